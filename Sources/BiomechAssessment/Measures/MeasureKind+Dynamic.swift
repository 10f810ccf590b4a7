// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics

/// Measures of single repetitions of any task but walking.
extension MeasureKind {
  private static let groodSuntay = "Grood and Suntay 1983, doi:10.1115/1.3138397"
  private static let chosenHere = "engineering definition of this project"
  private static let padua = "Padua et al. 2009, Am. J. Sports Med. 37, 1996–2002"

  public static let kneeFlexionAtContact = MeasureKind(
    "knee_flexion_at_contact", "Knee flexion at initial contact", .degrees, positive: "flexion",
    definition: "Knee flexion in the frame in which the foot first touches the ground.",
    reference: padua, decimals: 0)

  public static let kneeAbductionAtContact = MeasureKind(
    "knee_abduction_at_contact", "Knee abduction at initial contact", .degrees,
    positive: "valgus",
    definition:
      "Knee abduction (negative adduction) in the frame in which the foot first touches the ground.",
    reference: groodSuntay, decimals: 1)

  public static let kneeAbductionAt40Milliseconds = MeasureKind(
    "knee_abduction_at_40_ms", "Knee abduction 40 ms after contact", .degrees, positive: "valgus",
    definition: "Knee abduction 40 ms after the foot first touches the ground.",
    reference: groodSuntay, decimals: 1)

  public static let kneeAbductionAt100Milliseconds = MeasureKind(
    "knee_abduction_at_100_ms", "Knee abduction 100 ms after contact", .degrees,
    positive: "valgus",
    definition: "Knee abduction 100 ms after the foot first touches the ground.",
    reference: groodSuntay, decimals: 1)

  public static let kneeFlexionAt40Milliseconds = MeasureKind(
    "knee_flexion_at_40_ms", "Knee flexion 40 ms after contact", .degrees, positive: "flexion",
    definition: "Knee flexion 40 ms after the foot first touches the ground.",
    reference: groodSuntay, decimals: 0)

  public static let kneeFlexionAt100Milliseconds = MeasureKind(
    "knee_flexion_at_100_ms", "Knee flexion 100 ms after contact", .degrees, positive: "flexion",
    definition: "Knee flexion 100 ms after the foot first touches the ground.",
    reference: groodSuntay, decimals: 0)

  public static let kneeFlexionDisplacement = MeasureKind(
    "knee_flexion_displacement", "Knee flexion displacement", .degrees, positive: "flexion",
    definition: "Largest knee flexion after contact less that at contact.", reference: padua,
    decimals: 0)

  public static let kneeAbductionExcursion = MeasureKind(
    "knee_abduction_excursion", "Knee abduction excursion", .degrees, positive: "valgus",
    definition: "Largest knee abduction after contact less that at contact.",
    reference: groodSuntay, decimals: 1)

  public static let kneeAnkleSeparationRatioMinimum = MeasureKind(
    "kasr_minimum", "Least knee-ankle separation ratio", .ratio,
    positive: "knees wider than ankles",
    definition:
      "Least distance between the knee centres over that between the ankle centres from contact to "
      + "the largest knee flexion.",
    reference: "Mizner et al. 2012", decimals: 2)

  public static let normalizedKneeSeparation = MeasureKind(
    "normalised_knee_separation", "Knee separation over hip separation", .percent,
    positive: "knees wider apart",
    definition:
      "Distance between the knee centres over that between the hip centres, in percent, at the "
      + "largest knee flexion. The studies divided by the width of the hips on video.",
    reference: "Noyes et al. 2005, Am. J. Sports Med. 33, 197–207", decimals: 0)

  public static let dynamicValgusIndex = MeasureKind(
    "dynamic_valgus_index", "Dynamic valgus index", .degrees, positive: "valgus look",
    definition:
      "Hip projection angle (lean of the thigh inwards of the perpendicular to the line of both hip "
      + "centres) plus frontal plane projection angle at the largest knee flexion up to 75°. A look of "
      + "the whole limb, reported only.",
    reference: "Scholtes and Salsich 2017, Int. J. Sports Phys. Ther. 12", decimals: 1)

  public static let contralateralPelvicDropPeak = MeasureKind(
    "contralateral_pelvic_drop_peak", "Peak pelvic drop of the other side", .degrees,
    positive: "other side down",
    definition:
      "Largest drop of the pelvis on the side that does not bear the weight, while one leg bears it.",
    reference: chosenHere, decimals: 1)

  public static let ipsilateralTrunkLeanPeak = MeasureKind(
    "ipsilateral_trunk_lean_peak", "Peak trunk lean towards the stance leg", .degrees,
    positive: "towards the stance leg",
    definition: "Largest lean of the trunk sideways towards the leg that bears the weight.",
    reference: chosenHere, decimals: 1)

  public static let ankleDorsiflexionPeak = MeasureKind(
    "ankle_dorsiflexion_peak", "Peak ankle dorsiflexion", .degrees, positive: "dorsiflexion",
    definition:
      "Largest dorsiflexion of the repetition, in walking and running of stance, foot against shank.",
    reference: "Wu et al. 2002, doi:10.1016/S0021-9290(01)00222-6", decimals: 0)

  public static let shankInclinationPeak = MeasureKind(
    "shank_inclination_peak", "Peak inclination of the shank", .degrees, positive: "forwards",
    definition:
      "Largest lean of the line from ankle to knee centre forwards from the vertical while the heel is "
      + "down (within 15 mm of its lowest place), as the weight-bearing lunge test reads it.",
    reference: "Rabin et al. 2015 (weight-bearing lunge test)", decimals: 0)

  public static let heelLift = MeasureKind(
    "heel_lift", "Heel lift", .millimetres, positive: "heel up",
    definition:
      "Largest rise of the heel over its lowest place, in a repetition with the foot in place.",
    reference: chosenHere, decimals: 0)

  public static let frontalPlaneProjectionAnglePeakTo60 = MeasureKind(
    "fppa_peak_to_60", "Peak frontal plane projection angle up to 60° of knee flexion", .degrees,
    positive: "valgus look",
    definition:
      "Largest frontal plane projection angle over the frames with a knee flexion of at most 60°, up "
      + "to which limits for tasks on one leg are meant.",
    reference: "Munro, Herrington and Carolan 2012, doi:10.1123/jsr.21.1.7", decimals: 1)

  public static let jumpHeight = MeasureKind(
    "jump_height", "Jump height by flight time", .millimetres, positive: "higher",
    definition:
      "g t²/8 with the time t from take-off to the next contact; too high where the knees are bent "
      + "more in landing than at take-off.",
    reference: "Linthorne 2001, Am. J. Phys. 69, 1198–1204", decimals: 0)

  public static let contactTime = MeasureKind(
    "contact_time", "Contact time", .seconds, positive: "longer",
    definition: "From initial contact to take-off.", reference: chosenHere, decimals: 3)

  public static let reactiveStrengthIndex = MeasureKind(
    "reactive_strength_index", "Reactive strength index (height over contact time)",
    .metresPerSecond, positive: "more reactive",
    definition: "Jump height by flight time in metres over contact time in seconds.",
    reference: "Flanagan and Comyns 2008, Strength Cond. J. 30, 32–38", decimals: 2)

  /// Every measure of this file, in the order of the tables.
  static let dynamicKinds: [MeasureKind] = [
    .kneeFlexionAtContact, .kneeFlexionAt40Milliseconds, .kneeFlexionAt100Milliseconds,
    .kneeFlexionDisplacement, .kneeAbductionAtContact, .kneeAbductionAt40Milliseconds,
    .kneeAbductionAt100Milliseconds, .kneeAbductionExcursion, .kneeAnkleSeparationRatioMinimum,
    .normalizedKneeSeparation, .dynamicValgusIndex, .contralateralPelvicDropPeak,
    .ipsilateralTrunkLeanPeak, .ankleDorsiflexionPeak, .shankInclinationPeak, .heelLift,
    .frontalPlaneProjectionAnglePeakTo60, .jumpHeight, .contactTime, .reactiveStrengthIndex,
  ]
}

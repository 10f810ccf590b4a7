// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Limits of the frontal plane projection angle.
extension Threshold {
  private static let herrington = "Herrington and Munro 2010, Phys. Ther. Sport 11"
  private static let look =
    "the angle is a look of the whole limb: it agrees with the knee angle within −30° to 17° only"
  private static let bothLegs: [MovementTask] = [.dropJump, .landing]

  private static func expected(
    _ id: String, in tasks: [MovementTask], _ low: Double, _ high: Double, _ population: Population,
    _ evidence: String
  ) -> Threshold {
    Threshold(
      id, of: [.frontalPlaneProjectionAnglePeak], in: tasks, .outside, high, lowerLimit: low,
      role: .context, population: population, defaultU95: 8,
      rationale: "What 100 active adults showed.", source: herrington, evidence: evidence,
      contest: look)
  }

  /// The usual range of women landing on both legs.
  public static let projectionAngleOfWomen = expected(
    "TH30", in: bothLegs, 7, 13, .women, "verified in three sources")

  /// The usual range of men landing on both legs.
  public static let projectionAngleOfMen = expected(
    "TH31", in: bothLegs, 3, 8, .men, "verified in three sources")

  /// The usual range of women landing on one leg.
  public static let projectionAngleOfWomenOnOneLeg = expected(
    "TH32", in: [.singleLegLanding], 5, 12, .women, "verified in two sources")

  /// The usual range of men landing on one leg.
  public static let projectionAngleOfMenOnOneLeg = expected(
    "TH33", in: [.singleLegLanding], 1, 9, .men, "verified in two sources")

  /// The upper end of the usual range of women, landing on both legs.
  public static let projectionAngleOfWomenLanding = Threshold(
    "TH34", of: [.frontalPlaneProjectionAnglePeak], in: bothLegs, .above, 13, population: .women,
    defaultU95: 8, rationale: "Above what is usual.", source: herrington,
    evidence: "verified in three sources", contest: look)

  /// The upper end of the usual range of men, landing on both legs.
  public static let projectionAngleOfMenLanding = Threshold(
    "TH35", of: [.frontalPlaneProjectionAnglePeak], in: bothLegs, .above, 8, population: .men,
    defaultU95: 8, rationale: "Above what is usual.", source: herrington,
    evidence: "verified in three sources", contest: look)

  /// The projection angle of a squat on one leg, up to 60° of knee flexion.
  public static let projectionAngleOnOneLeg = Threshold(
    "TH36", of: [.frontalPlaneProjectionAnglePeakTo60], in: [.singleLegSquat, .stepDown], .above,
    10, defaultU95: 8,
    rationale:
      "Women with kneecap pain and a visible valgus showed 7.2° ± 7.1°; two-dimensional methods err "
      + "by 2° to 4°.", source: "PMC7274868; Gwynne and Curran",
    evidence: "the inputs are verified; the cut-off is an engineering choice", contest: look)

  /// A flag on the projection angle needs its lower bound beyond the upper end of what is usual.
  public static let projectionAngleGuard = Threshold(
    "TH37", of: [.frontalPlaneProjectionAnglePeak, .frontalPlaneProjectionAnglePeakTo60],
    subject: "Guard of the frontal plane projection angle", .never, 0, role: .gate, defaultU95: 8,
    rationale:
      "TH32 to TH36 raise a flag only where the value less U95 lies beyond them: above 21° for a "
      + "woman who lands on both legs.", source: chosenHere, evidence: engineering)

  /// Beyond it the projection angle means nothing.
  public static let projectionAngleValidity = Threshold(
    "TH38", of: [.frontalPlaneProjectionAnglePeak],
    subject: "Knee flexion up to which a frontal plane projection angle is reported", .above,
    ProjectionAngleValidity.largestFlexion.degrees.rounded(), role: .validity,
    parts: [
      Part(
        "largest thigh elevation", ProjectionAngleValidity.largestThighElevation.degrees.rounded(),
        "°")
    ],
    rationale: "With the thigh nearly level the projection shows rotation, not valgus.",
    source: "documentation of mocapr; computed", evidence: "verified in one source and computed")

  static let projectionAngle: [Threshold] = [
    .projectionAngleOfWomen, .projectionAngleOfMen, .projectionAngleOfWomenOnOneLeg,
    .projectionAngleOfMenOnOneLeg, .projectionAngleOfWomenLanding, .projectionAngleOfMenLanding,
    .projectionAngleOnOneLeg, .projectionAngleGuard, .projectionAngleValidity,
  ]
}

/// Limits of the knee abduction angle.
extension Threshold {
  private static let nullResult =
    "a pooled analysis of nine studies found no knee abduction measure that predicts injury "
    + "(Cronström et al. 2020), nor did a cohort of more than 600 (Krosshaug et al. 2016)"

  /// Knee abduction at initial contact, contested.
  public static let kneeAbductionAtContact = Threshold(
    "TH40", of: [.kneeAbductionAtContact], in: [.dropJump], .atLeast, 4.6, highestLevel: .watch,
    population: .femaleAthletes, defaultU95: 5,
    rationale: "Parted the injured from the others in one cohort of 205 female athletes.",
    source: "Bates et al. 2020, Orthop. J. Sports Med. (PMC7557696)",
    evidence: "verified in one cohort; contested", contest: nullResult)

  /// How far injured and other athletes were apart in one study, contested.
  public static let kneeAbductionOfInjured = Threshold(
    "TH41", of: [.kneeAbductionAtContact], in: [.dropJump], .atLeast, 8.4, role: .context,
    population: .femaleAthletes, defaultU95: 5,
    rationale:
      "The mean difference between 9 athletes who were injured later and 196 who were not.",
    source: "Hewett et al. 2005, Am. J. Sports Med. 33, 492–501",
    evidence: "8° verified in one article, the decimal from memory; contested", contest: nullResult)

  /// The peak knee abduction that skin markers cannot explain away.
  public static let kneeAbduction = Threshold(
    "TH42", of: [.kneeAbductionPeak],
    in: [
      .squat, .singleLegSquat, .stepDown, .lunge, .dropJump, .landing, .singleLegLanding, .tuckJump,
    ], .above, 10, defaultU95: 8,
    rationale: "Beyond what skin and misplaced markers make of a knee that stays straight.",
    source: chosenHere, evidence: engineering)

  /// Nothing here predicts an injury.
  public static let injuryPrediction = Threshold(
    "TH43", of: [], subject: "Prediction of a cruciate ligament injury", .never, 0,
    role: .neverClaimed,
    rationale: "None of five knee abduction measures predicted an injury in the pooled cohorts.",
    source: "Cronström et al. 2020, BMC Musculoskelet. Disord. 21, 563; Krosshaug et al. 2016",
    evidence:
      "verified in four sources; positive studies of single cohorts exist, so it is contested",
    contest: "single cohorts found differences (Hewett et al. 2005, Bates et al. 2020)")

  static let kneeAbductions: [Threshold] = [
    .kneeAbductionAtContact, .kneeAbductionOfInjured, .kneeAbduction, .injuryPrediction,
  ]
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics

/// Measures of gait cycles.
extension MeasureKind {
  private static let groodSuntay = "Grood and Suntay 1983, doi:10.1115/1.3138397"
  private static let perry = "Perry and Burnfield 2010, Gait Analysis, 2nd edition"
  private static let hof = "Hof 1996, doi:10.1016/0966-6362(95)01057-2"
  private static let chosenHere = "engineering definition of this project"

  public static let strideTime = MeasureKind(
    "stride_time", "Stride time", .seconds, positive: "longer",
    definition: "From a foot strike to the next strike of the same foot.", reference: perry,
    decimals: 3)

  public static let stepTime = MeasureKind(
    "step_time", "Step time", .seconds, positive: "longer",
    definition: "From the strike of the other foot to the strike of this one.", reference: perry,
    decimals: 3)

  public static let cadence = MeasureKind(
    "cadence", "Cadence", .stepsPerMinute, positive: "faster",
    definition: "120 over the stride time in seconds.", reference: perry, decimals: 0)

  public static let strideLength = MeasureKind(
    "stride_length", "Stride length", .millimetres, positive: "longer",
    definition:
      "Way of the heel along the direction of progression from a strike to the next of the same "
      + "foot, the way of the belt added on a treadmill.", reference: perry, decimals: 0)

  public static let stepLength = MeasureKind(
    "step_length", "Step length", .millimetres, positive: "longer",
    definition:
      "Distance along the direction of progression from the place of the other heel at its strike to "
      + "that of this heel at its next, the way of the belt added on a treadmill.",
    reference: perry, decimals: 0)

  public static let stepWidth = MeasureKind(
    "step_width", "Step width", .millimetres, positive: "wider",
    definition:
      "Distance across the direction of progression between the places of both heels at their strikes.",
    reference: perry, decimals: 0)

  public static let walkingSpeed = MeasureKind(
    "walking_speed", "Walking speed", .metresPerSecond, positive: "faster",
    definition: "Stride length over stride time.", reference: perry, decimals: 2)

  public static let normalizedSpeed = MeasureKind(
    "normalised_speed", "Speed over the square root of g times leg length", .ratio,
    positive: "faster", definition: "Walking speed over √(g · leg length).", reference: hof,
    decimals: 3)

  public static let stancePercent = MeasureKind(
    "stance_percent", "Stance phase", .percent, positive: "longer",
    definition: "From strike to off in percent of the cycle.", reference: perry, decimals: 1)

  public static let doubleSupportPercent = MeasureKind(
    "double_support_percent", "Double support", .percent, positive: "longer",
    definition: "Both phases with both feet on the ground in percent of the cycle.",
    reference: perry, decimals: 1)

  public static let singleSupportPercent = MeasureKind(
    "single_support_percent", "Single support", .percent, positive: "longer",
    definition: "The time this foot alone is on the ground in percent of the cycle.",
    reference: perry, decimals: 1)

  public static let kneeAdductionMeanStance = MeasureKind(
    "knee_adduction_mean_stance", "Mean knee adduction in stance", .degrees, positive: "varus",
    definition: "Mean knee adduction from strike to off.", reference: groodSuntay, decimals: 1)

  public static let kneeFlexionPeakStance = MeasureKind(
    "knee_flexion_peak_stance", "Peak knee flexion in early stance", .degrees,
    positive: "flexion", definition: "Largest knee flexion in the first 40 % of the cycle.",
    reference: groodSuntay, decimals: 1)

  public static let kneeFlexionPeakSwing = MeasureKind(
    "knee_flexion_peak_swing", "Peak knee flexion in swing", .degrees, positive: "flexion",
    definition: "Largest knee flexion from foot off to the next strike.", reference: groodSuntay,
    decimals: 1)

  public static let kneeFlexionAtStrike = MeasureKind(
    "knee_flexion_at_strike", "Knee flexion at foot strike", .degrees, positive: "flexion",
    definition: "Knee flexion when the foot strikes the ground.", reference: groodSuntay,
    decimals: 1)

  public static let varusThrustExcursion = MeasureKind(
    "varus_thrust_excursion", "Increase of knee adduction in loading", .degrees,
    positive: "varus",
    definition: "Largest knee adduction in the first 20 % of the cycle less that at foot strike.",
    reference: "Chang et al. 2013 (PMC4014355)", decimals: 1)

  public static let varusThrustVelocity = MeasureKind(
    "varus_thrust_velocity", "Peak velocity of knee adduction in loading", .degreesPerSecond,
    positive: "towards varus",
    definition:
      "Largest rate of knee adduction in the first 30 % of the cycle. Its uncertainty is that of the "
      + "excursion over the time of loading, 20 % of the cycle.",
    reference: "Chang et al. 2013 (PMC4014355)", decimals: 0)

  public static let contralateralPelvicDropMeanStance = MeasureKind(
    "contralateral_pelvic_drop_mean_stance", "Mean pelvic drop of the other side in stance",
    .degrees, positive: "other side down",
    definition:
      "Mean drop of the pelvis on the swing side while this leg alone bears the weight; where the "
      + "other foot is not followed, over the middle 60 % of stance.",
    reference: chosenHere, decimals: 1)

  public static let pelvicTiltMean = MeasureKind(
    "pelvic_tilt_mean", "Mean pelvic tilt", .degrees, positive: "anterior",
    definition: "Mean pelvic tilt over the cycle.",
    reference: "Baker 2001, doi:10.1016/S0966-6362(00)00083-7", decimals: 1)

  public static let footProgressionMeanStance = MeasureKind(
    "foot_progression_mean_stance", "Mean foot progression in stance", .degrees,
    positive: "toe-in", definition: "Mean foot progression from strike to off.",
    reference: "Davis et al. 1991, doi:10.1016/0167-9457(91)90046-Z", decimals: 1)

  public static let kneeAdductionMeanStanceZ = MeasureKind(
    "knee_adduction_mean_stance_z", "Mean knee adduction in stance against the norm",
    .standardDeviations, positive: "varus",
    definition:
      "Mean knee adduction in stance less that of the reference group, in its standard deviations.",
    reference: chosenHere, decimals: 1)

  public static let pelvicTiltMeanZ = MeasureKind(
    "pelvic_tilt_mean_z", "Mean pelvic tilt against the norm", .standardDeviations,
    positive: "anterior",
    definition:
      "Mean pelvic tilt over the cycle less that of the reference group, in its standard deviations.",
    reference: chosenHere, decimals: 1)

  public static let footProgressionMeanStanceZ = MeasureKind(
    "foot_progression_mean_stance_z", "Mean foot progression against the norm",
    .standardDeviations, positive: "toe-in",
    definition:
      "Mean foot progression in stance less that of the reference group, in its standard deviations.",
    reference: chosenHere, decimals: 1)

  private static let baker = "Baker et al. 2009, doi:10.1016/j.gaitpost.2009.05.020"

  public static let gaitProfileScore = MeasureKind(
    "gait_profile_score", "Gait profile score", .degrees, positive: "further from the norm",
    definition:
      "Root mean square of the gait variable scores, each the root mean square distance of an angle from "
      + "the reference over the cycle: nine for each side, and for both sides fifteen, with the pelvis "
      + "counted once, from the cycles of the left leg. Its uncertainty is the least change that "
      + "matters to people, 1.6° (Baker et al. 2012).", reference: baker, decimals: 1)

  public static let kneeFrontalVariableScore = MeasureKind(
    "knee_frontal_gvs", "Variable score of knee adduction", .degrees,
    positive: "further from the norm",
    definition:
      "Root mean square distance of knee adduction from the reference over the cycle; not part of the "
      + "gait profile score.", reference: baker, decimals: 1)

  public static let gaitDeviationIndex = MeasureKind(
    "gdi", "Gait deviation index", .points, positive: "closer to the norm",
    definition:
      "100 less ten times the standardised logarithm of the distance from the control group in the "
      + "fifteen gait features, which the user supplies.",
    reference: "Schwartz and Rozumalski 2008, doi:10.1016/j.gaitpost.2008.05.001", decimals: 0)

  public static let scaledGaitProfileScore = MeasureKind(
    "gdi_star", "Scaled gait profile score (GDI*)", .points, positive: "closer to the norm",
    definition:
      "100 less ten times the standardised logarithm of the gait profile score in the reference group; "
      + "not the gait deviation index.", reference: baker, decimals: 0)

  /// Every measure of this file, in the order of the tables.
  static let gaitKinds: [MeasureKind] = [
    .strideTime, .stepTime, .cadence, .strideLength, .stepLength, .stepWidth, .walkingSpeed,
    .normalizedSpeed, .stancePercent, .doubleSupportPercent, .singleSupportPercent,
    .kneeFlexionAtStrike, .kneeFlexionPeakStance, .kneeFlexionPeakSwing, .kneeAdductionMeanStance,
    .varusThrustExcursion, .varusThrustVelocity, .contralateralPelvicDropMeanStance,
    .pelvicTiltMean, .footProgressionMeanStance, .kneeAdductionMeanStanceZ, .pelvicTiltMeanZ,
    .footProgressionMeanStanceZ, .gaitProfileScore,
    .kneeFrontalVariableScore, .gaitDeviationIndex, .scaledGaitProfileScore,
  ]
}

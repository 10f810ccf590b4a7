// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics

extension MeasureKind {
  private static let sharma = "Sharma et al. 2010, doi:10.1136/ard.2010.129742"
  private static let groodSuntay = "Grood and Suntay 1983, doi:10.1115/1.3138397"
  private static let wu = "Wu et al. 2002, doi:10.1016/S0021-9290(01)00222-6"
  private static let paley = "Paley 2002, Principles of Deformity Correction"

  public static let hkaDeviationStanding = MeasureKind(
    "hka_deviation_standing", "Hip-knee-ankle deviation, standing", .degrees, positive: "varus",
    definition:
      "Median of 180° less the hip-knee-ankle angle over quiet standing with the knee between -5° "
      + "and 10° of flexion and, where the foot is seen, at most 20° of foot progression.",
    reference: sharma, decimals: 1)

  public static let mechanicalAxisDeviationStanding = MeasureKind(
    "mechanical_axis_deviation_standing", "Mechanical axis deviation, standing", .millimetres,
    positive: "varus",
    definition:
      "Median distance of the hip-ankle line from the knee centre over the same frames as the "
      + "hip-knee-ankle deviation; positive when the line passes medial of the knee.",
    reference: paley, decimals: 0)

  public static let tibiofemoralAngleStanding = MeasureKind(
    "tibiofemoral_angle_standing", "Anatomical tibiofemoral angle, standing", .degrees,
    positive: "valgus",
    definition:
      "6° less the hip-knee-ankle deviation: what a goniometer along thigh and shank would show. The "
      + "6° stand between the anatomical and the mechanical axis of a femur, 5.99° ± 0.70° on "
      + "radiographs of women; their spread is part of the uncertainty.",
    reference: paley, decimals: 1)

  public static let quadricepsAngleStanding = MeasureKind(
    "q_angle_standing", "Quadriceps angle, standing", .degrees, positive: "valgus",
    definition:
      "Median angle in the frontal plane between the lines from the patella to the iliac spine and "
      + "from the tibial tuberosity to the patella, over the same frames as the hip-knee-ankle "
      + "deviation. A description: studies find no association with pain.",
    reference: "Merchant et al. 2020 (standard protocol)", decimals: 1)

  public static let tibialTuberosityLateralisation = MeasureKind(
    "tibial_tuberosity_lateralisation", "Tibial tuberosity beside the knee centre", .percent,
    positive: "lateral",
    definition:
      "How far the tibial tuberosity lies lateral of the middle of the knee along the medio-lateral "
      + "axis of the shank, in percent of the epicondylar width, in standing. Not the TT-TG distance "
      + "of imaging, whose limits do not apply.",
    reference: "engineering definition of this project", decimals: 0)

  public static let intercondylarDistanceStanding = MeasureKind(
    "intercondylar_distance_standing", "Gap between the knees, standing", .millimetres,
    positive: "wider",
    definition:
      "Distance between the inner sides of the knees over the skin. It is the intercondylar distance "
      + "of the clinic only while the ankles touch; else it is the gap in this stance, and its quality "
      + "is limited.",
    reference: "engineering definition of this project", decimals: 0)

  public static let intermalleolarDistanceStanding = MeasureKind(
    "intermalleolar_distance_standing", "Gap between the ankles, standing", .millimetres,
    positive: "wider",
    definition:
      "Distance between the inner sides of the ankles over the skin. It is the intermalleolar "
      + "distance of the clinic only while the knees touch; else it is the gap in this stance, and its "
      + "quality is limited.",
    reference: "engineering definition of this project", decimals: 0)

  public static let hkaAsymmetryStanding = MeasureKind(
    "hka_asymmetry_standing", "Difference of the hip-knee-ankle deviations", .degrees,
    positive: "left leg more varus",
    definition: "Hip-knee-ankle deviation in standing, left minus right.", reference: sharma,
    decimals: 1)

  public static let squatDepth = MeasureKind(
    "squat_depth", "Squat depth", .millimetres, positive: "deeper",
    definition:
      "How far the hip centres sink below standing. The class follows the mean knee flexion of both "
      + "legs at the bottom: quarter below 60°, half to 95°, parallel to 115° or hips at knee "
      + "height, deep beyond.",
    reference: "classes after Schoenfeld 2010, J. Strength Cond. Res. 24; boundaries "
      + "harmonised by this project", decimals: 0)

  public static let kneeFlexionPeak = MeasureKind(
    "knee_flexion_peak", "Peak knee flexion", .degrees, positive: "flexion",
    definition: "Largest knee flexion of the repetition.", reference: groodSuntay, decimals: 0)

  public static let kneeAdductionAtBottom = MeasureKind(
    "knee_adduction_at_bottom", "Knee adduction at the bottom", .degrees, positive: "varus",
    definition: "Knee adduction at the deepest point of the repetition.",
    reference: groodSuntay, decimals: 1)

  public static let kneeAbductionPeak = MeasureKind(
    "knee_abduction_peak", "Peak knee abduction", .degrees, positive: "valgus",
    definition:
      "Largest knee abduction (negative adduction) over the frames of the repetition with at least "
      + "20° of knee flexion, which leaves standing alignment out; in walking and running over stance.",
    reference: groodSuntay, decimals: 1)

  public static let frontalPlaneProjectionAnglePeak = MeasureKind(
    "fppa_peak", "Peak frontal plane projection angle", .degrees, positive: "valgus look",
    definition:
      "Largest frontal plane projection angle over the frames in which it is valid: knee flexion "
      + "up to 75°, thigh elevation up to 60°.",
    reference: "Munro, Herrington and Carolan 2012, doi:10.1123/jsr.21.1.7", decimals: 1)

  public static let kneeAnkleSeparationRatioAtBottom = MeasureKind(
    "kasr_at_bottom", "Knee-ankle separation ratio at the bottom", .ratio,
    positive: "knees wider than ankles",
    definition:
      "Distance between the knee centres over distance between the ankle centres at the deepest "
      + "point of the repetition.",
    reference: "Mizner et al. 2012", decimals: 2)

  public static let medialKneeDisplacementPeak = MeasureKind(
    "medial_knee_displacement_peak", "Peak medial knee displacement", .millimetres,
    positive: "medial",
    definition:
      "Largest displacement of the knee centre medial of the hip-ankle line in the repetition, less "
      + "its value in quiet standing.",
    reference: paley, decimals: 0)

  public static let medialKneeDisplacementAtBottom = MeasureKind(
    "medial_knee_displacement_at_bottom", "Medial knee displacement at the bottom", .millimetres,
    positive: "medial",
    definition:
      "Displacement of the knee centre medial of the hip-ankle line at the deepest point of the "
      + "repetition, less its value in quiet standing.",
    reference: paley, decimals: 0)

  public static let hipAdductionPeak = MeasureKind(
    "hip_adduction_peak", "Peak hip adduction", .degrees, positive: "adduction",
    definition: "Largest hip adduction of the repetition, in walking and running of stance.",
    reference: wu, decimals: 1)

  public static let hipInternalRotationPeak = MeasureKind(
    "hip_internal_rotation_peak", "Peak hip internal rotation", .degrees, positive: "internal",
    definition: "Largest hip internal rotation of the repetition.", reference: wu, decimals: 1)

  private static let bull =
    "axes after Bull et al. 2002, Knee Surg. Sports Traumatol. Arthrosc. 10, 184–193"

  public static let patellarShiftNearExtension = MeasureKind(
    "patellar_shift_near_extension", "Patellar shift near full extension", .percent,
    positive: "lateral",
    definition:
      "Median shift of the patella while the knee extends, from 20° of flexion on, less that between "
      + "40° and 50° or else in standing, in percent of the epicondylar width. One value for each "
      + "cycle of knee flexion.",
    reference: bull, decimals: 0)

  public static let patellarTiltNearExtension = MeasureKind(
    "patellar_tilt_near_extension", "Patellar tilt near full extension", .degrees,
    positive: "lateral",
    definition:
      "Median tilt of the patella while the knee extends, from 20° of flexion on; lateral when the "
      + "lateral border moves towards the femur. Needs three markers on the patella, or its pose.",
    reference: bull, decimals: 0)

  public static let patellarLateralJump = MeasureKind(
    "patellar_lateral_jump", "Patellar jump outwards in extension (J sign)", .ratio,
    positive: "lateral",
    definition:
      "Largest shift from 20° of flexion on less the median from 30° to 45°, while the knee extends "
      + "from 45° to 10°, in widths of the patella. The bands watch (from 0.25) and flag (from 0.50) "
      + "are where imaging would grade a J sign; they are derived and not validated for markers, and "
      + "mean something only with repeated cycles and complaints.",
    reference: "grades of Tanaka et al. 2016, Knee Surg. Sports Traumatol. Arthrosc. 24",
    decimals: 2)

  /// Every measure, in the order of the tables.
  public static let all: [MeasureKind] =
    standingAndSquatKinds + dynamicKinds + gaitKinds + scoreKinds + compared

  private static let standingAndSquatKinds: [MeasureKind] = [
    .hkaDeviationStanding, .mechanicalAxisDeviationStanding, .tibiofemoralAngleStanding,
    .hkaAsymmetryStanding, .quadricepsAngleStanding, .tibialTuberosityLateralisation,
    .intercondylarDistanceStanding, .intermalleolarDistanceStanding, .squatDepth,
    .kneeFlexionPeak, .kneeAdductionAtBottom, .kneeAbductionPeak,
    .frontalPlaneProjectionAnglePeak, .kneeAnkleSeparationRatioAtBottom,
    .medialKneeDisplacementPeak, .medialKneeDisplacementAtBottom, .hipAdductionPeak,
    .hipInternalRotationPeak, .patellarShiftNearExtension, .patellarTiltNearExtension,
    .patellarLateralJump,
  ]
}

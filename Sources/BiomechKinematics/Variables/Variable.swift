// SPDX-License-Identifier: Apache-2.0

/// The unit of a number that leaves the program.
public enum Unit: String, Sendable, CaseIterable {
  /// Degrees; kept in radians inside.
  case degrees = "deg"
  case millimetres = "mm"
  case percent
  case ratio
  case seconds = "s"
  case metresPerSecond = "m/s"
  case stepsPerMinute = "steps/min"
  case degreesPerSecond = "deg/s"

  /// Errors, flaws or points of a score.
  case points

  /// Standard deviations of a reference group.
  case standardDeviations = "SD"

  /// The factor from the value inside to the value shown.
  public var displayFactor: Double { self == .degrees ? 180 / .pi : 1 }

  /// The mark behind a number in text: `°`, ` mm`, ` %` or nothing.
  public var mark: String {
    switch self {
    case .degrees: "°"
    case .millimetres: " mm"
    case .percent: " %"
    case .ratio: ""
    case .seconds, .metresPerSecond, .stepsPerMinute: " \(rawValue)"
    case .degreesPerSecond: "°/s"
    case .points: ""
    case .standardDeviations: " SD"
    }
  }
}

/// A quantity that has a value in every frame: one row of the registry that all writers read.
public struct Variable: Hashable, Sendable {
  /// The word in column names, such as `knee_adduction`.
  public let id: String

  /// Plain words, such as `Knee adduction`.
  public let label: String

  public let unit: Unit

  /// What a positive value means, such as `varus`.
  public let positiveDirection: String

  /// What a negative value means, such as `valgus`; empty where there is none.
  public let negativeDirection: String

  public let definition: String
  public let reference: String

  /// The decimals shown in tables.
  public let decimals: Int

  init(
    _ id: String, _ label: String, _ unit: Unit, positive: String, negative: String = "",
    definition: String, reference: String, decimals: Int = 4
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.positiveDirection = positive
    self.negativeDirection = negative
    self.definition = definition
    self.reference = reference
    self.decimals = decimals
  }

  public static func == (a: Self, b: Self) -> Bool { a.id == b.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Variable {
  private static let groodSuntay = "Grood and Suntay 1983, doi:10.1115/1.3138397"
  private static let wu = "Wu et al. 2002, doi:10.1016/S0021-9290(01)00222-6"

  public static let kneeFlexion = Variable(
    "knee_flexion", "Knee flexion", .degrees, positive: "flexion", negative: "extension",
    definition: "Turn of the shank about the medio-lateral axis of the thigh.",
    reference: groodSuntay)

  public static let kneeAdduction = Variable(
    "knee_adduction", "Knee adduction", .degrees, positive: "varus", negative: "valgus",
    definition: "Tilt of the shank about the floating axis; valgus is negative adduction.",
    reference: groodSuntay)

  public static let kneeInternalRotation = Variable(
    "knee_internal_rotation", "Knee internal rotation", .degrees, positive: "internal",
    negative: "external", definition: "Turn of the shank about its own long axis.",
    reference: groodSuntay)

  public static let hipFlexion = Variable(
    "hip_flexion", "Hip flexion", .degrees, positive: "flexion", negative: "extension",
    definition: "Turn of the thigh about the medio-lateral axis of the pelvis.", reference: wu)

  public static let hipAdduction = Variable(
    "hip_adduction", "Hip adduction", .degrees, positive: "adduction", negative: "abduction",
    definition: "Tilt of the thigh about the floating axis of the hip.", reference: wu)

  public static let hipInternalRotation = Variable(
    "hip_internal_rotation", "Hip internal rotation", .degrees, positive: "internal",
    negative: "external", definition: "Turn of the thigh about its own long axis.", reference: wu)

  public static let ankleDorsiflexion = Variable(
    "ankle_dorsiflexion", "Ankle dorsiflexion", .degrees, positive: "dorsiflexion",
    negative: "plantarflexion",
    definition: "Turn of the foot about the medio-lateral axis of the shank.", reference: wu)

  public static let ankleInversion = Variable(
    "ankle_inversion", "Ankle inversion", .degrees, positive: "inversion", negative: "eversion",
    definition: "Tilt of the foot that lifts its inner border.", reference: wu)

  public static let ankleInternalRotation = Variable(
    "ankle_internal_rotation", "Foot adduction", .degrees, positive: "internal",
    negative: "external", definition: "Turn of the foot inwards against the shank.",
    reference: wu)

  public static let footProgression = Variable(
    "foot_progression", "Foot progression", .degrees, positive: "toe-in", negative: "toe-out",
    definition: "Direction of the foot against the direction of progression, seen from above.",
    reference: "Davis et al. 1991, doi:10.1016/0167-9457(91)90046-Z")

  private static let bull =
    "Bull et al. 2002, Knee Surg. Sports Traumatol. Arthrosc. 10, 184–193"

  public static let patellarFlexion = Variable(
    "patellar_flexion", "Patellar flexion", .degrees, positive: "flexion", negative: "extension",
    definition: "Turn of the patella about the medio-lateral axis of the thigh.", reference: bull)

  public static let patellarTilt = Variable(
    "patellar_tilt", "Patellar tilt", .degrees, positive: "lateral", negative: "medial",
    definition:
      "Turn of the patella about its own long axis; lateral when its lateral border moves towards "
      + "the femur.", reference: bull)

  public static let patellarSpin = Variable(
    "patellar_spin", "Patellar spin", .degrees, positive: "distal pole medial",
    negative: "distal pole lateral",
    definition: "Turn of the patella about the floating axis; authors name it differently.",
    reference: bull)

  public static let patellarShift = Variable(
    "patellar_shift", "Patellar shift", .millimetres, positive: "lateral", negative: "medial",
    definition: "Place of the patella along the medio-lateral axis of the thigh.", reference: bull)

  public static let quadricepsAngle = Variable(
    "q_angle", "Quadriceps angle", .degrees, positive: "valgus", negative: "varus",
    definition:
      "Angle in the frontal plane between the lines from the patella to the iliac spine and from the "
      + "tibial tuberosity to the patella. A description, not a sign of disease; left out from 30° of "
      + "knee flexion on.",
    reference: "Merchant et al. 2020 (standard protocol)")

  public static let trunkForwardLean = Variable(
    "trunk_forward_lean", "Trunk lean forwards", .degrees, positive: "forwards",
    negative: "backwards", definition: "Tilt of the trunk in the laboratory, globe order.",
    reference: wu)

  public static let trunkLateralLean = Variable(
    "trunk_lateral_lean", "Trunk lean sideways", .degrees, positive: "to the right",
    negative: "to the left", definition: "Side lean of the trunk in the laboratory, globe order.",
    reference: wu)

  public static let trunkRotation = Variable(
    "trunk_rotation", "Trunk rotation", .degrees, positive: "right side forward",
    negative: "left side forward",
    definition: "Rotation of the trunk in the laboratory, globe order.", reference: wu)

  public static let hkaDeviation = Variable(
    "hka_deviation", "Hip-knee-ankle deviation", .degrees, positive: "varus", negative: "valgus",
    definition:
      "180° less the hip-knee-ankle angle in the frontal plane of the pelvis and thighs; it means "
      + "alignment only while standing with straight knees.",
    reference: "Sharma et al. 2010, doi:10.1136/ard.2010.129742")

  public static let mechanicalAxisDeviation = Variable(
    "mechanical_axis_deviation", "Mechanical axis deviation", .millimetres,
    positive: "knee lateral of the hip-ankle line (varus)", negative: "knee medial of it (valgus)",
    definition:
      "Distance of the line from hip to ankle from the knee centre in the frontal plane; positive "
      + "when the line passes medial of the knee.",
    reference: "Paley 2002, Principles of Deformity Correction")

  public static let frontalPlaneProjectionAngle = Variable(
    "fppa", "Frontal plane projection angle", .degrees, positive: "valgus look",
    negative: "varus look",
    definition:
      "Angle of hip, knee and ankle centres as a camera in front sees it. The look of the whole "
      + "limb, not a knee angle; left out beyond 75° of knee flexion or 60° of thigh elevation.",
    reference: "Munro, Herrington and Carolan 2012, doi:10.1123/jsr.21.1.7")

  public static let medialKneeDisplacement = Variable(
    "medial_knee_displacement", "Medial knee displacement", .millimetres, positive: "medial",
    negative: "lateral",
    definition:
      "Distance of the knee centre from the line through hip and ankle centres in the frontal "
      + "plane, less its value in quiet standing.",
    reference: "engineering definition of this project, after the hip-ankle line of Paley 2002")

  public static let kneeAnkleSeparationRatio = Variable(
    "knee_ankle_separation_ratio", "Knee-ankle separation ratio", .ratio,
    positive: "knees wider than ankles",
    definition:
      "Distance between the knee centres over distance between the ankle centres, along the "
      + "frontal plane; below 1 the knees are closer together than the feet.",
    reference: "Mizner et al. 2012, Clin. J. Sport Med. 22, 221–227")

  public static let pelvisAnteriorTilt = Variable(
    "pelvis_anterior_tilt", "Pelvic tilt", .degrees, positive: "anterior", negative: "posterior",
    definition: "Tilt of the pelvis in the laboratory, globe order.",
    reference: "Baker 2001, doi:10.1016/S0966-6362(00)00083-7")

  public static let pelvisObliquity = Variable(
    "pelvis_obliquity", "Pelvic obliquity", .degrees, positive: "right side up",
    negative: "left side up", definition: "Obliquity of the pelvis in the laboratory, globe order.",
    reference: "Baker 2001, doi:10.1016/S0966-6362(00)00083-7")

  public static let pelvisRotation = Variable(
    "pelvis_rotation", "Pelvic rotation", .degrees, positive: "right side forward",
    negative: "left side forward",
    definition: "Rotation of the pelvis in the laboratory, globe order.",
    reference: "Baker 2001, doi:10.1016/S0966-6362(00)00083-7")

  /// Every variable, in the order of the columns of `<trial>.angles.csv`.
  public static let all: [Variable] = [
    .kneeFlexion, .kneeAdduction, .kneeInternalRotation, .hipFlexion, .hipAdduction,
    .hipInternalRotation, .ankleDorsiflexion, .ankleInversion, .ankleInternalRotation,
    .footProgression, .frontalPlaneProjectionAngle, .hkaDeviation, .mechanicalAxisDeviation,
    .medialKneeDisplacement, .patellarFlexion, .patellarTilt, .patellarSpin, .patellarShift,
    .quadricepsAngle,
    .kneeAnkleSeparationRatio, .pelvisAnteriorTilt, .pelvisObliquity, .pelvisRotation,
    .trunkForwardLean, .trunkLateralLean, .trunkRotation,
  ]
}

// SPDX-License-Identifier: Apache-2.0

/// The person recorded: what measures and thresholds need to know about them.
///
/// Every value is optional; what needs a missing one is "not assessed".
public struct Subject: Hashable, Sendable {
  /// Sex as far as reference values distinguish it.
  public enum Sex: String, Sendable, CaseIterable {
    case female, male
  }

  /// The keys of `subject.yaml`.
  public enum Key: String, Sendable, CaseIterable {
    case code, session
    case age = "age_years"
    case sex
    case height = "height_mm"
    case mass = "mass_kg"
    case markerDiameter = "marker_diameter_mm"
    case legLength = "leg_length_mm"
    case kneeWidth = "knee_width_mm"
    case ankleWidth = "ankle_width_mm"
    case patellaWidth = "patella_width_mm"
    case intake
  }

  /// A code, not a name.
  public var code: String

  /// The session the trials belong to, such as `2026-03-01` or `before`.
  public var session: String

  /// Age in years.
  public var age: Double?

  public var sex: Sex?

  /// Body height in millimetres.
  public var height: Double?

  /// Body mass in kilograms.
  public var mass: Double?

  /// Leg length from the anterior superior iliac spine to the medial malleolus, in millimetres.
  public var legLength: [Side: Double]

  /// Width of the knee between the epicondyles, in millimetres.
  public var kneeWidth: [Side: Double]

  /// Width of the ankle between the malleoli, in millimetres.
  public var ankleWidth: [Side: Double]

  /// Width of the patella between its borders, in millimetres.
  public var patellaWidth: [Side: Double]

  /// Diameter of the markers, in millimetres.
  public var markerDiameter: Double?

  /// The answers to the red-flag questions, or `nil` when nobody asked.
  public var intake: Intake?

  public init(
    code: String = "subject", session: String = "1", age: Double? = nil, sex: Sex? = nil,
    height: Double? = nil, mass: Double? = nil, legLength: [Side: Double] = [:],
    kneeWidth: [Side: Double] = [:], ankleWidth: [Side: Double] = [:],
    patellaWidth: [Side: Double] = [:], markerDiameter: Double? = nil, intake: Intake? = nil
  ) {
    self.code = code
    self.session = session
    self.age = age
    self.sex = sex
    self.height = height
    self.mass = mass
    self.legLength = legLength
    self.kneeWidth = kneeWidth
    self.ankleWidth = ankleWidth
    self.patellaWidth = patellaWidth
    self.markerDiameter = markerDiameter
    self.intake = intake
  }

  /// Whether the person is an adult (18 or older), or `nil` when the age is unknown.
  public var isAdult: Bool? { age.map { $0 >= 18 } }
}

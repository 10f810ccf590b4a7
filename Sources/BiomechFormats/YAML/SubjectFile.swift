// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// Reads `subject.yaml`.
///
/// Every key is optional, and a key may be left without a value. A file with an `intake:` group, be
/// it empty, says that someone asked; a question without an answer stays open.
///
/// - Parameters:
///   - path: The path for messages; nothing is opened.
///   - bytes: The content of the file.
/// - Returns: The subject.
/// - Throws: ``YAMLFileError`` with the line and a hint.
public func readSubject(path: String, bytes: [UInt8]) throws(SubjectFileError) -> Subject {
  let reader = YAMLReader(path: path)
  var subject = Subject()
  for entry in try reader.entries(of: bytes) {
    switch entry.key {
    case "code": subject.code = try reader.text(entry) ?? subject.code
    case "session": subject.session = try reader.text(entry) ?? subject.session
    case "age_years": subject.age = try reader.number(entry, in: 0...120, unit: " years")
    case "sex": subject.sex = try reader.word(entry, as: Subject.Sex.self)
    case "height_mm": subject.height = try reader.number(entry, in: 400...2600, unit: " mm")
    case "mass_kg": subject.mass = try reader.number(entry, in: 5...350, unit: " kg")
    case "marker_diameter_mm":
      subject.markerDiameter = try reader.number(entry, in: 0...50, unit: " mm")
    case "leg_length_mm": subject.legLength = try reader.sides(entry, in: 150...1400)
    case "knee_width_mm": subject.kneeWidth = try reader.sides(entry, in: 30...250)
    case "ankle_width_mm": subject.ankleWidth = try reader.sides(entry, in: 20...200)
    case "intake": subject.intake = try reader.intake(entry)
    default: throw reader.unknownKey(entry, known: SubjectKeys.top)
    }
  }
  return subject
}

/// The keys of `subject.yaml`.
package enum SubjectKeys {
  static let top = [
    "code", "session", "age_years", "sex", "height_mm", "mass_kg", "marker_diameter_mm",
    "leg_length_mm", "knee_width_mm", "ankle_width_mm", "intake",
  ]

  /// The keys under `intake` that are no yes-or-no questions.
  static let intakeValues = [
    "pain_0_to_10", "pain_after_exercise_0_to_10", "pain_location", "pain_trend", "side",
  ]

  static let intake = intakeValues + Intake.Question.allCases.map(\.rawValue)

  /// Every key that carries a value, with the keys above it, such as `intake.night_pain`.
  package static let paths: [String] = top.flatMap { key in
    switch key {
    case "leg_length_mm", "knee_width_mm", "ankle_width_mm":
      Side.allCases.map { "\(key).\($0.rawValue)" }
    case "intake": intake.map { "intake.\($0)" }
    default: [key]
    }
  }
}

extension YAMLReader {
  /// A length for each side.
  fileprivate func sides(
    _ entry: Entry, in range: ClosedRange<Double>
  ) throws(YAMLFileError) -> [Side: Double] {
    var values: [Side: Double] = [:]
    for part in try entries(of: entry.value, key: entry.key) {
      guard let side = Side(rawValue: part.key) else {
        throw unknownKey(part, known: Side.allCases.map(\.rawValue))
      }
      var named = part
      named.key = "\(entry.key).\(part.key)"
      values[side] = try number(named, in: range, unit: " mm")
    }
    return values
  }

  fileprivate func intake(_ entry: Entry) throws(YAMLFileError) -> Intake {
    var intake = Intake()
    for part in try entries(of: entry.value, key: entry.key) {
      switch part.key {
      case "pain_0_to_10": intake.pain = try score(part)
      case "pain_after_exercise_0_to_10": intake.painAfterExercise = try score(part)
      case "pain_location": intake.painLocation = try word(part, as: Intake.PainLocation.self)
      case "pain_trend": intake.painTrend = try word(part, as: Intake.PainTrend.self)
      case "side": intake.side = try word(part, as: BodySide.self)
      default:
        guard let question = Intake.Question(rawValue: part.key) else {
          throw unknownKey(part, known: SubjectKeys.intake)
        }
        intake.answers[question] = try answer(part)
      }
    }
    return intake
  }

  /// A whole number from 0 to 10.
  private func score(_ entry: Entry) throws(YAMLFileError) -> Int? {
    guard let value = try number(entry, in: 0...10, unit: "") else { return nil }
    guard let whole = Int(exactly: value) else {
      throw unexpected(entry, expected: "a whole number from 0 to 10")
    }
    return whole
  }
}

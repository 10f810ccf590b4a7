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
/// - Throws: ``YAMLFileError`` with the line and a hint; answers that contradict each other are an
///   error too.
public func readSubject(path: String, bytes: [UInt8]) throws(SubjectFileError) -> Subject {
  let reader = YAMLReader(path: path)
  var subject = Subject()
  var answers: [YAMLReader.Entry] = []
  for entry in try reader.entries(of: bytes) {
    guard let key = Subject.Key(rawValue: entry.key) else {
      throw reader.unknownKey(entry, known: SubjectKeys.top)
    }
    switch key {
    case .code: subject.code = try reader.text(entry) ?? subject.code
    case .session: subject.session = try reader.text(entry) ?? subject.session
    case .age: subject.age = try reader.number(entry, in: 0...120, unit: " years")
    case .sex: subject.sex = try reader.word(entry, as: Subject.Sex.self)
    case .height: subject.height = try reader.number(entry, in: 400...2600, unit: " mm")
    case .mass: subject.mass = try reader.number(entry, in: 5...350, unit: " kg")
    case .markerDiameter:
      subject.markerDiameter = try reader.number(entry, in: 0...50, unit: " mm")
    case .legLength: subject.legLength = try reader.sides(entry, in: 150...1400)
    case .kneeWidth: subject.kneeWidth = try reader.sides(entry, in: 30...250)
    case .ankleWidth: subject.ankleWidth = try reader.sides(entry, in: 20...200)
    case .patellaWidth: subject.patellaWidth = try reader.sides(entry, in: 15...90)
    case .intake:
      subject.intake = try reader.intake(entry)
      answers = try reader.entries(of: entry.value, key: entry.key)
    }
  }
  if let contradiction = subject.contradiction {
    let line = answers.first { $0.key == contradiction.key }?.line
    throw reader.failure(.contradiction(contradiction.words, hint: contradiction.hint), at: line)
  }
  return subject
}

/// The keys of `subject.yaml`.
package enum SubjectKeys {
  static let top = Subject.Key.allCases.map(\.rawValue)

  static let intake =
    Intake.Key.allCases.map(\.rawValue) + Intake.Question.allCases.map(\.rawValue)
    + Intake.Readiness.allCases.map(\.rawValue)

  /// Every key that carries a value, with the keys above it, such as `intake.night_pain`.
  package static let paths: [String] = Subject.Key.allCases.flatMap { key in
    switch key {
    case .legLength, .kneeWidth, .ankleWidth, .patellaWidth:
      Side.allCases.map { "\(key.rawValue).\($0.rawValue)" }
    case .intake: intake.map { "\(key.rawValue).\($0)" }
    default: [key.rawValue]
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
      if let question = Intake.Question(rawValue: part.key) {
        intake.answers[question] = try answer(part)
        continue
      }
      if let readiness = Intake.Readiness(rawValue: part.key) {
        intake.readiness[readiness] = try answer(part)
        continue
      }
      guard let key = Intake.Key(rawValue: part.key) else {
        throw unknownKey(part, known: SubjectKeys.intake)
      }
      switch key {
      case .pain: intake.pain = try score(part)
      case .painAfterExercise: intake.painAfterExercise = try score(part)
      case .painLocation: intake.painLocation = try word(part, as: Intake.PainLocation.self)
      case .painTrend: intake.painTrend = try word(part, as: Intake.PainTrend.self)
      case .side: intake.side = try word(part, as: BodySide.self)
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

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechFormats
import BiomechKinematics
import BiomechMotion

/// Understands the document of norms, value by value.
struct NormsReader {
  let path: String

  /// The norms in a document.
  ///
  /// - Parameter document: The document.
  /// - Returns: The norms, complete and possible.
  /// - Throws: ``NormsError`` for the first value that cannot be.
  func norms(_ document: JSONValue) throws(NormsError) -> Norms {
    let schema = document["schema"]?.string
    guard schema == NormsError.schema else { throw refuse(.notNorms(schema: schema?.printable)) }
    var bands: [Norms.Band] = []
    let curves = try list("curves", in: document)
    for (index, curve) in curves.enumerated() {
      let band = try band(curve, "curves[\(index)]")
      guard !bands.contains(where: { $0.variable == band.variable }) else {
        throw refuse(.duplicate(band.variable.id))
      }
      bands.append(band)
    }
    guard !bands.isEmpty else { throw refuse(.missing("curves")) }
    var measures: [MeasureKind: Norms.Value] = [:]
    for (index, entry) in try list("measures", in: document).enumerated() {
      let (kind, value) = try measure(entry, "measures[\(index)]")
      guard measures.updateValue(value, forKey: kind) == nil else {
        throw refuse(.duplicate(kind.id))
      }
    }
    return Norms(
      passport: try passport(try member("passport", of: document, "")), bands: bands,
      measures: measures, logSideScore: try optionalValue("ln_gps_side", in: document),
      logOverallScore: try optionalValue("ln_gps_overall", in: document))
  }

  private func refuse(_ reason: NormsError.Reason) -> NormsError {
    NormsError(path: path, reason: reason)
  }
}

// MARK: - Curves and values

extension NormsReader {
  private func band(_ curve: JSONValue, _ place: String) throws(NormsError) -> Norms.Band {
    let id = try text("variable", of: curve, place)
    guard let variable = Variable.all.first(where: { $0.id == id }) else {
      throw refuse(
        .unknownName(
          key: "\(place).variable", id.printable,
          closest: closestMatch(to: id, among: Variable.all.map(\.id))
        ))
    }
    try check(
      curve, id, unit: variable.unit.rawValue, positive: variable.ownPositiveDirection)
    let mean = try curveValues("mean", of: curve, id)
    let deviation = try curveValues("sd", of: curve, id)
    if let impossible = deviation.first(where: { !isPossible(deviation: $0) }) {
      throw refuse(.impossibleDeviation(key: "\(id).sd", value: impossible))
    }
    return Norms.Band(variable, mean: mean, standardDeviation: deviation)
  }

  private func measure(
    _ entry: JSONValue, _ place: String
  ) throws(NormsError) -> (MeasureKind, Norms.Value) {
    let id = try text("measure", of: entry, place)
    guard let kind = MeasureKind.all.first(where: { $0.id == id }) else {
      throw refuse(
        .unknownName(
          key: "\(place).measure", id.printable,
          closest: closestMatch(to: id, among: MeasureKind.all.map(\.id))))
    }
    try check(entry, id, unit: kind.unit.rawValue, positive: kind.positiveDirection)
    return (kind, try value(entry, id))
  }

  /// The unit and the sign must be those of this program: nothing is converted silently.
  private func check(
    _ entry: JSONValue, _ id: String, unit: String, positive: String
  ) throws(NormsError) {
    let found = try text("unit", of: entry, id)
    guard found == unit else {
      throw refuse(.unexpected(key: "\(id).unit", value: found.printable, expected: "'\(unit)'"))
    }
    let direction = try text("positive_direction", of: entry, id)
    guard direction == positive else {
      throw refuse(.wrongSign(key: id, found: direction.printable, expected: positive))
    }
  }

  private func curveValues(
    _ key: String, of curve: JSONValue, _ id: String
  ) throws(NormsError) -> [Double] {
    let place = "\(id).\(key)"
    guard let values = curve[key] else { throw refuse(.missing(place)) }
    guard let array = values.array else {
      throw refuse(.unexpected(key: place, value: values.words, expected: "a list of numbers"))
    }
    guard array.count == Waveform.count else {
      throw refuse(.wrongLength(key: place, count: array.count))
    }
    var numbers: [Double] = []
    for (percent, element) in array.enumerated() {
      guard let number = element.number, number.isFinite else {
        throw refuse(.notANumber(key: place, percent: percent))
      }
      numbers.append(number)
    }
    return numbers
  }

  private func optionalValue(
    _ key: String, in document: JSONValue
  ) throws(NormsError) -> Norms.Value? {
    guard let entry = document[key], entry != .null else { return nil }
    return try value(entry, key)
  }

  private func value(_ entry: JSONValue, _ place: String) throws(NormsError) -> Norms.Value {
    let deviation = try number("sd", of: entry, place)
    guard isPossible(deviation: deviation) else {
      throw refuse(.impossibleDeviation(key: "\(place).sd", value: deviation))
    }
    return Norms.Value(
      mean: try number("mean", of: entry, place), standardDeviation: deviation,
      count: try count("n", of: entry, place))
  }

  /// Nothing measured here spreads as far as its 10,000 units.
  private func isPossible(deviation: Double) -> Bool { deviation > 0 && deviation < 10_000 }
}

// MARK: - The passport

extension NormsReader {
  private func passport(_ entry: JSONValue) throws(NormsError) -> NormsPassport {
    let place = "passport"
    let passport = NormsPassport(
      population: try text("population", of: entry, place),
      ageRange: try range("age_min_years", "age_max_years", of: entry),
      sexes: try optionalWord("sex", of: entry),
      task: try word("task", of: entry), speed: try speed(entry),
      model: try word("model", of: entry),
      subjects: try count("subjects", of: entry, place),
      cycles: try count("cycles", of: entry, place),
      programVersion: try text("program_version", of: entry, place),
      created: entry["created"]?.string,
      settings: (entry["settings"]?.array ?? []).compactMap { setting in
        setting["name"]?.string.map {
          NormsPassport.Setting($0, setting["value"]?.string ?? "")
        }
      })
    guard passport.subjects >= 2 else {
      throw refuse(
        .unexpected(
          key: "passport.subjects", value: "\(passport.subjects)", expected: "2 or more"))
    }
    return passport
  }

  private func speed(_ entry: JSONValue) throws(NormsError) -> NormsPassport.Speed? {
    guard
      let range = try range("normalised_speed_min", "normalised_speed_max", of: entry)
    else { return nil }
    let mean = try number("normalised_speed_mean", of: entry, "passport")
    guard range.contains(mean) else {
      throw refuse(
        .unexpected(
          key: "passport.normalised_speed_mean", value: "\(mean)",
          expected: "from \(range.lowerBound) to \(range.upperBound)"))
    }
    return NormsPassport.Speed(mean: mean, range: range)
  }

  private func range(
    _ least: String, _ most: String, of entry: JSONValue
  ) throws(NormsError) -> ClosedRange<Double>? {
    guard (entry[least] ?? .null) != .null || (entry[most] ?? .null) != .null else { return nil }
    let (lower, upper) = (
      try number(least, of: entry, "passport"), try number(most, of: entry, "passport")
    )
    guard lower >= 0, lower <= upper else {
      throw refuse(
        .unexpected(
          key: "passport.\(least)", value: "\(lower)", expected: "from 0 to \(upper)"))
    }
    return lower...upper
  }

  private func optionalWord<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, of entry: JSONValue
  ) throws(NormsError) -> Word? {
    guard let found = entry[key], found != .null else { return nil }
    return try word(key, of: entry)
  }

  private func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, of entry: JSONValue
  ) throws(NormsError) -> Word {
    let found = try text(key, of: entry, "passport")
    guard let word = Word(rawValue: found) else {
      let possible = Word.allCases.map { "'\($0.rawValue)'" }
      throw refuse(
        .unexpected(
          key: "passport.\(key)", value: found.printable,
          expected: "one of \(possible.joined(separator: ", "))"))
    }
    return word
  }
}

// MARK: - Single values

extension NormsReader {
  private func member(
    _ key: String, of entry: JSONValue, _ place: String
  ) throws(NormsError) -> JSONValue {
    guard let value = entry[key], value != .null else {
      throw refuse(.missing(place.isEmpty ? key : "\(place).\(key)"))
    }
    return value
  }

  private func list(_ key: String, in document: JSONValue) throws(NormsError) -> [JSONValue] {
    let value = try member(key, of: document, "")
    guard let list = value.array else {
      throw refuse(.unexpected(key: key, value: value.words, expected: "a list"))
    }
    return list
  }

  private func text(
    _ key: String, of entry: JSONValue, _ place: String
  ) throws(NormsError) -> String {
    let value = try member(key, of: entry, place)
    guard let text = value.string else {
      throw refuse(.unexpected(key: "\(place).\(key)", value: value.words, expected: "a text"))
    }
    return text
  }

  private func number(
    _ key: String, of entry: JSONValue, _ place: String
  ) throws(NormsError) -> Double {
    let value = try member(key, of: entry, place)
    guard let number = value.number, number.isFinite else {
      throw refuse(.unexpected(key: "\(place).\(key)", value: value.words, expected: "a number"))
    }
    return number
  }

  private func count(
    _ key: String, of entry: JSONValue, _ place: String
  ) throws(NormsError) -> Int {
    let number = try number(key, of: entry, place)
    guard let count = Int(exactly: number), count >= 1, count < 1_000_000_000 else {
      throw refuse(
        .unexpected(key: "\(place).\(key)", value: "\(number)", expected: "a count of 1 or more"))
    }
    return count
  }
}

extension JSONValue {
  /// What stands there, for messages.
  fileprivate var words: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): "\(value)"
    case .string(let text): text.printable
    case .array(let elements): "a list of \(elements.count)"
    case .object: "an object"
    }
  }
}

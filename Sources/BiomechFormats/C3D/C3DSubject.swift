// SPDX-License-Identifier: Apache-2.0

package import BiomechMotion

extension C3DFile {
  /// The names of the people in the file; personal data.
  package var people: [String] {
    let names =
      parameters.texts("SUBJECTS", "NAMES") + parameters.texts("SUBJECT", "NAME")
      + parameters.texts("SUBJECTS", "NAME")
    return names.filter { !$0.isEmpty }
  }

  /// Measurements of the person, settings of the vendor's model and its results, by their names.
  ///
  /// `PROCESSING` and numbers in `SUBJECT` and `SUBJECTS` have a parameter for each; results of
  /// `ANALYSIS` and lists in `SUBJECT` have names and values of one length. The context of a result
  /// stands before its name, as in `Left Cadence`.
  package var subjectParameters: [String: [Double]] {
    var values: [String: [Double]] = [:]
    var known: Set<String> = []
    for parameter in parameters.parameters(of: "PROCESSING") {
      let numbers = parameter.numbers
      // The first counts where a name stands again, in whatever case.
      if !numbers.isEmpty, known.insert(parameter.name.uppercased()).inserted {
        values[parameter.name] = numbers
      }
    }
    let settings: Set = ["USED", "IS_STATIC", "USES_PREFIXES", "VALUES", "NUMBER"]
    for parameter in parameters.parameters(of: "SUBJECT") {
      let numbers = parameter.numbers
      guard !numbers.isEmpty, !settings.contains(parameter.name.uppercased()) else { continue }
      if values[parameter.name] == nil { values[parameter.name] = numbers }
    }
    add(parameters.texts("SUBJECT", "LABELS"), of: "SUBJECT", to: &values)

    let contexts = parameters.texts("ANALYSIS", "CONTEXTS")
    let names = parameters.texts("ANALYSIS", "NAMES").enumerated().map { index, name in
      index < contexts.count && !contexts[index].isEmpty ? "\(contexts[index]) \(name)" : name
    }
    add(names, of: "ANALYSIS", to: &values)
    return values
  }

  private func add(_ names: [String], of group: String, to values: inout [String: [Double]]) {
    for (name, value) in zip(names, parameters.numbers(group, "VALUES"))
    where !name.isEmpty && values[name] == nil {
      values[name] = [value]
    }
  }

  /// The unit of the points: the one that every entry of `POINT:UNITS` names.
  package var unit: LengthUnit? {
    let units = Set(parameters.texts("POINT", "UNITS").filter { !$0.isEmpty }.map(Self.unit))
    return units.count == 1 ? units.first ?? nil : nil
  }

  /// The unit that a word names; four characters are often all that is left of it.
  static func unit(_ word: String) -> LengthUnit? {
    let word = word.lowercased()
    return switch word {
    case "mm": .millimetres
    case "cm": .centimetres
    case "m": .metres
    default:
      word.hasPrefix("met")
        ? .metres
        : word.hasPrefix("mill") ? .millimetres : word.hasPrefix("cent") ? .centimetres : nil
    }
  }

  /// The axis that points up on the writer's screen.
  package var axes: DeclaredAxes {
    guard let word = parameters["POINT", "Y_SCREEN"]?.text,
      let up = AxisDirection(word.filter { !$0.isWhitespace })
    else { return DeclaredAxes() }
    return DeclaredAxes(up: up, evidence: "POINT:Y_SCREEN is '\(word)'")
  }

  /// The program that wrote the file, as far as it says so.
  package var manufacturer: String? {
    let company = parameters["MANUFACTURER", "COMPANY"]?.text
    let parts = ["SOFTWARE", "VERSION_LABEL"].compactMap { parameters["MANUFACTURER", $0]?.text }
    return parts.isEmpty ? company : parts.joined(separator: " ")
  }
}

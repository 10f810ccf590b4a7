// SPDX-License-Identifier: Apache-2.0

extension MotionFile {
  /// Names of which none stands twice: the second `RKNE` becomes `RKNE#2`, a blank one `unnamed`.
  ///
  /// A control character becomes a blank, so that no table or terminal takes it for a line end.
  ///
  /// - Parameter names: The names as the file has them.
  /// - Returns: One name for each, and the names that stood there more than once or were blank, for
  ///   a doubt.
  static func unique(_ names: [String]) -> (names: [String], repeated: [String]) {
    let names = names.map(\.withoutControls)
    var taken = Set(names)
    var seen: Set<String> = []
    var counts: [String: Int] = [:]
    var repeated: [String] = []
    var repeatedNames: Set<String> = []
    let unique = names.map { name -> String in
      let base = name.isEmpty ? "unnamed" : name
      if !name.isEmpty, seen.insert(name).inserted { return name }
      if repeatedNames.insert(name).inserted { repeated.append(name) }
      var count = counts[base] ?? (name.isEmpty ? 0 : 1)
      var candidate: String
      repeat {
        count += 1
        candidate = "\(base)#\(count)"
      } while taken.contains(candidate)
      counts[base] = count
      taken.insert(candidate)
      return candidate
    }
    return (unique, repeated)
  }

  /// The doubt about names that stood more than once.
  ///
  /// - Parameter repeated: The names, as ``unique(_:)`` gives them.
  /// - Returns: One sentence, or `nil` where there is nothing to say.
  static func doubt(aboutRepeated repeated: [String]) -> String? {
    let names = repeated.filter { !$0.isEmpty }
    let blank = "markers without a name are called 'unnamed#1' and so on"
    guard !names.isEmpty else { return repeated.isEmpty ? nil : blank }
    // The name of a person in front is personal, and doubts go into reports.
    let shown = names.prefix(8).map { "'\(MarkerLabel($0).marker.printable)'" }
    let rest = names.count > 8 ? " and \(names.count - 8) more" : ""
    return "\(shown.joined(separator: ", "))\(rest) \(names.count == 1 ? "stands" : "stand") more"
      + " than once: the second is called 'name#2' and so on; say with --map which is meant"
      + (names.count < repeated.count ? "; \(blank)" : "")
  }
}

extension String {
  /// The text with blanks for control characters, and none of them at its ends.
  fileprivate var withoutControls: String {
    guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return self
    }
    let shown = unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? " " : scalar
    }
    return String(String(String.UnicodeScalarView(shown))[...].trimmed)
  }
}

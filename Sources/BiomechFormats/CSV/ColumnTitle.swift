// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The coordinate of a marker that the title of a column names, such as x of `RASI` in `RASI_x_mm`.
struct ColumnTitle: Hashable {
  /// How titles put marker and axis together.
  enum Style: CaseIterable {
    /// `RASI_x`, `RASI.x`, `RASI X`, `RASI:X`, `RASI-x`, `RASI[x]`, `RASI (x)`.
    case suffix
    /// `x_RASI`, `X_RASI`, `x.RASI`, `X RASI`, `X:RASI`.
    case prefix
    /// `RASIx`, `RASIX`.
    case joined
  }

  var marker: String

  /// 0, 1 or 2 for x, y or z.
  var axis: Int

  var unit: LengthUnit?

  /// The coordinate that a title names in a style, or `nil` when it names none.
  init?(_ title: String, style: Style) {
    switch style {
    case .suffix: self.init(suffixed: title)
    case .prefix: self.init(prefixed: title)
    case .joined: self.init(joined: title)
    }
  }

  private init?(marker: Substring, axis: Character?, unit: LengthUnit?) {
    let axes: [Character: Int] = ["x": 0, "y": 1, "z": 2, "X": 0, "Y": 1, "Z": 2]
    guard let axis = axis.flatMap({ axes[$0] }), let name = marker.trimmed.nonEmpty else {
      return nil
    }
    self.marker = String(name)
    self.axis = axis
    self.unit = unit
  }

  private init?(suffixed title: String) {
    let (text, unit) = title[...].trimmed.splittingUnit()
    if let last = text.last, last == "]" || last == ")" {
      let inner = text.dropLast()
      guard let opening = inner.dropLast().last, opening == "[" || opening == "(" else {
        return nil
      }
      self.init(marker: inner.dropLast(2), axis: inner.last, unit: unit)
      return
    }
    guard let separator = text.dropLast().last, separators.contains(separator) else { return nil }
    self.init(marker: text.dropLast(2), axis: text.last, unit: unit)
  }

  private init?(prefixed title: String) {
    var (text, unit) = title[...].trimmed.splittingUnit()
    // In x_knee_m the last letter may well say "medial".
    if unit == .metres, title.last == "m" { (text, unit) = (title[...].trimmed, nil) }
    guard let separator = text.dropFirst().first, separators.contains(separator) else { return nil }
    self.init(marker: text.dropFirst(2), axis: text.first, unit: unit)
  }

  private init?(joined title: String) {
    let text = title[...].trimmed
    self.init(marker: text.dropLast(), axis: text.last, unit: nil)
  }
}

private let separators: Set<Character> = ["_", ".", ":", "-", " "]

extension Substring {
  /// Without blanks at both ends.
  var trimmed: Substring {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isWhitespace == true { text.removeFirst() }
    return text
  }

  fileprivate var nonEmpty: Substring? { isEmpty ? nil : self }

  /// The text before a unit at its end, such as `_mm`, ` (mm)` or `[m]`, and the unit.
  fileprivate func splittingUnit() -> (Substring, LengthUnit?) {
    for unit in LengthUnit.allCases {
      let word = unit.rawValue
      for ending in ["_\(word)", ".\(word)", " \(word)", "(\(word))", "[\(word)]"]
      where count > ending.count + 1 && lowercased().hasSuffix(ending) {
        return (dropLast(ending.count).trimmed, unit)
      }
    }
    return (self, nil)
  }
}

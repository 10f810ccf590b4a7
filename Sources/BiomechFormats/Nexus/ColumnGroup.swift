// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Columns that belong together under one name, such as the X, Y and Z of a marker.
///
/// In Vicon's text formats a name stands over its first column only, and the number of columns under
/// it differs: 1 for an electromyogram, 3 for a marker, 6 or 7 for a segment, 9 for a bone or for a
/// marker with its velocity and acceleration.
struct ColumnGroup {
  /// The name as the file has it, or nothing.
  var name: String

  /// The columns in the file, from 0.
  var columns: [Int]

  /// What each column is, such as `X` or `RX`.
  var components: [String]

  /// The unit of each column; empty where the file does not say.
  var units: [String]

  /// The groups of a header.
  ///
  /// - Parameters:
  ///   - names: The row of names.
  ///   - components: The row under it.
  ///   - units: The row of units, or nothing.
  ///   - columns: The columns that hold data.
  ///   - repeats: What the same component means when it comes again under one name.
  /// - Returns: The groups in the order of the file.
  static func groups(
    names: [String], components: [String], units: [String], columns: Range<Int>,
    repeats: Repeats = .startGroup
  ) -> [ColumnGroup] {
    var groups: [ColumnGroup] = []
    var seen: Set<String> = []
    for column in columns {
      let name = names.cell(column)
      let component = components.cell(column)
      let isRepeated = repeats == .startGroup && !component.isEmpty && seen.contains(component)
      if !name.isEmpty || groups.isEmpty || isRepeated {
        groups.append(ColumnGroup(name: name, columns: [], components: [], units: []))
        seen = []
      }
      seen.insert(component)
      let last = groups.count - 1
      groups[last].columns.append(column)
      groups[last].components.append(component)
      groups[last].units.append(units.cell(column))
    }
    return groups
  }

  /// What the same component means when it comes again under one name.
  enum Repeats {
    /// The next trajectory, which has no name.
    case startGroup
    /// Another channel of the same device.
    case continueGroup
  }

  /// The columns that are named exactly `X`, `Y` and `Z`, when there is one of each in this order.
  var position: [Int]? {
    let wanted = zip(columns, components).filter { ["X", "Y", "Z"].contains($0.1) }
    return wanted.map(\.1) == ["X", "Y", "Z"] ? wanted.map(\.0) : nil
  }

  /// The unit of the position.
  var positionUnit: String {
    components.firstIndex(of: "X").map { units[$0] } ?? ""
  }

  /// Whether nobody gave the trajectory a name: `*12` in Nexus, `1 1936` in Tracker, or nothing.
  var isUnlabelled: Bool {
    let marker = MarkerLabel(name).marker
    if marker.isEmpty { return true }
    if marker.hasPrefix("*") { return marker.dropFirst().allSatisfy(\.isNumber) }
    let words = marker.split(separator: " ")
    return words.count == 2 && words.allSatisfy { $0.allSatisfy(\.isNumber) }
  }
}

extension [String] {
  /// A cell of a row that may be shorter than others.
  func cell(_ index: Int) -> String { indices.contains(index) ? self[index] : "" }
}

extension LengthUnit {
  /// The unit that a file writes as `mm`, `m` or `millimeters`.
  init?(label: String) {
    switch label.lowercased() {
    case "mm", "millimeter", "millimeters", "millimetre", "millimetres": self = .millimetres
    case "cm", "centimeter", "centimeters", "centimetre", "centimetres": self = .centimetres
    case "m", "meter", "meters", "metre", "metres": self = .metres
    default: return nil
    }
  }
}

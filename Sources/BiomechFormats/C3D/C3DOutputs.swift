// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension C3DParameters {
  /// Lists points as model outputs: in `POINT:ANGLES` or what their kind asks for, with the unit, and
  /// in `TYPE_GROUPS`, by which programs find the lists.
  ///
  /// - Parameter outputs: Signals that stand among the points under their own names.
  mutating func list(outputs: [Signal]) {
    for kind in Signal.Kind.allCases {
      guard let list = kind.pointList else { continue }
      let named = outputs.filter { $0.kind == kind }
      guard let first = named.first else { continue }
      var fields = self.list("POINT", list.name).flatMap(\.fields).map(Self.trimmed)
      let known = Set(fields)
      fields += named.map { Array($0.name.utf8.prefix(255)) }.filter { !known.contains($0) }
      setTexts(fields, named: list.name, in: "POINT")
      if self["POINT", list.unit] == nil, let unit = first.units.first, !unit.isEmpty {
        setText(unit, named: list.unit, in: "POINT")
      }
      addType(list.name, list.type)
    }
  }

  private mutating func addType(_ name: String, _ type: String) {
    var pairs = texts("POINT", "TYPE_GROUPS")
    guard !stride(from: 0, to: pairs.count, by: 2).contains(where: { pairs[$0] == name }) else {
      return
    }
    pairs += [name, type]
    setTexts(pairs.map { Array($0.utf8) }, named: "TYPE_GROUPS", in: "POINT", rows: 2)
  }

  /// A field without its padding.
  static func trimmed(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var field = field
    while let last = field.last, last == 0x20 || last == 0 { field.removeLast() }
    return Array(field)
  }
}

extension Signal.Kind {
  /// The parameters for outputs of the kind: the list of their names, their unit, and the word of
  /// `TYPE_GROUPS`; `nil` for what is no point in a C3D file.
  var pointList: (name: String, unit: String, type: String)? {
    switch self {
    case .angle: ("ANGLES", "ANGLE_UNITS", "ANGLE")
    case .force: ("FORCES", "FORCE_UNITS", "FORCE")
    case .moment: ("MOMENTS", "MOMENT_UNITS", "MOMENT")
    case .power: ("POWERS", "POWER_UNITS", "POWER")
    case .point: ("MODELED_MARKERS", "MODELED_MARKER_UNITS", "MODELED_MARKER")
    case .other, .coordinate: ("SCALARS", "SCALAR_UNITS", "SCALAR")
    case .pose, .analog: nil
    }
  }
}

/// Points as they stand in a frame: x, y, z and a residual.
struct C3DPointWords {
  /// The numbers of a point that is missing.
  static let missing: [UInt32] = [0, 0, 0, Float(-1).bitPattern]

  /// Puts one sample of three columns in place, as missing where one of them is NaN.
  ///
  /// - Parameters:
  ///   - columns: The columns one after another.
  ///   - start: Where the first column begins.
  ///   - length: The length of a column.
  ///   - count: How many columns there are, 1 to 3; the others are 0.
  ///   - frame: The frame.
  ///   - words: The numbers of the frame.
  ///   - place: Where the point begins in them.
  static func put(
    _ columns: [Double], from start: Int, length: Int, count: Int = 3, frame: Int,
    to words: inout [UInt32], at place: Int
  ) {
    for column in 0..<count {
      let value = Float(columns[start + column * length + frame])
      guard value.isFinite else {
        words.replaceSubrange(place..<place + 4, with: missing)
        return
      }
      words[place + column] = value.bitPattern
    }
    for column in count..<4 { words[place + column] = 0 }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A column that is written: what it is, and its numbers.
struct MotionBIDSColumn {
  var name: String
  var component = "n/a"
  var type: String
  var point = "n/a"
  var units: String

  /// Whether the numbers are along the axes of the laboratory.
  var isInSpace = false

  /// The factor from the file's numbers to the units.
  var factor = 1.0

  var values: ArraySlice<Double>
}

extension MotionBIDSColumn {
  /// The columns of a file: its markers, then its signals with one value for each frame.
  static func all(of file: MotionFile) -> [MotionBIDSColumn] {
    let frameCount = file.frameCount
    var columns: [MotionBIDSColumn] = []
    for (marker, name) in file.names.enumerated() {
      for (axis, letter) in ["x", "y", "z"].enumerated() {
        let start = (marker * 3 + axis) * frameCount
        columns.append(
          MotionBIDSColumn(
            name: "\(name)_POS_\(letter)", component: letter, type: "POS", point: name,
            units: file.unit == nil ? "n/a" : "m", isInSpace: true,
            factor: (file.unit?.millimetres ?? 1000) / 1000,
            values: file.coordinates[start..<start + frameCount]))
      }
    }
    for signal in file.signals where signal.sampleCount == frameCount {
      columns += Self.columns(of: signal)
    }
    let names = MotionFile.unique(columns.map(\.name)).names
    for index in columns.indices { columns[index].name = names[index] }
    return columns
  }

  private static func columns(of signal: Signal) -> [MotionBIDSColumn] {
    let isQuaternion = signal.components.map { $0.lowercased() } == ["w", "x", "y", "z"]
    return signal.components.indices.map { index in
      let part = signal.components[index]
      let unit = signal.units[index]
      let isRadians = ["rad", "radian", "radians"].contains(unit.lowercased())
      let isAngle = isRadians || ["deg", "degree", "degrees"].contains(unit.lowercased())
      var column = MotionBIDSColumn(
        name: part.isEmpty ? signal.name : "\(signal.name)_\(part)", type: "MISC",
        units: unit.isEmpty ? "n/a" : unit, values: signal.column(index))
      if isAngle, [.angle, .coordinate].contains(signal.kind) {
        column.type = "JNTANG"
        column.units = "deg"
        column.factor = isRadians ? 180 / .pi : 1
        column.point = JointName(of: signal.name).text
        if ["x", "y", "z"].contains(part.lowercased()) { column.component = part.lowercased() }
      } else if signal.kind == .pose, isQuaternion {
        column.type = "ORNT"
        column.component = "quat_" + part.lowercased()
        column.point = signal.name
        column.isInSpace = true
      }
      return column
    }
  }
}

/// The joint that the name of an angle speaks of, such as `knee_r` for `knee_angle_r`.
struct JointName {
  let text: String

  init(of name: String) {
    let words = Self.words(name)
    let joint = words.first { Self.joints.contains($0) }
    let side = words.lazy.compactMap { Self.sides[$0] }.first
    text = joint.map { $0 + (side.map { "_\($0)" } ?? "") } ?? name
  }

  /// The words of `knee_angle_r`, `RKneeAngles` or `knee.flexion.right`, in lower case.
  private static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in name {
      if !character.isLetter || character.isUppercase {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if character.isLetter { word.append(character) }
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }

  private static let joints: Set<String> = [
    "pelvis", "hip", "knee", "ankle", "subtalar", "mtp", "patella", "foot", "lumbar", "thorax",
    "spine", "neck", "shoulder", "elbow", "wrist", "thigh", "shank",
  ]

  private static let sides = ["r": "r", "l": "l", "right": "r", "left": "l"]
}

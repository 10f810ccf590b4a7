// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// What a column of an OpenSim table is, as its label tells.
struct OpenSimColumn {
  enum Meaning: Hashable {
    /// A generalised coordinate that turns, in degrees or radians.
    case rotation
    /// A generalised coordinate that shifts, in metres.
    case translation
    /// The angle of a body in space, in degrees or radians.
    case bodyAngle
    case force, moment
    /// The point where a force acts, in metres.
    case forcePoint
    /// A coordinate that the model derives from another one, such as `knee_angle_r_beta`.
    case dependent
    /// A speed, an activation, an energy.
    case other
  }

  let name: String
  let meaning: Meaning

  /// Tells what a column is.
  ///
  /// - Parameters:
  ///   - label: The label as the file has it, with or without the path of version 2 and 3.
  ///   - isAmongCoordinates: Whether a name that says nothing is that of a coordinate.
  init(_ label: String, isAmongCoordinates: Bool) {
    name = label
    let parts = label.split { $0 == "/" || $0 == "|" }
    if parts.count > 1 {
      meaning =
        parts.last == "value"
        ? Self.coordinate(String(parts[parts.count - 2])) ?? .rotation : .other
    } else if label.contains(".") {
      meaning = .other
    } else {
      meaning =
        Self.load(label) ?? Self.body(label) ?? Self.coordinate(label)
        ?? (isAmongCoordinates && !label.lowercased().hasSuffix("_u") ? .rotation : .other)
    }
  }

  /// Whether a label is that of a coordinate and of nothing else.
  static func isCoordinate(_ label: String) -> Bool {
    OpenSimColumn(label, isAmongCoordinates: false).meaning == .rotation
  }

  /// The words of a label in lower case: `hip_flexion_r` has `hip`, `flexion` and `r`.
  private static func words(_ label: String) -> [Substring] {
    label.lowercased().split { $0 == "_" || $0 == " " }
  }

  /// Forces and moments: `ground_force_vx`, `1_ground_torque_x`, `knee_angle_r_moment`.
  private static func load(_ label: String) -> Meaning? {
    let words = words(label)
    guard let place = words.lastIndex(where: { ["force", "torque", "moment"].contains($0) }) else {
      return nil
    }
    if words[place] != "force" { return .moment }
    return words.last.map { ["px", "py", "pz"].contains($0) } == true ? .forcePoint : .force
  }

  /// The position and orientation of a body, as OpenSim's body kinematics has them.
  private static func body(_ label: String) -> Meaning? {
    for ending in ["_Ox", "_Oy", "_Oz"] where label.hasSuffix(ending) { return .bodyAngle }
    for ending in ["_X", "_Y", "_Z"] where label.hasSuffix(ending) { return .other }
    return nil
  }

  private static func coordinate(_ label: String) -> Meaning? {
    let words = words(label)
    if words.last == "beta" { return .dependent }
    if words.last == "u" { return .other }
    if words.contains(where: { ["tx", "ty", "tz"].contains($0) || $0.hasPrefix("trans") }) {
      return .translation
    }
    return words.contains { turningWords.contains($0) } ? .rotation : nil
  }

  private static let turningWords: Set<Substring> = [
    "tilt", "list", "rotation", "rot", "flexion", "flex", "extension", "ext", "adduction", "add",
    "abduction", "angle", "bending", "latbend", "inversion", "deviation",
  ]

  /// The label of the other side: `knee_angle_l` for `knee_angle_r`; `nil` for one without a side.
  var mirror: String? {
    let sides: [Substring: Substring] = [
      "r": "l", "l": "r", "R": "L", "L": "R", "right": "left", "left": "right",
    ]
    var text = ""
    var word = name.startIndex
    var hasSide = false
    func isBetween(_ character: Character) -> Bool { "_/|. ".contains(character) }
    while word < name.endIndex {
      let end = name[word...].firstIndex(where: isBetween) ?? name.endIndex
      let other = sides[name[word..<end]]
      hasSide = hasSide || other != nil
      text += other ?? name[word..<end]
      word = end
      while word < name.endIndex, isBetween(name[word]) {
        text.append(name[word])
        word = name.index(after: word)
      }
    }
    return hasSide ? text : nil
  }
}

extension OpenSimColumn.Meaning {
  var isAngle: Bool { self == .rotation || self == .bodyAngle }

  /// The kind of signal, and its unit where the meaning says it.
  var signal: (kind: Signal.Kind, unit: String) {
    switch self {
    case .rotation, .dependent: (.coordinate, "")
    case .translation: (.coordinate, "m")
    case .bodyAngle: (.angle, "")
    case .force: (.force, "N")
    case .moment: (.moment, "N.m")
    case .forcePoint: (.point, "m")
    case .other: (.other, "")
    }
  }
}

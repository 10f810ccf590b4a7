// SPDX-License-Identifier: Apache-2.0

/// Tells markers from model outputs, by the lists in the `POINT` group.
struct C3DPointKinds {
  private var listed: [String: C3DPointKind] = [:]

  init(_ parameters: C3DParameters) {
    var lists: [(name: String, type: String)] = [
      ("ANGLES", "ANGLE"), ("FORCES", "FORCE"), ("MOMENTS", "MOMENT"), ("POWERS", "POWER"),
      ("SCALARS", "SCALAR"), ("MODELED_MARKERS", "MODELED_MARKER"),
    ]
    var names = Set(lists.map(\.name))
    let pairs = parameters.texts("POINT", "TYPE_GROUPS")
    for index in stride(from: 0, to: pairs.count - 1, by: 2) {
      let name = pairs[index].uppercased()
      if !name.isEmpty, names.insert(name).inserted {
        lists.append((name, pairs[index + 1].uppercased()))
      }
    }
    for list in lists {
      let kind = Self.kind(ofType: list.type)
      for label in parameters.texts("POINT", list.name) where !label.isEmpty {
        listed[Self.withoutSubject(label)] = listed[Self.withoutSubject(label)] ?? kind
      }
    }
  }

  private static func kind(ofType type: String) -> C3DPointKind {
    switch type {
    case "ANGLE": .angle
    case "FORCE": .force
    case "MOMENT": .moment
    case "POWER": .power
    case "SCALAR": .scalar
    case "MODELED_MARKER": .modelledMarker
    default: .other(type)
    }
  }

  /// What a point stands for.
  func kind(ofPoint label: String) -> C3DPointKind {
    let name = Self.withoutSubject(label)
    if name.hasPrefix("*"), name.dropFirst().allSatisfy(\.isWholeNumber) { return .unlabelled }
    return listed[name] ?? Self.kind(ofOutput: name) ?? .marker
  }

  /// The kind of an output that no list names, by the words of Plug-in Gait.
  ///
  /// Only whole names count, `LKneeAngles` and not `LKneeAnglesWand`, so that no marker is lost.
  private static func kind(ofOutput name: String) -> C3DPointKind? {
    if name == "CentreOfMass" || name == "CentreOfMassFloor" { return .modelledMarker }
    let endings: [(String, C3DPointKind)] = [
      ("Angles", .angle), ("Force", .force), ("Moment", .moment), ("Power", .power),
    ]
    guard let first = name.first, first == "L" || first == "R",
      let (ending, kind) = endings.first(where: { name.hasSuffix($0.0) })
    else { return nil }
    let joint = name.dropFirst().dropLast(ending.count)
    let joints = [
      "Pelvis", "Hip", "Knee", "Ankle", "AbsAnkle", "FootProgress", "Spine", "Thorax", "Neck",
      "Head", "Shoulder", "Elbow", "Wrist", "Waist", "GroundReaction",
    ]
    return joints.contains(String(joint)) ? kind : nil
  }

  /// The name behind the last colon.
  static func withoutSubject(_ label: String) -> String {
    guard let colon = label.lastIndex(of: ":") else { return label }
    let name = label[label.index(after: colon)...]
    return name.isEmpty ? label : String(name)
  }
}

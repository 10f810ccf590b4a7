// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension Signal.Kind {
  /// What the columns of a group are, by their components, then their units, then their name.
  ///
  /// - Parameters:
  ///   - name: The name, such as `Anna:LKneeAngles`.
  ///   - components: What each column is, such as `X` or `RX`.
  ///   - units: The units of the columns as the file writes them.
  init(name: String, components: [String], units: [String]) {
    let words = Set(components)
    if !words.isDisjoint(with: ["RX", "RY", "RZ"]), !words.isDisjoint(with: ["TX", "TY", "TZ"]) {
      self = .pose
    } else if let unit = units.first(where: { !$0.isEmpty }), let kind = Self(unit: unit) {
      self = kind
    } else {
      self = VendorOutput(name: MarkerLabel(name).marker)?.kind ?? .other
    }
  }

  /// What has a unit such as `deg` or `N.mm/kg`.
  private init?(unit: String) {
    let text = unit.lowercased().filter { $0 != " " }
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    let isPerMass = parts.count == 2 && parts[1] == "kg"
    switch isPerMass ? parts[0] : text {
    case "deg", "degree", "degrees", "rad", "°": self = .angle
    case "n", "kn": self = .force
    case "n.mm", "nmm", "n.m", "nm", "n*mm", "n*m", "mm.n", "m.n", "n·mm", "n·m", "n-mm", "n-m":
      self = .moment
    case "w", "kw": self = .power
    case "v", "mv", "uv", "µv", "volt", "volts": self = .analog
    default:
      guard LengthUnit(label: text) != nil else { return nil }
      self = .point
    }
  }
}

/// A quantity that Vicon's models compute and write beside the markers, told by its name.
///
/// Source: the names in exports of Plug-in Gait; `LKneeAnglesV` and the like have a suffix.
struct VendorOutput {
  var kind: Signal.Kind

  /// Recognises a name without the person in front, such as `LKneeAngles`.
  init?(name: String) {
    for (ending, kind) in Self.endings {
      // A suffix of the laboratory may follow, as in LKneeAnglesV or LKneeAngles_1.
      guard let place = name.lastPlace(of: ending) else { continue }
      let stem = name[..<place]
      let joint = stem.hasPrefix("L") || stem.hasPrefix("R") ? stem.dropFirst() : stem
      if Self.joints.contains(String(joint)) || Self.joints.contains(String(stem)) {
        self.kind = kind
        return
      }
    }
    guard
      name.hasPrefix("CentreOfMass") || name.hasPrefix("CenterOfMass")
        || name.hasPrefix("CentreOfGravity") || name.hasPrefix("CenterOfGravity")
    else { return nil }
    kind = .point
  }

  /// The names of bones of which all four points are there: the origin and a point on each axis.
  ///
  /// Plug-in Gait writes the axes of a bone as four points: `LFEO`, `LFEA`, `LFEL` and `LFEP`.
  ///
  /// - Parameter names: Names without the person in front.
  /// - Returns: The names of the four points of each such bone.
  static func bonePoints(among names: Set<String>) -> Set<String> {
    Set(
      bones.map { bone in ["O", "A", "L", "P"].map { bone + $0 } }
        .filter { names.isSuperset(of: $0) }.joined())
  }

  private static let endings: [(String, Signal.Kind)] = [
    ("Angles", .angle), ("Angle", .angle), ("Force", .force), ("GRF", .force),
    ("Moment", .moment), ("Power", .power),
  ]

  private static let joints: Set<String> = [
    "Hip", "Knee", "Ankle", "AbsAnkle", "Pelvis", "FootProgress", "Foot", "ForeFoot", "HindFoot",
    "Shoulder", "Elbow", "Wrist", "Neck", "Spine", "Head", "Thorax", "Waist", "GroundReaction",
    "Normalised", "Normalized",
  ]

  private static let bones = [
    "HED", "PEL", "TRX", "LCL", "RCL", "LFE", "RFE", "LFO", "RFO", "LHN", "RHN", "LHU", "RHU",
    "LRA", "RRA", "LTI", "RTI", "LTO", "RTO",
  ]
}

extension String {
  /// The place where a word last begins.
  fileprivate func lastPlace(of word: String) -> Index? {
    var place = index(endIndex, offsetBy: -word.count, limitedBy: startIndex)
    while let start = place {
      if self[start...].hasPrefix(word) { return start }
      place = start > startIndex ? index(before: start) : nil
    }
    return nil
  }
}

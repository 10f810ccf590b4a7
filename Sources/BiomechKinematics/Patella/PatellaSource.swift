// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// What the place of a patella rests on.
public enum PatellaSource: Hashable, Sendable {
  /// One marker over the middle: its place, no turn.
  case marker(MarkerName)

  /// Markers over poles and borders, which give the axes in every frame.
  case landmarks([MarkerName])

  /// Three or more markers whose axes were set parallel to those of the thigh where the knee was
  /// bent as stated; `origin` says where that was.
  case cluster([MarkerName], flexion: Angle, origin: String)

  /// The pose of the bone itself.
  case bone(String)

  /// Whether the patella's turns are known, not its place alone.
  public var hasAxes: Bool {
    if case .marker = self { false } else { true }
  }

  /// Whether skin lies between what was recorded and the bone.
  public var isThroughSkin: Bool {
    if case .bone = self { false } else { true }
  }

  /// Plain words, such as `one marker, RPAT`.
  public var label: String {
    func list(_ names: [MarkerName]) -> String { names.map(\.rawValue).joined(separator: ", ") }
    return switch self {
    case .marker(let name): "one marker, \(name.rawValue)"
    case .landmarks(let names): "markers over its poles and borders, \(list(names))"
    case .cluster(let names, let flexion, let origin):
      "a cluster, \(list(names)), its axes set parallel to the thigh's at "
        + "\(flexion.degrees.fixed(0))° of knee flexion in \(origin)"
    case .bone(let name): "the pose of the bone, \(name)"
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// A leg, or the same side of the pelvis.
public enum Side: String, Sendable, CaseIterable, Codable {
  case left, right

  /// +1 on the right and −1 on the left: the factor that turns "towards the right" into "outwards".
  @inlinable public var sign: Double { self == .right ? 1 : -1 }

  /// The other side.
  @inlinable public var opposite: Side { self == .right ? .left : .right }
}

/// What a value speaks about: one leg, or both together.
public enum BodySide: String, Sendable, CaseIterable, Codable {
  case left, right, both

  public init(_ side: Side) { self = side == .left ? .left : .right }

  /// The leg, or `nil` for both.
  public var side: Side? {
    switch self {
    case .left: .left
    case .right: .right
    case .both: nil
    }
  }
}

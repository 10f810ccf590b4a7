// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  public import Darwin
#else
  public import Glibc
#endif

/// The three angles of R = Rz(aboutZ) Rx(aboutX) Ry(aboutY), each turn about the moved axes.
@frozen
public struct CardanZXY: Hashable, Sendable {
  public var aboutZ: Angle
  public var aboutX: Angle
  public var aboutY: Angle

  public init(aboutZ: Angle, aboutX: Angle, aboutY: Angle) {
    self.aboutZ = aboutZ
    self.aboutX = aboutX
    self.aboutY = aboutY
  }
}

/// The three angles of R = Ry(aboutY) Rx(aboutX) Rz(aboutZ), each turn about the moved axes.
@frozen
public struct CardanYXZ: Hashable, Sendable {
  public var aboutY: Angle
  public var aboutX: Angle
  public var aboutZ: Angle

  public init(aboutY: Angle, aboutX: Angle, aboutZ: Angle) {
    self.aboutY = aboutY
    self.aboutX = aboutX
    self.aboutZ = aboutZ
  }
}

extension Rotation {
  /// The rotation taken apart in the order z, x, y.
  ///
  /// The turn about x lies within ±90°, where the other two lose their meaning.
  @inlinable public var cardanZXY: CardanZXY {
    CardanZXY(
      aboutZ: .radians(atan2(-y.x, y.y)),
      aboutX: .radians(asin(min(max(y.z, -1), 1))),
      aboutY: .radians(atan2(-x.z, z.z)))
  }

  /// The rotation taken apart in the order y, x, z.
  ///
  /// The turn about x lies within ±90°, where the other two lose their meaning.
  @inlinable public var cardanYXZ: CardanYXZ {
    CardanYXZ(
      aboutY: .radians(atan2(z.x, z.z)),
      aboutX: .radians(-asin(min(max(z.y, -1), 1))),
      aboutZ: .radians(atan2(x.y, y.y)))
  }

  /// The rotation Rz Rx Ry with the given angles.
  public init(_ angles: CardanZXY) {
    let first: Rotation<Target, Target> = .aboutZ(angles.aboutZ)
    let second: Rotation<Target, Target> = .aboutX(angles.aboutX)
    self = first * second * Rotation<Source, Target>.aboutY(angles.aboutY)
  }

  /// The rotation Ry Rx Rz with the given angles.
  public init(_ angles: CardanYXZ) {
    let first: Rotation<Target, Target> = .aboutY(angles.aboutY)
    let second: Rotation<Target, Target> = .aboutX(angles.aboutX)
    self = first * second * Rotation<Source, Target>.aboutZ(angles.aboutZ)
  }
}

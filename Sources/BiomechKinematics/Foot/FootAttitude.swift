// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a foot points and how it is tilted, by the turns of the conventional gait model: elevation,
/// then the turn inwards, then inversion about the foot's long axis.
public struct FootAttitude: Hashable, Sendable {
  /// The toes up.
  public var elevation: Angle

  /// The toes inwards.
  public var inwards: Angle

  /// The sole inwards.
  public var inversion: Angle

  /// The attitude of a foot in other axes, such as the shank's, taken apart in the order z, y, x.
  ///
  /// The turn inwards lies within ±90°, where the other two lose their meaning.
  public init(_ rotation: Rotation<Foot, some CoordinateSystem>, side: Side) {
    let (x, y, z) = (rotation.x, rotation.y, rotation.z)
    elevation = .radians(atan2(x.y, x.x))
    inwards = .radians(-side.sign * asin(min(max(x.z, -1), 1)))
    inversion = .radians(side.sign * atan2(y.z, z.z))
  }

  /// The attitude in the laboratory, from a direction of progression.
  ///
  /// Vicon's `FootProgressAngles` are, on both sides, -90° less the elevation (X), the inversion (Y)
  /// and the turn inwards (Z).
  ///
  /// - Parameters:
  ///   - labFromFoot: The orientation of the foot.
  ///   - progression: The horizontal direction of progression, of length one.
  ///   - side: The foot.
  public init(
    _ labFromFoot: Rotation<Foot, Laboratory>, along progression: Vector3, side: Side
  ) {
    self.init(
      Rotation<Laboratory, Laboratory>(along: progression).inverse * labFromFoot, side: side)
  }
}

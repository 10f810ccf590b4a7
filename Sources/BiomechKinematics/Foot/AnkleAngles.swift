// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The three angles of the ankle: dorsiflexion, inversion and internal rotation (adduction of the
/// foot) are positive on both sides.
///
/// Source: Wu et al. 2002, doi:10.1016/S0021-9290(01)00222-6.
public struct AnkleAngles: Hashable, Sendable {
  public var dorsiflexion: Angle
  public var inversion: Angle
  public var internalRotation: Angle

  public init(dorsiflexion: Angle, inversion: Angle, internalRotation: Angle) {
    self.dorsiflexion = dorsiflexion
    self.inversion = inversion
    self.internalRotation = internalRotation
  }

  /// The ankle angles for the orientation of the foot relative to the shank, taken apart in the
  /// order z, x, y.
  public init(_ shankFromFoot: Rotation<Foot, Shank>, side: Side) {
    let cardan = shankFromFoot.cardanZXY
    dorsiflexion = cardan.aboutZ
    inversion = side.sign * cardan.aboutX
    internalRotation = side.sign * cardan.aboutY
  }
}

/// The direction of a foot against the direction of progression, seen from above; toes inwards
/// positive.
///
/// - Parameters:
///   - labFromFoot: The orientation of the foot.
///   - progression: The horizontal direction of progression, of length one.
///   - side: The foot.
/// - Returns: The angle, NaN for a foot that points straight up or down.
public func footProgression(
  _ labFromFoot: Rotation<Foot, Laboratory>, along progression: Vector3, side: Side
) -> Angle {
  let right = progression.cross(Vector3(0, 1, 0))
  let (forwards, outwards) = (labFromFoot.x.dot(progression), labFromFoot.x.dot(right))
  guard forwards != 0 || outwards != 0 else { return .radians(.nan) }
  return .radians(-side.sign * atan2(outwards, forwards))
}

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

  /// The ankle angles for the orientation of the foot relative to the shank.
  ///
  /// Taken apart in the order z, x, y (flexion, inversion, rotation); in the conventional order
  /// z, y, x the rotation comes before the inversion. Vicon's `AnkleAngles` are the dorsiflexion
  /// (X), the negative of the inversion (Y) and the internal rotation (Z) here, on both sides.
  ///
  /// - Parameters:
  ///   - shankFromFoot: The orientation of the foot, in the axes of the shank at the ankle.
  ///   - side: The leg.
  ///   - definitions: The order of the turns.
  public init(
    _ shankFromFoot: Rotation<Foot, Shank>, side: Side, by definitions: AngleDefinitions = .isb
  ) {
    switch definitions {
    case .isb:
      let cardan = shankFromFoot.cardanZXY
      dorsiflexion = cardan.aboutZ
      inversion = side.sign * cardan.aboutX
      internalRotation = side.sign * cardan.aboutY
    case .conventional:
      let angles = FootAttitude(shankFromFoot, side: side)
      dorsiflexion = angles.elevation
      inversion = angles.inversion
      internalRotation = angles.inwards
    }
  }
}

/// The direction of a foot against the direction of progression; toes inwards positive.
///
/// By the ISB it is the direction seen from above. The conventional gait model takes the angle
/// between the foot's long axis and the vertical plane of progression; Vicon's `FootProgressAngles`
/// have it as Z.
///
/// - Parameters:
///   - labFromFoot: The orientation of the foot.
///   - progression: The horizontal direction of progression, of length one.
///   - side: The foot.
///   - definitions: Which of the two.
/// - Returns: The angle, NaN for a foot that points straight up or down.
public func footProgression(
  _ labFromFoot: Rotation<Foot, Laboratory>, along progression: Vector3, side: Side,
  by definitions: AngleDefinitions = .isb
) -> Angle {
  if definitions == .conventional {
    return FootAttitude(labFromFoot, along: progression, side: side).inwards
  }
  let right = progression.cross(Vector3(0, 1, 0))
  let (forwards, outwards) = (labFromFoot.x.dot(progression), labFromFoot.x.dot(right))
  guard forwards != 0 || outwards != 0 else { return .radians(.nan) }
  return .radians(-side.sign * atan2(outwards, forwards))
}

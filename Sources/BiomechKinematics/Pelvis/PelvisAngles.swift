// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The attitude of the pelvis in the laboratory: rotation, then obliquity, then tilt.
///
/// Source: Baker 2001, "Pelvic angles: a mathematically rigorous definition which is consistent with
/// a conventional clinical understanding of the terms", doi:10.1016/S0966-6362(00)00083-7.
public struct PelvisAngles: Hashable, Sendable {
  /// The right side forward is positive.
  public var rotation: Angle

  /// The right side up is positive.
  public var obliquity: Angle

  /// Anterior tilt is positive.
  public var anteriorTilt: Angle

  /// The angles for the orientation of the pelvis in laboratory axes.
  ///
  /// In the conventional order tilt comes first, then obliquity, then rotation, as Vicon's
  /// `PelvisAngles` have it: X is the anterior tilt on both sides; Y and Z of the right side are the
  /// obliquity and the rotation here, those of the left side their negatives.
  ///
  /// - Parameters:
  ///   - labFromPelvis: The orientation of the pelvis.
  ///   - progression: The horizontal direction that the angles count from, of length one.
  ///   - definitions: The order of the turns.
  public init(
    _ labFromPelvis: Rotation<Pelvis, Laboratory>, along progression: Vector3 = Vector3(1, 0, 0),
    by definitions: AngleDefinitions = .isb
  ) {
    let pelvis =
      Rotation<Laboratory, Laboratory>(along: progression).inverse * labFromPelvis
    switch definitions {
    case .isb:
      let cardan = pelvis.cardanYXZ
      rotation = cardan.aboutY
      obliquity = -cardan.aboutX
      anteriorTilt = -cardan.aboutZ
    case .conventional:
      let cardan = pelvis.cardanZXY
      rotation = cardan.aboutY
      obliquity = -cardan.aboutX
      anteriorTilt = -cardan.aboutZ
    }
  }
}

extension Rotation where Source == Laboratory, Target == Laboratory {
  /// The axes along a direction of progression, in laboratory axes: x along it, y up, z right.
  init(along progression: Vector3) {
    let up = Vector3(0, 1, 0)
    self.init(x: progression, y: up, z: progression.cross(up))
  }
}

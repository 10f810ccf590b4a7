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
  public init(_ labFromPelvis: Rotation<Pelvis, Laboratory>) {
    let cardan = labFromPelvis.cardanYXZ
    rotation = cardan.aboutY
    obliquity = -cardan.aboutX
    anteriorTilt = -cardan.aboutZ
  }
}

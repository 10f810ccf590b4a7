// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The three angles of the hip: flexion, adduction and internal rotation are positive on both sides.
///
/// Source: Wu et al. 2002, doi:10.1016/S0021-9290(01)00222-6.
public struct HipAngles: Hashable, Sendable {
  public var flexion: Angle
  public var adduction: Angle
  public var internalRotation: Angle

  /// The hip angles for the orientation of the thigh relative to the pelvis.
  ///
  /// Taken apart in the order z, x, y like the knee; turning +z about z carries the thigh forwards,
  /// which at the hip is flexion.
  public init(_ pelvisFromThigh: Rotation<Thigh, Pelvis>, side: Side) {
    let cardan = pelvisFromThigh.cardanZXY
    flexion = cardan.aboutZ
    adduction = side.sign * cardan.aboutX
    internalRotation = side.sign * cardan.aboutY
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The three angles of the knee in the joint coordinate system of Grood and Suntay.
///
/// Signs are clinical and the same for both legs: flexion, adduction (varus) and internal rotation
/// are positive.
///
/// Source: E. S. Grood and W. J. Suntay, "A joint coordinate system for the clinical description
/// of three-dimensional motions", J. Biomech. Eng. 105 (1983), 136–144, doi:10.1115/1.3138397.
public struct KneeAngles: Hashable, Sendable {
  public var flexion: Angle
  public var adduction: Angle
  public var internalRotation: Angle

  public init(flexion: Angle, adduction: Angle, internalRotation: Angle) {
    self.flexion = flexion
    self.adduction = adduction
    self.internalRotation = internalRotation
  }

  /// The knee angles for the orientation of the shank relative to the thigh.
  ///
  /// The rotation is taken apart as R = Rz(−flexion) Rx(s adduction) Ry(s internal rotation), s = +1
  /// on the right and −1 on the left: about the thigh's medio-lateral axis, then the floating axis,
  /// then the shank's long axis. The angles lose their meaning at 90° of adduction, which no knee
  /// reaches.
  public init(_ thighFromShank: Rotation<Shank, Thigh>, side: Side) {
    let cardan = thighFromShank.cardanZXY
    // Turning +z about z carries the foot forwards, which is extension.
    flexion = -cardan.aboutZ
    adduction = side.sign * cardan.aboutX
    internalRotation = side.sign * cardan.aboutY
  }

  /// Valgus (abduction): the opposite of adduction.
  public var valgus: Angle { -adduction }
}

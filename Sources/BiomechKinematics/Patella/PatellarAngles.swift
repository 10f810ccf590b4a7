// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The attitude of the patella relative to the thigh.
///
/// The mixed-axis description of Bull et al. 2002 (Knee Surg. Sports Traumatol. Arthrosc. 10,
/// 184–193): flexion about the thigh's medio-lateral axis, tilt about the patella's long axis, spin
/// about the floating axis. Other conventions give other numbers.
public struct PatellarAngles: Hashable, Sendable {
  public var flexion: Angle

  /// The distal pole moving medially is positive.
  public var spin: Angle

  /// The lateral border moving towards the femur is positive.
  public var lateralTilt: Angle

  public init(_ thighFromPatella: Rotation<Patella, Thigh>, side: Side) {
    let cardan = thighFromPatella.cardanZXY
    flexion = -cardan.aboutZ
    spin = side.sign * cardan.aboutX
    lateralTilt = -side.sign * cardan.aboutY
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// How far a leg may be bent before its frontal plane projection angle says nothing.
///
/// Beyond these the thigh nears the horizontal, and the projection of a bent leg shows rotation and
/// not valgus (engineering choice, as other tools do).
public enum ProjectionAngleValidity {
  /// The largest knee flexion.
  public static let largestFlexion = Angle.degrees(75)

  /// The largest angle between the thigh and the vertical.
  public static let largestThighElevation = Angle.degrees(60)
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The size of a pelvis and its legs, from which regressions place the hip centre.
public struct PelvisSize: Hashable, Sendable {
  /// Between the ASIS, in millimetres.
  public var width: Double

  /// From the middle of the ASIS to the middle of the PSIS, in millimetres.
  public var depth: Double

  /// From ASIS to medial malleolus, the mean of both legs, in millimetres.
  public var legLength: Double

  public init(width: Double, depth: Double, legLength: Double) {
    self.width = width
    self.depth = depth
    self.legLength = legLength
  }
}

/// Where a regression puts the hip centre, in pelvis axes (x anterior, y proximal, z right; origin
/// between the ASIS), in millimetres.
public enum HipCentre {
  /// The full form of Harrington and others (2007), doi:10.1016/j.jbiomech.2006.02.003.
  ///
  /// From magnetic resonance images of 8 adults and 24 children; 12 mm from the centre in computed
  /// tomography of 67 adults (Mantovani 2016).
  ///
  /// - Parameters:
  ///   - size: The size of the pelvis and the legs.
  ///   - side: The leg.
  /// - Returns: The hip centre in pelvis axes.
  public static func harrington(_ size: PelvisSize, side: Side) -> Vector3 {
    Vector3(
      -0.24 * size.depth - 9.9,
      -0.16 * size.width - 0.04 * size.legLength - 7.1,
      side.sign * (0.28 * size.depth + 0.16 * size.width + 7.9))
  }

  /// The regression of Davis and others (1991) as conventional gait models use it.
  ///
  /// With the rounded angles 0.5 and 0.314 rad; doi:10.1016/0167-9457(91)90046-Z.
  ///
  /// - Parameters:
  ///   - size: The size of the pelvis; its depth does not matter here.
  ///   - markerRadius: The radius of the pelvis markers, in millimetres.
  ///   - side: The leg.
  /// - Returns: The hip centre in pelvis axes.
  public static func davis(_ size: PelvisSize, markerRadius: Double, side: Side) -> Vector3 {
    let (theta, beta) = (0.5, 0.314)
    let c = 0.115 * size.legLength - 15.3
    let asisToTrochanter = 0.1288 * size.legLength - 48.56 + markerRadius
    return Vector3(
      c * cos(theta) * sin(beta) - asisToTrochanter * cos(beta),
      -c * cos(theta) * cos(beta) - asisToTrochanter * sin(beta),
      side.sign * (size.width / 2 - c * sin(theta)))
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension HipCentre {
  /// The hip centre of the conventional gait model (Newington and Gage; Davis and others 1991).
  ///
  /// With the rounded angles 0.5 and 0.314 rad that the vendor's model has; the size of the joint
  /// follows the mean length of both legs, its depth the leg's own. Source:
  /// doi:10.1016/0167-9457(91)90046-Z.
  ///
  /// - Parameters:
  ///   - interASISDistance: Between the anterior superior iliac spines, in millimetres.
  ///   - meanLegLength: The mean of both legs.
  ///   - asisToTrochanter: From the spine back to the trochanter on this side.
  ///   - markerRadius: The radius of the pelvis markers.
  ///   - side: The leg.
  /// - Returns: The hip centre in pelvis axes.
  public static func newingtonGage(
    interASISDistance: Double, meanLegLength: Double, asisToTrochanter: Double,
    markerRadius: Double, side: Side
  ) -> Vector3 {
    let (theta, beta) = (0.5, 0.314)
    let c = 0.115 * meanLegLength - 15.3
    let depth = asisToTrochanter + markerRadius
    return Vector3(
      c * cos(theta) * sin(beta) - depth * cos(beta),
      -c * cos(theta) * cos(beta) - depth * sin(beta),
      side.sign * (interASISDistance / 2 - c * sin(theta)))
  }
}

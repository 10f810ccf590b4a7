// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Knee flexion that shows up as adduction because the thigh's medio-lateral axis is off.
public enum KneeAxisCrossTalk {
  /// The adduction that a pure flexion shows when the axis is turned about the thigh's long axis.
  ///
  /// asin(sin ε sin θ): 4.3° at 60° of flexion for an axis error of 5°.
  ///
  /// - Parameters:
  ///   - axisError: ε, positive about the long axis (y).
  ///   - flexion: θ.
  /// - Returns: The false adduction of a right knee.
  public static func falseAdduction(axisError: Angle, flexion: Angle) -> Angle {
    .radians(asin(sin(axisError.radians) * sin(flexion.radians)))
  }
}

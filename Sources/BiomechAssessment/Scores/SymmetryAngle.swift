// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The symmetry angle: how far two sides are from equal, without choosing one as the reference.
///
/// It is for quantities that are positive on both sides, such as lengths and times. For signed
/// angles use their difference: near zero no symmetry measure means anything.
///
/// Source: R. A. Zifchock, I. Davis, J. Higginson and T. Royer, "The symmetry angle: a novel, robust
/// method of quantifying asymmetry", Gait Posture 27 (2008), 622–627.
public struct SymmetryAngle: Hashable, Sendable {
  /// The share of the largest possible asymmetry in percent, −100 to 100: 0 for equal sides, positive
  /// when the right one is larger.
  public let percent: Double

  /// The symmetry of two values, or `nil` when both are zero or one is missing.
  public init?(left: Double, right: Double) {
    guard !left.isNaN, !right.isNaN, left != 0 || right != 0 else { return nil }
    var angle = 45 - atan2(left, right) * (180 / .pi)
    // Opposite signs lie beyond a right angle; the line through both values is what counts.
    if angle > 90 { angle -= 180 }
    if angle < -90 { angle += 180 }
    percent = angle / 90 * 100
  }
}

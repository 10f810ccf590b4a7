// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

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

  /// Why an axis offset was not estimated.
  public enum Refusal: Error, Hashable {
    /// In a loaded task true valgus goes with flexion, and the estimate would erase it.
    case taskMovesInValgus(MovementTask)

    /// There are no frames to estimate from.
    case noFrames
  }

  /// The turn of the thigh about its long axis that makes knee adduction vary least.
  ///
  /// Only for walking or a functional trial: fitted to a squat it takes true valgus for an axis
  /// error. Source: Baker, Finney and Orr 1999, doi:10.1016/S0167-9457(99)00027-5.
  ///
  /// - Parameters:
  ///   - rotations: The orientation of the shank in the thigh, frame by frame.
  ///   - task: What the person did.
  /// - Returns: The offset within ±15°; the corrected thigh is the thigh turned by it about y.
  /// - Throws: ``Refusal`` for squats and for an empty trial.
  public static func minimumVarianceOffset(
    _ rotations: [Rotation<Shank, Thigh>], task: MovementTask
  ) throws(Refusal) -> Angle {
    guard task != .squat else { throw .taskMovesInValgus(task) }
    guard !rotations.isEmpty else { throw .noFrames }
    return unguardedMinimumVarianceOffset(rotations)
  }

  /// The estimate without the guard, so that a test can show what the guard is for.
  package static func unguardedMinimumVarianceOffset(
    _ rotations: [Rotation<Shank, Thigh>]
  ) -> Angle {
    func variance(_ offset: Double) -> Double {
      let deviation = rotations.lazy
        .map { adduction($0, afterTurning: .radians(offset)).radians }
        .standardDeviationOfPresent
      return deviation * deviation
    }
    // The variance has one minimum within ±15°: golden sections close in on it.
    let golden = (5.0.squareRoot() - 1) / 2
    var (low, high) = (-Angle.degrees(15).radians, Angle.degrees(15).radians)
    var left = high - golden * (high - low)
    var right = low + golden * (high - low)
    var (atLeft, atRight) = (variance(left), variance(right))
    while high - low > 1e-9 {
      if atLeft < atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - golden * (high - low)
        atLeft = variance(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + golden * (high - low)
        atRight = variance(right)
      }
    }
    return .radians((low + high) / 2)
  }

  /// The adduction of a right knee after the thigh's axes are turned about its long axis.
  package static func adduction(
    _ thighFromShank: Rotation<Shank, Thigh>, afterTurning offset: Angle
  ) -> Angle {
    (Rotation<Thigh, Thigh>.aboutY(-offset) * thighFromShank).cardanZXY.aboutX
  }
}

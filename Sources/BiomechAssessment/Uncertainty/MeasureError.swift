// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// The standard deviations of a measure, in its unit.
public struct MeasureError: Hashable, Sendable {
  /// By errors that all frames and repetitions share: averaging does not reduce it.
  public var bias: Double

  /// By errors that every frame has anew.
  public var noise: Double

  public init(bias: Double, noise: Double = 0) {
    self.bias = bias
    self.noise = noise
  }

  /// The error of a multiple of the measure.
  public func scaled(by factor: Double) -> MeasureError {
    MeasureError(bias: bias * factor, noise: noise * factor)
  }

  /// The error with an independent one added.
  public func adding(_ other: MeasureError) -> MeasureError {
    MeasureError(
      bias: (bias * bias + other.bias * other.bias).squareRoot(),
      noise: (noise * noise + other.noise * other.noise).squareRoot())
  }

  /// Half the width of the 95 % interval of a normal error.
  public static func u95(_ standardDeviation: Double) -> Double { 1.96 * standardDeviation }

  /// Half the width of the 95 % interval.
  public var u95: Double { Self.u95((bias * bias + noise * noise).squareRoot()) }

  /// The part of it that averaging does not reduce.
  public var sharedU95: Double { Self.u95(bias) }
}

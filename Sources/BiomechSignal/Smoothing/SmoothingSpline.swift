// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A natural cubic spline that trades closeness to the samples for smoothness.
///
/// It minimises Σ wᵢ (yᵢ − f(tᵢ))² + p ∫ f″(t)² dt. The matrix depends on times, weights and p only,
/// so it is factorised once and used for every column of a recording.
///
/// Source: C. H. Reinsch, "Smoothing by spline functions", Numer. Math. 10 (1967), 177–183,
/// doi:10.1007/BF02162161, in the form (R + p Qᵀ W⁻¹ Q) c = Qᵀ y, y − p W⁻¹ Q c for the values;
/// banded Cholesky through LAPACK's `dpbtrf` and `dpbtrs`.
public struct SmoothingSpline: Sendable {
  /// When the samples were taken, in seconds, rising strictly.
  public let times: [Double]

  /// The smoothing parameter p: 0 passes through every sample, large values approach a straight line.
  public let smoothing: Double

  private let inverseWeights: [Double]
  private let factor: BandCholesky

  /// Prepares the spline for samples at given times.
  ///
  /// - Parameters:
  ///   - times: When the samples were taken: at least three instants, rising strictly.
  ///   - smoothing: The parameter p, not negative.
  ///   - weights: How much each sample counts, positive; all 1 when `nil`.
  /// - Throws: ``LinearAlgebraError`` when the matrix is not positive definite, as with times that
  ///   are almost equal.
  public init(
    times: [Double], smoothing: Double, weights: [Double]? = nil
  ) throws(LinearAlgebraError) {
    precondition(times.count >= 3, "a smoothing spline needs three samples, not \(times.count)")
    precondition(smoothing >= 0, "the smoothing parameter must not be negative: \(smoothing)")
    precondition(
      zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "the times must rise strictly")
    let inverse = weights.map { $0.map { 1 / $0 } } ?? Array(repeating: 1, count: times.count)
    precondition(
      inverse.count == times.count && inverse.allSatisfy { $0 > 0 && $0.isFinite },
      "\(times.count) positive weights are needed")
    self.times = times
    self.smoothing = smoothing
    self.inverseWeights = inverse

    var band = Array(repeating: 0.0, count: 3 * (times.count - 2))
    for j in 0..<times.count - 2 {
      let (before, middle, after) = Self.secondDifference(times, j)
      band[3 * j] =
        (times[j + 2] - times[j]) / 3
        + smoothing
        * (before * before * inverse[j] + middle * middle * inverse[j + 1] + after * after
          * inverse[j + 2])
      guard j + 1 < times.count - 2 else { continue }
      let next = Self.secondDifference(times, j + 1)
      band[3 * j + 1] =
        (times[j + 2] - times[j + 1]) / 6
        + smoothing * (middle * next.0 * inverse[j + 1] + after * next.1 * inverse[j + 2])
      guard j + 2 < times.count - 2 else { continue }
      let second = Self.secondDifference(times, j + 2)
      band[3 * j + 2] = smoothing * after * second.0 * inverse[j + 2]
    }
    self.factor = try BandCholesky(lowerBand: band, halfBandwidth: 2)
  }

  /// The spline for one column of samples.
  ///
  /// - Parameter values: One value for each time, none of them NaN.
  /// - Returns: The curve.
  /// - Throws: ``LinearAlgebraError`` when LAPACK refuses its arguments.
  public func fitCurve(to values: [Double]) throws(LinearAlgebraError) -> SplineCurve {
    precondition(
      values.count == times.count, "\(values.count) values for \(times.count) times")
    var rightSide = Array(repeating: 0.0, count: times.count - 2)
    for j in rightSide.indices {
      let (before, middle, after) = Self.secondDifference(times, j)
      rightSide[j] = before * values[j] + middle * values[j + 1] + after * values[j + 2]
    }
    let inner = try factor.solution(of: rightSide)
    var smooth = values
    for j in inner.indices {
      let (before, middle, after) = Self.secondDifference(times, j)
      smooth[j] -= smoothing * inverseWeights[j] * before * inner[j]
      smooth[j + 1] -= smoothing * inverseWeights[j + 1] * middle * inner[j]
      smooth[j + 2] -= smoothing * inverseWeights[j + 2] * after * inner[j]
    }
    return SplineCurve(times: times, values: smooth, secondDerivatives: [0] + inner + [0])
  }

  /// Column j of Q: the weights of three neighbouring samples in the difference of their chords.
  private static func secondDifference(_ times: [Double], _ j: Int) -> (Double, Double, Double) {
    let before = 1 / (times[j + 1] - times[j])
    let after = 1 / (times[j + 2] - times[j + 1])
    return (before, -before - after, after)
  }
}

extension SmoothingSpline {
  /// The p that halves the amplitude of a sine: p = 1/(T ω⁴).
  ///
  /// - Parameters:
  ///   - frequency: The frequency of the sine in hertz.
  ///   - frameRate: Samples per second.
  /// - Returns: The smoothing parameter.
  public static func smoothing(halvingAmplitudeAt frequency: Double, frameRate: Double) -> Double {
    frameRate / pow(2 * .pi * frequency, 4)
  }

  /// The p that leaves 1/√2 of the amplitude of a sine, as the filter with that cut-off does.
  ///
  /// - Parameters:
  ///   - cutoff: The frequency of the sine in hertz.
  ///   - frameRate: Samples per second.
  /// - Returns: The smoothing parameter.
  public static func smoothing(cutoff: Double, frameRate: Double) -> Double {
    (2.0.squareRoot() - 1) * smoothing(halvingAmplitudeAt: cutoff, frameRate: frameRate)
  }
}

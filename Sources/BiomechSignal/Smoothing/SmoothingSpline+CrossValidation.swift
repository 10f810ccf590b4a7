// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension SmoothingSpline {
  /// The fewest samples from which the smoothing can be chosen (METHODS 7.3, engineering choice).
  public static let fewestSamples = 30

  /// The cut-off frequencies between which the smoothing is chosen, in hertz.
  ///
  /// Noise that is not white draws the choice out of reason; body parts move within these limits
  /// (engineering choice).
  public static let cutoffBounds = 3.0...20.0

  /// The trace of I − A, where A is the matrix that makes smooth values of samples: how many
  /// degrees of freedom the spline takes away.
  ///
  /// - Complexity: O(samples), by the band of the inverse (Hutchinson and de Hoog 1985).
  public var residualTrace: Double {
    let inverse = factor.inverseBand
    let stride = system.order + 1
    var sum = 0.0
    for index in inverse.indices {
      // Every entry off the diagonal stands for two.
      let share = inverse[index] * system.product[index]
      sum += index % stride == 0 ? share : 2 * share
    }
    return scaledSmoothing * sum
  }

  /// The weighted sum of squares of what the spline takes away from columns of samples.
  ///
  /// - Parameter columns: The columns, one value for each time, one after the other.
  /// - Returns: Σ wᵢ (yᵢ − f(tᵢ))² over all of them.
  /// - Throws: ``LinearAlgebraError`` when LAPACK refuses its arguments.
  public func residualSquares(of columns: [Double]) throws(LinearAlgebraError) -> Double {
    let coefficients = try coefficients(of: columns)
    var sum = 0.0
    let n = times.count
    forEachRest(coefficients) { index, rest in
      sum += rest * rest / system.inverseWeights[index % n]
    }
    return sum
  }

  /// The spline whose smoothing is chosen by generalised cross-validation: the one p for all
  /// columns that makes n RSS / trace(I − A)² least.
  ///
  /// Source: P. Craven and G. Wahba, "Smoothing noisy data with spline functions", Numer. Math. 31
  /// (1979), 377–403, doi:10.1007/BF01404567; one p for several columns as in Woltring 1986.
  ///
  /// - Parameters:
  ///   - times: When the samples were taken, in seconds, rising strictly.
  ///   - kind: The derivative that is kept small.
  ///   - columns: The columns, one value for each time, one after the other.
  ///   - weights: How much each sample counts, positive; all 1 when `nil`.
  ///   - bounds: The cut-off frequencies in hertz that p may amount to, at the mean distance of the
  ///     samples.
  /// - Returns: The spline, or `nil` for fewer samples than ``fewestSamples``: from so few the
  ///   choice is chance.
  /// - Throws: ``LinearAlgebraError`` when the matrix is not positive definite.
  public static func crossValidated(
    times: [Double], kind: Kind = .quintic, columns: [Double], weights: [Double]? = nil,
    bounds: ClosedRange<Double> = cutoffBounds
  ) throws(LinearAlgebraError) -> SmoothingSpline? {
    guard times.count >= fewestSamples else { return nil }
    let system = SplineSystem(times: times, order: kind.rawValue, weights: weights)
    func spline(_ cutoff: Double) throws(LinearAlgebraError) -> SmoothingSpline {
      try SmoothingSpline(
        system, times: times,
        smoothing: smoothing(cutoff: cutoff, frameRate: 1 / system.unit, kind: kind))
    }
    let best = try cutoffOfLeastScore(in: bounds, tolerance: 1e-7) {
      (cutoff) throws(LinearAlgebraError) in
      let spline = try spline(cutoff)
      var score = CrossValidation()
      score.add(
        residual: try spline.residualSquares(of: columns), trace: spline.residualTrace,
        samples: times.count, columns: columns.count / times.count)
      return score.value
    }
    return try spline(best)
  }
}

/// What generalised cross-validation sums up over columns that are judged together.
struct CrossValidation {
  private var residual = 0.0
  private var trace = 0.0
  private var samples = 0.0

  /// Adds columns of one length: their joint sum of squares, and the trace of one of them.
  mutating func add(residual: Double, trace: Double, samples: Int, columns: Int) {
    self.residual += residual
    self.trace += trace * Double(columns)
    self.samples += Double(samples * columns)
  }

  /// n RSS / trace(I − A)².
  var value: Double { samples * residual / (trace * trace) }
}

/// The cut-off frequency with the least score, looked for on a logarithmic scale.
///
/// - Parameters:
///   - bounds: The limits in hertz.
///   - tolerance: How exactly the logarithm of the frequency is wanted.
///   - score: The score at a frequency.
/// - Returns: The frequency in hertz.
/// - Throws: What `score` throws.
func cutoffOfLeastScore<Failure: Error>(
  in bounds: ClosedRange<Double>, tolerance: Double, _ score: (Double) throws(Failure) -> Double
) throws(Failure) -> Double {
  let limits = log(bounds.lowerBound)...log(bounds.upperBound)
  return exp(
    try placeOfMinimum(in: limits, tolerance: tolerance) {
      (logarithm) throws(Failure) in try score(exp(logarithm))
    })
}

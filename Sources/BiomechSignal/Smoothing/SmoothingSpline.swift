// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A natural spline that trades closeness to the samples for smoothness.
///
/// It minimises Σ wᵢ (yᵢ − f(tᵢ))² + p ∫ (f⁽ᵐ⁾)² dt. The matrix depends on times, weights and p
/// only, so it is factorised once and used for every column of a recording. At the ends the
/// derivatives from the m-th on are zero, which pulls them there: leave out five samples where they
/// count.
///
/// Sources: C. H. Reinsch, "Smoothing by spline functions", Numer. Math. 10 (1967), 177–183,
/// doi:10.1007/BF02162161, in the form (R + p Qᵀ W⁻¹ Q) c = Qᵀ y, y − p W⁻¹ Q c for the values;
/// H. J. Woltring, "A Fortran package for generalized, cross-validatory spline smoothing and
/// differentiation", Adv. Eng. Software 8 (1986), 104–113, doi:10.1016/0141-1195(86)90098-7.
/// Banded Cholesky through LAPACK's `dpbtrf` and `dpbtrs`.
public struct SmoothingSpline: Sendable {
  /// Which derivative is kept small; the raw value is its order m.
  public enum Kind: Int, Sendable, CaseIterable {
    /// The second derivative: the curve is of third degree.
    case cubic = 2

    /// The third derivative: the curve is of fifth degree, for accelerations.
    case quintic = 3
  }

  public let kind: Kind

  /// When the samples were taken, in seconds, rising strictly.
  public let times: [Double]

  /// The smoothing parameter p: 0 passes through every sample, large values approach a polynomial
  /// of degree m − 1.
  public let smoothing: Double

  let system: SplineSystem
  let scaledSmoothing: Double
  let factor: BandCholesky

  /// Prepares the spline for samples at given times.
  ///
  /// - Parameters:
  ///   - times: When the samples were taken: more instants than m, rising strictly.
  ///   - kind: The derivative that is kept small.
  ///   - smoothing: The parameter p, not negative.
  ///   - weights: How much each sample counts, positive; all 1 when `nil`.
  /// - Throws: ``LinearAlgebraError`` when the matrix is not positive definite, as with times that
  ///   are almost equal.
  public init(
    times: [Double], kind: Kind = .cubic, smoothing: Double, weights: [Double]? = nil
  ) throws(LinearAlgebraError) {
    try self.init(
      SplineSystem(times: times, order: kind.rawValue, weights: weights), times: times,
      smoothing: smoothing)
  }

  /// Prepares the spline from matrices that were had before.
  init(
    _ system: SplineSystem, times: [Double], smoothing: Double
  ) throws(LinearAlgebraError) {
    precondition(smoothing >= 0, "the smoothing parameter must not be negative: \(smoothing)")
    self.kind = system.order == 3 ? .quintic : .cubic
    self.times = times
    self.smoothing = smoothing
    self.system = system
    let scaled = system.scaled(smoothing)
    scaledSmoothing = scaled
    var band = system.gram
    for index in band.indices { band[index] += scaled * system.product[index] }
    factor = try BandCholesky(lowerBand: band, halfBandwidth: system.order)
  }

  /// The spline for one column of samples.
  ///
  /// - Parameter values: One value for each time, none of them NaN.
  /// - Returns: The curve.
  /// - Throws: ``LinearAlgebraError`` when LAPACK refuses its arguments.
  public func fitCurve(to values: [Double]) throws(LinearAlgebraError) -> SplineCurve {
    var smooth = values
    let coefficients = try smoothColumns(&smooth)
    return SplineCurve(system, times: times, values: smooth, coefficients: coefficients)
  }

  /// Smooths several columns of samples together, in place.
  ///
  /// - Parameter columns: The columns, one value for each time, one after the other.
  /// - Throws: ``LinearAlgebraError`` when LAPACK refuses its arguments.
  public func smooth(_ columns: inout [Double]) throws(LinearAlgebraError) {
    _ = try smoothColumns(&columns)
  }

  /// Smooths columns and returns the coefficients c of each.
  private func smoothColumns(_ columns: inout [Double]) throws(LinearAlgebraError) -> [Double] {
    let coefficients = try coefficients(of: columns)
    forEachRest(coefficients) { index, rest in columns[index] -= rest }
    return coefficients
  }

  /// The coefficients c of each column.
  func coefficients(of columns: [Double]) throws(LinearAlgebraError) -> [Double] {
    let (n, count, stride) = (times.count, system.count, system.order + 1)
    precondition(
      columns.count % n == 0, "\(columns.count) values do not make columns of \(n) times")
    var c = [Double](repeating: 0, count: columns.count / n * count)
    for column in 0..<columns.count / n {
      let (first, target) = (column * n, column * count)
      for j in 0..<count {
        var sum = 0.0
        for k in 0..<stride { sum += system.differences[j * stride + k] * columns[first + j + k] }
        c[target + j] = sum
      }
    }
    try factor.solve(&c)
    return c
  }

  /// Calls `body` with p W⁻¹ Q c, what the spline takes away, sample by sample through all columns.
  @inline(__always)
  func forEachRest(_ coefficients: [Double], _ body: (Int, Double) -> Void) {
    let (n, count, stride) = (times.count, system.count, system.order + 1)
    for column in 0..<coefficients.count / count {
      let source = column * count
      for row in 0..<n {
        var sum = 0.0
        for j in max(row - stride + 1, 0)...min(row, count - 1) {
          sum += system.differences[j * stride + row - j] * coefficients[source + j]
        }
        body(column * n + row, scaledSmoothing * system.inverseWeights[row] * sum)
      }
    }
  }
}

// MARK: - Frequencies

extension SmoothingSpline {
  /// The p that halves the amplitude of a sine: p = 1/(T ω²ᵐ).
  ///
  /// - Parameters:
  ///   - frequency: The frequency of the sine in hertz.
  ///   - frameRate: Samples per second.
  ///   - kind: The derivative that is kept small.
  /// - Returns: The smoothing parameter.
  public static func smoothing(
    halvingAmplitudeAt frequency: Double, frameRate: Double, kind: Kind = .cubic
  ) -> Double {
    frameRate / power(2 * .pi * frequency, 2 * kind.rawValue)
  }

  /// The p that leaves 1/√2 of the amplitude of a sine, as the filter with that cut-off does.
  ///
  /// - Parameters:
  ///   - cutoff: The frequency of the sine in hertz.
  ///   - frameRate: Samples per second.
  ///   - kind: The derivative that is kept small.
  /// - Returns: The smoothing parameter.
  public static func smoothing(
    cutoff: Double, frameRate: Double, kind: Kind = .cubic
  ) -> Double {
    (2.0.squareRoot() - 1)
      * smoothing(halvingAmplitudeAt: cutoff, frameRate: frameRate, kind: kind)
  }

  /// The frequency in hertz at which a p leaves 1/√2 of the amplitude.
  ///
  /// - Parameters:
  ///   - smoothing: The parameter p, positive.
  ///   - frameRate: Samples per second.
  ///   - kind: The derivative that is kept small.
  /// - Returns: The frequency.
  public static func cutoff(
    ofSmoothing smoothing: Double, frameRate: Double, kind: Kind = .cubic
  ) -> Double {
    pow((2.0.squareRoot() - 1) * frameRate / smoothing, 1 / Double(2 * kind.rawValue)) / (2 * .pi)
  }
}

// SPDX-License-Identifier: Apache-2.0

import CLinearAlgebra

/// The Cholesky factor of a symmetric positive definite band matrix, kept to solve several times.
///
/// Work grows with `order × halfBandwidth²`, so a smoothing spline over a whole trial costs no more
/// than a filter. LAPACK: `dpbtrf`, `dpbtrs`.
public struct BandCholesky: Sendable {
  /// The number of rows of the matrix.
  public let order: Int

  /// The number of diagonals below the main one.
  public let halfBandwidth: Int

  private var factor: [Double]

  /// Factorises a band matrix.
  ///
  /// - Parameters:
  ///   - lowerBand: The matrix in lower band storage, `(halfBandwidth + 1) × order` by columns:
  ///     element (i, j) with i ≥ j stands at `(i − j) + j (halfBandwidth + 1)`.
  ///   - halfBandwidth: The number of diagonals below the main one.
  /// - Throws: ``LinearAlgebraError`` when the matrix is not positive definite.
  public init(lowerBand: [Double], halfBandwidth: Int) throws(LinearAlgebraError) {
    precondition(
      lowerBand.count % (halfBandwidth + 1) == 0,
      "a band of \(lowerBand.count) values has no whole number of columns of \(halfBandwidth + 1)")
    self.order = lowerBand.count / (halfBandwidth + 1)
    self.halfBandwidth = halfBandwidth
    self.factor = lowerBand
    let info = biomech_band_cholesky_factor(Int32(order), Int32(halfBandwidth), &factor)
    guard info == 0 else { throw LinearAlgebraError(routine: "dpbtrf", code: info) }
  }

  /// The solution x of A x = b.
  ///
  /// - Parameter rightSide: b, `order` values.
  /// - Returns: x, `order` values.
  /// - Throws: ``LinearAlgebraError`` when LAPACK refuses its arguments.
  public func solution(of rightSide: [Double]) throws(LinearAlgebraError) -> [Double] {
    precondition(
      rightSide.count == order, "the right side has \(rightSide.count) values, not \(order)")
    var x = rightSide
    try solve(&x)
    return x
  }

  /// Solves A X = B for several right sides together, in place.
  ///
  /// - Parameter rightSides: The columns of B, `order` values each, one after the other; then those
  ///   of X.
  /// - Throws: ``LinearAlgebraError`` when LAPACK refuses its arguments.
  /// - Complexity: O(`rightSides.count` × `halfBandwidth`).
  public func solve(_ rightSides: inout [Double]) throws(LinearAlgebraError) {
    precondition(
      rightSides.count % order == 0,
      "\(rightSides.count) values do not make columns of \(order)")
    let info = biomech_band_cholesky_solve(
      Int32(order), Int32(halfBandwidth), Int32(rightSides.count / order), factor, &rightSides)
    guard info == 0 else { throw LinearAlgebraError(routine: "dpbtrs", code: info) }
  }

  /// The entries of A⁻¹ within the band of A, in the same storage; those outside are not computed.
  ///
  /// Each follows from entries further down alone: with A = L D Lᵀ and L unit lower triangular,
  /// Zᵢⱼ = δᵢⱼ / Dⱼ − Σₖ Lₖⱼ Zₖᵢ over the k from j + 1 to j + `halfBandwidth`.
  ///
  /// Source: M. F. Hutchinson and F. R. de Hoog, "Smoothing noisy data with spline functions",
  /// Numer. Math. 47 (1985), 99–106, doi:10.1007/BF01389878.
  ///
  /// - Complexity: O(`order` × `halfBandwidth`²).
  public var inverseBand: [Double] {
    let stride = halfBandwidth + 1
    var z = [Double](repeating: 0, count: factor.count)
    for j in Swift.stride(from: order - 1, through: 0, by: -1) {
      let diagonal = factor[j * stride]
      let reach = min(halfBandwidth, order - 1 - j)
      for below in Swift.stride(from: reach, through: 0, by: -1) {
        var sum = below == 0 ? 1 / (diagonal * diagonal) : 0
        for k in 0..<reach {
          let (low, high) = (min(k + 1, below), max(k + 1, below))
          // Z is symmetric; below = 0 takes the entries of column j that were just had.
          sum -= factor[j * stride + k + 1] / diagonal * z[(j + low) * stride + high - low]
        }
        z[j * stride + below] = sum
      }
    }
    return z
  }
}

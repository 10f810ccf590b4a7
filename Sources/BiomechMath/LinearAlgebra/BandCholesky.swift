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
    let info = biomech_band_cholesky_solve(
      Int32(order), Int32(halfBandwidth), 1, factor, &x)
    guard info == 0 else { throw LinearAlgebraError(routine: "dpbtrs", code: info) }
    return x
  }
}

// SPDX-License-Identifier: Apache-2.0

import CLinearAlgebra

/// Room for the Cholesky factor of a small symmetric positive definite matrix, used again and again.
///
/// Nothing is allocated after the room is made, so it serves a solver that works frame by frame.
/// LAPACK: `dpotrf`, `dpotrs`.
public struct Cholesky: Sendable {
  /// The number of rows of the matrix.
  public let order: Int

  private var factor: [Double]

  /// Makes room for matrices of one order.
  public init(order: Int) {
    precondition(order > 0, "a matrix of order \(order) has no factor")
    self.order = order
    factor = Array(repeating: 0, count: order * order)
  }

  /// Factorises A + diag(d).
  ///
  /// - Parameters:
  ///   - matrix: A by columns, `order` × `order`; only its lower triangle is read.
  ///   - diagonal: d, `order` values.
  /// - Returns: Whether the sum is positive definite; where it is not the room holds no factor.
  /// - Complexity: O(`order`³).
  public mutating func factorise(_ matrix: [Double], addingToDiagonal diagonal: [Double]) -> Bool {
    precondition(
      matrix.count == order * order && diagonal.count == order,
      "\(matrix.count) and \(diagonal.count) values do not make a matrix of order \(order)")
    for index in matrix.indices { factor[index] = matrix[index] }
    for index in diagonal.indices { factor[index * (order + 1)] += diagonal[index] }
    return biomech_cholesky_factor(Int32(order), &factor) == 0
  }

  /// Solves A x = b in place with the factor that the room holds.
  public func solve(_ b: inout [Double]) {
    precondition(b.count == order, "the right side has \(b.count) values, not \(order)")
    _ = biomech_cholesky_solve(Int32(order), 1, factor, &b)
  }

  /// Turns b into L⁻¹ b, whose scalar products are those of b under A⁻¹.
  ///
  /// With A the inverse of a covariance, the scalar product of L⁻¹ b with itself is the variance of
  /// the linear function b.
  public func halfSolve(_ b: inout [Double]) {
    precondition(b.count == order, "the right side has \(b.count) values, not \(order)")
    guard let first = b.firstIndex(where: { $0 != 0 }) else { return }
    for column in first..<order {
      let value = b[column] / factor[column * (order + 1)]
      b[column] = value
      for row in column + 1..<max(order, column + 1) {
        b[row] -= factor[row + column * order] * value
      }
    }
  }
}

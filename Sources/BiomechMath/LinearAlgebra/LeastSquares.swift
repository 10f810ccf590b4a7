// SPDX-License-Identifier: Apache-2.0

import CLinearAlgebra

/// The x that brings A x closest to b, where A has at least as many rows as columns.
public enum LeastSquares {
  /// The solution for a matrix of full rank, by orthogonal factors.
  ///
  /// LAPACK: `dgels`.
  ///
  /// - Parameters:
  ///   - matrix: A by columns, `rightSide.count` values each.
  ///   - rightSide: b.
  /// - Returns: x.
  /// - Throws: ``LinearAlgebraError`` when a column of A is zero after the others were taken out of
  ///   it; a matrix that is only nearly so is not refused.
  public static func fullRankSolution(
    _ matrix: consuming [Double], _ rightSide: [Double]
  ) throws(LinearAlgebraError) -> [Double] {
    let columns = columnCount(matrix, rightSide)
    var (a, b) = (consume matrix, rightSide)
    let info = biomech_least_squares_full_rank(Int32(b.count), Int32(columns), &a, &b)
    guard info == 0, b[..<columns].allSatisfy(\.isFinite) else {
      throw LinearAlgebraError(routine: "dgels", code: info)
    }
    return Array(b[..<columns])
  }

  /// A solution and how well the matrix determines it.
  public struct Solution: Sendable {
    /// x; of all solutions the shortest when the rank is not full.
    public let x: [Double]

    /// The singular values of A, largest first.
    public let singularValues: [Double]

    /// The number of singular values that counted.
    public let rank: Int

    /// The sum of the squares of A x − b; NaN when the rank is not full.
    public let squaredResidual: Double
  }

  /// The shortest solution, by the singular value decomposition.
  ///
  /// LAPACK: `dgelsd`.
  ///
  /// - Parameters:
  ///   - matrix: A by columns, `rightSide.count` values each.
  ///   - rightSide: b.
  ///   - smallest: Singular values below this share of the largest count as zero.
  /// - Returns: The solution, with the singular values.
  /// - Throws: ``LinearAlgebraError`` when the decomposition does not converge, as with NaN.
  public static func shortestSolution(
    _ matrix: consuming [Double], _ rightSide: [Double], smallest: Double = 1e-12
  ) throws(LinearAlgebraError) -> Solution {
    let columns = columnCount(matrix, rightSide)
    // A missing value would make LAPACK print or return what it likes.
    guard matrix.allSatisfy(\.isFinite), rightSide.allSatisfy(\.isFinite) else {
      throw .notSolvable(routine: "dgelsd", code: 0)
    }
    var (a, b) = (consume matrix, rightSide)
    var s = [Double](repeating: 0, count: columns)
    var rank: Int32 = 0
    let info = biomech_least_squares_minimum_norm(
      Int32(b.count), Int32(columns), smallest, &a, &b, &s, &rank)
    guard info == 0 else { throw LinearAlgebraError(routine: "dgelsd", code: info) }
    let isFull = Int(rank) == columns
    return Solution(
      x: Array(b[..<columns]), singularValues: s, rank: Int(rank),
      squaredResidual: isFull ? b[columns...].reduce(0) { $0 + $1 * $1 } : .nan)
  }

  private static func columnCount(_ matrix: [Double], _ rightSide: [Double]) -> Int {
    precondition(
      !rightSide.isEmpty && !matrix.isEmpty && matrix.count % rightSide.count == 0
        && matrix.count / rightSide.count <= rightSide.count,
      "\(matrix.count) values and a right side of \(rightSide.count) are no least squares problem")
    return matrix.count / rightSide.count
  }
}

// SPDX-License-Identifier: Apache-2.0

import CLinearAlgebra

/// The economy singular value decomposition A = U diag(s) Vᵀ of a matrix.
///
/// Only the first min(rows, columns) columns of U and V are had, which is all that a principal
/// component analysis needs. LAPACK: `dgesdd`.
public struct SingularValueDecomposition: Sendable {
  public let rows: Int
  public let columns: Int

  /// The columns of U, `rows` values each, one after the other.
  public let u: [Double]

  /// The singular values, largest first.
  public let s: [Double]

  /// Vᵀ by columns: row k of Vᵀ, the direction of the k-th singular value, has the entries
  /// `vt[k + j * s.count]`.
  public let vt: [Double]

  /// Decomposes a matrix.
  ///
  /// - Parameters:
  ///   - matrix: The matrix by columns; it must not be empty.
  ///   - rows: The length of a column.
  /// - Throws: ``LinearAlgebraError`` when `dgesdd` does not converge, as with NaN.
  /// - Complexity: O(rows × columns × min(rows, columns)).
  public init(_ matrix: consuming [Double], rows: Int) throws(LinearAlgebraError) {
    precondition(
      rows > 0 && !matrix.isEmpty && matrix.count % rows == 0,
      "\(matrix.count) values do not make columns of \(rows)")
    let columns = matrix.count / rows
    let least = min(rows, columns)
    var a = consume matrix
    var s = [Double](repeating: 0, count: least)
    var u = [Double](repeating: 0, count: rows * least)
    var vt = [Double](repeating: 0, count: least * columns)
    let info = biomech_svd_economy(Int32(rows), Int32(columns), &a, &s, &u, &vt)
    guard info == 0 else { throw LinearAlgebraError(routine: "dgesdd", code: info) }
    self.rows = rows
    self.columns = columns
    self.u = u
    self.s = s
    self.vt = vt
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// The standard deviation of the first three unknowns of a fit along their least certain direction,
/// for residuals of variance one.
///
/// - Parameters:
///   - normal: The normal matrix of the fit, by columns; only its lower triangle is read.
///   - order: The number of unknowns, at least three.
/// - Returns: The deviation, or `nil` when the matrix is not positive definite.
func worstDeviation(_ normal: [Double], order: Int) -> Double? {
  var cholesky = Cholesky(order: order)
  guard
    cholesky.factorise(normal, addingToDiagonal: [Double](repeating: 0, count: order))
  else { return nil }
  let columns = (0..<3).map { k in
    var column = [Double](repeating: 0, count: order)
    column[k] = 1
    cholesky.solve(&column)
    return Vector3(column[0], column[1], column[2])
  }
  let values = try? SingularValues3(columns: columns[0], columns[1], columns[2])
  return values.map { $0.s.x.squareRoot() }
}

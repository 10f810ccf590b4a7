// SPDX-License-Identifier: Apache-2.0

import CLinearAlgebra

/// The singular value decomposition A = U diag(s) Vᵀ of a 3 × 3 matrix.
public struct SingularValues3: Sendable {
  /// The columns of U.
  public var u: (Vector3, Vector3, Vector3)

  /// The singular values, largest first.
  public var s: Vector3

  /// The columns of V.
  public var v: (Vector3, Vector3, Vector3)

  /// Decomposes the matrix with the given columns; nothing is allocated.
  ///
  /// - Parameters:
  ///   - x: The first column.
  ///   - y: The second column.
  ///   - z: The third column.
  /// - Throws: ``LinearAlgebraError`` when LAPACK's `dgesdd` does not converge, as with NaN.
  public init(columns x: Vector3, _ y: Vector3, _ z: Vector3) throws(LinearAlgebraError) {
    var a: [9 of Double] = [x.x, x.y, x.z, y.x, y.y, y.z, z.x, z.y, z.z]
    var s: [3 of Double] = [0, 0, 0]
    var u: [9 of Double] = .init(repeating: 0)
    var vt: [9 of Double] = .init(repeating: 0)
    var info: Int32 = 0
    do {
      var aSpan = a.mutableSpan
      var sSpan = s.mutableSpan
      var uSpan = u.mutableSpan
      var vtSpan = vt.mutableSpan
      info = aSpan.withUnsafeMutableBufferPointer { a in
        sSpan.withUnsafeMutableBufferPointer { s in
          uSpan.withUnsafeMutableBufferPointer { u in
            vtSpan.withUnsafeMutableBufferPointer { vt in
              biomech_svd_3x3(a.baseAddress, s.baseAddress, u.baseAddress, vt.baseAddress)
            }
          }
        }
      }
    }
    guard info == 0 else { throw LinearAlgebraError(routine: "dgesdd", code: info) }
    self.s = Vector3(s[0], s[1], s[2])
    self.u = (
      Vector3(u[0], u[1], u[2]), Vector3(u[3], u[4], u[5]), Vector3(u[6], u[7], u[8])
    )
    // LAPACK returns Vᵀ by columns, so the rows of that matrix are the columns of V.
    self.v = (
      Vector3(vt[0], vt[3], vt[6]), Vector3(vt[1], vt[4], vt[7]), Vector3(vt[2], vt[5], vt[8])
    )
  }
}

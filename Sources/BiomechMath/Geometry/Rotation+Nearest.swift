// SPDX-License-Identifier: Apache-2.0

extension Rotation {
  /// The rotation closest to a matrix that is nearly one, such as one printed with few digits.
  ///
  /// The orthogonal factor of the polar decomposition by Newton's iteration, X ← (X + X⁻ᵀ)/2, which
  /// doubles the correct digits with each step. Source: Higham 1986, doi:10.1137/0907079.
  ///
  /// - Returns: The rotation, or `nil` when the matrix is singular, has a missing element, or is
  ///   closer to a mirror image.
  public var nearestRotation: Self? {
    var current = self
    for _ in 0..<20 {
      let determinant = current.determinant
      guard determinant > 0, determinant.isFinite else { return nil }
      // The columns of the inverse's transpose are the cofactors over the determinant.
      let next = Self(
        x: (current.x + current.y.cross(current.z) / determinant) / 2,
        y: (current.y + current.z.cross(current.x) / determinant) / 2,
        z: (current.z + current.x.cross(current.y) / determinant) / 2)
      let change =
        (next.x - current.x).length + (next.y - current.y).length + (next.z - current.z).length
      current = next
      if change < 1e-14 { return current }
    }
    return nil
  }
}

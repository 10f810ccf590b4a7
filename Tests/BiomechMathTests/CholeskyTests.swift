// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import Testing

struct CholeskyTests {
  /// A published example: the factor of this matrix is whole-numbered, with 2, 1 and 3 on its diagonal.
  private let matrix: [Double] = [4, 12, -16, 12, 37, -43, -16, -43, 98]

  @Test func `a system with a known factor is solved`() {
    var cholesky = Cholesky(order: 3)
    let isFactorised = cholesky.factorise(matrix, addingToDiagonal: [0, 0, 0])
    #expect(isFactorised)
    // A (1, 2, 3) by hand.
    var b: [Double] = [4 + 24 - 48, 12 + 74 - 129, -16 - 86 + 294]
    cholesky.solve(&b)
    for (found, expected) in zip(b, [1.0, 2, 3]) { #expect((found - expected).magnitude < 1e-9) }

    // L = (2; 6, 1; -8, 5, 3), so L⁻¹ (2, 7, 0) = (1, 1, 1) by hand.
    var half = [2.0, 7, 0]
    cholesky.halfSolve(&half)
    for value in half { #expect((value - 1).magnitude < 1e-12) }
  }

  @Test func `what is added to the diagonal counts, and an indefinite matrix is refused`() {
    var cholesky = Cholesky(order: 2)
    let isIndefiniteFactorised = cholesky.factorise([1, 2, 2, 1], addingToDiagonal: [0, 0])
    #expect(!isIndefiniteFactorised)
    let isFactorised = cholesky.factorise([1, 2, 2, 1], addingToDiagonal: [2, 2])
    #expect(isFactorised)
    var b = [5.0, 5]
    cholesky.solve(&b)
    for value in b { #expect((value - 1).magnitude < 1e-12) }
  }
}

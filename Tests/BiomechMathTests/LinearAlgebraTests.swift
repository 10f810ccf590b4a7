// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechTestSupport
import Testing

struct LinearAlgebraTests {
  @Test func `a decomposed matrix is the product of its parts`() throws {
    let columns = (Vector3(4, 1, -2), Vector3(0.5, 3, 7), Vector3(-1, 2, 0.25))
    let svd = try SingularValues3(columns: columns.0, columns.1, columns.2)
    func product(_ axis: Int) -> Vector3 {
      svd.u.0 * (svd.s.x * svd.v.0[axis]) + svd.u.1 * (svd.s.y * svd.v.1[axis])
        + svd.u.2 * (svd.s.z * svd.v.2[axis])
    }

    // Entries below 10 carry rounding of some 1e-15.
    #expect(product(0).isClose(to: columns.0, within: 1e-13))
    #expect(product(1).isClose(to: columns.1, within: 1e-13))
    #expect(product(2).isClose(to: columns.2, within: 1e-13))
    #expect(svd.s.x >= svd.s.y && svd.s.y >= svd.s.z)
  }

  @Test func `a matrix with a missing entry is refused`() {
    #expect(throws: LinearAlgebraError.self) {
      try SingularValues3(columns: Vector3(.nan, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1))
    }
  }

  @Test func `a band system returns the solution it was made from`() throws {
    // The second-difference matrix plus one on the diagonal, half bandwidth 2.
    let order = 40
    var band = [Double](repeating: 0, count: 3 * order)
    for j in 0..<order {
      band[3 * j] = 7
      if j + 1 < order { band[3 * j + 1] = -4 }
      if j + 2 < order { band[3 * j + 2] = 1 }
    }
    let x = (0..<order).map { Double($0 % 7) - 3 }
    let b = (0..<order).map { i in
      (0..<order).reduce(0) { sum, j in
        let entry = (i - j).magnitude > 2 ? 0 : [7.0, -4, 1][Int((i - j).magnitude)]
        return sum + entry * x[j]
      }
    }
    let factor = try BandCholesky(lowerBand: band, halfBandwidth: 2)
    let solution = try factor.solution(of: b)

    for (found, expected) in zip(solution, x) {
      #expect(found.isClose(to: expected, within: 1e-10))
    }
  }

  @Test func `a matrix that is not positive definite is refused`() {
    #expect(throws: LinearAlgebraError.notSolvable(routine: "dpbtrf", code: 2)) {
      try BandCholesky(lowerBand: [1, 2, 1, 0], halfBandwidth: 1)
    }
  }
}

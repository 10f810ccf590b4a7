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

  @Test(arguments: [(7, 3), (3, 7), (5, 5), (1, 4)])
  func `an economy decomposition multiplies to the matrix with directions at right angles`(
    rows: Int, columns: Int
  ) throws {
    var generator = SeededGenerator(seed: 6)
    let matrix = (0..<rows * columns).map { _ in generator.nextNormal() }

    let svd = try SingularValueDecomposition(matrix, rows: rows)

    let rank = min(rows, columns)
    #expect(svd.s.count == rank && svd.u.count == rows * rank && svd.vt.count == rank * columns)
    #expect(zip(svd.s, svd.s.dropFirst()).allSatisfy { $0 >= $1 })
    for row in 0..<rows {
      for column in 0..<columns {
        let product = (0..<rank).reduce(0) { sum, k in
          sum + svd.u[k * rows + row] * svd.s[k] * svd.vt[column * rank + k]
        }
        #expect(product.isClose(to: matrix[column * rows + row], within: 1e-13))
      }
    }
    for a in 0..<rank {
      for b in 0..<rank {
        let product = (0..<columns).reduce(0) { $0 + svd.vt[$1 * rank + a] * svd.vt[$1 * rank + b] }
        #expect(product.isClose(to: a == b ? 1 : 0, within: 1e-13))
      }
    }
  }

  @Test func `a matrix with a missing entry has no economy decomposition`() {
    #expect(throws: LinearAlgebraError.self) {
      try SingularValueDecomposition([1, 2, .nan, 4], rows: 2)
    }
  }

  @Test(arguments: 1...4)
  func `the band of the inverse is that of the columns of the inverse`(halfBandwidth: Int) throws {
    let (order, stride) = (12, halfBandwidth + 1)
    var generator = SeededGenerator(seed: 3)
    var band = (0..<order * stride).map { _ in generator.nextNormal() }
    for j in 0..<order { band[j * stride] = 4 * Double(stride) }

    let factor = try BandCholesky(lowerBand: band, halfBandwidth: halfBandwidth)
    let inverse = factor.inverseBand

    for j in 0..<order {
      let column = try factor.solution(of: (0..<order).map { $0 == j ? 1 : 0 })
      for i in j..<min(j + stride, order) {
        #expect(inverse[j * stride + i - j].isClose(to: column[i], within: 1e-14))
      }
    }
  }

  @Test func `several right sides are solved as each by itself`() throws {
    let factor = try BandCholesky(lowerBand: [4, 1, 5, 2, 6, 0], halfBandwidth: 1)
    let sides = [[1.0, 2, 3], [-1, 0, 5]]

    var together = sides.flatMap { $0 }
    try factor.solve(&together)

    #expect(together == (try sides.flatMap { side in try factor.solution(of: side) }))
  }
}

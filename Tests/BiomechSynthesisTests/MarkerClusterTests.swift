// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import Testing

/// The clusters must be good ones: an analysis that fails on them has no excuse.
struct MarkerClusterTests {
  @Test(arguments: Side.allCases, ["TH", "SH"])
  func `a cluster is wide in every direction`(side: Side, segment: String) throws {
    let shape = try cluster(side, segment)
    let middle = shape.reduce(Vector3.zero, +) / 4
    let scatter = products(shape.map { $0 - middle }, shape.map { $0 - middle })
    let s = try SingularValues3(columns: scatter.0, scatter.1, scatter.2).s

    // The roots of the mean squares along the main directions, in millimetres. A pose needs 15 mm
    // and a tenth in the second direction; a mirror image is told apart by the third.
    let widths = Vector3((s.x / 4).squareRoot(), (s.y / 4).squareRoot(), (s.z / 4).squareRoot())
    #expect(widths.y >= 20)
    #expect(widths.y / widths.x >= 0.2)
    #expect(widths.z >= 6)
  }

  @Test(arguments: Side.allCases, ["TH", "SH"])
  func `no exchange of labels leaves the shape as it was`(side: Side, segment: String) throws {
    let shape = try cluster(side, segment)

    for order in permutations(of: 4) where order != [0, 1, 2, 3] {
      let residual = try rigidResidual(shape, order.map { shape[$0] })
      #expect(residual > 20, "\(order)")
    }
    // The square root of a rounding error of some 1e-12 mm².
    #expect(try rigidResidual(shape, shape) < 1e-4)
  }

  private func cluster(_ side: Side, _ segment: String) throws -> [Vector3] {
    let trial = try SimulatedSubject().standing().trajectories
    return try (1...4).map {
      let name = MarkerName((side == .right ? "R" : "L") + "\(segment)\($0)")
      return try #require(trial[name, frame: 0])
    }
  }
}

/// The columns of Σ b aᵀ.
private func products(_ a: [Vector3], _ b: [Vector3]) -> (Vector3, Vector3, Vector3) {
  var columns = (Vector3.zero, Vector3.zero, Vector3.zero)
  for (p, q) in zip(a, b) {
    columns.0 += q * p.x
    columns.1 += q * p.y
    columns.2 += q * p.z
  }
  return columns
}

/// The root mean square distance left when one shape is laid on another without mirroring: from the
/// singular values of Σ b aᵀ, the last with the sign of the determinant.
private func rigidResidual(_ a: [Vector3], _ b: [Vector3]) throws -> Double {
  let (p, q) = (a.reduce(.zero, +) / Double(a.count), b.reduce(.zero, +) / Double(b.count))
  let (a, b) = (a.map { $0 - p }, b.map { $0 - q })
  let h = products(a, b)
  let s = try SingularValues3(columns: h.0, h.1, h.2).s
  let mirror: Double = h.0.cross(h.1).dot(h.2) < 0 ? -1 : 1
  let squares = (a + b).reduce(0) { $0 + $1.dot($1) }
  return (max(squares - 2 * (s.x + s.y + mirror * s.z), 0) / Double(a.count)).squareRoot()
}

private func permutations(of count: Int) -> [[Int]] {
  guard count > 0 else { return [[]] }
  return permutations(of: count - 1).flatMap { order in
    (0...order.count).map { place in
      var longer = order
      longer.insert(count - 1, at: place)
      return longer
    }
  }
}

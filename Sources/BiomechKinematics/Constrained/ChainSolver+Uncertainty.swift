// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension ChainSolver {
  /// How far noise of one millimetre on every marker turns a body about its least certain axis, in
  /// radians (standard deviation).
  ///
  /// The square root of the largest eigenvalue of A (Jᵀ W J)⁻¹ Aᵀ, where A turns changes of the
  /// coordinates into a rotation vector of the body; the weights count as given, so a marker of
  /// weight one half counts as one of √2 mm. ``prepareUncertainty()`` must have gone before.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - isLine: Whether its turn about its own length, y, does not matter.
  /// - Returns: The standard deviation.
  package mutating func uncertainty(ofBody body: Int, isLine: Bool = false) -> Double {
    var columns = (Vector3.zero, Vector3.zero, Vector3.zero)
    for axis in 0..<3 { fill(axis, body) }
    for row in 0..<values.count {
      var v = Vector3(scratch.0[row], scratch.1[row], scratch.2[row])
      if isLine { v -= pose.y[body] * pose.y[body].dot(v) }
      columns.0 += v * v.x
      columns.1 += v * v.y
      columns.2 += v * v.z
    }
    return largestEigenvalue(columns).squareRoot()
  }

  private mutating func fill(_ axis: Int, _ body: Int) {
    switch axis {
    case 0: scratch.0.fill(axis, chain, pose, body, cholesky)
    case 1: scratch.1.fill(axis, chain, pose, body, cholesky)
    default: scratch.2.fill(axis, chain, pose, body, cholesky)
    }
  }
}

extension [Double] {
  /// L⁻¹ of the row of A for one laboratory axis.
  fileprivate mutating func fill(
    _ axis: Int, _ chain: Chain, _ pose: ChainPose, _ body: Int, _ cholesky: Cholesky
  ) {
    for index in indices { self[index] = 0 }
    var place = chain.lastCoordinate(of: body)
    while let coordinate = place {
      if pose.turns[coordinate] { self[coordinate] = pose.axes[coordinate][axis] }
      place = chain.predecessors[coordinate]
    }
    cholesky.halfSolve(&self)
  }
}

/// The largest eigenvalue of a symmetric positive semidefinite 3 × 3 matrix by its columns.
///
/// The trigonometric form for symmetric matrices: O. K. Smith 1961, doi:10.1145/355578.366316.
private func largestEigenvalue(_ m: (Vector3, Vector3, Vector3)) -> Double {
  let mean = (m.0.x + m.1.y + m.2.z) / 3
  let a = m.0 - Vector3(mean, 0, 0)
  let b = m.1 - Vector3(0, mean, 0)
  let c = m.2 - Vector3(0, 0, mean)
  let p = ((a.dot(a) + b.dot(b) + c.dot(c)) / 6).squareRoot()
  guard p > 0 else { return mean }
  let half = min(max(a.cross(b).dot(c) / (2 * p * p * p), -1), 1)
  return mean + 2 * p * cos(acos(half) / 3)
}

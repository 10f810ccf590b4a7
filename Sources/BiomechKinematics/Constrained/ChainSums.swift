// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// The normal equations of a chain: Jᵀ W J and Jᵀ W r of all its markers.
///
/// A coordinate moves a point p by v + ω × p, so the sums over the markers of a body and all beyond
/// it are those of point masses: total, first and second moment of the weights, force and moment
/// of the residuals.
struct ChainSums: Sendable {
  /// Jᵀ W J by columns; only the lower triangle is filled.
  private(set) var normal: [Double]

  /// Jᵀ W r: downhill.
  private(set) var gradient: [Double]

  /// The sums over the markers of one body and of all beyond it.
  private struct Moments {
    var weight = 0.0
    var first = Vector3.zero

    /// The columns of Σ w (|p|² E − p pᵀ).
    var second = (Vector3.zero, Vector3.zero, Vector3.zero)
    var force = Vector3.zero
    var moment = Vector3.zero

    mutating func add(_ p: Vector3, _ r: Vector3, _ w: Double) {
      weight += w
      let q = p * w
      first += q
      let square = q.dot(p)
      second.0 += Vector3(square, 0, 0) - q * p.x
      second.1 += Vector3(0, square, 0) - q * p.y
      second.2 += Vector3(0, 0, square) - q * p.z
      force += r * w
      moment += q.cross(r)
    }

    mutating func add(_ other: Moments) {
      weight += other.weight
      first += other.first
      second.0 += other.second.0
      second.1 += other.second.1
      second.2 += other.second.2
      force += other.force
      moment += other.moment
    }
  }

  private var moments: [Moments]
  private var turns: [Vector3]
  private var shifts: [Vector3]

  init(_ chain: Chain) {
    let count = chain.coordinates.count
    normal = Array(repeating: 0, count: count * count)
    gradient = Array(repeating: 0, count: count)
    moments = Array(repeating: Moments(), count: chain.bodies.count)
    turns = Array(repeating: .zero, count: count)
    shifts = turns
  }

  /// Sums over the markers that were seen.
  ///
  /// - Returns: The sum of weighted squares, bounds included, in square millimetres.
  mutating func update(
    _ chain: Chain, _ pose: ChainPose, _ values: [Double], _ observed: [Vector3]
  ) -> Double {
    for index in moments.indices { moments[index] = Moments() }
    // Moments are taken about the first body: far from the origin they would cost digits.
    let reference = pose.origins[0]
    var cost = 0.0
    for index in chain.markers.indices {
      let seen = observed[index]
      guard !seen.x.isNaN else { continue }
      let marker = chain.markers[index]
      let place = pose.position(marker.place, on: marker.body)
      let residual = seen - place
      cost += marker.weight * residual.dot(residual)
      moments[marker.body].add(place - reference, residual, marker.weight)
    }
    for index in chain.bodies.indices.reversed() {
      if let parent = chain.bodies[index].parent { moments[parent].add(moments[index]) }
    }
    fill(chain, pose, reference)
    return cost + addBounds(chain, values)
  }

  private mutating func fill(_ chain: Chain, _ pose: ChainPose, _ reference: Vector3) {
    let count = gradient.count
    for body in chain.bodies.indices {
      let m = moments[body]
      for j in chain.bodies[body].coordinates {
        let turn = pose.turns[j] ? pose.axes[j] : .zero
        let shift =
          pose.turns[j] ? (pose.pivots[j] - reference).cross(pose.axes[j]) : pose.axes[j]
        turns[j] = turn
        shifts[j] = shift
        gradient[j] = shift.dot(m.force) + turn.dot(m.moment)
        let force = shift * m.weight + turn.cross(m.first)
        let moment =
          m.second.0 * turn.x + m.second.1 * turn.y + m.second.2 * turn.z + m.first.cross(shift)
        var i: Int? = j
        while let place = i {
          normal[j + place * count] = shifts[place].dot(force) + turns[place].dot(moment)
          i = chain.predecessors[place]
        }
      }
    }
  }

  private mutating func addBounds(_ chain: Chain, _ values: [Double]) -> Double {
    let stiffness = Chain.boundStiffness * 180 / .pi
    let square = stiffness * stiffness
    var cost = 0.0
    for index in values.indices {
      guard let range = chain.coordinates[index].range else { continue }
      let excess = values[index] - min(max(values[index], range.lowerBound), range.upperBound)
      guard excess != 0 else { continue }
      cost += square * excess * excess
      gradient[index] -= square * excess
      normal[index * (gradient.count + 1)] += square
    }
    return cost
  }
}

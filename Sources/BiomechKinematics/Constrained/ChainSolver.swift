// SPDX-License-Identifier: Apache-2.0

package import BiomechMath

/// Finds the coordinates of a chain that bring its markers closest to where they were seen.
///
/// Least squares of the weighted distances by the method of Levenberg and Marquardt. The normal
/// equations are summed body by body like the inertia of a mechanism, from the tips to the root,
/// so that they cost O(markers + coordinates × depth), and are solved by Cholesky. The derivatives
/// are analytic. Nothing is allocated after the solver is made.
///
/// Sources: Levenberg 1944, doi:10.1090/qam/10666; Marquardt 1963, doi:10.1137/0111030; the sums:
/// Walker and Orin 1982, doi:10.1115/1.3139699; global optimisation of marker poses: Lu and
/// O'Connor 1999, doi:10.1016/S0021-9290(98)00158-4. LAPACK: `dpotrf`, `dpotrs`.
package struct ChainSolver: Sendable {
  /// When the search ends.
  package struct Limits: Sendable {
    /// How far any coordinate may still be from the end, in radians or metres.
    ///
    /// That is the largest change in the last step; or what is left to go when steps shrink by a
    /// constant factor, as they do near the minimum, at less than half of this.
    package var tolerance = 1e-5

    /// The number of steps after which a frame is given up.
    package var iterations = 60

    package init() {}
  }

  package let chain: Chain
  package var limits = Limits()

  /// Where each marker of the chain was seen, in laboratory axes; NaN where it was not.
  package var observed: [Vector3]

  /// The coordinates: where the search begins, and then what it found.
  package var values: [Double]

  /// The number of steps of the last search.
  package private(set) var steps = 0

  /// Whether the last search came to rest.
  package private(set) var hasConverged = false

  var pose: ChainPose
  private var sums: ChainSums
  var cholesky: Cholesky
  var damping: [Double]
  private var step: [Double]
  private var tried: [Double]
  private var damper = Self.smallestDamper

  /// The rows of a body's rotation while its uncertainty is found.
  var scratch: ([Double], [Double], [Double])

  private static let smallestDamper = 1e-7

  package init(_ chain: Chain) {
    precondition(!chain.coordinates.isEmpty, "a chain that cannot move has nothing to solve")
    let count = chain.coordinates.count
    self.chain = chain
    observed = Array(repeating: .missing, count: chain.markers.count)
    values = Array(repeating: 0, count: count)
    step = values
    tried = values
    damping = values
    scratch = (values, values, values)
    pose = ChainPose(chain)
    sums = ChainSums(chain)
    cholesky = Cholesky(order: count)
  }

  /// The distance between a marker and its place, in millimetres; NaN where it was not seen.
  package func residual(ofMarker marker: Int) -> Double {
    let place = pose.position(chain.markers[marker].place, on: chain.markers[marker].body)
    return (observed[marker] - place).length
  }

  /// Where a body is.
  package func transform<Body: CoordinateSystem, Target: CoordinateSystem>(
    of body: Int, _: Body.Type = Body.self, _: Target.Type = Target.self
  ) -> RigidTransform<Body, Target> {
    RigidTransform(
      rotation: Rotation(x: pose.x[body], y: pose.y[body], z: pose.z[body]),
      translation: pose.origins[body])
  }

  /// Searches from ``values``.
  package mutating func solve() {
    steps = 0
    hasConverged = false
    var cost = evaluate(values)
    var before = Double.infinity
    while steps < limits.iterations {
      steps += 1
      guard let change = findStep() else {
        damper = max(damper * 10, Self.smallestDamper)
        continue
      }
      for index in values.indices { tried[index] = values[index] + step[index] }
      let next = evaluate(tried)
      if next <= cost * (1 + 1e-12) {
        swap(&values, &tried)
        cost = next
        damper = max(damper / 10, Self.smallestDamper)
        let ratio = change / before
        before = change
        // The first step has none before it to tell how fast they shrink.
        let rest = ratio > 0 && ratio < 0.5 ? change * ratio / (1 - ratio) : .infinity
        if change < limits.tolerance || rest < 0.5 * limits.tolerance {
          hasConverged = true
          break
        }
      } else {
        // So close to the minimum that the cost no longer tells the way.
        if change < 0.1 * limits.tolerance {
          hasConverged = true
          cost = evaluate(values)
          break
        }
        damper = max(damper * 10, 1e-4)
        cost = evaluate(values)
        if damper > 1e10 { break }
      }
    }
    damper = Self.smallestDamper
  }

  /// Makes one undamped step from ``values``: what a small change of the markers amounts to.
  package mutating func refine() {
    _ = evaluate(values)
    damper = Self.smallestDamper
    guard findStep() != nil else { return }
    for index in values.indices { values[index] += step[index] }
    pose.update(chain, values)
  }

  /// Poses the chain and sums the normal equations.
  ///
  /// - Returns: The sum of weighted squares, in square millimetres.
  private mutating func evaluate(_ values: [Double]) -> Double {
    pose.update(chain, values)
    return sums.update(chain, pose, values, observed)
  }

  /// Solves the damped normal equations.
  ///
  /// - Returns: The largest change of a coordinate in radians or metres; `nil` when the equations
  ///   have no solution.
  private mutating func findStep() -> Double? {
    let count = values.count
    for index in 0..<count {
      damping[index] = damper * sums.normal[index * (count + 1)] + floor(index)
    }
    guard cholesky.factorise(sums.normal, addingToDiagonal: damping) else { return nil }
    for index in 0..<count { step[index] = sums.gradient[index] }
    cholesky.solve(&step)
    var largest = 0.0
    for index in 0..<count {
      let unit = chain.coordinates[index].kind == .rotation ? 1 : 1e-3
      largest = max(largest, step[index].magnitude * unit)
    }
    return largest.isFinite ? largest : nil
  }

  /// What holds a coordinate that no marker tells of, without holding one that any does: a marker at
  /// 1 mm from the axis, or a millionth of a marker.
  private func floor(_ index: Int) -> Double {
    chain.coordinates[index].kind == .rotation ? 1 : 1e-6
  }

  /// Factorises the undamped equations at the solution, for ``uncertainty(ofBody:)``.
  package mutating func prepareUncertainty() -> Bool {
    for index in values.indices { damping[index] = floor(index) }
    return cholesky.factorise(sums.normal, addingToDiagonal: damping)
  }
}

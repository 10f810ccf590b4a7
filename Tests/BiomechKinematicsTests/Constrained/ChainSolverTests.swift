// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import Testing

private enum Frame: CoordinateSystem {}

/// A post that slides and turns, an arm with an offset joint, and a hand that swings about a skew axis.
private func mechanism() -> Chain {
  let (x, y, z) = (Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1))
  var chain = Chain()
  let post = chain.add(
    "post", to: nil,
    coordinates: [
      .init("slide", .translation, x), .init("lift", .translation, y), .init("turn", .rotation, y),
      .init("tilt", .rotation, z),
    ])
  let arm = chain.add(
    "arm", to: post, jointInParent: Vector3(10, 300, -40), jointInBody: Vector3(0, 200, 5),
    coordinates: [.init("shoulder", .rotation, x), .init("twist", .rotation, y)])
  let hand = chain.add(
    "hand", to: arm, jointInParent: Vector3(3, -150, 0),
    coordinates: [.init("swing", .rotation, Vector3(0.6, 0, 0.8))])
  for (body, places) in [
    (post, [Vector3(50, 0, 0), Vector3(0, 250, 60), Vector3(-30, 100, -50)]),
    (arm, [Vector3(40, 100, 0), Vector3(0, 0, 50), Vector3(-20, -100, -20)]),
    (hand, [Vector3(30, -60, 0), Vector3(-10, -80, 40), Vector3(0, -20, -30)]),
  ] {
    for place in places { chain.markers.append(.init(body: body, place: place, weight: 1)) }
  }
  return chain
}

/// Where the markers of the mechanism are, written out by hand as matrices.
private func positions(_ q: [Double]) -> [Vector3] {
  func turn(_ axis: Vector3, _ angle: Double) -> Rotation<Frame, Frame> {
    Rotation(rotationVector: axis * angle)
  }
  let (x, y, z) = (Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1))
  let post = RigidTransform<Frame, Frame>(
    rotation: turn(y, q[2]) * turn(z, q[3]), translation: Vector3(q[0], q[1], 0))
  let armTurn = turn(x, q[4]) * turn(y, q[5])
  let arm =
    post
    * RigidTransform(
      rotation: armTurn, translation: Vector3(10, 300, -40) - armTurn * Vector3(0, 200, 5))
  let hand =
    arm
    * RigidTransform(
      rotation: turn(Vector3(0.6, 0, 0.8), q[6]), translation: Vector3(3, -150, 0))
  return [
    post.applied(to: Vector3(50, 0, 0)), post.applied(to: Vector3(0, 250, 60)),
    post.applied(to: Vector3(-30, 100, -50)), arm.applied(to: Vector3(40, 100, 0)),
    arm.applied(to: Vector3(0, 0, 50)), arm.applied(to: Vector3(-20, -100, -20)),
    hand.applied(to: Vector3(30, -60, 0)), hand.applied(to: Vector3(-10, -80, 40)),
    hand.applied(to: Vector3(0, -20, -30)),
  ]
}

struct ChainSolverTests {
  private let truth = [120.0, -40, 0.7, -0.5, 1.1, -0.6, 0.9]

  @Test func `coordinates come back from markers computed by other means`() {
    var solver = ChainSolver(mechanism())
    for (place, position) in positions(truth).enumerated() { solver.observed[place] = position }
    solver.solve()

    #expect(solver.hasConverged)
    for (found, expected) in zip(solver.values, truth) {
      #expect((found - expected).magnitude < 1e-6)
    }
    for marker in 0..<9 { #expect(solver.residual(ofMarker: marker) < 1e-6) }
  }

  @Test func `with noise no small change of any coordinate fits better`() {
    var solver = ChainSolver(mechanism())
    solver.limits.tolerance = 1e-10
    var generator = SeededGenerator(seed: 11)
    for (place, position) in positions(truth).enumerated() {
      solver.observed[place] =
        position
        + Vector3(generator.nextNormal(), generator.nextNormal(), generator.nextNormal()) * 8
    }
    solver.solve()
    let observed = solver.observed
    func cost(_ values: [Double]) -> Double {
      zip(positions(values), observed).reduce(0) { sum, pair in
        let d = pair.0 - pair.1
        return sum + d.dot(d)
      }
    }

    #expect(solver.hasConverged)
    for index in solver.values.indices {
      for change in [-1e-3, 1e-3] {
        var values = solver.values
        values[index] += change
        #expect(cost(values) > cost(solver.values))
      }
    }
  }

  @Test func `a bound is felt and gives way to markers that insist`() {
    var chain = mechanism()
    var solver = ChainSolver(chain)
    for (place, position) in positions(truth).enumerated() { solver.observed[place] = position }
    chain.bound(6, to: -0.5...0.5)
    var bounded = ChainSolver(chain)
    bounded.observed = solver.observed
    solver.solve()
    bounded.solve()

    #expect(bounded.hasConverged)
    #expect(bounded.values[6] > 0.5 && bounded.values[6] < solver.values[6] - 0.05)
  }

  @Test func `what noise does to a body is what repeated draws show`() {
    let clean = positions(truth)
    var solver = ChainSolver(mechanism())
    solver.values = truth
    solver.observed = clean
    solver.solve()
    let isPrepared = solver.prepareUncertainty()
    #expect(isPrepared)
    let predicted = solver.uncertainty(ofBody: 2)
    let rest: RigidTransform<Frame, Frame> = solver.transform(of: 2)

    // The largest of three standard deviations, from 4000 draws: it is known to 2 %.
    var generator = SeededGenerator(seed: 5)
    var sums = (Vector3.zero, Vector3.zero, Vector3.zero)
    let draws = 4000
    for _ in 0..<draws {
      for place in clean.indices {
        solver.observed[place] =
          clean[place]
          + Vector3(generator.nextNormal(), generator.nextNormal(), generator.nextNormal()) * 0.1
      }
      solver.solve()
      let turned: RigidTransform<Frame, Frame> = solver.transform(of: 2)
      let turn = turned.rotation * rest.rotation.inverse
      let v = Vector3(turn.y.z - turn.z.y, turn.z.x - turn.x.z, turn.x.y - turn.y.x) / 0.2
      sums.0 += v * v.x
      sums.1 += v * v.y
      sums.2 += v * v.z
    }
    let axis = largestAxis(sums)
    let variance = (sums.0 * axis.x + sums.1 * axis.y + sums.2 * axis.z).dot(axis)
    #expect(((variance / Double(draws)).squareRoot() / predicted - 1).magnitude < 0.06)
  }

  /// The direction of the largest eigenvalue, by iteration.
  private func largestAxis(_ m: (Vector3, Vector3, Vector3)) -> Vector3 {
    var axis = Vector3(1, 1, 1)
    for _ in 0..<200 {
      axis = (m.0 * axis.x + m.1 * axis.y + m.2 * axis.z).normalized ?? axis
    }
    return axis
  }
}

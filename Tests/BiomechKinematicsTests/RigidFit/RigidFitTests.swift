// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

private let cluster = [
  Vector3(0, 0, 0), Vector3(0, 120, 10), Vector3(40, 60, -15), Vector3(-35, 50, 20),
]

private func pose(seed: Int) -> RigidTransform<Thigh, Laboratory> {
  var generator = SeededGenerator(seed: UInt64(seed))
  let turn = Vector3(
    generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
  return RigidTransform(
    rotation: Rotation(rotationVector: turn), translation: 1000 * Vector3(turn.z, turn.x, turn.y))
}

struct RigidFitTests {
  @Test(arguments: 1...50)
  func `a moved cluster gives back its pose`(seed: Int) throws {
    let pose = pose(seed: seed)
    let fit = try #require(
      RigidFit(
        ClusterShape<Thigh>(cluster), to: cluster.map(pose.applied(to:)),
        weights: [1, 1, 1, 1]))

    // Coordinates of some 1000 mm carry rounding of 1e-13 mm; over 50 mm that is 1e-13°.
    #expect((pose.rotation.inverse * fit.labFromBody.rotation).angle.degrees < 1e-11)
    #expect(fit.residual < 1e-10)
  }

  @Test(arguments: 1...20)
  func `three markers are never fitted by their mirror image`(seed: Int) throws {
    let pose = pose(seed: seed)
    let three = Array(cluster.prefix(3))
    let fit = try #require(
      RigidFit(ClusterShape<Thigh>(three), to: three.map(pose.applied(to:)), weights: [1, 1, 1]))

    #expect(fit.labFromBody.rotation.determinant.isClose(to: 1, within: 1e-12))
    #expect((pose.rotation.inverse * fit.labFromBody.rotation).angle.degrees < 1e-11)
  }

  @Test func `a missing marker and one without weight do not count`() throws {
    let pose = pose(seed: 3)
    let shape = cluster + [Vector3(80, 80, 80)]
    var observed = shape.map(pose.applied(to:))
    observed[1] = .missing
    observed[4] += Vector3(500, 0, 0)
    let fit = try #require(
      RigidFit(ClusterShape<Thigh>(shape), to: observed, weights: [1, 1, 1, 1, 0]))

    #expect((pose.rotation.inverse * fit.labFromBody.rotation).angle.degrees < 1e-11)
  }

  @Test func `noise turns the pose as its published covariance says`() throws {
    // Cov = σ² I⁻¹ with I = Σ (|r|² E − r rᵀ): compare the mean square angle, σ² trace I⁻¹.
    let centroid = cluster.reduce(Vector3(repeating: 0), +) / 4
    let points = cluster.map { $0 - centroid }
    var inertia = [Vector3(repeating: 0), Vector3(repeating: 0), Vector3(repeating: 0)]
    for r in points {
      for axis in 0..<3 {
        inertia[axis] -= r * r[axis]
        inertia[axis][axis] += r.dot(r)
      }
    }
    let determinant = inertia[0].dot(inertia[1].cross(inertia[2]))
    let traceOfInverse =
      (inertia[1].cross(inertia[2]).x + inertia[2].cross(inertia[0]).y
        + inertia[0].cross(inertia[1]).z) / determinant

    var generator = SeededGenerator(seed: 5)
    var squares = 0.0
    let draws = 2000
    for _ in 0..<draws {
      let noisy = cluster.map {
        $0
          + Vector3(generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
      }
      let fit = try #require(
        RigidFit(ClusterShape<Laboratory>(cluster), to: noisy, weights: [1, 1, 1, 1]))
      let angle = fit.labFromBody.rotation.angle.radians
      squares += angle * angle
    }

    // 2000 draws of a sum of three squares scatter by about 2.5 %.
    #expect((squares / Double(draws) / traceOfInverse).isClose(to: 1, within: 0.08))
  }

  @Test(arguments: [
    [Vector3(0, 0, 0), Vector3(0, 100, 0), Vector3(0, 200, 1)],
    [Vector3(0, 0, 0), Vector3(10, 0, 0), Vector3(0, 10, 0)],
  ])
  func `markers on one line or too close together are refused`(points: [Vector3]) {
    #expect(RigidFit(ClusterShape<Thigh>(points), to: points, weights: [1, 1, 1]) == nil)
  }

  @Test func `two markers are refused`() {
    let observed = [cluster[0], cluster[1], .missing, .missing]

    #expect(
      RigidFit(ClusterShape<Thigh>(cluster), to: observed, weights: [1, 1, 1, 1]) == nil)
  }
}

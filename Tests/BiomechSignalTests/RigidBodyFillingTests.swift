// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import BiomechTestSupport
import Testing

struct RigidBodyFillingTests {
  private let body = [[0, 1, 2, 3]]

  @Test(arguments: [1, 10, 150])
  func `a point of a rigid body comes back exactly, however long it is away`(length: Int) {
    var points = Points(body: 4, followers: 0, frameCount: 300)
    let whole = points
    points.remove(1, 70..<70 + length)

    let filled = points.fill(bodies: body, methods: [.rigidBody])

    #expect(filled == [.init(point: 1, frames: 70..<70 + length, method: .rigidBody)])
    for frame in 70..<70 + length {
      // Coordinates of a metre carry rounding of some 1e-13 through the fit.
      #expect(points[1, frame].isClose(to: whole[1, frame], within: 1e-9))
    }
  }

  @Test func `skin that moves steadily is followed and both ends meet`() {
    var points = Points(body: 4, followers: 0, frameCount: 300, skin: 8)
    let whole = points
    points.remove(1, 100..<200)

    #expect(points.fill(bodies: body, methods: [.rigidBody]).count == 1)
    for frame in 100..<200 {
      // In this second the points drift 8 mm apart, and all but a little of it is put back.
      #expect(points[1, frame].isClose(to: whole[1, frame], within: 0.5))
    }
    #expect(points[1, 100].isClose(to: whole[1, 100], within: 0.05))
    #expect(points[1, 199].isClose(to: whole[1, 199], within: 0.05))
  }

  @Test func `a shape complete on one side only is enough`() {
    var points = Points(body: 5, followers: 0, frameCount: 300)
    let whole = points
    points.remove(1, 100..<110)
    // From here on another one is away, so that behind the gap no frame is complete.
    points.remove(2, 110..<300)

    let filled = points.fill(bodies: [[0, 1, 2, 3, 4]], methods: [.rigidBody])

    #expect(filled.contains { $0.point == 1 })
    #expect(points[1, 105].isClose(to: whole[1, 105], within: 1e-9))
  }

  @Test func `two others are too few`() {
    var points = Points(body: 3, followers: 0, frameCount: 200)
    points.remove(1, 100..<105)

    #expect(points.fill(bodies: [[0, 1, 2]], methods: [.rigidBody]).isEmpty)
  }

  @Test func `another that leaves in the middle of the gap does not count`() {
    var points = Points(body: 4, followers: 0, frameCount: 200)
    points.remove(1, 100..<120)
    points.remove(2, 110..<111)

    // For the short gap of the second one, too, two others are left.
    #expect(points.fill(bodies: body, methods: [.rigidBody]).isEmpty)
  }

  @Test func `others on one line tell no turn`() {
    var points = Points(body: 4, followers: 0, frameCount: 200)
    for frame in 0..<200 {
      let step = (points[2, frame] - points[0, frame]) / 2
      points[3, frame] = points[0, frame] + step
    }
    points.remove(1, 100..<105)

    #expect(points.fill(bodies: body, methods: [.rigidBody]).isEmpty)
  }

  @Test(arguments: [(15.0, true), (45, false)])
  func `others that left their shape by more than 10 mm are not believed`(
    jump: Double, isFilled: Bool
  ) {
    var points = Points(body: 4, followers: 0, frameCount: 200)
    points.remove(1, 100..<105)
    // One of three moves for a frame: the fit spreads the jump over all of them.
    points[2, 102] += Vector3(0, jump, 0)

    #expect(points.fill(bodies: body, methods: [.rigidBody]).isEmpty != isFilled)
  }
}

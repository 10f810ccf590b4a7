// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import BiomechTestSupport
import Foundation
import Testing

/// The order of the methods and what each leaves alone; the methods have suites of their own.
struct GapFillingTests {
  /// Five points of a rigid body that swings and one that follows two of them.
  private func recording() -> Points { Points(body: 5, followers: 2, frameCount: 400) }

  @Test func `each gap is filled by the first method that suits it`() {
    var points = recording()
    let whole = points
    points.remove(0, 100..<140)  // Four others of the body are there.
    points.remove(5, 50..<60)  // Carried by nothing: a curve, up to 0.1 s.
    points.remove(5, 200..<211)  // Too long for the curve.
    points.remove(6, 300..<351)  // Too long for anything.

    let filled = points.fill(bodies: [[0, 1, 2, 3, 4]])

    #expect(
      filled == [
        .init(point: 0, frames: 100..<140, method: .rigidBody),
        .init(point: 5, frames: 50..<60, method: .pchip),
        .init(point: 5, frames: 200..<211, method: .principalComponents),
      ])
    #expect(points.isMissing(6, 300..<351))
    for point in 0..<7 {
      for frame in 0..<400 where !(point == 6 && (300..<351).contains(frame)) {
        let wasMissing = filled.contains { $0.point == point && $0.frames.contains(frame) }
        #expect(points[point, frame].isClose(to: whole[point, frame], within: wasMissing ? 5 : 0))
      }
    }
  }

  @Test(arguments: GapFilling.Method.allCases)
  func `a method that may not be used is not used`(method: GapFilling.Method) {
    var points = recording()
    points.remove(0, 100..<105)
    points.remove(5, 200..<205)

    let filled = points.fill(bodies: [[0, 1, 2, 3, 4]], methods: [method])

    #expect(filled.allSatisfy { $0.method == method })
    #expect(filled.map(\.point) == (method == .rigidBody ? [0] : [0, 5]))
  }

  @Test func `nothing is filled at the ends, whatever else is seen`() {
    var points = recording()
    points.remove(0, 0..<10)
    points.remove(1, 390..<400)
    points.remove(5, 0..<3)
    points.remove(6, 0..<400)

    #expect(points.fill(bodies: [[0, 1, 2, 3, 4]]).isEmpty)
    #expect(points.isMissing(0, 0..<10) && points.isMissing(1, 390..<400))
    #expect(points.isMissing(5, 0..<3) && points.isMissing(6, 0..<400))
  }

  @Test func `no filled sample helps to fill another`() {
    var points = recording()
    // Between the first two only two others of the body were measured.
    points.remove(0, 100..<130)
    points.remove(1, 110..<140)
    points.remove(2, 120..<150)
    // The sixth loses its neighbours in turn.
    var reversed = points
    reversed.values = points.values

    let filled = points.fill(bodies: [[0, 1, 2, 3, 4]])
    let again = reversed.fill(bodies: [[4, 3, 2, 1, 0]])

    #expect(!filled.contains { $0.method == .rigidBody })
    #expect(filled == again)
    #expect(points.values.elementsEqual(reversed.values) { $0 == $1 || $0.isNaN && $1.isNaN })
  }

  @Test func `a point missing in one coordinate is filled as a whole`() {
    var points = recording()
    let whole = points
    points.values[(3 * 0 + 1) * 400 + 77] = .nan

    let filled = points.fill(bodies: [[0, 1, 2, 3, 4]])

    #expect(filled == [.init(point: 0, frames: 77..<78, method: .rigidBody)])
    #expect(points[0, 77].isClose(to: whole[0, 77], within: 1e-9))
  }

  @Test func `nothing, and nothing but gaps, are left alone`() {
    var none = Points(body: 0, followers: 0, frameCount: 0)
    var missing = recording()
    for point in 0..<7 { missing.remove(point, 0..<400) }

    #expect(none.fill().isEmpty)
    #expect(missing.fill(bodies: [[0, 1, 2, 3, 4]]).isEmpty)
  }

  @Test func `a recording full of holes is done in good time`() {
    // Every second sample is lost at random: hundreds of gaps, each among other neighbours.
    var points = Points(body: 5, followers: 15, frameCount: 2000)
    var generator = SeededGenerator(seed: 4)
    for point in 0..<20 {
      for frame in 0..<2000 where Bool.random(using: &generator) {
        points.remove(point, frame..<frame + 1)
      }
    }

    let clock = ContinuousClock()
    let time = clock.measure { points.fill(bodies: [[0, 1, 2, 3, 4]]) }

    // The work for each point is bounded; without a bound this takes minutes.
    #expect(time < .seconds(60))
  }
}

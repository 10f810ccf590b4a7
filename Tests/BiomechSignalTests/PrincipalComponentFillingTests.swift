// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import BiomechTestSupport
import Testing

struct PrincipalComponentFillingTests {
  @Test(arguments: [1, 11, 30, 50])
  func `a point that moves with its neighbours is put back where it was`(length: Int) {
    var points = Points(body: 5, followers: 3, frameCount: 500)
    let whole = points
    points.remove(6, 200..<200 + length)

    let filled = points.fill(methods: [.principalComponents])

    #expect(
      filled == [.init(point: 6, frames: 200..<200 + length, method: .principalComponents)])
    for frame in 200..<200 + length {
      // The motion of the point is 100 mm. One part in a hundred of the singular values is left
      // out, and the weight of the point itself costs 4 in 10,000.
      #expect(points[6, frame].isClose(to: whole[6, frame], within: 1))
    }
  }

  @Test func `noise of the neighbours comes through and is not blown up`() {
    var points = Points(body: 5, followers: 5, frameCount: 500)
    let whole = points
    var generator = SeededGenerator(seed: 2)
    for index in points.values.indices { points.values[index] += 0.5 * generator.nextNormal() }
    points.remove(6, 200..<250)

    _ = points.fill(methods: [.principalComponents])

    let squares = (200..<250).reduce(0) { sum, frame in
      let rest = points[6, frame] - whole[6, frame]
      return sum + rest.dot(rest) / 50
    }
    // Half a millimetre on each axis of a measured sample is 0.87 mm; the offsets at both ends
    // carry that of single samples into the whole gap.
    #expect(squares.squareRoot() < 2)
  }

  @Test(arguments: [(50, true), (51, false)])
  func `gaps of up to half a second are filled`(length: Int, isFilled: Bool) {
    var points = Points(body: 5, followers: 1, frameCount: 400)
    points.remove(5, 100..<100 + length)

    #expect(points.fill(methods: [.principalComponents]).isEmpty != isFilled)
  }

  @Test func `a point that goes its own way stays missing`() {
    var points = Points(body: 6, followers: 0, frameCount: 600)
    var generator = SeededGenerator(seed: 7)
    for frame in 0..<600 {
      for axis in 0..<3 { points[5, frame][axis] += 60 * generator.nextNormal() }
    }
    points.remove(5, 100..<130)

    #expect(points.fill(methods: [.principalComponents]).isEmpty)
  }

  @Test func `two neighbours are too few, and so are few complete frames`() {
    var two = Points(body: 3, followers: 0, frameCount: 400)
    two.remove(1, 100..<120)
    // Five neighbours make eighteen columns: 36 complete frames are needed.
    var short = Points(body: 6, followers: 0, frameCount: 50)
    short.remove(1, 20..<36)
    var enough = Points(body: 6, followers: 0, frameCount: 50)
    enough.remove(1, 20..<34)

    #expect(two.fill(methods: [.principalComponents]).isEmpty)
    #expect(short.fill(methods: [.principalComponents]).isEmpty)
    #expect(enough.fill(methods: [.principalComponents]).count == 1)
  }

  @Test func `points at rest are filled by where they are`() {
    var points = Points(body: 6, followers: 0, frameCount: 300)
    for frame in 0..<300 {
      for point in 0..<6 { points[point, frame] = points[point, 0] }
    }
    var generator = SeededGenerator(seed: 1)
    for index in points.values.indices { points.values[index] += 0.2 * generator.nextNormal() }
    let place = points[2, 100]
    points.remove(2, 100..<130)

    #expect(points.fill(methods: [.principalComponents]).count == 1)
    #expect(points[2, 115].isClose(to: place, within: 2))
  }
}

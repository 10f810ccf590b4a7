// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechReport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How far a point lies from the nearest piece of a curve.
private func distance(of p: Drawing.Point, from curve: [Drawing.Point]) -> Double {
  zip(curve, curve.dropFirst()).map { a, b in
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let share = min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0), 1)
    return hypot(p.x - a.x - share * dx, p.y - a.y - share * dy)
  }.min() ?? .infinity
}

struct ThinningTests {
  @Test func `a straight line needs its ends alone`() {
    let line = (0...1000).map { Drawing.Point(Double($0), 2 * Double($0)) }
    #expect(line.thinned(tolerance: 0.2) == [line[0], line[1000]])
  }

  @Test func `few points stay as they are`() {
    let points = [Drawing.Point(0, 0), Drawing.Point(1, 1)]
    #expect([Drawing.Point]().thinned(tolerance: 0.2).isEmpty)
    #expect([points[0]].thinned(tolerance: 0.2) == [points[0]])
    #expect(points.thinned(tolerance: 0.2) == points)
  }

  @Test(arguments: [0.05, 0.2, 1.0], [1, 2, 3] as [UInt64])
  func `no sample of a waveform is further off than the tolerance`(
    tolerance: Double, seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let curve = (0...100).map { percent in
      let phase = Double(percent) / 100 * 2 * Double.pi
      return Drawing.Point(
        2.34 * Double(percent), 60 * sin(phase) + 20 * sin(3 * phase) + generator.nextNormal())
    }
    let thinned = curve.thinned(tolerance: tolerance)
    #expect(curve.allSatisfy { distance(of: $0, from: thinned) <= tolerance + 1e-12 })
    #expect(thinned.count <= curve.count)
  }

  @Test func `a smooth curve of a hundred samples keeps less than a third of them`() {
    let curve = (0...100).map { percent in
      Drawing.Point(2.34 * Double(percent), 70 * sin(Double(percent) / 100 * Double.pi))
    }
    #expect(curve.thinned(tolerance: 0.2).count < 33)
  }

  @Test func `a long noisy curve keeps its peaks and four points to a column`() {
    var generator = SeededGenerator(seed: 5)
    var curve = (0..<60_000).map { Drawing.Point(Double($0) / 600, generator.nextNormal()) }
    curve[31_234].y = 40
    curve[31_235].y = -40
    let thinned = curve.thinned(tolerance: 0.2)
    // A hundred units are two hundred columns.
    #expect(thinned.count <= 800)
    #expect(thinned.contains(curve[31_234]) && thinned.contains(curve[31_235]))
    #expect(thinned.first == curve.first && thinned.last == curve.last)
  }
}

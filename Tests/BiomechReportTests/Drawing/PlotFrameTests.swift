// SPDX-License-Identifier: Apache-2.0

import BiomechReport
import Testing

struct PlotFrameTests {
  @Test func `values lie between the edges as they lie between the ends of the scale`() {
    let frame = PlotFrame(left: 30, top: 10, right: 230, bottom: 110, x: 0...100, y: -30...30)
    #expect(frame.point(0, -30) == Drawing.Point(30, 110))
    #expect(frame.point(25, 0) == Drawing.Point(80, 60))
    #expect(frame.point(100, 30) == Drawing.Point(230, 10))
    #expect(frame.clamped(50, 90) == Drawing.Point(130, 10))
    #expect(frame.clamped(50, .nan).y.isNaN)
  }

  @Test func `a scale without length has its middle`() {
    let frame = PlotFrame(left: 0, top: 0, right: 10, bottom: 20, x: 3...3, y: 0...0)
    #expect(frame.point(3, 7) == Drawing.Point(5, 10))
    #expect(frame.point(.nan, 7).x.isNaN)
  }

  @Test func `a scale over the largest numbers still has places`() {
    let largest = Double.greatestFiniteMagnitude
    let frame = PlotFrame(left: 0, top: 0, right: 10, bottom: 20, x: 0...1, y: -largest...largest)
    #expect(frame.point(0, 0) == Drawing.Point(0, 10))
    #expect(frame.point(1, largest) == Drawing.Point(10, 0))
  }

  @Test(
    arguments: [
      (0, 100, [0, 20, 40, 60, 80, 100]), (-20, 140, [0, 50, 100]), (-30, 30, [-20, 0, 20]),
      (0.4, 1.6, [0.5, 1, 1.5]), (5, 5, [5]),
    ] as [(Double, Double, [Double])])
  func `ticks are round numbers within the range`(low: Double, high: Double, places: [Double]) {
    #expect(
      zip(ticks(in: low...high, about: 5), places).allSatisfy { ($0 - $1).magnitude < 1e-9 })
    #expect(ticks(in: low...high, about: 5).count == places.count)
  }

  @Test(
    arguments: [
      (-1.7e308, 1.7e308), (1e16, 1e16 + 2), (0, 1e-300), (1, 1 + 1e-15), (-1e308, 0),
    ] as [(Double, Double)])
  func `no range brings the scales to a fall`(low: Double, high: Double) {
    let marks = ticks(in: low...high, about: 5)
    #expect(!marks.isEmpty && marks.count <= 21)
    let (range, _) = grown(-30...30, over: [low, .nan, high, .infinity])
    #expect(range.lowerBound <= low && range.upperBound >= high)
  }

  @Test func `a usual range stays until data leave it, then grows by whole ticks`() {
    #expect(grown(-30...30, over: [12, -29.9, .nan]).range == -30...30)
    // From −30 to 47 ticks are 20 apart.
    #expect(grown(-30...30, over: [47]).range == -30...60)
    #expect(grown(-30...30, over: [47]).hasGrown)
  }
}

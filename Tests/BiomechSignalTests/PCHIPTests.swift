// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import BiomechTestSupport
import Testing

struct PCHIPTests {
  /// Expected numbers from scipy.interpolate.PchipInterpolator (SciPy 1.17.1).
  @Test func `slopes and values are those of another implementation`() {
    let curve = PCHIP(abscissae: [0, 1, 2.5, 3, 5, 6], values: [1, 2, 2.25, 0, -1, -1])
    let slopes = [4.0 / 3, 0.3, 0, -1.0714285714285714, 0, 0]
    let values = [
      (0.25, 1.3296875), (0.5, 1.6291666666666667), (1.75, 2.18125), (2.6, 2.0331428571428565),
      (4, -0.7678571428571428), (5.5, -1),
    ]

    for (slope, expected) in zip(curve.slopes, slopes) {
      #expect(slope.isClose(to: expected, within: 1e-14))
    }
    for (x, expected) in values {
      #expect(curve.value(at: x).isClose(to: expected, within: 1e-14))
    }
  }

  /// Expected numbers from scipy.interpolate.PchipInterpolator (SciPy 1.17.1).
  @Test(
    arguments: [
      ([0, 5, 4, 4.5], [8, 0, 0, 1.25]),
      ([0, 1, -9], [3, 0, -15.5]),
    ] as [([Double], [Double])])
  func `slopes at the ends are limited`(values: [Double], slopes: [Double]) {
    let curve = PCHIP(abscissae: values.indices.map(Double.init), values: values)

    for (slope, expected) in zip(curve.slopes, slopes) {
      #expect(slope.isClose(to: expected, within: 1e-14))
    }
  }

  @Test(arguments: 1...20)
  func `the curve never leaves the span of its two points`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var x = 0.0
    let abscissae = (0..<12).map { _ in
      x += 0.1 + generator.nextUniform()
      return x
    }
    let values = (0..<12).map { _ in generator.nextNormal() }
    let curve = PCHIP(abscissae: abscissae, values: values)

    for piece in 0..<11 {
      let (low, high) = (
        min(values[piece], values[piece + 1]), max(values[piece], values[piece + 1])
      )
      var last = values[piece]
      for step in 0...20 {
        let place = abscissae[piece] + Double(step) / 20 * (abscissae[piece + 1] - abscissae[piece])
        let value = curve.value(at: min(place, abscissae[piece + 1]))
        // Rounding of numbers near 1.
        #expect(value >= low - 1e-14 && value <= high + 1e-14)
        #expect((value - last) * (values[piece + 1] - values[piece]) >= -1e-14)
        last = value
      }
    }
  }

  @Test func `the curve passes through its points and straight lines are exact`() {
    let points = PCHIP(abscissae: [0, 0.5, 2, 3], values: [4, -1, 7, 7])
    let line = PCHIP(abscissae: [0, 0.5, 2, 3], values: [1, 2, 5, 7])
    let pair = PCHIP(abscissae: [1, 2], values: [3, 5])

    for (x, y) in zip(points.abscissae, points.values) { #expect(points.value(at: x) == y) }
    for x in [0.1, 0.5, 1.3, 2.9] {
      #expect(line.value(at: x).isClose(to: 1 + 2 * x, within: 1e-14))
    }
    #expect(pair.value(at: 1.25).isClose(to: 3.5, within: 1e-15))
  }

  @Test func `there is no value outside the points`() {
    let curve = PCHIP(abscissae: [0, 1], values: [3, 5])

    #expect(curve.value(at: -0.01).isNaN)
    #expect(curve.value(at: 1.01).isNaN)
    #expect(curve.value(at: .nan).isNaN)
  }

  @Test func `points that do not rise are a breach of the contract`() async {
    await #expect(processExitsWith: .failure) {
      _ = PCHIP(abscissae: [0, 1, 1], values: [0, 1, 2])
    }
  }
}

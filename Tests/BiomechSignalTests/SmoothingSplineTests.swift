// SPDX-License-Identifier: Apache-2.0

import BiomechSignal
import BiomechTestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct SmoothingSplineTests {
  @Test func `a sine at the half-amplitude frequency is halved`() throws {
    // Test vector TV12: 100 Hz, 6 Hz, 20 s; the amplitude is taken over the middle 10 s, a whole
    // number of periods, where the ends are forgotten.
    let times = (0...2000).map { Double($0) / 100 }
    let p = SmoothingSpline.smoothing(halvingAmplitudeAt: 6, frameRate: 100)
    let omega = 2 * Double.pi * 6

    let curve = try SmoothingSpline(times: times, smoothing: p)
      .fitCurve(to: times.map { sin(omega * $0) })

    let middle = 500..<1500
    let amplitude = 2 / 1000.0 * middle.reduce(0) { $0 + curve.values[$1] * sin(omega * times[$1]) }
    #expect(p.isClose(to: 1 / (0.01 * pow(omega, 4)), within: 1e-18))
    #expect(amplitude.isClose(to: 0.5, within: 1e-4))
  }

  @Test func `a sine at the cut-off keeps 1 over root 2 of its amplitude`() throws {
    let times = (0...2000).map { Double($0) / 100 }
    let p = SmoothingSpline.smoothing(cutoff: 6, frameRate: 100)
    let omega = 2 * Double.pi * 6

    let curve = try SmoothingSpline(times: times, smoothing: p)
      .fitCurve(to: times.map { sin(omega * $0) })

    let amplitude =
      2 / 1000.0 * (500..<1500).reduce(0) { $0 + curve.values[$1] * sin(omega * times[$1]) }
    // The formula is that of continuous time; 100 Hz is close to it.
    #expect(amplitude.isClose(to: 0.5.squareRoot(), within: 1e-4))
  }

  /// Expected numbers from scipy.interpolate.make_smoothing_spline (SciPy 1.17.1), λ = 0.002.
  @Test func `values and slopes are those of another implementation`() throws {
    let times = [0, 0.1, 0.25, 0.3, 0.5, 0.6, 0.8]
    let spline = try SmoothingSpline(
      times: times, smoothing: 0.002, weights: [1, 2, 1, 0.5, 1, 3, 1])

    let curve = try spline.fitCurve(to: [1, 3, 2, -1, 0, 2, 2.5])

    let expected = [
      2.0607568375265304, 2.0993342811194555, 1.5036221223345063, 1.261033721318651,
      1.145824136055697, 1.6272144966353057, 2.5789679912791055,
    ]
    for (value, reference) in zip(curve.values, expected) {
      #expect(value.isClose(to: reference, within: 1e-11))
    }
    #expect(curve.value(at: 0.4).isClose(to: 1.009674698933163, within: 1e-11))
    #expect(curve.derivative(at: 0.4).isClose(to: -0.6647442740153703, within: 1e-10))
  }

  @Test func `straight lines stay and no smoothing passes through every sample`() throws {
    let times = [0, 1, 1.5, 4, 5.0]
    let line = try SmoothingSpline(times: times, smoothing: 1e3)
      .fitCurve(to: times.map { 2 - 3 * $0 })
    let points = try SmoothingSpline(times: times, smoothing: 0).fitCurve(to: [1, -1, 4, 2, 0])

    for (t, value) in zip(times, line.values) {
      #expect(value.isClose(to: 2 - 3 * t, within: 1e-10))
    }
    #expect(line.derivative(at: 2).isClose(to: -3, within: 1e-10))
    #expect(points.values == [1, -1, 4, 2, 0])
    #expect(points.value(at: 1.5).isClose(to: 4, within: 1e-14))
    #expect(points.value(at: 5.1).isNaN)
  }
}

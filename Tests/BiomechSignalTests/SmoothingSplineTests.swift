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

  /// Expected numbers from an independent fit: B-splines of degree 2m − 1 with the penalty
  /// integrated by Gauss points, solved by a dense pseudo-inverse (NumPy 2.4, SciPy 1.17.1).
  @Test(arguments: [
    DenseReference(
      kind: .cubic, smoothing: 6.478007992178125e-06, trace: 27.1591716726997,
      squares: 13.239315937553046,
      values: [
        3.7875132595849776, 7.340098236933767, 20.934423600944854, 41.81542330147295,
        3.6968554737224437, 0.4015515025777642,
      ],
      derivatives: [36.7559329592877, 271.3018874703906, -3395.1945631907074]),
    DenseReference(
      kind: .quintic, smoothing: 2.56390405239067e-09, trace: 27.569427397404095,
      squares: 10.742989196437478,
      values: [
        3.711468753092693, 7.372164068263622, 20.79068883824625, 41.954656138922545,
        3.4875463298849962, -0.4577107845536299,
      ],
      derivatives: [36.847555681149395, 272.0088978090658, -3840.714161784198]),
  ])
  func `values, derivatives and degrees of freedom are those of a dense solution`(
    reference: DenseReference
  ) throws {
    let times = (0..<36).map { Double($0) / 100 + 0.003 * sin(1.7 * Double($0)) }
    let spline = try SmoothingSpline(
      times: times, kind: reference.kind, smoothing: reference.smoothing,
      weights: (0..<36).map { 1 + 0.5 * sin(Double($0)) })
    let samples = wobble(times)

    let curve = try spline.fitCurve(to: samples)

    for (place, expected) in zip([0, 1, 7, 18, 34, 35], reference.values) {
      #expect(curve.values[place].isClose(to: expected, within: 1e-9))
    }
    // Each derivative multiplies the rounding of the reference by some hundred.
    for (order, expected) in reference.derivatives.enumerated() {
      #expect(
        curve.derivative(at: 0.1234, order: order)
          .isClose(to: expected, within: 1e-8 * pow(100, Double(order))))
    }
    #expect(spline.residualTrace.isClose(to: reference.trace, within: 1e-8))
    #expect(try spline.residualSquares(of: samples).isClose(to: reference.squares, within: 1e-8))
  }

  @Test(arguments: SmoothingSpline.Kind.allCases)
  func `the derivatives at the knots are those of the curve between them`(
    kind: SmoothingSpline.Kind
  ) throws {
    let times = (0..<36).map { Double($0) / 100 + 0.003 * sin(1.7 * Double($0)) }
    let curve = try SmoothingSpline(
      times: times, kind: kind,
      smoothing: SmoothingSpline.smoothing(
        cutoff: 8, frameRate: 100, kind: kind)
    ).fitCurve(to: wobble(times))

    let highest = 2 * kind.rawValue - 2
    for order in 0...highest {
      let column = curve.derivatives(order)
      let largest = column.map(\.magnitude).max() ?? 0
      for (place, time) in times.enumerated().dropFirst() {
        // Taylor's series of the piece before ends where the next one begins.
        let below = curve.derivative(at: time.nextDown, order: order)
        #expect(below.isClose(to: column[place], within: 1e-6 * largest))
      }
    }
    // Natural ends: nothing from the m-th derivative on.
    for order in kind.rawValue...highest {
      #expect(curve.derivatives(order)[0] == 0)
      #expect(curve.derivatives(order)[35].magnitude < 1e-6)
    }
    #expect(curve.derivatives(2 * kind.rawValue) == Array(repeating: 0, count: 36))
  }

  @Test func `a parabola is left alone by the quintic spline, and its slopes are exact`() throws {
    let times = (0..<50).map { Double($0) / 100 }

    let curve = try SmoothingSpline(times: times, kind: .quintic, smoothing: 1e-3)
      .fitCurve(to: times.map { 3 - 200 * $0 + 900 * $0 * $0 })

    for (place, time) in times.enumerated() {
      #expect(curve.values[place].isClose(to: 3 - 200 * time + 900 * time * time, within: 1e-9))
      #expect(curve.derivatives(1)[place].isClose(to: -200 + 1800 * time, within: 1e-6))
      #expect(curve.derivatives(2)[place].isClose(to: 1800, within: 1e-3))
    }
  }

  @Test(arguments: SmoothingSpline.Kind.allCases)
  func `columns that are solved together come out as each by itself`(
    kind: SmoothingSpline.Kind
  ) throws {
    let times = (0..<80).map { Double($0) / 100 }
    let spline = try SmoothingSpline(times: times, kind: kind, smoothing: 1e-6)
    let columns = [1.0, -2, 0.5].map { factor in wobble(times).map { factor * $0 + factor } }

    var block = columns.flatMap { $0 }
    try spline.smooth(&block)

    for (place, column) in columns.enumerated() {
      let alone = try spline.fitCurve(to: column).values
      #expect(Array(block[80 * place..<80 * (place + 1)]) == alone)
    }
  }
}

/// What a dense solution gave.
struct DenseReference: CustomTestStringConvertible {
  var kind: SmoothingSpline.Kind
  var smoothing: Double
  var trace: Double
  var squares: Double
  var values: [Double]
  var derivatives: [Double]

  var testDescription: String { "\(kind)" }
}

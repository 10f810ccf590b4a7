// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import BiomechTestSupport
import Foundation
import Testing

struct CrossValidationTests {
  /// Expected numbers from a dense solution and `scipy.optimize.minimize_scalar` (SciPy 1.17.1).
  @Test(arguments: [
    (SmoothingSpline.Kind.cubic, 12.590569667748426), (.quintic, 11.082152422323016),
  ])
  func `the cut-off is that of another implementation`(
    kind: SmoothingSpline.Kind, expected: Double
  ) throws {
    let times = (0..<36).map { Double($0) / 100 }
    let samples = wobble(times)

    let spline = try #require(
      try SmoothingSpline.crossValidated(times: times, kind: kind, columns: samples))

    let cutoff = SmoothingSpline.cutoff(
      ofSmoothing: spline.smoothing, frameRate: 100, kind: kind)
    // The score is flat at its least: it changes by 1e-12 of itself over this distance.
    #expect(cutoff.isClose(to: expected, within: 1e-5))
  }

  @Test(arguments: SmoothingSpline.Kind.allCases, [0.3, 2])
  func `the spline comes nearly as close to the truth as the best one`(
    kind: SmoothingSpline.Kind, noise: Double
  ) throws {
    let times = (0..<1000).map { Double($0) / 100 }
    let truth = times.map { 100 * sin(2 * .pi * 0.7 * $0) + 8 * sin(2 * .pi * 3.1 * $0) }
    var generator = SeededGenerator(seed: 11)
    let samples = truth.map { $0 + noise * generator.nextNormal() }
    func error(_ spline: SmoothingSpline) throws -> Double {
      zip(try spline.fitCurve(to: samples).values, truth).map { $0 - $1 }.rootMeanSquareOfPresent
    }

    let chosen = try error(
      try #require(
        try SmoothingSpline.crossValidated(times: times, kind: kind, columns: samples)))

    let best = try stride(from: 3.0, through: 20, by: 0.25).map {
      try error(
        SmoothingSpline(
          times: times, kind: kind,
          smoothing: SmoothingSpline.smoothing(cutoff: $0, frameRate: 100, kind: kind)))
    }.min()
    #expect(chosen < 1.1 * (try #require(best)))
  }

  @Test func `the choice stays within its bounds`() throws {
    let times = (0..<200).map { Double($0) / 100 }
    var generator = SeededGenerator(seed: 5)
    let noise = times.map { _ in generator.nextNormal() }
    let quick = times.map { sin(2 * .pi * 12 * $0) }

    for (samples, cutoff) in [(noise, 3.0), (quick, 20)] {
      let spline = try #require(
        try SmoothingSpline.crossValidated(times: times, columns: samples))
      #expect(
        SmoothingSpline.cutoff(ofSmoothing: spline.smoothing, frameRate: 100, kind: .quintic)
          .isClose(to: cutoff, within: 1e-6))
    }
  }

  @Test(arguments: [(29, false), (30, true)])
  func `fewer than thirty samples are refused`(count: Int, isEnough: Bool) throws {
    let times = (0..<count).map { Double($0) / 100 }

    let spline = try SmoothingSpline.crossValidated(times: times, columns: times.map { sin($0) })

    #expect((spline != nil) == isEnough)
  }
}

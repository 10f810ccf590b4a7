// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import BiomechTestSupport
import Foundation
import Testing

struct MotionLossTests {
  /// A point that goes 0.4 m down and up in 1.6 s, for 10 s; with an impact where asked for: 20 mm
  /// at 15 Hz that die out within a tenth of a second.
  private func point(
    noise: Double, impactAt impact: Double? = nil, frameRate: Double = 100
  ) -> [Double] {
    var generator = SeededGenerator(seed: 21)
    let length = Int(10 * frameRate)
    return (0..<3).flatMap { axis in
      (0..<length).map { frame in
        let time = Double(frame) / frameRate
        let since = time - (impact ?? .infinity)
        let shock = since < 0 ? 0 : 20 * exp(-since / 0.1) * sin(2 * .pi * 15 * since)
        let depth = 200 * (1 - cos(2 * .pi * time / 1.6))
        return [0.3 * depth, 900 - depth + shock, 100][axis] + noise * generator.nextNormal()
      }
    }
  }

  private func loss(
    _ raw: [Double], cutoff: Double, frameRate: Double = 100
  ) throws -> MotionLoss? {
    var workspace = FilterWorkspace()
    var filtered = raw
    var span = filtered.mutableSpan
    try ButterworthLowPass(cutoff: cutoff, frameRate: frameRate)
      .filter(&span, columnCount: 3, workspace: &workspace)
    return MotionLoss.losses(
      raw: raw.span, filtered: span.span, pointCount: 1, cutoff: cutoff, frameRate: frameRate,
      workspace: &workspace)[0]
  }

  @Test(arguments: [0, 0.3, 1, 3], [4.0, 8, 12])
  func `noise alone is no loss, however much there is`(noise: Double, cutoff: Double) throws {
    #expect(try loss(point(noise: noise), cutoff: cutoff) == nil)
  }

  @Test(arguments: [0, 0.3])
  func `an impact is missed where it was`(noise: Double) throws {
    let loss = try #require(try loss(point(noise: noise, impactAt: 4.1), cutoff: 6))

    #expect(loss.distance > 2 && loss.distance < 10)
    #expect((400...435).contains(loss.frame))
    #expect(loss.noise.isClose(to: noise * 3.0.squareRoot(), within: 0.05))
  }

  @Test func `an impact that the filter lets through is no loss`() throws {
    #expect(
      try loss(point(noise: 0.3, impactAt: 4.1, frameRate: 250), cutoff: 40, frameRate: 250) == nil)
    #expect(
      try loss(point(noise: 0.3, impactAt: 4.1, frameRate: 250), cutoff: 6, frameRate: 250) != nil)
  }

  @Test func `a frame rate too low to tell noise from motion says nothing`() throws {
    #expect(
      try loss(point(noise: 0.3, impactAt: 4.1, frameRate: 30), cutoff: 8, frameRate: 30) == nil)
  }

  @Test func `a gap hides what happened in it and nothing else`() throws {
    var raw = point(noise: 0.3, impactAt: 4.1)
    for axis in 0..<3 { for frame in 600..<640 { raw[1000 * axis + frame] = .nan } }

    #expect((400...435).contains(try #require(try loss(raw, cutoff: 6)).frame))
  }
}

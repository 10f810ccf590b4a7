// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import BiomechTestSupport
import Foundation
import Testing

struct ResidualAnalysisTests {
  /// A point in squats of two seconds with some quicker sway, for 20 s at 100 frames per second.
  private static let truth: [Double] = (0..<3).flatMap { axis in
    (0..<2000).map { frame in
      let time = Double(frame) / 100
      let depth = 200 * (1 - cos(.pi * time))
      let sway = 6 * sin(2 * .pi * 2.3 * time) + 1.5 * sin(2 * .pi * 4.1 * time)
      return [0.4 * depth + sway, 900 - depth, 100 + sway][axis]
    }
  }

  private func noisy(_ noise: Double) -> [Double] {
    var generator = SeededGenerator(seed: 12)
    return Self.truth.map { $0 + noise * generator.nextNormal() }
  }

  private func analysis(_ columns: [Double], frameRate: Double = 100) throws -> ResidualAnalysis? {
    try ResidualAnalysis.analyses(of: columns.span, pointCount: 1, frameRate: frameRate)[0]
  }

  @Test(arguments: [0.2, 0.5, 2])
  func `the height of the line is the noise`(noise: Double) throws {
    let analysis = try #require(try analysis(noisy(noise)))

    // White noise on three axes; its residual is not quite a straight line, which adds 3 %.
    #expect(analysis.noise.isClose(to: noise * 3.0.squareRoot(), within: 0.06 * noise))
    #expect(analysis.isMoving)
  }

  @Test(arguments: [0.2, 0.5, 2])
  func `the cut-off is nearly as good as the best one`(noise: Double) throws {
    let samples = noisy(noise)
    func error(_ cutoff: Double) throws -> Double {
      var columns = samples
      var span = columns.mutableSpan
      var workspace = FilterWorkspace()
      try ButterworthLowPass(cutoff: cutoff, frameRate: 100)
        .filter(&span, columnCount: 3, workspace: &workspace)
      return zip(columns, Self.truth).map { $0 - $1 }.rootMeanSquareOfPresent
    }

    let cutoff = try #require(try analysis(samples)).cutoff

    let best = try stride(from: 2.0, through: 20, by: 0.5).map { try error($0) }.min()
    #expect(try error(cutoff) < 1.25 * (try #require(best)))
  }

  @Test func `a filter takes away less the higher its cut-off`() throws {
    let analysis = try #require(try analysis(noisy(0.5)))

    #expect(analysis.frequencies == (1...25).map(Double.init))
    #expect(zip(analysis.residuals, analysis.residuals.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func `a point at rest does not move and noise alone asks for no cut-off`() throws {
    var generator = SeededGenerator(seed: 3)
    let rest = (0..<3000).map { _ in 500 + 0.3 * generator.nextNormal() }

    let analysis = try #require(try analysis(rest))

    #expect(!analysis.isMoving)
    #expect(analysis.cutoff < 4)
  }

  @Test func `what never falls to the noise has no cut-off`() throws {
    // Without any noise the residual falls for ever, and its line lies beyond 50 Hz.
    let clean = (0..<6000).map { 300 * sin(2 * .pi * 0.7 * Double($0 % 2000) / 400) }

    #expect(try #require(try analysis(clean, frameRate: 400)).cutoff == .infinity)
  }

  @Test func `gaps and what is too short are passed over`() throws {
    var gapped = noisy(0.5)
    for axis in 0..<3 { for frame in 900..<1000 { gapped[2000 * axis + frame] = .nan } }
    let short = Array(repeating: 1.0, count: 3 * 9)

    let analysis = try #require(try analysis(gapped))

    #expect(analysis.noise.isClose(to: 0.5 * 3.0.squareRoot(), within: 0.03))
    #expect(try self.analysis(short) == nil)
    #expect(throws: FilterError.self) { try self.analysis(short, frameRate: 0) }
  }

  @Test func `points side by side are analysed as each by itself`() throws {
    let points = [0.2, 0.5, 2, 0.1, 0.3, 0.7, 1, 1.5, 0.4].map { noisy($0) }

    let joined = points.flatMap { $0 }
    let together = try ResidualAnalysis.analyses(
      of: joined.span, pointCount: 9, frameRate: 100)

    #expect(together.count == 9)
    for (point, columns) in points.enumerated() {
      #expect(together[point] == (try analysis(columns)))
    }
  }
}

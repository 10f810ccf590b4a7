// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import BiomechTestSupport
import Foundation
import Testing

struct SplineLowPassTests {
  @Test(arguments: SmoothingSpline.Kind.allCases, [3.0, 8, 20])
  func `a sine at the cut-off keeps 1 over root 2 of its amplitude`(
    kind: SmoothingSpline.Kind, cutoff: Double
  ) throws {
    let filter = try SplineLowPass(cutoff: cutoff, frameRate: 200, kind: kind)
    let omega = 2 * Double.pi * cutoff / 200
    var column = (0..<4000).map { sin(omega * Double($0)) }

    filtered(&column, by: filter)

    // A whole number of periods in the middle, where the ends are forgotten.
    let amplitude =
      (1000..<3000).reduce(0) { $0 + column[$1] * sin(omega * Double($1)) } * 2 / 2000
    #expect(filter.gain(at: cutoff).isClose(to: 0.5.squareRoot(), within: 1e-12))
    // The formula is that of continuous time; at a tenth of the frame rate it is 0.1 % off.
    #expect(amplitude.isClose(to: 0.5.squareRoot(), within: 1e-3))
  }

  @Test func `each run is smoothed by itself and short ones stay`() throws {
    let filter = try SplineLowPass(cutoff: 8, frameRate: 100)
    var generator = SeededGenerator(seed: 3)
    var columns = (0..<240).map { sin(Double($0 % 120) / 9) + 0.1 * generator.nextNormal() }
    for index in [50, 51, 80, 120 + 50, 120 + 51] { columns[index] = .nan }
    let raw = columns

    let reports = filtered(&columns, columnCount: 2, by: filter)

    #expect(reports[0].filtered == [0..<50, 81..<120] && reports[0].leftRaw == [52..<80])
    #expect(reports[1].filtered == [0..<50, 52..<120] && reports[1].leftRaw.isEmpty)
    #expect(Array(columns[52..<80]) == Array(raw[52..<80]))
    for (column, run) in [(0, 0..<50), (0, 81..<120), (1, 0..<50), (1, 52..<120)] {
      let samples = Array(raw[120 * column..<120 * (column + 1)][run.shifted(by: 120 * column)])
      let alone = try SmoothingSpline(
        times: run.indices.map { Double($0) / 100 }, kind: .quintic,
        smoothing: SmoothingSpline.smoothing(cutoff: 8, frameRate: 100, kind: .quintic)
      ).fitCurve(to: samples)
      for (place, value) in alone.values.enumerated() {
        #expect(columns[120 * column + run.lowerBound + place].isClose(to: value, within: 1e-10))
      }
    }
  }

  @Test func `one cut-off is found for columns with and without gaps`() throws {
    var generator = SeededGenerator(seed: 9)
    var columns = (0..<3000).map { index in
      60 * sin(2 * .pi * 1.1 * Double(index % 1000) / 100) + 0.5 * generator.nextNormal()
    }
    for index in 400..<420 { columns[index] = .nan }
    let span = columns.mutableSpan

    let filter = try SplineLowPass.crossValidated(span, columnCount: 3, frameRate: 100)

    // Half a millimetre of noise on 60 mm at 1.1 Hz: the best cut-off lies between 3 and 5 Hz.
    #expect((3...5).contains(try #require(filter).cutoff))
  }

  @Test func `nothing can be found from runs below thirty samples`() throws {
    var columns = (0..<100).map { $0 % 25 == 0 ? .nan : Double($0) }
    let span = columns.mutableSpan

    #expect(try SplineLowPass.crossValidated(span, columnCount: 1, frameRate: 100) == nil)
  }

  @Test(arguments: [0, -1, 45, 50, Double.nan, .infinity])
  func `a cut-off out of range is refused`(cutoff: Double) {
    #expect(throws: FilterError.self) { try SplineLowPass(cutoff: cutoff, frameRate: 100) }
  }

  @discardableResult
  private func filtered(
    _ columns: inout [Double], columnCount: Int = 1, by filter: SplineLowPass
  ) -> [FilterReport] {
    var span = columns.mutableSpan
    return (try? filter.filter(&span, columnCount: columnCount)) ?? []
  }
}

extension Range<Int> {
  fileprivate func shifted(by offset: Int) -> Range { lowerBound + offset..<upperBound + offset }
}

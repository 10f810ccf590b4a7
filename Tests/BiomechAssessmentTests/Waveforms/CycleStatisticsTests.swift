// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion
import BiomechTestSupport
import Testing

struct CycleStatisticsTests {
  /// Cycles of the right leg of 101 frames each, in which knee flexion runs from an offset to 100°
  /// more.
  private func ramps(_ offsets: [Double]) -> HandBuiltWalk {
    var walk = HandBuiltWalk()
    walk.frameCount = 101 * offsets.count
    walk.set(.kneeFlexion, .right) { frame in
      let (cycle, percent) = (Int(frame) / 101, Int(frame) % 101)
      return offsets[cycle] + Double(percent)
    }
    walk.cycles = offsets.indices.map { index in
      GaitCycle(index + 1, .right, Double(101 * index), Double(101 * index + 100))
    }
    return walk
  }

  private func statistics(_ offsets: [Double]) throws -> CycleStatistics {
    try #require(CycleStatistics.all(of: [ramps(offsets).analyzed]).first)
  }

  // Two ramps 10° apart. Within: Σ(y − ȳₜ)² = 101 · 2 · 5² = 5050 over T(N − 1) = 101: 50.
  // In all: 2 (Σ(t − 50)² + 101 · 5²) = 2 (85 850 + 2525) = 176 750 over TN − 1 = 201: 879.353.
  // CMC = √(1 − 50/879.353) = 0.971154; each standard deviation is 10/√2.
  @Test func `the coefficient of multiple correlation is as computed by hand`() throws {
    let flexion = try #require(statistics([0, 10]).variables.first)

    #expect(flexion.count == 2)
    #expect(try #require(flexion.multipleCorrelation).isClose(to: 0.971154, within: 1e-6))
    #expect(flexion.meanStandardDeviation.isClose(to: 10 / 2.0.squareRoot(), within: 1e-9))
    #expect(flexion.mean[30].isClose(to: 35, within: 1e-9))
  }

  @Test func `cycles that differ more than the curve moves have no correlation`() throws {
    var walk = ramps([0, 200])
    walk.set(.kneeFlexion, .right) { $0 < 101 ? 0 : 200 + 0.01 * ($0 - 101) }
    let flexion = try #require(
      CycleStatistics.all(of: [walk.analyzed]).first?.variables.first)

    #expect(flexion.multipleCorrelation == nil)
    #expect(flexion.meanStandardDeviation > 100)
  }

  // The median ramp has the offset 1: the cycles lie 1°, 0° and 4° away.
  @Test func `the representative cycle is the one nearest to the median`() throws {
    let statistics = try statistics([0, 1, 5])

    #expect(statistics.task == .gait && statistics.side == .right)
    #expect(statistics.representative == CycleReference(trial: "walk", number: 2))
    for (distance, expected) in zip(statistics.distances, [1.0, 0, 4]) {
      #expect(distance.isClose(to: expected, within: 1e-9))
    }
    #expect(statistics.outliers.isEmpty)
    #expect(statistics.notes.contains { $0.contains("5 complete cycles or more; there are 3") })
  }

  // Median offset 1.25: distances 1.25, 0.75, 0.25, 0.25, 0.75, 18.75 with the median 0.75; their
  // deviations 0.5, 0, 0.5, 0.5, 0, 18 have the median 0.5, so 0.75 + 3 · 1.4826 · 0.5 = 2.97: 3°.
  @Test func `an outlier is named with the reason and kept in the mean`() throws {
    let statistics = try statistics([0, 0.5, 1, 1.5, 2, 20])

    #expect(statistics.outliers.map(\.cycle.number) == [6])
    #expect(statistics.outliers[0].distance.isClose(to: 18.75, within: 1e-9))
    #expect(statistics.outliers[0].limit == 3)
    #expect(
      statistics.outliers[0].reason
        == "Stride 6 of 'walk' lies 18.8° from the median cycle, where up to 3.0° are usual in this "
        + "session; most in knee flexion of the right leg (19°). It is kept in every mean.")
    #expect(statistics.variables[0].count == 6)
  }

  @Test func `a cycle of which little is seen stands for nothing`() throws {
    var walk = ramps([0, 1, 2])
    walk.missing = 101..<180
    let statistics = try #require(CycleStatistics.all(of: [walk.analyzed]).first)

    #expect(statistics.distances[1].isNaN)
    #expect(statistics.representative?.number != 2)
    #expect(statistics.variables[0].count == 2)
    #expect(statistics.notes.contains { $0.hasPrefix("Stride 2 of 'walk' has too few samples") })
  }

  @Test func `squats of both legs are told together, and one cycle alone says nothing`() throws {
    let squats = HandBuiltSquats.same(3, HandBuiltSquats.Peaks()).analyzed
    let statistics = CycleStatistics.all(of: [squats])

    #expect(statistics.map(\.task) == [.squat])
    #expect(statistics.map(\.side) == [.both])
    #expect(statistics[0].cycles.map(\.number) == [1, 2, 3])
    #expect(statistics[0].variables.first?.multipleCorrelation.map { $0 > 0.999 } == true)
    #expect(CycleStatistics.all(of: [ramps([0]).analyzed]).isEmpty)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion
import BiomechTestSupport
import Foundation
import Testing

struct WaveformTests {
  /// One cycle from frame 12.35 for 107.3 frames, over which the knee swings once as a sine.
  private var sine: HandBuiltWalk {
    var walk = HandBuiltWalk()
    walk.set(.kneeFlexion, .right) { 30 + 20 * sin(2 * .pi * ($0 - 12.35) / 107.3) }
    walk.cycles = [GaitCycle(1, .right, 12.35, 12.35 + 107.3)]
    return walk
  }

  // PCHIP misses the top of a curve by h²f″/8 = 20 (2π/107.3)²/8 = 0.009°, and flattens beside it.
  @Test func `a sine is a sine over the percent of the cycle`() throws {
    let waveform = try #require(sine.analyzed.waveforms.first)

    #expect(waveform.key == VariableKey(.kneeFlexion, .right))
    #expect(waveform.task == .gait)
    #expect(waveform.values.count == 101)
    let errors = waveform.values.enumerated().map { percent, value in
      value - 30 - 20 * sin(2 * .pi * Double(percent) / 100)
    }
    let largest = try #require(errors.map(abs).max())
    #expect(largest < 0.03)
    #expect(abs(errors[0]) < 0.001 && abs(errors[100]) < 0.001)
    print(
      "validation | waveform of 101 points | sine of 20° over 107.3 frames | the function | n=101"
        + " | rms=\(rootMeanSquare(errors)) | max=\(largest) | bias=\(errors.reduce(0, +) / 101) | deg"
    )
  }

  private func rootMeanSquare(_ values: [Double]) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
  }

  @Test func `each leg has its own cycles, and the pelvis those of both`() {
    var walk = HandBuiltWalk()
    walk.set(.kneeFlexion, .right, 10)
    walk.set(.kneeFlexion, .left, 20)
    walk.set(.pelvisObliquity, .both, 3)
    walk.set(.pelvisAnteriorTilt, .both, 8)
    walk.cycles = [
      GaitCycle(1, .right, 0, 100), GaitCycle(1, .left, 50, 150), GaitCycle(2, .right, 100, 200),
    ]
    let waves = walk.analyzed.waveforms
    func places(_ variable: Variable) -> [String] {
      waves.filter { $0.variable == variable }.map { "\($0.side.rawValue) \($0.cycle)" }
    }

    #expect(places(.kneeFlexion) == ["right 1", "right 2", "left 1"])
    #expect(places(.pelvisObliquity) == ["right 1", "right 2", "left 1"])
    let obliquity = waves.filter { $0.variable == .pelvisObliquity }
    // The sign of the variable stays; seen from the left the left side is down.
    #expect(obliquity.allSatisfy { $0.values[50].isClose(to: 3, within: 1e-12) })
    #expect(
      zip(obliquity, [3.0, 3, -3]).allSatisfy { $0.ownValues[50].isClose(to: $1, within: 1e-12) })
    let tilt = waves.filter { $0.variable == .pelvisAnteriorTilt }
    #expect(tilt.allSatisfy { $0.ownValues[50].isClose(to: 8, within: 1e-12) })
  }

  @Test func `gaps stay gaps, filled samples stay marked, and no cycle goes beyond the recording`()
  {
    var walk = sine
    walk.missing = 40..<50
    walk.filled = 60..<70
    walk.cycles.append(GaitCycle(2, .right, 350, 420))
    let waves = walk.analyzed.waveforms

    #expect(waves.map(\.cycle) == [1])
    let percents = (0...100).filter { waves[0].values[$0].isNaN }
    // Between the last frame seen, 39, and the next, 50: (39 - 12.35)/1.073 = 24.8, then 35.1.
    #expect(percents == Array(25...35))
    let filled = (0...100).filter { waves[0].filled[$0] }
    // From frame 59 to 70: 43.5 to 53.7 %.
    #expect(filled == Array(44...53))
    #expect(!waves[0].isComplete)
  }

  @Test func `what counts from the right says so from the own side`() {
    #expect(Variable.pelvisObliquity.ownPositiveDirection == "own side up")
    #expect(Variable.pelvisRotation.ownPositiveDirection == "own side forward")
    #expect(Variable.trunkLateralLean.ownPositiveDirection == "to the own side")
    #expect(Variable.kneeFlexion.ownPositiveDirection == "flexion")
    #expect(
      Variable.all.filter(\.countsFromTheRight).allSatisfy {
        !$0.ownPositiveDirection.contains("right")
      })
  }
}

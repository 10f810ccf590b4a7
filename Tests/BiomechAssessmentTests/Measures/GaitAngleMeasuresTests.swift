// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion
import BiomechTestSupport
import Testing

struct GaitAngleMeasuresTests {
  /// One cycle of each leg, known frame by frame.
  ///
  /// Strike at 100, other foot off at 112 and down at 150, off at 160, strike at 200. Knee adduction
  /// climbs to 3° at frame 112, falls to 1° at frame 140 and stays there.
  private static let walk: HandBuiltWalk = {
    var walk = HandBuiltWalk()
    for side in [BodySide.right, .left] {
      walk.set(.kneeAdduction, side) { frame in
        switch frame {
        case ..<100: 0
        case ..<112: 0.25 * (frame - 100)
        case ..<140: 3 - (frame - 112) / 14
        default: 1
        }
      }
      walk.set(.kneeFlexion, side) { frame in
        frame < 160 ? 5 + 0.5 * abs(40 - abs(frame - 140)) : 60 - abs(frame - 175)
      }
      walk.set(.hipAdduction, side) { frame in frame == 130 ? 9 : frame == 180 ? 30 : 2 }
      walk.set(.ankleDorsiflexion, side) { frame in frame == 150 ? 12 : -2 }
      walk.set(.footProgression, side, -6)
    }
    walk.set(.pelvisObliquity, .both) { (112...150).contains($0) ? 2 : -5 }
    walk.set(.pelvisAnteriorTilt, .both, 11)
    walk.cycles = Side.allCases.map {
      GaitCycle(
        number: 1, side: $0, strike: 100, off: 160, nextStrike: 200, oppositeOff: 112,
        oppositeStrike: 150)
    }
    return walk
  }()

  /// The measures of the walk as it is.
  private static let taken = Assessment(of: [walk.analyzed], subject: .adult).measures

  private func measures(_ walk: HandBuiltWalk) -> [Measure] {
    Assessment(of: [walk.analyzed], subject: .adult).measures
  }

  // Mean adduction in stance: 13 frames of 0 … 3° sum to 19.5, 28 frames of 3 − k/14 to 55, 20
  // frames of 1° to 20: 94.5/61. The excursion is 3° − 0°, and 0.25° in a hundredth of a second
  // is 25°/s.
  @Test(arguments: [
    (MeasureKind.kneeFlexionAtStrike, 5.0), (.kneeFlexionPeakStance, 25),
    (.kneeFlexionPeakSwing, 60), (.kneeAdductionMeanStance, 94.5 / 61), (.varusThrustExcursion, 3),
    (.varusThrustVelocity, 25), (.contralateralPelvicDropMeanStance, 2), (.pelvicTiltMean, 11),
    (.footProgressionMeanStance, -6), (.kneeAbductionPeak, 0), (.hipAdductionPeak, 9),
    (.ankleDorsiflexionPeak, 12),
  ])
  func `a measure of the right leg is as worked out by hand`(
    kind: MeasureKind, expected: Double
  ) throws {
    let measure = try #require(Self.taken.first { $0.kind == kind && $0.side == .right })

    #expect(measure.value.isClose(to: expected, within: 1e-9))
    #expect(measure.task == .gait && measure.cycle == 1)
    #expect(measure.u95 >= 0 && measure.sharedU95 <= measure.u95)
  }

  @Test func `the drop of the pelvis is seen from the leg that bears the weight`() throws {
    let drop = try #require(
      Self.taken.first {
        $0.kind == .contralateralPelvicDropMeanStance && $0.side == .left
      })
    #expect(drop.value.isClose(to: -2, within: 1e-9))
  }

  // Standing straight the placement of the reference leg is off by 1.7329° (TV18), and skin in stance
  // by 2°: 1.96 √(1.7329² + 2²) = 5.187. In the excursion placement cancels, and the strike is known to
  // √(10² + 11²) = 14.87 ms, in which 25°/s make 0.372°: 1.96 √(2² + 0.372²) = 3.987.
  @Test func `stance has the skin of stance, and an increase the skin and the strike`() throws {
    let measures = Self.taken
    let mean = try #require(
      measures.first { $0.kind == .kneeAdductionMeanStance && $0.side == .right })
    let thrust = try #require(
      measures.first { $0.kind == .varusThrustExcursion && $0.side == .right })

    #expect(mean.u95Origin == .computed)
    #expect(mean.u95.isClose(to: 5.187, within: 0.01))
    #expect(thrust.u95.isClose(to: 3.987, within: 0.01))
  }

  @Test func `values at a strike between two frames lie between them`() throws {
    var walk = Self.walk
    walk.cycles[0].strike = 104.5
    walk.cycles[1].strike = 104.5
    let flexion = try #require(measures(walk).first { $0.kind == .kneeFlexionAtStrike })

    // Flexion climbs by 0.5° a frame from 5° at frame 100.
    #expect(flexion.value.isClose(to: 7.25, within: 1e-9))
  }

  @Test func `a foot that is not followed leaves the middle of stance`() throws {
    var walk = Self.walk
    for index in walk.cycles.indices {
      walk.cycles[index].oppositeOff = nil
      walk.cycles[index].oppositeStrike = nil
    }
    let drop = try #require(
      measures(walk).first {
        $0.kind == .contralateralPelvicDropMeanStance && $0.side == .right
      })

    // Frames 112 to 148 of a stance from 100 to 160.
    #expect(drop.value.isClose(to: 2, within: 1e-9))
    #expect(drop.method.contains("the other foot is not followed"))
  }

  @Test func `too many missing frames give no value, and filled ones lower the quality`() {
    var gappy = Self.walk
    gappy.missing = 100..<130
    #expect(!measures(gappy).contains { $0.kind == .kneeAdductionMeanStance })
    #expect(measures(gappy).contains { $0.kind == .kneeFlexionPeakSwing })

    var filled = Self.walk
    filled.filled = 100..<140
    #expect(
      measures(filled).filter { $0.kind == .kneeAdductionMeanStance }
        .allSatisfy { $0.quality == .limited })
  }

  @Test func `running bears the weight on one leg in all of stance`() throws {
    var run = Self.walk
    run.task = .running
    let drop = try #require(
      measures(run).first {
        $0.kind == .contralateralPelvicDropMeanStance && $0.side == .right
      })

    // 61 frames of stance, of which 39 are at 2° and 22 at −5°.
    #expect(drop.value.isClose(to: (39 * 2 - 22 * 5) / 61, within: 1e-9))
    #expect(drop.task == .running)
  }
}

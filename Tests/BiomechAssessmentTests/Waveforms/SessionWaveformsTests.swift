// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion
import Testing

/// The waveforms of a session: taken once, and found by the trial they are of.
struct SessionWaveformsTests {
  /// A walk with one curve and two strides.
  private var walk: AnalyzedTrial {
    var walk = HandBuiltWalk()
    walk.set(.kneeFlexion, .right) { $0 }
    walk.cycles = [
      GaitCycle(number: 1, side: .right, strike: 0, off: 60, nextStrike: 100),
      GaitCycle(number: 2, side: .right, strike: 100, off: 160, nextStrike: 200),
    ]
    return walk.analyzed
  }

  @Test func `an assessment holds the waveforms of each trial`() throws {
    let walk = walk
    let assessment = Assessment(of: [walk], subject: Subject(), uncertainty: .off)

    #expect(!walk.waveforms.isEmpty)
    #expect(assessment.waveforms(of: walk) == walk.waveforms)
    #expect(assessment.waveforms[walk.trial.name] == walk.waveforms)
  }

  @Test func `trials of one name are not mixed up`() throws {
    let walk = walk
    var other = walk
    other.events.bouts = []
    let assessment = Assessment(of: [walk, other], subject: Subject(), uncertainty: .off)

    #expect(assessment.waveforms(of: walk) == walk.waveforms)
    #expect(assessment.waveforms(of: other).isEmpty)
  }
}

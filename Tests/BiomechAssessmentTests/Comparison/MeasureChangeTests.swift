// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import BiomechTestSupport
import Testing

struct MeasureChangeTests {
  private func change(
    _ kind: MeasureKind = .strideTime, _ task: MovementTask = .gait, from before: Double,
    to after: Double, u95 first: Double = 3, _ second: Double = 4
  ) -> MeasureChange {
    MeasureChange(
      before: .of(kind, task, mean: before, u95: first),
      after: .of(kind, task, mean: after, u95: second))
  }

  @Test func `both uncertainties count, since the landmarks are palpated anew`() {
    // √(3² + 4²) = 5.
    #expect(change(from: 10, to: 12).minimalDetectableChange == 5)
    // Equal ones: √2 · 3.5 = 4.9497.
    #expect(
      change(from: 0, to: 0, u95: 3.5, 3.5).minimalDetectableChange
        .isClose(to: 4.9497, within: 1e-4))
  }

  @Test(arguments: [
    (15.0, ChangeVerdict.changed), (5, .changed), (14.9, .notDistinguishable),
    (5.1, .notDistinguishable), (10, .notDistinguishable), (.nan, .unknown),
  ])
  func `a change counts from the minimal detectable one on`(after: Double, verdict: ChangeVerdict) {
    #expect(change(from: 10, to: after).verdict == verdict)
  }

  @Test func `without an uncertainty nothing can be said`() {
    #expect(change(from: 10, to: 90, u95: .nan).verdict == .unknown)
    #expect(change(from: 10, to: 90, u95: .nan).direction == nil)
  }

  @Test func `two numbers that are known exactly and are equal have not changed`() {
    #expect(change(from: 10, to: 10, u95: 0, 0).verdict == .notDistinguishable)
    #expect(change(from: 10, to: 11, u95: 0, 0).verdict == .changed)
  }

  @Test func `error has no direction`() {
    #expect(change(.medialKneeDisplacementPeak, .squat, from: 30, to: 27).direction == nil)
  }

  @Test func `a high threshold is left downwards and neared upwards`() {
    let better = change(.medialKneeDisplacementPeak, .squat, from: 30, to: 5).direction
    #expect(better?.words == "away from the threshold TH48 (more than 20 mm)")
    #expect(better?.threshold?.id == "TH48")
    let worse = change(.medialKneeDisplacementPeak, .squat, from: 5, to: 30).direction
    #expect(worse?.words == "towards the threshold TH48 (more than 20 mm)")
  }

  @Test func `a low threshold is the mirror image`() {
    let worse = change(
      .kneeAnkleSeparationRatioAtBottom, .squat, from: 1, to: 0.7, u95: 0.1, 0.1)
    #expect(worse.direction?.sense == .towards)
    #expect(worse.direction?.threshold?.id == "TH46")
  }

  @Test func `of several thresholds the one that is neared most speaks`() {
    // Varus +1 to −6: it goes past the valgus limit of −3 and away from the varus limit of +3.
    let direction = change(.hkaDeviationStanding, .static, from: 1, to: -6).direction
    #expect(direction?.words == "towards the threshold TH03 (at most -3°, for adults)")
  }

  @Test func `without a threshold the meaning of the sign speaks`() {
    #expect(change(from: 1, to: 9).direction?.words == "towards 'longer'")
    #expect(change(from: 9, to: 1).direction?.words == "away from 'longer'")
    #expect(change(from: 9, to: 1).direction?.threshold == nil)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Foundation
import Testing

/// A walk of two knees written down as segments: each swings once a second.
private struct Walk {
  var cycles = 4
  var swing = 55.0
  var axisError = 10.0

  /// Adduction of the bones that has nothing to do with flexion, in degrees.
  var wobble = 0.0

  /// Another axis error in every cycle, in degrees.
  var scatter = [0.0]

  static let rate = 100

  func kinematics(_ model: ModelKind = .calibrated) -> TrialKinematics {
    var track = BodyTrack(model, frameCount: cycles * Self.rate, frameRate: Double(Self.rate))
    for frame in track.bodies.indices {
      let (cycle, step) = frame.quotientAndRemainder(dividingBy: Self.rate)
      let turn = 2 * .pi * Double(step) / Double(Self.rate)
      let error = axisError + scatter[cycle % scatter.count]
      for side in Side.allCases {
        // Three swings of adduction to one of flexion: no part of it goes with flexion.
        let knee = Rotation<Shank, Thigh>(
          CardanZXY(
            aboutZ: .degrees(-swing / 2 * (1 - cos(turn))),
            aboutX: .degrees(side.sign * wobble * cos(3 * turn)), aboutY: .zero))
        let thigh = RigidTransform<Thigh, Laboratory>(
          rotation: .aboutY(.degrees(side.sign * error)), translation: .zero)
        track.bodies[frame][side].thigh = thigh
        track.bodies[frame][side].shank = RigidTransform(
          rotation: knee.relabelled(Shank.self, Laboratory.self), translation: .zero)
      }
    }
    return TrialKinematics(of: track)
  }

  var frames: [Side: [Range<Int>]] {
    let all = (0..<cycles).map { $0 * Self.rate..<($0 + 1) * Self.rate }
    return [.left: all, .right: all]
  }

  func source(_ name: String = "walk") throws -> CrossTalkSource {
    try CrossTalkSource(.gait, trial: name, kinematics: kinematics(), cycles: frames)
  }

  func functional(_ name: String = "bends") -> CrossTalkSource {
    CrossTalkSource(functional: name, kinematics: kinematics(), cycles: frames)
  }
}

struct CrossTalkCorrectionTests {
  private func correction(
    _ sources: [CrossTalkSource], _ method: CrossTalkMethod = .auto,
    model: ModelKind = .calibrated
  ) -> CrossTalkCorrection {
    CrossTalkCorrection(method, model: model, from: sources)
  }

  private func refusal(_ correction: CrossTalkCorrection) -> CrossTalkRefusal? {
    guard case .refused(let refusal, _) = correction.verdicts[.right] else { return nil }
    return refusal
  }

  @Test(arguments: [CrossTalkMethod.auto, .minimumVariance, .pca, .sara])
  func `an axis turned inwards is turned back on both sides`(method: CrossTalkMethod) throws {
    let correction = correction([try Walk().source()], method)

    for side in Side.allCases {
      let offset = try #require(correction.offsets[side])
      #expect(offset.degrees.isClose(to: -10, within: 1e-4))
    }
  }

  @Test func `the estimate says what it rests on`() throws {
    var walk = Walk()
    walk.scatter = [1, -1]
    let verdict = correction([try walk.source()]).verdicts[.left]
    guard case .corrected(let estimate, let trials) = verdict else {
      Issue.record("\(String(describing: verdict))")
      return
    }

    #expect(trials == ["walk"])
    #expect(estimate.cycleCount == 4)
    // The axis error shortens the flexion that is read by less than 1°.
    #expect(estimate.flexionRange.isClose(to: .degrees(55), within: 1))
    #expect(estimate.varianceReduction > 0.9)
    // The mean of four draws from ±1° has the standard deviation 1° / √4; 200 draws know it to 5 %.
    #expect(estimate.repeatability.isClose(to: .degrees(0.5), within: 0.1))
    #expect(
      estimate.standardDeviation.isClose(
        to: .degrees(sqrt(4 + pow(estimate.repeatability.degrees, 2)))))
  }

  @Test func `a squat is no source`() {
    #expect(throws: CrossTalkRefusal.taskMovesInValgus(.squat)) {
      try CrossTalkSource(.squat, trial: "squat", kinematics: Walk().kinematics(), cycles: [:])
    }
  }

  @Test func `the axis stays when nothing tells of it`() throws {
    #expect(refusal(correction([])) == .noSource)
    #expect(refusal(correction([try Walk().source()], .off)) == .switchedOff)
    let unseen = try CrossTalkSource(
      .gait, trial: "walk", kinematics: Walk().kinematics(), cycles: [:])
    #expect(refusal(correction([unseen])) == .noCycle)
  }

  @Test
  func `bones keep their axes, and the conventional model its vendor's until a method is named`()
    throws
  {
    let walk = try Walk().source()

    #expect(refusal(correction([walk], model: .conventional)) == .vendorModel)
    #expect(refusal(correction([walk], .pca, model: .bones)) == .boneAxes)
    #expect(
      correction([walk], .minimumVariance, model: .conventional).offsets[.right]?.degrees
        .isClose(to: -10, within: 1e-4) == true)
  }

  @Test func `a functional axis stays unless a method is named`() throws {
    let walk = try Walk().source()
    let correction = CrossTalkCorrection(
      .auto, model: .calibrated, from: [walk], functionalAxes: [.right])

    #expect(refusal(correction) == .functionalAxis)
    #expect(correction.offsets[.left] != nil)
    #expect(
      CrossTalkCorrection(.pca, model: .calibrated, from: [walk], functionalAxes: [.right])
        .offsets[.right] != nil)
  }

  @Test func `a knee that hardly bends tells nothing`() throws {
    var walk = Walk()
    walk.swing = 30
    guard case .littleFlexion(let range) = refusal(correction([try walk.source()])) else {
      Issue.record("not refused")
      return
    }

    #expect(range.isClose(to: .degrees(30), within: 1))
  }

  @Test func `an estimate at the limit is no error of palpation`() throws {
    var walk = Walk()
    walk.axisError = 20

    #expect(refusal(correction([try walk.source()])) == .beyondLimit)
  }

  @Test func `an axis that explains little of the adduction is left alone`() throws {
    var walk = Walk()
    walk.axisError = 3
    walk.wobble = 4
    guard case .littleGained(let share) = refusal(correction([try walk.source()])) else {
      Issue.record("not refused")
      return
    }

    #expect(share < 0.25)
  }

  @Test func `a small error within the uncertainty is left alone`() throws {
    var walk = Walk()
    walk.axisError = 2
    guard case .withinUncertainty(let offset, _) = refusal(correction([try walk.source()])) else {
      Issue.record("not refused")
      return
    }

    #expect(offset.isClose(to: .degrees(-2), within: 1e-4))
  }

  @Test func `an estimate that is no surer than palpation is left alone`() throws {
    var walk = Walk()
    walk.scatter = [13, -13]
    walk.cycles = 3
    guard case .unsure(let deviation) = refusal(correction([try walk.source()])) else {
      Issue.record("not refused")
      return
    }

    #expect(deviation > .degrees(4.3))
  }

  @Test func `walks that disagree correct nothing`() throws {
    var other = Walk()
    other.axisError = 3.5
    let correction = correction([try Walk().source("first"), try other.source("second")])
    guard case .trialsDisagree(let first, _, let second, _) = refusal(correction) else {
      Issue.record("not refused")
      return
    }

    #expect([first, second] == ["first", "second"])
  }

  @Test func `a functional trial stands before the walk it agrees with`() throws {
    var bends = Walk()
    bends.axisError = 8
    let correction = correction([try Walk().source(), bends.functional()])

    #expect(correction.offsets[.left]?.degrees.isClose(to: -8, within: 1e-4) == true)
  }

  @Test func `every reason is the rest of a sentence`() {
    let refusals: [CrossTalkRefusal] = [
      .switchedOff, .vendorModel, .boneAxes, .functionalAxis, .noSource, .noSingleAxis,
      .taskMovesInValgus(.squat), .noCycle,
      .doubtfulMarkers(trial: "walk"), .littleFlexion(.degrees(28)), .beyondLimit,
      .littleGained(share: 0.1), .unsure(standardDeviation: .degrees(5)),
      .withinUncertainty(.degrees(3), standardDeviation: .degrees(2)),
      .trialsDisagree("a", .degrees(1), "b", .degrees(9)),
    ]

    for refusal in refusals {
      #expect(refusal.reason.first?.isLowercase == true && !refusal.reason.hasSuffix("."))
    }
    #expect(
      CrossTalkRefusal.littleFlexion(.degrees(28)).reason
        == "the knee bends by 28° only; an axis error shows from 40° on")
  }

  @Test func `the correction shows in the index before and after`() throws {
    let walk = Walk()
    let found = correction([try walk.source()])
    let corrected = found.applied(
      to: walk.kinematics(), over: walk.frames, basis: .walkingCycles)
    let leg = try #require(corrected.crossTalk?.legs[.right])

    // asin(sin 10° sin 55°) is the largest false adduction.
    #expect(try #require(leg.before).adductionRange.isClose(to: .degrees(8.178), within: 1e-2))
    #expect(try #require(leg.after).adductionRange.isClose(to: .zero, within: 1e-3))
    #expect(corrected[.kneeAdduction, Side.right]?.allSatisfy { abs($0) < 1e-5 } == true)
  }

  @Test func `without a correction the angles stay as they were`() throws {
    let kinematics = Walk().kinematics()
    let same = correction([]).applied(to: kinematics, over: [:], basis: .repetitions)

    #expect(same.columns == kinematics.columns)
    #expect(same.crossTalk?.legs[.left]?.before?.basis == .wholeTrial)
    let frontal = TrialKinematics(model: .frontal, frameCount: 1, frameRate: 100)
    #expect(correction([]).applied(to: frontal, over: [:], basis: .repetitions).crossTalk == nil)
  }
}

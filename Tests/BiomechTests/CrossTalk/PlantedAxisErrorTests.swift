// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechSynthesis
import BiomechTestSupport
import Foundation
import Testing

/// Knee axes that are off by a known angle, found in a simulated walk and corrected in squats.
struct PlantedAxisErrorTests {
  /// A subject whose axes are off, with a walk and two squats, the right knee 12° in valgus.
  private func report(
    axisError: Double, _ method: CrossTalkMethod = .auto, walks: Bool = true,
    adduction: GaitCurve = .coupledKneeAdduction
  ) throws -> (SessionReport, SimulatedTrial) {
    var defects = Defects()
    defects.kneeAxisError = BothSides(.degrees(axisError))
    let subject = try SimulatedSubject(BodyModel(), defects: defects)
    var recipe = SquatRecipe()
    recipe.repetitions = 2
    recipe.kneeAdduction.right = .degrees(-12)
    let squat = try subject.squat(recipe)
    let report = try analyze(
      trials: (walks ? [subject.walk(adduction).trial] : []) + [squat.trial],
      calibration: subject.standing().trial, options: AnalysisOptions(crossTalk: method))
    return (report, squat)
  }

  private func trial(_ name: String, in report: SessionReport) throws -> AnalyzedTrial {
    try #require(report.trials.first { $0.trial.name == name })
  }

  @Test(arguments: [-10.0, 10], WalkingKnees.allCases)
  func `an axis error of ten degrees is found in a walk within two degrees`(
    axisError: Double, knees: WalkingKnees
  ) throws {
    for method in [CrossTalkMethod.minimumVariance, .pca] {
      let (report, _) = try report(axisError: axisError, method, adduction: knees.adduction)
      try check(report, axisError: axisError)
    }
  }

  private func check(_ report: SessionReport, axisError: Double) throws {
    let walk = try trial("gait", in: report)
    #expect(walk.events.task == .gait)

    for side in Side.allCases {
      let crossTalk = try #require(walk.kinematics.crossTalk)
      let leg = try #require(crossTalk.legs[side])
      guard case .corrected(let estimate, let trials) = leg.verdict else {
        Issue.record("\(leg.verdict)")
        continue
      }
      #expect(trials == ["gait"])
      #expect(estimate.offset.degrees.isClose(to: -axisError, within: 2))
      #expect(estimate.cycleCount >= 3)
      let (before, after) = (try #require(leg.before), try #require(leg.after))
      #expect(after.adductionRange < before.adductionRange)
      #expect(before.coefficientOfDetermination > 0.6 && after.coefficientOfDetermination < 0.05)
    }
  }

  @Test(arguments: [-10.0, 0, 10])
  func `a true valgus of twelve degrees in a squat survives the correction`(
    axisError: Double
  ) throws {
    let (report, squat) = try report(axisError: axisError)
    let found = try trial("squat", in: report)
    let adduction = try #require(found.kinematics[.kneeAdduction, Side.right])
    let truth = squat.truth.legs.right.kneeAdduction

    for bottom in squat.truth.bottoms {
      let (found, expected) = (
        Angle.radians(adduction[bottom]).degrees, Angle.radians(truth[bottom]).degrees
      )
      #expect(expected.isClose(to: -12, within: 1e-9))
      #expect(found.isClose(to: expected, within: 2.5))
    }
    let largest = zip(adduction, truth).map { $0 - $1 }.largestInDegrees
    #expect(largest <= 2.5)
  }

  @Test func `without a walk the squat stays as it is and the reason is told`() throws {
    let (report, squat) = try report(axisError: 10, walks: false)
    let found = try trial("squat", in: report)
    let crossTalk = try #require(found.kinematics.crossTalk)

    #expect(crossTalk.legs[.right]?.verdict == .refused(.noSource, nil))
    let index = try #require(crossTalk.legs[.right]?.after)
    #expect(index.basis == .repetitions && index.cycleCount == 2)
    // 10° of axis error at 95° of flexion beside a valgus of 12°.
    let adduction = try #require(found.kinematics[.kneeAdduction, Side.right])
    #expect(Angle.radians(adduction[squat.truth.bottoms[0]]).degrees.isClose(to: -2.1, within: 0.5))
    let text = renderText(report, width: 500, colour: false)
    #expect(
      text.contains(
        "Right knee axis: as calibrated, since there is neither a walk nor a functional trial to find "
          + "the error from, and a squat cannot tell an axis error from a true valgus."))
    #expect(
      text.contains("in a squat a true valgus or varus does that as well as an axis that is off"))
  }

  @Test func `the correction of a session stands in text, page and document`() throws {
    let (report, _) = try report(axisError: 10)
    let text = renderText(report, width: 500, colour: false)
    let lines = text.split(separator: "\n").filter { $0.contains("knee axis: turned") }

    // Standing, walk and squat, both knees.
    #expect(lines.count == 6)
    #expect(
      lines.contains {
        $0.contains(
          "outwards (least variance of adduction in gait, 3 cycles; standard deviation 2.0°)")
      })
    #expect(report.provenance.settings.contains { $0.name == "knee axis correction" })
  }

  @Test func `switched off, nothing is turned`() throws {
    let (report, _) = try report(axisError: 10, .off)
    let walk = try trial("gait", in: report)
    let leg = try #require(walk.kinematics.crossTalk?.legs[.left])

    #expect(leg.verdict == .refused(.switchedOff, nil))
    #expect(leg.before == leg.after && leg.before?.isSuspicious == true)
  }

  @Test func `a functional trial corrects as well as a walk`() throws {
    var defects = Defects()
    defects.kneeAxisError = BothSides(.degrees(10))
    let subject = try SimulatedSubject(BodyModel(), defects: defects)
    let bends = (0..<600).map { frame in
      BodyPose(
        legs: BothSides(
          LegAngles(
            hipFlexion: .degrees(30), kneeFlexion: .degrees(45 - 40 * cos(Double(frame) / 30)))))
    }
    var functional = try subject.motion(of: bends)
    functional.name = "bends"
    let squat = try subject.squat()
    let report = try analyze(
      trials: [squat.trial], calibration: subject.standing().trial, functional: [functional.trial])
    let found = try trial("squat", in: report)

    for side in Side.allCases {
      // The knee only bends, so nothing but filtering is in the way.
      let offset = try #require(found.kinematics.crossTalk).estimate(side).offset
      #expect(offset.degrees.isClose(to: -10, within: 0.01))
      let adduction = try #require(found.kinematics[.kneeAdduction, side])
      #expect(adduction.largestInDegrees < 0.1)
    }
  }

  @Test func `a squat given as functional trial corrects nothing`() throws {
    let subject = try SimulatedSubject()
    let squat = try subject.squat()
    let report = try analyze(
      trials: [squat.trial], calibration: subject.standing().trial, functional: [squat.trial])
    let found = try trial("squat", in: report)

    #expect(
      found.kinematics.crossTalk?.legs[.left]?.verdict
        == .refused(.taskMovesInValgus(.squat), nil))
  }
}

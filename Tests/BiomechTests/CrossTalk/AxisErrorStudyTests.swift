// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechSynthesis
import Foundation
import Testing

/// How well the axis error of subjects is found whose landmarks, hips and skin are off as the
/// uncertainty model assumes, with noise.
///
/// `BIOMECH_AXIS_STUDY=50` sets the number of subjects; without it a few show that the path works.
@Suite struct AxisErrorStudyTests {
  private static var subjectCount: Int {
    ProcessInfo.processInfo.environment["BIOMECH_AXIS_STUDY"].flatMap { Int($0) } ?? 1
  }

  /// Errors of one kind over the subjects, in degrees.
  private struct Errors {
    var values: [Double] = []

    /// Prints a line of the table of comparisons, unless there is nothing to compare.
    func printLine(_ what: String, _ data: String) {
      guard !values.isEmpty else { return }
      let rms = values.rootMeanSquareOfPresent.fixed(2)
      let largest = (values.map(\.magnitude).max() ?? .nan).fixed(2)
      print(
        "validation | \(what) | \(data) | planted truth | n=\(values.count) | rms=\(rms) | "
          + "max=\(largest) | bias=\(values.meanOfPresent.fixed(2)) | deg")
    }
  }

  /// What the knees of all subjects came to.
  private struct Outcome {
    /// The estimate less the true error of the axis, where the estimate is not at its limit.
    var found = Errors()

    /// The adduction at the bottom of a squat less the true one, about the axis as palpated and about
    /// the corrected one, of the knees that were corrected.
    var asPalpated = Errors()
    var corrected = Errors()

    /// The same of all knees, whatever was decided.
    var all = Errors()

    var refusals: [String: Int] = [:]

    mutating func add(_ subject: SimulatedSubject, walking: SimulatedTrial) throws {
      let standing = try subject.standing()
      var recipe = SquatRecipe()
      recipe.repetitions = 1
      recipe.kneeAdduction = BothSides(.degrees(-12))
      let squat = try subject.squat(recipe, take: 2)
      let report = try analyze(
        trials: [walking.trial, squat.trial], calibration: standing.trial)
      func kinematics(_ name: String) throws -> TrialKinematics {
        try #require(report.trials.first { $0.trial.name == name }).kinematics
      }
      let (stood, squatted) = (try kinematics("static"), try kinematics("squat"))
      for side in Side.allCases {
        let leg = try #require(squatted.crossTalk?.legs[side])
        var turn = Angle.zero
        if case .corrected(let estimate, _) = leg.verdict { turn = estimate.offset }
        let palpated = TrialKinematics(
          of: try #require(squatted.track).turningKneeAxis(by: [side: -turn]))
        // What the axis is really off by, palpation included: the false turn of the hip standing.
        let rotation = try #require(stood[.hipInternalRotation, side]).meanOfPresent
        let truth = standing.truth.legs[side].hipInternalRotation.meanOfPresent
        let axisError = Angle.radians(rotation - truth) - turn
        let bottom = squat.truth.bottoms[0]
        func error(_ kinematics: TrialKinematics) throws -> Double {
          let adduction = try #require(kinematics[.kneeAdduction, side])[bottom]
          return Angle.radians(adduction - squat.truth.legs[side].kneeAdduction[bottom]).degrees
        }
        all.values.append(try error(squatted))
        switch leg.verdict {
        case .corrected(let estimate, _):
          found.values.append((-estimate.offset - axisError).degrees)
          asPalpated.values.append(try error(palpated))
          corrected.values.append(try error(squatted))
        case .refused(let refusal, let estimate):
          if let estimate, refusal != .beyondLimit {
            found.values.append((-estimate.offset - axisError).degrees)
          }
          refusals["\(refusal)".prefix { $0 != "(" }.description, default: 0] += 1
        }
      }
    }
  }

  @Test(arguments: [-10.0, 0, 10])
  func `the axis error is found through noise, landmark errors and skin motion`(
    planted: Double
  ) throws {
    var defects = Defects.typical
    defects.kneeAxisError = BothSides(.degrees(planted))
    var outcome = Outcome()
    var walkers = 0
    for seed in UInt64(1)...UInt64(10 * Self.subjectCount) where walkers < Self.subjectCount {
      let subject = try SimulatedSubject(
        BodyModel.random(seed: seed), defects: defects, seed: seed)
      // Some short-legged bodies cannot take the steps of the usual walk.
      guard let walk = try? subject.walk() else { continue }
      try outcome.add(subject, walking: walk)
      walkers += 1
    }
    let data = "axis off by \(planted.fixed(0))° and palpated, typical errors (simulated)"
    outcome.found.printLine("knee axis error by least variance", data)
    outcome.asPalpated.printLine("valgus of 12° in a squat, before the correction", data)
    outcome.corrected.printLine("valgus of 12° in a squat, after the correction", data)
    outcome.all.printLine("valgus of 12° in a squat, corrected or refused", data)
    print("axis off by \(planted.fixed(0))°: refused \(outcome.refusals)")

    // True coupling shifts the estimate by 1.5°; the skin of both segments adds about as much.
    #expect(outcome.found.values.rootMeanSquareOfPresent < 4)
    if planted != 0, !outcome.corrected.values.isEmpty {
      let before = outcome.asPalpated.values.rootMeanSquareOfPresent
      #expect(outcome.corrected.values.rootMeanSquareOfPresent < 0.7 * before)
    }
  }

  @Test(arguments: WalkingKnees.allCases, [CrossTalkMethod.minimumVariance, .pca, .sara])
  func `without other errors the axis error is found but for the true coupling`(
    knees: WalkingKnees, method: CrossTalkMethod
  ) throws {
    var (found, corrected) = (Errors(), Errors())
    for planted in [-10.0, 10] {
      var defects = Defects()
      defects.kneeAxisError = BothSides(.degrees(planted))
      let subject = try SimulatedSubject(BodyModel(), defects: defects)
      var recipe = SquatRecipe()
      recipe.repetitions = 1
      recipe.kneeAdduction = BothSides(.degrees(-12))
      let squat = try subject.squat(recipe)
      let report = try analyze(
        trials: [subject.walk(knees.adduction).trial, squat.trial],
        calibration: subject.standing().trial, options: AnalysisOptions(crossTalk: method))
      let squatted = try #require(report.trials.first { $0.trial.name == "squat" }).kinematics
      for side in Side.allCases {
        let estimate = try #require(squatted.crossTalk).estimate(side)
        found.values.append(-estimate.offset.degrees - planted)
        let adduction = try #require(squatted[.kneeAdduction, side])
        for (found, truth) in zip(adduction, squat.truth.legs[side].kneeAdduction) {
          corrected.values.append(Angle.radians(found - truth).degrees)
        }
      }
    }
    let data = "axis off by ±10°, \(knees) adduction, \(method.label) (simulated)"
    found.printLine("knee axis error from a walk", data)
    corrected.printLine("adduction of a squat with 12° of valgus, corrected", data)

    #expect(found.values.allSatisfy { $0.magnitude < 2 })
    #expect(corrected.values.allSatisfy { $0.magnitude < 2.5 })
  }
}

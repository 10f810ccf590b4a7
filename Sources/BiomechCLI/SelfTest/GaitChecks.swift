// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// A walk over the floor: angles, the instants of strikes and offs, and what follows from them.
///
/// Strikes and offs are told from the motion of the feet, which knows them to a frame or two; speed
/// and cadence rest on their spacing and are much surer.
func gaitChecks() throws -> [SelfCheck] {
  let subject = try SimulatedSubject()
  let recipe = GaitRecipe()
  let simulated = try subject.gait(recipe)
  let report = try analyze(
    trials: [simulated.trial], calibration: subject.standing(shortStanding).trial,
    subject: Subject(age: 30))
  let gait = try trial("gait", in: report)
  guard let truth = simulated.truth.gait else {
    throw MissingResult(description: "the simulated walk has no steps")
  }
  let leg = simulated.truth.legs.right
  let cycles = gait.events.cycles
  func worst(_ instant: (GaitCycle) -> Double, _ times: BothSides<[Double]>) -> Double {
    let errors = cycles.map { cycle in
      times[cycle.side].map { (instant(cycle) / recipe.frameRate - $0).magnitude }.min() ?? .nan
    }
    return (errors.max() ?? .nan) * 1000
  }
  return [
    SelfCheck("task recognised", gait.events.task.rawValue, expected: "gait"),
    largestError(.kneeFlexion, leg.kneeFlexion, gait, within: 0.5),
    largestError(.kneeAdduction, leg.kneeAdduction, gait, within: 0.5),
    largestError(.hipFlexion, leg.hipFlexion, gait, within: 0.5),
    SelfCheck(
      "whole cycles of both legs", Double(cycles.count),
      expected: Double(truth.footStrikes.right.count + truth.footStrikes.left.count - 2), within: 0,
      decimals: 0),
    SelfCheck(
      "foot strike, largest error", worst(\.strike, truth.footStrikes), expected: 0, within: 10,
      unit: " ms", decimals: 0),
    SelfCheck(
      "foot off, largest error", worst(\.off, truth.footOffs), expected: 0, within: 10, unit: " ms",
      decimals: 0),
    SelfCheck(
      "walking speed", try value(.walkingSpeed, .right, in: report), expected: truth.speed,
      within: 0.02 * truth.speed, unit: " m/s", decimals: 3),
    SelfCheck(
      "cadence", try value(.cadence, .right, in: report), expected: truth.cadence,
      within: 0.02 * truth.cadence, unit: " steps/min", decimals: 1),
    SelfCheck(
      "stride length", try value(.strideLength, .right, in: report), expected: truth.strideLength,
      within: 0.02 * truth.strideLength, unit: " mm", decimals: 0),
  ]
}

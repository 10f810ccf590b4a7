// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechSynthesis

/// A walk over the floor: angles, the instants of strikes and offs, and what follows from them.
func gaitChecks() throws -> [SelfCheck] {
  let walk = try SimulatedSubject().gait()
  let report = try report(of: walk)
  let trial = try trial(walk.name, in: report)
  let leg = walk.truth.legs.right
  return [
    SelfCheck("task recognised", trial.events.task.rawValue, expected: "gait"),
    largestError(.kneeFlexion, leg.kneeFlexion, trial, within: 0.5),
    largestError(.kneeAdduction, leg.kneeAdduction, trial, within: 0.5),
    largestError(.hipFlexion, leg.hipFlexion, trial, within: 0.5),
  ] + (try stepChecks(of: walk, trial, in: report))
}

/// A run over the floor: the instants of strikes and offs, and what follows from them.
///
/// Angles are not filtered: a low-pass filter rounds off the impact of a foot by up to 3° of knee
/// flexion, which says nothing about the installation.
func runningChecks() throws -> [SelfCheck] {
  let run = try SimulatedSubject().running()
  let report = try report(of: run, AnalysisOptions(filter: .none))
  let trial = try trial(run.name, in: report)
  return [
    SelfCheck("task recognised", trial.events.task.rawValue, expected: "running"),
    largestError(.kneeFlexion, run.truth.legs.right.kneeFlexion, trial, within: 0.1),
  ] + (try stepChecks(of: run, trial, in: report, offWithin: 15))
}

private func report(
  of simulated: SimulatedTrial, _ options: AnalysisOptions = AnalysisOptions()
) throws -> SessionReport {
  try analyze(
    trials: [simulated.trial], calibration: SimulatedSubject().standing(shortStanding).trial,
    subject: Subject(age: 30), options: options)
}

/// The strikes, offs and cycles of a trial against the planted ones.
///
/// Strikes and offs are told from the motion of the feet, which knows them to a frame or two; speed
/// and cadence rest on their spacing and are much surer. `offWithin` is the tolerance of an off in
/// milliseconds.
private func stepChecks(
  of simulated: SimulatedTrial, _ trial: AnalyzedTrial, in report: SessionReport,
  offWithin: Double = 10
) throws -> [SelfCheck] {
  guard let truth = simulated.truth.gait else {
    throw MissingResult(description: "the simulated trial has no steps")
  }
  let cycles = trial.events.cycles
  func worst(_ instant: (GaitCycle) -> Double, _ times: BothSides<[Double]>) -> Double {
    let errors = cycles.map { cycle in
      times[cycle.side].map {
        (instant(cycle) / simulated.truth.frameRate - $0).magnitude
      }.min() ?? .nan
    }
    return (errors.max() ?? .nan) * 1000
  }
  return [
    SelfCheck(
      "whole cycles of both legs", Double(cycles.count),
      expected: Double(truth.footStrikes.right.count + truth.footStrikes.left.count - 2), within: 0,
      decimals: 0),
    SelfCheck(
      "foot strike, largest error", worst(\.strike, truth.footStrikes), expected: 0, within: 10,
      unit: " ms", decimals: 0),
    SelfCheck(
      "foot off, largest error", worst(\.off, truth.footOffs), expected: 0, within: offWithin,
      unit: " ms", decimals: 0),
    SelfCheck(
      "speed", try value(.walkingSpeed, .right, in: report), expected: truth.speed,
      within: 0.02 * truth.speed, unit: " m/s", decimals: 3),
    SelfCheck(
      "cadence", try value(.cadence, .right, in: report), expected: truth.cadence,
      within: 0.02 * truth.cadence, unit: " steps/min", decimals: 1),
    SelfCheck(
      "stride length", try value(.strideLength, .right, in: report), expected: truth.strideLength,
      within: 0.02 * truth.strideLength, unit: " mm", decimals: 0),
  ]
}

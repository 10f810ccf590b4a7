// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechEvents
import BiomechFormats
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechSynthesis

/// A person who stands with one leg bowed by 6° and the other knock-kneed by 4°, recorded perfectly.
func standingChecks() throws -> [SelfCheck] {
  var body = BodyModel()
  body.structuralVarus = BothSides(left: .degrees(-4), right: .degrees(6))
  let subject = try SimulatedSubject(body)
  let standing = try subject.standing(shortStanding)
  let report = try analyze(trials: [], calibration: standing.trial, subject: Subject(age: 30))
  return try [Side.right, .left].map { side in
    let truth = standing.truth.legs[side].hkaDeviation.meanOfPresent * 180 / .pi
    return SelfCheck(
      "hip-knee-ankle deviation, \(side.rawValue), varus +",
      try value(.hkaDeviationStanding, BodySide(side), in: report), expected: truth, within: 0.01,
      unit: "°")
  }
}

/// Three squats with the right knee moving inwards, written to and read from the bytes of a TRC file.
func squatChecks() throws -> [SelfCheck] {
  let subject = try SimulatedSubject()
  let recipe = try subject.squatRecipe(
    reachingMedialKneeDisplacement: 40, of: .right, from: shortSquats)
  let simulated = try subject.squat(recipe)
  let report = try analyze(
    trials: [try simulated.throughFile()], calibration: subject.standing(shortStanding).trial,
    subject: Subject(age: 30))
  let squat = try trial("squat", in: report)
  let repetitions = squat.events.repetitions
  let bottoms = zip(repetitions, simulated.truth.bottoms).map { Double($0.bottom - $1) }
  let leg = simulated.truth.legs.right
  return [
    SelfCheck("task recognised", squat.events.task.rawValue, expected: "squat"),
    SelfCheck("squats found", Double(repetitions.count), expected: 3, within: 0, decimals: 0),
    SelfCheck(
      "frame of the bottom, largest error", bottoms.map(\.magnitude).max() ?? .nan, expected: 0,
      within: 1, unit: " frames", decimals: 0),
    largestError(.kneeFlexion, leg.kneeFlexion, squat, within: 0.1),
    largestError(.kneeAdduction, leg.kneeAdduction, squat, within: 0.1),
    largestError(.kneeInternalRotation, leg.kneeInternalRotation, squat, within: 0.1),
    largestError(.hipFlexion, leg.hipFlexion, squat, within: 0.1),
    largestError(.hipAdduction, leg.hipAdduction, squat, within: 0.1),
    SelfCheck(
      "peak medial knee displacement, right",
      try value(.medialKneeDisplacementPeak, .right, in: report),
      expected: leg.medialKneeDisplacement.max() ?? .nan, within: 1, unit: " mm", decimals: 1),
    SelfCheck(
      "knee-ankle separation ratio at the bottom",
      try value(.kneeAnkleSeparationRatioAtBottom, .both, in: report),
      expected: simulated.truth.bottoms.first.map {
        simulated.truth.kneeAnkleSeparationRatio[$0]
      } ?? .nan, within: 0.01, decimals: 3),
  ]
}

// MARK: - Recipes

/// A static trial that is long enough for every rule, with few frames.
let shortStanding: StaticRecipe = {
  var recipe = StaticRecipe()
  recipe.frameRate = 50
  return recipe
}()

/// Three quick squats.
let shortSquats: SquatRecipe = {
  var recipe = SquatRecipe()
  recipe.repetitions = 3
  recipe.repetitionDuration = 2
  recipe.pause = 0.4
  recipe.standingDuration = 1
  return recipe
}()

extension SimulatedTrial {
  /// The trial as it comes out of the bytes of a TRC file in metres with z up.
  func throughFile() throws -> Trial {
    let layout = RecordingLayout(unit: .metres, up: .plusZ)
    let bytes = TRCWriter.bytes(
      of: MotionFile(recording: recorded(in: layout), unit: layout.unit), name: "\(name).trc",
      decimals: 6)
    let file = try readMotionFile(path: "\(name).trc", from: MemorySource(bytes))
    return try understood(file, named: name)
  }
}

// MARK: - Values

/// What a check needs and the analysis did not give.
struct MissingResult: Error, CustomStringConvertible {
  let description: String
}

/// A trial of a report by its name.
func trial(_ name: String, in report: SessionReport) throws -> AnalyzedTrial {
  guard let trial = report.trials.first(where: { $0.trial.name == name }) else {
    throw MissingResult(description: "there is no trial '\(name)'")
  }
  return trial
}

/// The mean of a measure over its repetitions.
func value(_ kind: MeasureKind, _ side: BodySide, in report: SessionReport) throws -> Double {
  let measures = report.assessment.measures.filter { $0.kind == kind && $0.side == side }
  guard !measures.isEmpty else {
    throw MissingResult(description: "there is no measure '\(kind.id)'")
  }
  return measures.map(\.value).meanOfPresent
}

/// How far an angle of the right leg is off in the worst frame.
///
/// The low-pass filter takes a little of every turn, which the tolerance allows for.
func largestError(
  _ variable: Variable, _ truth: [Double], _ trial: AnalyzedTrial, within tolerance: Double
) -> SelfCheck {
  let found = trial.kinematics.columns[VariableKey(variable, .right)] ?? []
  let errors = zip(found, truth).map { ($0 - $1).magnitude }.filter { !$0.isNaN }
  let isComplete = found.count == truth.count && errors.count * 10 > 9 * truth.count
  return SelfCheck(
    "\(variable.label.lowercased()), right, largest error",
    isComplete ? (errors.max() ?? .nan) * 180 / .pi : .nan, expected: 0, within: tolerance,
    unit: "°")
}

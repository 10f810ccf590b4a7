// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechEvents
import BiomechMotion
import BiomechSynthesis

/// One trial of each task that a simulated person can do, none of them told to the analysis.
func taskChecks() throws -> [SelfCheck] {
  let subject = try SimulatedSubject()
  let simulated = try shortTasks().map { try subject.trial([$0]) }
  let report = try analyze(
    trials: simulated.map(\.trial), calibration: subject.standing(shortStanding).trial,
    subject: Subject(age: 30), options: AnalysisOptions(uncertainty: .off))
  var checks: [SelfCheck] = []
  for made in simulated {
    guard let truth = made.truth.repetitions.first else { continue }
    let events = try trial(made.name, in: report).events
    let task = truth.task.label
    let leg = truth.side == .both ? "both legs" : truth.side.rawValue
    checks.append(
      SelfCheck("\(task): recognised", events.task.rawValue, expected: truth.task.rawValue))
    checks.append(
      SelfCheck(
        "\(task): repetitions, \(leg)",
        Double(events.repetitions.count { $0.side == truth.side }),
        expected: Double(made.truth.repetitions.count), within: 0, decimals: 0))
    checks += contactChecks(made, events, task)
  }
  return checks
}

/// How far the first contact of each foot is off, where feet land.
private func contactChecks(_ made: SimulatedTrial, _ events: TrialEvents, _ task: String)
  -> [SelfCheck]
{
  let rate = made.truth.frameRate
  var errors: [Double] = []
  for (truth, found) in zip(made.truth.repetitions, events.repetitions) {
    for (side, frame) in truth.contactFrames(frameRate: rate) {
      errors.append(
        Double((found.initialContact[side] ?? .max / 2) - frame).magnitude / rate * 1000)
    }
  }
  guard let worst = errors.max() else { return [] }
  return [
    SelfCheck(
      "\(task): first contact, largest error", worst, expected: 0, within: 10, unit: " ms",
      decimals: 0)
  ]
}

/// Each task with few repetitions.
private func shortTasks() -> [TaskRecipe] {
  var squat = shortSquats
  squat.repetitions = 2
  var alone = SingleLegSquatRecipe(.right)
  alone.repetitions = 2
  var step = StepDownRecipe(.left)
  step.squat.repetitions = 2
  var lunge = LungeRecipe(.left)
  lunge.repetitions = 2
  var rise = SitToStandRecipe()
  rise.repetitions = 2
  return [
    .squat(squat), .singleLegSquat(alone), .stepDown(step), .dropJump(DropJumpRecipe()),
    .landing(LandingRecipe()), .singleLegLanding(SingleLegLandingRecipe(.right)), .lunge(lunge),
    .tuckJump(TuckJumpRecipe()), .sitToStand(rise),
  ]
}

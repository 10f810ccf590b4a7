// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// What every task in repetitions is asked; what is not given is as usual for the task.
struct RepetitionOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many repetitions (default: as usual for the task).", valueName: "count")
  )
  var repetitions: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Distance of the ankles (default: 1 to 1.4 times that of the hips, by the task).",
      valueName: "mm"))
  var stance: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How far the feet point outwards (default: 5 to 10, by the task).", valueName: "deg"))
  var toeOut: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much the repetitions differ (SD, as a share of depth and turns).", valueName: "share"))
  var variation: Double = 0

  /// The toe-out asked for, or the usual one.
  func toeOut(_ usual: Angle) -> Angle { toeOut.map { .degrees($0) } ?? usual }
}

/// What shall stand at the deepest point on both legs.
struct BothLegsOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Left knee adduction at the bottom, -25 to 25 (default: as in standing).", valueName: "deg"))
  var adductionLeft: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right knee.", valueName: "deg"))
  var adductionRight: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Medial displacement of the left knee at the bottom.", valueName: "mm"))
  var displacementLeft: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right knee.", valueName: "mm"))
  var displacementRight: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Knee-ankle separation ratio at the bottom, by both legs.", valueName: "ratio"))
  var separation: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Lean of the trunk to the right at the bottom.", valueName: "deg"))
  var trunkLean: Double?

  func validate() throws {
    if separation != nil && (displacementLeft ?? displacementRight) != nil {
      throw ValidationError(
        "--separation and --displacement-left or -right contradict each other; give one of them")
    }
    try validateAdductions([adductionLeft, adductionRight])
  }

  /// A task with the targets reached.
  func reached(
    from task: TaskRecipe, by subject: SimulatedSubject
  ) throws(RecipeError) -> TaskRecipe {
    var targets: [PoseTarget] = []
    for (side, adduction) in [(Side.left, adductionLeft), (.right, adductionRight)] {
      if let adduction { targets.append(.kneeAbduction(side, .degrees(-adduction))) }
    }
    if let trunkLean { targets.append(.trunkLean(.degrees(trunkLean))) }
    for (side, displacement) in [(Side.left, displacementLeft), (.right, displacementRight)] {
      if let displacement { targets.append(.medialKneeDisplacement(side, displacement)) }
    }
    if let separation { targets.append(.kneeAnkleSeparationRatio(separation)) }
    return try task.reaching(targets, by: subject)
  }
}

/// What shall stand at the deepest point on the leg that does the task.
struct OneLegOptions: ParsableArguments {
  @Option(help: "The leg that does the task.")
  var side: Side = .right

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Knee adduction at the bottom, -25 to 25 (default: as in standing).", valueName: "deg"))
  var adduction: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Medial displacement of the knee at the bottom.", valueName: "mm"))
  var displacement: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Frontal plane projection angle at the bottom; valgus look positive.", valueName: "deg"))
  var projectionAngle: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Hip adduction at the bottom.", valueName: "deg"))
  var hipAdduction: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Drop of the pelvis on the other side at the bottom.", valueName: "deg"))
  var pelvicDrop: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Lean of the trunk towards the leg at the bottom.", valueName: "deg"))
  var trunkLean: Double?

  func validate() throws {
    if displacement != nil && projectionAngle != nil {
      throw ValidationError(
        "--displacement and --projection-angle contradict each other; give one of them")
    }
    try validateAdductions([adduction])
  }

  /// A task with the targets reached.
  func reached(
    from task: TaskRecipe, by subject: SimulatedSubject
  ) throws(RecipeError) -> TaskRecipe {
    var targets: [PoseTarget] = []
    if let adduction { targets.append(.kneeAbduction(side, .degrees(-adduction))) }
    if let pelvicDrop { targets.append(.pelvicDrop(.degrees(pelvicDrop))) }
    if let trunkLean { targets.append(.trunkLean(.degrees(trunkLean))) }
    if let displacement { targets.append(.medialKneeDisplacement(side, displacement)) }
    if let projectionAngle {
      targets.append(.frontalPlaneProjectionAngle(side, .degrees(projectionAngle)))
    }
    if let hipAdduction { targets.append(.hipAdduction(side, .degrees(hipAdduction))) }
    return try task.reaching(targets, by: subject)
  }
}

private func validateAdductions(_ adductions: [Double?]) throws {
  for case .some(let adduction) in adductions where !(-25...25).contains(adduction) {
    throw ValidationError("an adduction must lie between -25 and 25 degrees, not '\(adduction)'")
  }
}

extension TaskRecipe {
  /// The task with several targets, one after the other.
  fileprivate func reaching(
    _ targets: [PoseTarget], by subject: SimulatedSubject
  ) throws(RecipeError) -> TaskRecipe {
    var task = self
    for target in targets { task = try subject.task(task, reaching: target) }
    return task
  }
}

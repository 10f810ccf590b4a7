// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// A task on one leg in place, on the floor or on a step.
struct SingleLegTask {
  let recipe: SingleLegSquatRecipe

  /// The height that the leg stands on; 0 on the floor.
  let step: Double

  let task: MovementTask

  init(_ recipe: SingleLegSquatRecipe) { (self.recipe, step, task) = (recipe, 0, .singleLegSquat) }

  init(_ recipe: StepDownRecipe) {
    (self.recipe, step, task) = (recipe.squat, recipe.stepHeight, .stepDown)
  }

  /// From the feet together to standing on one leg, in seconds.
  static let shifting = 1.0
}

extension Skeleton {
  /// The deepest pose of a single-leg task.
  func bottomPose(_ task: SingleLegTask) throws(RecipeError) -> SegmentPoses {
    let recipe = task.recipe
    let footholds = footholds(
      width: recipe.stanceWidth ?? hipSeparation, toeOut: recipe.toeOut, floor: task.step)
    let bottom = try keyPose(
      posture(recipe.strategy, over: recipe.side, flexion: recipe.depth), on: footholds,
      support: [recipe.side])
    return try pose(
      bottom, over: recipe.side, on: footholds[recipe.side],
      free: try freeLeg(task, lowered: bottom))
  }

  /// Every frame of a single-leg task.
  func performance(
    _ task: SingleLegTask, seed: UInt64, trial: UInt64
  ) throws(RecipeError) -> Performance {
    let recipe = task.recipe
    let factors = repetitionFactors(
      recipe.repetitions, variation: recipe.variation, seed: seed, trial: trial)
    let (plan, times) = try choreography(task, factors: factors)
    let repetitions = times.map { times in
      func frame(_ time: Double) -> Int { Int((time * recipe.frameRate).rounded()) }
      return TrueRepetition(
        task: task.task, side: BodySide(recipe.side), start: frame(times.start),
        bottom: frame(times.bottom), end: frame(times.end))
    }
    return try Performance(
      plan, frameRate: recipe.frameRate, standing: recipe.standingDuration,
      repetitions: repetitions)
  }

  /// The times of one repetition.
  private typealias Times = (start: Double, bottom: Double, end: Double)

  private func choreography(
    _ task: SingleLegTask, factors: [(depth: Double, turns: Double)]
  ) throws(RecipeError) -> (Choreography, [Times]) {
    let recipe = task.recipe
    let (side, other) = (recipe.side, recipe.side.opposite)
    let width = recipe.stanceWidth ?? hipSeparation
    let footholds = footholds(width: width, toeOut: recipe.toeOut, floor: task.step)
    // Whole frames, so that every bottom is one.
    func whole(_ duration: Double, least: Int = 1) -> Double {
      Double(max(Int((duration * recipe.frameRate).rounded()), least)) / recipe.frameRate
    }
    let shifting = whole(SingleLegTask.shifting)
    let stance = try singleStance(
      side, hipOverFoot: recipe.strategy.hipOverFoot, on: footholds)
    var plan = Choreography(self, from: try standing(on: footholds))
    plan.track.wait(until: whole(recipe.standingDuration))
    let lifted = plan.track.end + 0.2 * shifting
    let held = plan.track.end + shifting
    plan.track.move(to: stance, at: held)
    plan.add(try freeLeg(task), at: held, other)
    var times: [Times] = []
    for factor in factors {
      plan.track.wait(until: plan.track.end + whole(recipe.pause, least: 0))
      let half = whole(recipe.repetitionDuration / 2)
      let start = plan.track.end
      let strategy = recipe.strategy.scaled(
        turns: factor.turns, standing: body.structuralVarus[side])
      let bottom = try keyPose(
        posture(strategy, over: side, flexion: factor.depth * recipe.depth), on: footholds,
        support: [side])
      plan.add(try freeLeg(task), at: start, other)
      plan.track.dip(to: bottom, at: start + half, until: start + 2 * half)
      plan.add(try freeLeg(task, lowered: bottom), at: start + half, other)
      plan.add(try freeLeg(task), at: start + 2 * half, other)
      times.append((start, start + half, start + 2 * half))
    }
    plan.track.wait(until: plan.track.end + whole(recipe.pause, least: 0))
    plan.add(try freeLeg(task), at: plan.track.end, other)
    let down = plan.track.end + 0.8 * shifting
    plan.track.move(to: try standing(on: footholds), at: plan.track.end + shifting)
    plan.track.wait(until: plan.track.end + whole(recipe.standingDuration))
    plan.add(FootStay(footholds[side], from: 0, until: plan.track.end), side)
    plan.add(FootStay(footholds[other], from: 0, until: lifted), other)
    plan.add(FootStay(footholds[other], from: down, until: plan.track.end), other)
    try plan.connectStays()
    return (plan, times)
  }

  /// The lifted leg, upright or at the bottom.
  private func freeLeg(
    _ task: SingleLegTask, lowered bottom: KeyPose? = nil
  ) throws(RecipeError) -> AirLeg {
    switch task.recipe.freeLeg {
    case .behind:
      // Deeper down the foot is pulled up further.
      let flexion = bottom == nil ? Angle.degrees(80) : max(.degrees(80), 1.4 * task.recipe.depth)
      return AirLeg(
        thigh: .degrees(10), flexion: min(flexion, .degrees(115)), of: body, hanging: .zero)
    case .forwards:
      guard let bottom else {
        return AirLeg(thigh: .degrees(28), flexion: .degrees(18), of: body, hanging: .degrees(-5))
      }
      let hip = pelvis(of: bottom).axes.applied(to: hips[task.recipe.side.opposite])
      // The foot goes down in front, over the floor; beside a step just down to it.
      let room = hip.y - body.ankleHeight - (task.step == 0 ? 70 : 8)
      var leg = AirLeg(thigh: .degrees(20), flexion: .degrees(10), of: body)
      leg.pitch = .degrees(5)
      let length = reach(
        flexion: leg.flexion, adduction: body.structuralVarus[task.recipe.side.opposite])
      let share = room / length
      guard share < cosine(leg.line ?? .zero) else { return leg }
      let steepest = Angle.degrees(50)
      leg.line = min(arc((1 - share * share).squareRoot(), share), steepest)
      if share < cosine(steepest) {
        leg.flexion = try flexion(reaching: room / cosine(steepest), adduction: .zero)
      }
      return leg
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension Skeleton {
  /// Every frame of landings on both feet.
  func performance(
    _ recipe: LandingRecipe, seed: UInt64, trial: UInt64
  ) throws(RecipeError) -> Performance {
    let factors = repetitionFactors(
      recipe.repetitions, variation: recipe.variation, seed: seed, trial: trial)
    return try joined(factors, frameRate: recipe.frameRate) { factor throws(RecipeError) in
      let style = recipe.landing.scaled(by: factor, standing: body.structuralVarus)
      let start = JumpGround(
        footholds: jumpFootholds(style, floor: recipe.boxHeight),
        bottom: dipPosture(rise: recipe.rise), takeOff: takeOffPosture, rise: recipe.rise)
      let end = JumpGround(
        footholds: jumpFootholds(style, forwards: recipe.distance),
        contact: contactPosture(style), bottom: bottomPosture(style), delay: style.delay)
      let plan = try JumpPlan(
        self, [start, end], standing: recipe.standingDuration, frameRate: recipe.frameRate)
      return try Performance(
        plan.choreography, frameRate: recipe.frameRate, standing: recipe.standingDuration,
        repetitions: [plan.repetition(.landing, on: 1, frameRate: recipe.frameRate)],
        skin: .landing)
    }
  }

  /// The deepest pose of a landing on one leg.
  func bottomPose(_ recipe: SingleLegLandingRecipe) throws(RecipeError) -> SegmentPoses {
    let footholds = footholds(width: recipe.stanceWidth ?? hipSeparation, toeOut: recipe.toeOut)
    let bottom = try keyPose(
      posture(recipe.strategy, over: recipe.side, flexion: recipe.peakFlexion), on: footholds,
      support: [recipe.side])
    return try pose(
      bottom, over: recipe.side, on: footholds[recipe.side],
      free: AirLeg(thigh: .degrees(12), flexion: .degrees(80), of: body))
  }

  /// Every frame of landings on one leg.
  func performance(
    _ recipe: SingleLegLandingRecipe, seed: UInt64, trial: UInt64
  ) throws(RecipeError) -> Performance {
    let factors = repetitionFactors(
      recipe.repetitions, variation: recipe.variation, seed: seed, trial: trial)
    return try joined(factors, frameRate: recipe.frameRate) { factor throws(RecipeError) in
      let plan = try plan(recipe, factor)
      return try Performance(
        plan.choreography, frameRate: recipe.frameRate, standing: recipe.standingDuration,
        repetitions: [plan.repetition(.singleLegLanding, on: 1, frameRate: recipe.frameRate)],
        skin: .landing)
    }
  }

  private func plan(
    _ recipe: SingleLegLandingRecipe, _ factor: (depth: Double, turns: Double)
  ) throws(RecipeError) -> JumpPlan {
    let side = recipe.side
    let width = recipe.stanceWidth ?? hipSeparation
    func feet(forwards: Double, floor: Double) -> BothSides<Foothold> {
      footholds(width: width, toeOut: recipe.toeOut, forwards: forwards, floor: floor)
    }
    let strategy = recipe.strategy.scaled(turns: factor.turns, standing: body.structuralVarus[side])
    var arriving = StanceStrategy()
    arriving.kneeAdduction = recipe.contactKneeAdduction
    arriving.pelvicDrop = .zero
    arriving.pelvicTilt = 0.3 * strategy.pelvicTilt
    arriving.trunkForwardLean = 0.5 * strategy.trunkForwardLean
    arriving.trunkLean = 0.3 * strategy.trunkLean
    arriving.hipOverFoot = min(strategy.hipOverFoot, 30)
    var contact = posture(arriving, over: side, flexion: recipe.contactFlexion)
    let foot = recipe.contact.lift(of: body)
    contact.lift = BothSides(foot.lift)
    contact.part = BothSides(foot.part)
    let start = JumpGround(
      footholds: feet(forwards: 0, floor: recipe.boxHeight), bottom: dipPosture(rise: recipe.rise),
      takeOff: takeOffPosture, rise: recipe.rise)
    let depth = factor.depth * recipe.peakFlexion
    var end = JumpGround(
      footholds: feet(forwards: recipe.distance, floor: 0), support: [side], contact: contact,
      bottom: posture(strategy, over: side, flexion: depth))
    let bent = min(max(.degrees(80), 1.5 * depth), .degrees(115))
    end.free = (
      contact: AirLeg(thigh: .degrees(12), flexion: .degrees(75), of: body, hanging: .zero),
      bottom: AirLeg(thigh: .degrees(12), flexion: bent, of: body, hanging: .zero)
    )
    return try JumpPlan(
      self, [start, end], standing: recipe.standingDuration, frameRate: recipe.frameRate)
  }

  /// The posture at the end of the way down before a jump; deeper before a higher one.
  func dipPosture(rise: Double) -> GroundPosture {
    dipPosture(flexion: .degrees(min(28 + 0.12 * rise, 75)))
  }

  /// Movements of one repetition each, one after the other.
  func joined(
    _ factors: [(depth: Double, turns: Double)], frameRate: Double,
    part: ((depth: Double, turns: Double)) throws(RecipeError) -> Performance
  ) throws(RecipeError) -> Performance {
    var whole: Performance?
    for factor in factors {
      let next = try part(factor)
      whole = try whole?.followed(by: next, self, frameRate: frameRate) ?? next
    }
    guard let whole else { throw .feetOutOfReach }
    return whole
  }
}

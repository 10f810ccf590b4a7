// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// What a simulated subject does in a trial or in a part of one: from standing to standing.
public enum TaskRecipe: Hashable, Sendable {
  case squat(SquatRecipe)
  case singleLegSquat(SingleLegSquatRecipe)
  case stepDown(StepDownRecipe)
  case dropJump(DropJumpRecipe)
  case landing(LandingRecipe)
  case singleLegLanding(SingleLegLandingRecipe)
  case lunge(LungeRecipe)
  case tuckJump(TuckJumpRecipe)
  case sitToStand(SitToStandRecipe)
}

extension TaskRecipe {
  /// The task.
  public var task: MovementTask {
    switch self {
    case .squat: .squat
    case .singleLegSquat: .singleLegSquat
    case .stepDown: .stepDown
    case .dropJump: .dropJump
    case .landing: .landing
    case .singleLegLanding: .singleLegLanding
    case .lunge: .lunge
    case .tuckJump: .tuckJump
    case .sitToStand: .sitToStand
    }
  }

  /// Frames per second and the markers worn.
  private var recording: (frameRate: Double, markers: WornMarkers) {
    switch self {
    case .squat(let recipe): (recipe.frameRate, recipe.markers)
    case .singleLegSquat(let recipe): (recipe.frameRate, recipe.markers)
    case .stepDown(let recipe): (recipe.squat.frameRate, recipe.squat.markers)
    case .dropJump(let recipe): (recipe.frameRate, recipe.markers)
    case .landing(let recipe): (recipe.frameRate, recipe.markers)
    case .singleLegLanding(let recipe): (recipe.frameRate, recipe.markers)
    case .lunge(let recipe): (recipe.frameRate, recipe.markers)
    case .tuckJump(let recipe): (recipe.frameRate, recipe.markers)
    case .sitToStand(let recipe): (recipe.frameRate, recipe.markers)
    }
  }

  /// Frames per second.
  var frameRate: Double { recording.frameRate }

  /// The markers worn.
  var markers: WornMarkers { recording.markers }

  var description: String {
    switch self {
    case .squat(let recipe): recipe.description
    case .singleLegSquat(let recipe): SingleLegTask(recipe).description
    case .stepDown(let recipe): SingleLegTask(recipe).description
    case .dropJump(let recipe): recipe.description
    case .landing(let recipe): recipe.description
    case .singleLegLanding(let recipe): recipe.description
    case .lunge(let recipe): recipe.description
    case .tuckJump(let recipe): recipe.description
    case .sitToStand(let recipe): recipe.description
    }
  }

  func checkRanges() throws(RecipeError) {
    switch self {
    case .squat(let recipe): try recipe.checkRanges()
    case .singleLegSquat(let recipe): try recipe.checkRanges()
    case .stepDown(let recipe): try recipe.checkRanges()
    case .dropJump(let recipe): try recipe.checkRanges()
    case .landing(let recipe): try recipe.checkRanges()
    case .singleLegLanding(let recipe): try recipe.checkRanges()
    case .lunge(let recipe): try recipe.checkRanges()
    case .tuckJump(let recipe): try recipe.checkRanges()
    case .sitToStand(let recipe): try recipe.checkRanges()
    }
  }

  /// Every frame, for the repetitions that a seed draws.
  func performance(
    of skeleton: Skeleton, seed: UInt64, trial: UInt64
  ) throws(RecipeError) -> Performance {
    switch self {
    case .squat(let recipe):
      try skeleton.performance(recipe, seed: seed, trial: trial)
    case .singleLegSquat(let recipe):
      try skeleton.performance(SingleLegTask(recipe), seed: seed, trial: trial)
    case .stepDown(let recipe):
      try skeleton.performance(SingleLegTask(recipe), seed: seed, trial: trial)
    case .dropJump(let recipe):
      try skeleton.performance(recipe, seed: seed, trial: trial)
    case .landing(let recipe):
      try skeleton.performance(recipe, seed: seed, trial: trial)
    case .singleLegLanding(let recipe):
      try skeleton.performance(recipe, seed: seed, trial: trial)
    case .lunge(let recipe):
      try skeleton.performance(recipe, seed: seed, trial: trial)
    case .tuckJump(let recipe):
      try skeleton.performance(recipe, seed: seed, trial: trial)
    case .sitToStand(let recipe):
      try skeleton.performance(recipe, seed: seed, trial: trial)
    }
  }
}

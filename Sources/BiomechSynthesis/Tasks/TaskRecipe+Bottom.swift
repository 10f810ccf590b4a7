// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

// What stands at the deepest point, and what asks for it.

extension TaskRecipe {
  /// The deepest pose of a repetition that does not vary.
  func bottomPose(of skeleton: Skeleton) throws(RecipeError) -> SegmentPoses {
    switch self {
    case .squat(let recipe): try skeleton.squatPose(recipe, share: 1)
    case .singleLegSquat(let recipe): try skeleton.bottomPose(SingleLegTask(recipe))
    case .stepDown(let recipe): try skeleton.bottomPose(SingleLegTask(recipe))
    case .dropJump(let recipe): try skeleton.landedPose(recipe.landing)
    case .landing(let recipe): try skeleton.landedPose(recipe.landing)
    case .singleLegLanding(let recipe): try skeleton.bottomPose(recipe)
    }
  }

  /// Standing as before the task.
  func standingPose(of skeleton: Skeleton) throws(RecipeError) -> SegmentPoses {
    let hips = skeleton.hipSeparation
    let (width, toeOut): (Double, Angle) =
      switch self {
      case .squat(let recipe): (recipe.stanceWidth ?? 1.4 * hips, recipe.toeOut)
      case .singleLegSquat(let recipe): (recipe.stanceWidth ?? hips, recipe.toeOut)
      case .stepDown(let recipe): (recipe.squat.stanceWidth ?? hips, recipe.squat.toeOut)
      case .dropJump(let recipe): (recipe.landing.stanceWidth ?? 1.2 * hips, recipe.landing.toeOut)
      case .landing(let recipe): (recipe.landing.stanceWidth ?? 1.2 * hips, recipe.landing.toeOut)
      case .singleLegLanding(let recipe): (recipe.stanceWidth ?? hips, recipe.toeOut)
      }
    let footholds = skeleton.footholds(width: width, toeOut: toeOut)
    return try skeleton.pose(try skeleton.standing(on: footholds), on: footholds)
  }

  /// How the body stands over one leg, in tasks on one leg.
  var strategy: StanceStrategy? {
    get {
      switch self {
      case .singleLegSquat(let recipe): recipe.strategy
      case .stepDown(let recipe): recipe.squat.strategy
      case .singleLegLanding(let recipe): recipe.strategy
      case .squat, .dropJump, .landing: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .singleLegSquat(var recipe):
        recipe.strategy = newValue
        self = .singleLegSquat(recipe)
      case .stepDown(var recipe):
        recipe.squat.strategy = newValue
        self = .stepDown(recipe)
      case .singleLegLanding(var recipe):
        recipe.strategy = newValue
        self = .singleLegLanding(recipe)
      case .squat, .dropJump, .landing: break
      }
    }
  }

  /// How the body lands on both legs, in tasks that do.
  private var landing: LandingStyle? {
    get {
      switch self {
      case .dropJump(let recipe): recipe.landing
      case .landing(let recipe): recipe.landing
      case .squat, .singleLegSquat, .stepDown, .singleLegLanding: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .dropJump(var recipe):
        recipe.landing = newValue
        self = .dropJump(recipe)
      case .landing(var recipe):
        recipe.landing = newValue
        self = .landing(recipe)
      case .squat, .singleLegSquat, .stepDown, .singleLegLanding: break
      }
    }
  }

  /// The leg that does a task on one leg.
  private var side: Side? {
    switch self {
    case .singleLegSquat(let recipe): recipe.side
    case .stepDown(let recipe): recipe.squat.side
    case .singleLegLanding(let recipe): recipe.side
    case .squat, .dropJump, .landing: nil
    }
  }

  /// What is asked of a leg; `nil` for the other leg of a task on one.
  subscript(leg: Side) -> LegSettings? {
    get {
      if let strategy {
        return side == leg
          ? LegSettings(
            kneeAdduction: strategy.kneeAdduction, limbRotation: strategy.limbRotation) : nil
      }
      if let landing {
        return LegSettings(
          kneeAdduction: landing.kneeAdduction[leg], limbRotation: landing.limbRotation[leg])
      }
      guard case .squat(let recipe) = self else { return nil }
      return LegSettings(
        kneeAdduction: recipe.kneeAdduction[leg], limbRotation: recipe.limbRotation[leg])
    }
    set {
      guard let newValue else { return }
      if strategy != nil, side == leg {
        strategy?.kneeAdduction = newValue.kneeAdduction
        strategy?.limbRotation = newValue.limbRotation
      }
      landing?.kneeAdduction[leg] = newValue.kneeAdduction
      landing?.limbRotation[leg] = newValue.limbRotation
      if case .squat(var recipe) = self {
        recipe.kneeAdduction[leg] = newValue.kneeAdduction
        recipe.limbRotation[leg] = newValue.limbRotation
        self = .squat(recipe)
      }
    }
  }

  /// The lean of the trunk sideways: towards the standing leg, on two legs to the right.
  var trunkLean: Angle {
    get {
      if case .squat(let recipe) = self { return recipe.trunk.lateralLean }
      return strategy?.trunkLean ?? landing?.trunk.lateralLean ?? .zero
    }
    set {
      strategy?.trunkLean = newValue
      landing?.trunk.lateralLean = newValue
      if case .squat(var recipe) = self {
        recipe.trunk.lateralLean = newValue
        self = .squat(recipe)
      }
    }
  }
}

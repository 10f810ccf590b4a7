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
    case .lunge(let recipe): try skeleton.bottomPose(recipe)
    case .tuckJump(let recipe): try skeleton.landedPose(recipe.landing)
    case .sitToStand(let recipe): try skeleton.bottomPose(recipe)
    }
  }

  /// Standing as before the task.
  func standingPose(of skeleton: Skeleton) throws(RecipeError) -> SegmentPoses {
    let hips = skeleton.hipSeparation
    func landing(_ style: LandingStyle) -> (Double, Angle) {
      (style.stanceWidth ?? 1.2 * hips, style.toeOut)
    }
    let (width, toeOut): (Double, Angle) =
      switch self {
      case .squat(let recipe): (recipe.stanceWidth ?? 1.4 * hips, recipe.toeOut)
      case .singleLegSquat(let recipe): (recipe.stanceWidth ?? hips, recipe.toeOut)
      case .stepDown(let recipe): (recipe.squat.stanceWidth ?? hips, recipe.squat.toeOut)
      case .dropJump(let recipe): landing(recipe.landing)
      case .landing(let recipe): landing(recipe.landing)
      case .singleLegLanding(let recipe): (recipe.stanceWidth ?? hips, recipe.toeOut)
      case .lunge(let recipe): (recipe.stanceWidth ?? hips, recipe.toeOut)
      case .tuckJump(let recipe): landing(recipe.landing)
      case .sitToStand(let recipe): (recipe.stanceWidth ?? 1.2 * hips, recipe.toeOut)
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
      case .lunge(let recipe): recipe.strategy
      case .squat, .dropJump, .landing, .tuckJump, .sitToStand: nil
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
      case .lunge(var recipe):
        recipe.strategy = newValue
        self = .lunge(recipe)
      case .squat, .dropJump, .landing, .tuckJump, .sitToStand: break
      }
    }
  }

  /// How the body lands on both legs, in tasks that do.
  private var landing: LandingStyle? {
    get {
      switch self {
      case .dropJump(let recipe): recipe.landing
      case .landing(let recipe): recipe.landing
      case .tuckJump(let recipe): recipe.landing
      case .squat, .singleLegSquat, .stepDown, .singleLegLanding, .lunge, .sitToStand: nil
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
      case .tuckJump(var recipe):
        recipe.landing = newValue
        self = .tuckJump(recipe)
      case .squat, .singleLegSquat, .stepDown, .singleLegLanding, .lunge, .sitToStand: break
      }
    }
  }

  /// The leg that does a task on one leg.
  private var side: Side? {
    switch self {
    case .singleLegSquat(let recipe): recipe.side
    case .stepDown(let recipe): recipe.squat.side
    case .singleLegLanding(let recipe): recipe.side
    case .lunge(let recipe): recipe.side
    case .squat, .dropJump, .landing, .tuckJump, .sitToStand: nil
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
      switch self {
      case .squat(let recipe):
        return LegSettings(
          kneeAdduction: recipe.kneeAdduction[leg], limbRotation: recipe.limbRotation[leg])
      case .sitToStand(let recipe):
        return LegSettings(
          kneeAdduction: recipe.kneeAdduction[leg], limbRotation: recipe.limbRotation[leg])
      default: return nil
      }
    }
    set {
      guard let newValue else { return }
      if strategy != nil, side == leg {
        strategy?.kneeAdduction = newValue.kneeAdduction
        strategy?.limbRotation = newValue.limbRotation
      }
      landing?.kneeAdduction[leg] = newValue.kneeAdduction
      landing?.limbRotation[leg] = newValue.limbRotation
      switch self {
      case .squat(var recipe):
        recipe.kneeAdduction[leg] = newValue.kneeAdduction
        recipe.limbRotation[leg] = newValue.limbRotation
        self = .squat(recipe)
      case .sitToStand(var recipe):
        recipe.kneeAdduction[leg] = newValue.kneeAdduction
        recipe.limbRotation[leg] = newValue.limbRotation
        self = .sitToStand(recipe)
      default: break
      }
    }
  }

  /// The lean of the trunk sideways: towards the standing leg, on two legs to the right.
  var trunkLean: Angle {
    get {
      switch self {
      case .squat(let recipe): recipe.trunk.lateralLean
      case .sitToStand(let recipe): recipe.trunk.lateralLean
      default: strategy?.trunkLean ?? landing?.trunk.lateralLean ?? .zero
      }
    }
    set {
      strategy?.trunkLean = newValue
      landing?.trunk.lateralLean = newValue
      switch self {
      case .squat(var recipe):
        recipe.trunk.lateralLean = newValue
        self = .squat(recipe)
      case .sitToStand(var recipe):
        recipe.trunk.lateralLean = newValue
        self = .sitToStand(recipe)
      default: break
      }
    }
  }

  /// The lean of the shanks forwards; `nil` where the task has its own, and no other can be set on a
  /// seat.
  var shankLean: Angle? {
    get {
      if case .squat(let recipe) = self { return recipe.shankLean }
      return strategy?.shankLean ?? landing?.shankLean
    }
    set {
      strategy?.shankLean = newValue
      landing?.shankLean = newValue
      if case .squat(var recipe) = self {
        recipe.shankLean = newValue
        self = .squat(recipe)
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func sine(_ angle: Angle) -> Double { sin(angle.radians) }

extension Skeleton {
  func standingPose(_ recipe: StaticRecipe) throws(RecipeError) -> SegmentPoses {
    var posture = neutralStanding
    posture.stanceWidth = recipe.stanceWidth ?? posture.stanceWidth
    posture.toeOut = recipe.toeOut
    posture.legs.left.flexion = recipe.kneeFlexion.left
    posture.legs.right.flexion = recipe.kneeFlexion.right
    return try plantedPose(posture)
  }

  /// The pose of a squat.
  ///
  /// - Parameters:
  ///   - recipe: The squat.
  ///   - share: How far down, from 0 in standing to 1 at the bottom.
  ///   - factors: By what the depth and the turns of this repetition differ from the recipe.
  /// - Returns: The pose.
  /// - Throws: ``RecipeError`` when the legs do not reach.
  func squatPose(
    _ recipe: SquatRecipe, share: Double, factors: (depth: Double, turns: Double) = (1, 1)
  ) throws(RecipeError) -> SegmentPoses {
    let flexion = share * factors.depth * recipe.depth
    let turn = share * factors.turns
    let legs = body.structuralVarus.map { side, standing in
      let bottom = recipe.kneeAdduction[side] ?? standing
      return PlantedLeg(
        flexion: flexion, adduction: standing + turn * (bottom - standing),
        internalRotation: turn * recipe.kneeInternalRotation[side],
        limbRotation: turn * recipe.limbRotation[side])
    }
    // The hips go back so far that the shank leans forward by about a third of the knee flexion.
    let length = body.thighLength + body.shankLength
    var hipShift = -0.17 * length * (1 - cos(flexion.radians))
    if let lean = recipe.shankLean {
      hipShift = hipForwards(flexion: flexion, shankLean: share * factors.depth * lean)
    }
    var posture = PlantedPosture(
      legs: legs, stanceWidth: recipe.stanceWidth ?? 1.4 * hipSeparation, toeOut: recipe.toeOut,
      pelvicTilt: body.pelvicTilt + share * recipe.pelvicTilt, hipShift: hipShift,
      trunk: recipe.trunk.scaled(by: share))
    posture.pitch = recipe.heelLift.map { side, lift in
      // The heel turns about the tip of the toes.
      .radians(-asin(min(share * lift / (body.footLength + 40), 1)))
    }
    return try plantedPose(posture)
  }

  /// Every frame of a squat.
  func performance(
    _ recipe: SquatRecipe, seed: UInt64, trial: UInt64
  ) throws(RecipeError) -> Performance {
    let timing = SquatTiming(recipe)
    let factors = repetitionFactors(
      recipe.repetitions, variation: recipe.variation, seed: seed, trial: trial)
    let standing = try squatPose(recipe, share: 0)
    var poses: [SegmentPoses] = []
    poses.reserveCapacity(timing.frames.count)
    for frame in timing.frames {
      if let frame, frame.share > 0 {
        poses.append(
          try squatPose(recipe, share: frame.share, factors: factors[frame.repetition]))
      } else {
        poses.append(standing)
      }
    }
    let repetitions = timing.repetitions.map {
      TrueRepetition(task: .squat, side: .both, start: $0.start, bottom: $0.bottom, end: $0.end)
    }
    return Performance(poses, standing: timing.standing, repetitions: repetitions)
  }
}

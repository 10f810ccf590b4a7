// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

extension SimulatedSubject {
  /// The squat in which a knee stands where it is asked to be at the bottom.
  ///
  /// Only the turn of this leg about its line from hip to ankle changes; flexion and adduction of the
  /// knee, the pelvis, the feet and the other leg stay.
  ///
  /// - Parameters:
  ///   - displacement: The true medial knee displacement at the bottom, in millimetres; medial
  ///     positive, standing subtracted.
  ///   - side: The leg.
  ///   - recipe: The squat to start from.
  /// - Returns: The squat with its limb rotation found.
  /// - Throws: ``RecipeError`` when no turn reaches the displacement.
  public func squatRecipe(
    reachingMedialKneeDisplacement displacement: Double, of side: Side,
    from recipe: SquatRecipe = SquatRecipe()
  ) throws(RecipeError) -> SquatRecipe {
    let standing = try skeleton.squatPose(recipe, share: 0)
    return try solve(
      recipe, sides: [side], for: displacement, of: "medial knee displacement (mm)"
    ) { pose in
      pose.legs[side].medialKneeOffset(side) - standing.legs[side].medialKneeOffset(side)
    }
  }

  /// The squat in which the knees are as far apart as asked at the bottom.
  ///
  /// - Parameters:
  ///   - ratio: The true knee-ankle separation ratio at the bottom.
  ///   - side: The leg that turns, or both by the same angle.
  ///   - recipe: The squat to start from; for both legs their limb rotations are replaced.
  /// - Returns: The squat with its limb rotation found.
  /// - Throws: ``RecipeError`` when no turn reaches the ratio.
  public func squatRecipe(
    reachingSeparationRatio ratio: Double, turning side: BodySide = .both,
    from recipe: SquatRecipe = SquatRecipe()
  ) throws(RecipeError) -> SquatRecipe {
    // With its sign the separation falls all the way; without it, it would grow again once the knees
    // have passed each other.
    try solve(
      recipe, sides: side.side.map { [$0] } ?? Side.allCases, for: ratio,
      of: "knee-ankle separation ratio"
    ) { pose in
      (pose.legs.right.knee.z - pose.legs.left.knee.z)
        / (pose.legs.right.ankle.z - pose.legs.left.ankle.z).magnitude
    }
  }

  /// Halves the range of limb rotation until the measure is met.
  private func solve(
    _ recipe: SquatRecipe, sides: [Side], for wanted: Double, of name: String,
    measure: (SegmentPoses) -> Double
  ) throws(RecipeError) -> SquatRecipe {
    try recipe.checkRanges()
    func turned(_ degrees: Double) -> SquatRecipe {
      var recipe = recipe
      for side in sides { recipe.limbRotation[side] = .degrees(degrees) }
      return recipe
    }
    return turned(
      try argument(reaching: wanted, of: name, in: -75...75) { degrees throws(RecipeError) in
        measure(try skeleton.squatPose(turned(degrees), share: 1))
      })
  }
}

/// Where a monotone function has a value, by halving its range.
///
/// - Parameters:
///   - wanted: The value.
///   - name: What it is called in the error.
///   - range: Where to look.
///   - value: The function.
/// - Returns: The argument.
/// - Throws: ``RecipeError/targetOutOfReach(measure:wanted:lowest:highest:)`` beyond the ends.
func argument(
  reaching wanted: Double, of name: String, in range: ClosedRange<Double>,
  _ value: (Double) throws(RecipeError) -> Double
) throws(RecipeError) -> Double {
  var (low, high) = (range.lowerBound, range.upperBound)
  let (atLow, atHigh) = (try value(low), try value(high))
  guard wanted.isFinite, min(atLow, atHigh) <= wanted, wanted <= max(atLow, atHigh) else {
    throw .targetOutOfReach(
      measure: name, wanted: wanted, lowest: min(atLow, atHigh), highest: max(atLow, atHigh))
  }
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if (try value(middle) < wanted) == (atLow < atHigh) { low = middle } else { high = middle }
  }
  return (low + high) / 2
}

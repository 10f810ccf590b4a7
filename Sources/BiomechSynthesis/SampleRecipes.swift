// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The recordings in `SampleData`: one simulated person, standing, squatting in two ways and landing.
///
/// Nothing in them is measured on anybody. The person is drawn with small placement errors and noise,
/// so that the files look like those of a laboratory; the truth lies beside them.
public enum SampleRecipes {
  /// The person.
  ///
  /// Slightly varus legs, as most people have; placement errors half as large as assumed for a
  /// careful laboratory, so that the expected result of the samples is beyond doubt.
  ///
  /// - Parameter worn: The markers.
  /// - Returns: The person.
  /// - Throws: ``RecipeError`` when the body cannot stand.
  public static func subject(
    worn: WornSet = WornSet(.calibrated)
  ) throws(RecipeError) -> SimulatedSubject {
    var body = BodyModel.random(seed: 7)
    body.structuralVarus = BothSides(.degrees(1.5))
    var defects = Defects()
    defects.landmarks = LandmarkError(hipCentre: 4, epicondyle: 2, malleolus: 2)
    defects.softTissue = SoftTissue(turn: .degrees(0.8), shift: 1, drift: 0.8)
    defects.markerNoise = 0.2
    return try SimulatedSubject(body, worn: worn, defects: defects, seed: 20)
  }

  /// Quiet standing with all markers: `static`.
  public static func standing() throws(RecipeError) -> SimulatedTrial {
    try subject().standing()
  }

  /// Five squats in which the right knee falls inwards: `squat_right_valgus`.
  ///
  /// At the bottom the true right knee stands 80 mm further inwards than in standing, with 8° of knee
  /// abduction, and the true knee-ankle separation ratio is about a half. The left knee stays over
  /// its foot.
  public static func valgusSquat() throws(RecipeError) -> SimulatedTrial {
    let subject = try subject()
    var recipe = SquatRecipe()
    recipe.toeOut = .degrees(5)
    recipe.kneeAdduction.right = .degrees(-8)
    recipe.variation = 0.02
    recipe = try subject.squatRecipe(reachingMedialKneeDisplacement: -15, of: .left, from: recipe)
    recipe = try subject.squatRecipe(reachingMedialKneeDisplacement: 80, of: .right, from: recipe)
    var trial = try subject.squat(recipe, take: 1)
    trial.name = "squat_right_valgus"
    return trial
  }

  /// Five squats with both knees over the feet: `squat_symmetrical`.
  public static func symmetricalSquat() throws(RecipeError) -> SimulatedTrial {
    let subject = try subject()
    var recipe = SquatRecipe()
    recipe.toeOut = .degrees(5)
    recipe.variation = 0.02
    for side in [Side.right, .left] {
      recipe = try subject.squatRecipe(reachingMedialKneeDisplacement: -20, of: side, from: recipe)
    }
    var trial = try subject.squat(recipe, take: 2)
    trial.name = "squat_symmetrical"
    return trial
  }

  /// Three drop jumps from 30 cm in which the right knee falls inwards: `drop_jumps`.
  ///
  /// At the largest flexion the true right knee stands 75 mm further inwards than in standing. The
  /// person lands stiffly, with 15° of flexion at contact and 55° at most, and wears markers on the
  /// trunk besides.
  public static func dropJumps() throws(RecipeError) -> SimulatedTrial {
    let subject = try subject(worn: WornSet(.calibrated, extras: .trunk))
    var recipe = DropJumpRecipe()
    recipe.repetitions = 3
    recipe.frameRate = 100
    recipe.variation = 0.02
    recipe.standingDuration = 0.5
    recipe.landing.contactFlexion = BothSides(.degrees(15))
    recipe.landing.peakFlexion = BothSides(.degrees(55))
    let task = try subject.task(
      .dropJump(recipe), reaching: .medialKneeDisplacement(.right, 75))
    var trial = try subject.trial([task], take: 3)
    trial.name = "drop_jumps"
    return trial
  }
}

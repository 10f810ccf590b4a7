// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension SimulatedSubject {
  /// A trial of squats on one leg.
  ///
  /// - Parameters:
  ///   - recipe: How the subject squats.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `single_leg_squat`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func singleLegSquat(
    _ recipe: SingleLegSquatRecipe, take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try trial([.singleLegSquat(recipe)], take: take)
  }

  /// A trial of stepping down from a step on one leg.
  ///
  /// - Parameters:
  ///   - recipe: How the subject steps down.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `step_down`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func stepDown(
    _ recipe: StepDownRecipe, take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try trial([.stepDown(recipe)], take: take)
  }

  /// A trial of drop jumps.
  ///
  /// - Parameters:
  ///   - recipe: How the subject jumps.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `drop_jump`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func dropJump(
    _ recipe: DropJumpRecipe = DropJumpRecipe(), take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try trial([.dropJump(recipe)], take: take)
  }

  /// A trial of landings on both feet.
  ///
  /// - Parameters:
  ///   - recipe: How the subject lands.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `landing`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func landing(
    _ recipe: LandingRecipe = LandingRecipe(), take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try trial([.landing(recipe)], take: take)
  }

  /// A trial of landings on one leg.
  ///
  /// - Parameters:
  ///   - recipe: How the subject lands.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `single_leg_landing`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func singleLegLanding(
    _ recipe: SingleLegLandingRecipe, take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try trial([.singleLegLanding(recipe)], take: take)
  }

  /// A trial of lunges.
  ///
  /// - Parameters:
  ///   - recipe: How the subject lunges.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `lunge`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func lunge(
    _ recipe: LungeRecipe, take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try trial([.lunge(recipe)], take: take)
  }

  /// A trial of tuck jumps.
  ///
  /// - Parameters:
  ///   - recipe: How the subject jumps.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `tuck_jump`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func tuckJump(
    _ recipe: TuckJumpRecipe = TuckJumpRecipe(), take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try trial([.tuckJump(recipe)], take: take)
  }

  /// A trial of standing up from a seat.
  ///
  /// - Parameters:
  ///   - recipe: How the subject rises.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `sit_to_stand`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func sitToStand(
    _ recipe: SitToStandRecipe = SitToStandRecipe(), take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try trial([.sitToStand(recipe)], take: take)
  }

  /// A trial of running over the floor.
  ///
  /// - Parameters:
  ///   - recipe: How the subject runs.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `running`, with the steps in its truth.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func running(
    _ recipe: RunningRecipe = RunningRecipe(), take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try recipe.checkRanges()
    let plan = try RunPlan(skeleton, recipe)
    var trial = try record(
      Performance(plan.poses(), standing: 0..<0, skin: .walking), name: "running",
      worn: recipe.markers, frameRate: recipe.frameRate, take: take,
      description: recipe.description)
    trial.truth.gait = plan.truth
    return trial
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// A task that a simulated person does with nothing out of line.
enum SimulatedTask: String, CaseIterable {
  case squat, singleLegSquat, stepDown, dropJump, landing, singleLegLanding, gait

  /// A squat with markers on kneecaps that track well, of a person who complains of them.
  case patella

  /// A body with its markers.
  func subject(
    _ body: BodyModel, defects: Defects, seed: UInt64
  ) throws -> SimulatedSubject {
    try SimulatedSubject(
      body,
      worn: WornSet(
        .calibrated, extras: self == .patella ? [.trunk, .patellaCentre] : .trunk),
      defects: defects, seed: seed)
  }

  /// What is known of the person.
  func person(_ subject: SimulatedSubject) -> Subject {
    var person = Subject(age: 30, sex: .female)
    guard self == .patella else { return person }
    let measured = subject.measurements.subject
    (person.patellaWidth, person.markerDiameter) = (
      measured.patellaWidth, measured.markerDiameter
    )
    person.intake = Intake(pain: 4, painLocation: .anterior, side: .both)
    return person
  }

  /// Repetitions enough for every rule, the knees over the feet.
  func recipe(of subject: SimulatedSubject) throws -> TaskRecipe {
    switch self {
    case .squat, .gait, .patella:
      var recipe = SquatRecipe()
      recipe.repetitions = 3
      recipe.repetitionDuration = 1.6
      recipe.pause = 0.4
      recipe.standingDuration = 1
      recipe.frameRate = 50
      return .squat(try subject.squatRecipe(reachingSeparationRatio: 1, from: recipe))
    case .singleLegSquat:
      return .singleLegSquat(Self.quick(SingleLegSquatRecipe(.right)))
    case .stepDown:
      var recipe = StepDownRecipe(.right)
      let depth = recipe.squat.depth
      recipe.squat = Self.quick(recipe.squat)
      recipe.squat.depth = min(depth, .degrees(58))
      return .stepDown(recipe)
    case .dropJump:
      var recipe = DropJumpRecipe()
      recipe.repetitions = 3
      recipe.frameRate = 100
      return .dropJump(recipe)
    case .landing:
      var recipe = LandingRecipe()
      recipe.repetitions = 3
      recipe.frameRate = 100
      return .landing(recipe)
    case .singleLegLanding:
      var recipe = SingleLegLandingRecipe(.right)
      recipe.repetitions = 3
      recipe.frameRate = 100
      recipe.peakFlexion = .degrees(80)
      return .singleLegLanding(recipe)
    }
  }

  /// Five, since a pelvis that drops takes the free foot to the floor in some of them.
  private static func quick(_ recipe: SingleLegSquatRecipe) -> SingleLegSquatRecipe {
    var recipe = recipe
    recipe.repetitions = 5
    recipe.repetitionDuration = 2
    recipe.depth = .degrees(58)
    recipe.frameRate = 50
    return recipe
  }

  static var walk: GaitRecipe {
    var recipe = GaitRecipe()
    recipe.strides = 7
    return recipe
  }

  /// A healthy person who does the task.
  ///
  /// - Throws: `RecipeError` when the body cannot do it.
  func session(of body: BodyModel, defects: Defects, seed: UInt64) throws -> SimulatedSession {
    let subject = try subject(body, defects: defects, seed: seed)
    var session = try SimulatedSession(
      subject,
      [
        self == .gait
          ? try subject.walk(within: Self.walk, take: 1)
          : try subject.trial([recipe(of: subject)], take: 1)
      ])
    session.person = person(subject)
    return session
  }
}

extension SimulatedSubject {
  /// A walk as fast as asked for, or slower where the legs are too short for its steps.
  func walk(within recipe: GaitRecipe, take: Int) throws -> SimulatedTrial {
    var recipe = recipe
    while recipe.speed > 0.5 {
      if let trial = try? gait(recipe, take: take) { return trial }
      recipe.speed -= 0.1
    }
    return try gait(recipe, take: take)
  }
}

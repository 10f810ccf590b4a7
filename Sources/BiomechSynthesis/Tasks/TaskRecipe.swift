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
    }
  }
}

extension SimulatedSubject {
  /// A trial of one task or of several, one after the other.
  ///
  /// Between two tasks the subject stands, and sets its feet for the next one.
  ///
  /// - Parameters:
  ///   - tasks: What the subject does, at least one task, all at the same frame rate; the markers are
  ///     those of the first.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named by its task or `series`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func trial(_ tasks: [TaskRecipe], take: Int = 1) throws(RecipeError) -> SimulatedTrial {
    guard let first = tasks.first else {
      throw .outOfRange(setting: "the number of tasks", value: "0", range: "at least one")
    }
    var whole: Performance?
    for (index, task) in tasks.enumerated() {
      try task.checkRanges()
      guard task.frameRate == first.frameRate else {
        throw .outOfRange(
          setting: "the frame rate of a task", value: "\(task.frameRate)",
          range: "the same for all tasks of a trial")
      }
      let part = try task.performance(
        of: skeleton, seed: seed,
        trial: UInt64(bitPattern: Int64(take)) &+ UInt64(index) << 32)
      whole = try whole?.followed(by: part, skeleton, frameRate: first.frameRate) ?? part
    }
    guard let whole else { throw .feetOutOfReach }
    return try record(
      whole, name: tasks.count == 1 ? first.task.rawValue : "series", worn: first.markers,
      frameRate: first.frameRate, take: take,
      description: tasks.map(\.description).joined(separator: "\n"))
  }
}

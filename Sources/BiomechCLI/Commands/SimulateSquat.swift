// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// `biomech simulate squat`.
struct SimulateSquat: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "squat", abstract: "Squats on both legs with the feet in place.",
    discussion: """
      Adduction is that of the knee at the bottom, varus positive. Medial knee displacement and \
      separation ratio are reached by turning the legs about their line from hip to ankle.
      """)

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var repetition: RepetitionOptions
  @OptionGroup var legs: BothLegsOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("From standing to standing.", valueName: "seconds"))
  var repetitionDuration: Double = 2.4

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Knee flexion at the bottom.", valueName: "deg"))
  var depth: Double = 95

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Lean of the shanks at the bottom (default: about a third of the knee flexion).",
      valueName: "deg"))
  var shankLean: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far the heels are off the floor at the bottom.", valueName: "mm"))
  var heelLift: Double = 0

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = SquatRecipe()
    recipe.repetitions = repetition.repetitions ?? recipe.repetitions
    recipe.repetitionDuration = repetitionDuration
    recipe.depth = .degrees(depth)
    recipe.frameRate = rate
    recipe.stanceWidth = repetition.stance
    recipe.toeOut = repetition.toeOut(recipe.toeOut)
    recipe.variation = repetition.variation
    recipe.shankLean = shankLean.map { .degrees($0) }
    recipe.heelLift = BothSides(heelLift)
    return try subject.trial([try legs.reached(from: .squat(recipe), by: subject)])
  }
}

/// `biomech simulate sit-to-stand`.
struct SimulateSitToStand: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "sit-to-stand", abstract: "Standing up from a seat, again and again.",
    discussion: """
      The person sits down from standing, leans forwards, rises and stands. The bottom is the last \
      moment on the seat.
      """)

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var repetition: RepetitionOptions
  @OptionGroup var legs: BothLegsOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("From the seat to standing.", valueName: "seconds"))
  var repetitionDuration: Double = 1.2

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Knee flexion on the seat.", valueName: "deg"))
  var depth: Double = 95

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = SitToStandRecipe()
    recipe.repetitions = repetition.repetitions ?? recipe.repetitions
    recipe.riseDuration = repetitionDuration
    recipe.seatedFlexion = .degrees(depth)
    recipe.frameRate = rate
    recipe.stanceWidth = repetition.stance
    recipe.toeOut = repetition.toeOut(recipe.toeOut)
    recipe.variation = repetition.variation
    return try subject.trial([try legs.reached(from: .sitToStand(recipe), by: subject)])
  }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// `biomech simulate single-leg-squat`.
struct SimulateSingleLegSquat: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "single-leg-squat", abstract: "Squats on one leg, the other foot lifted.",
    discussion: """
      Displacement and projection angle are reached by turning the leg about its line from hip to \
      ankle, hip adduction by the place of the hip beside its foot.
      """)

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var repetition: RepetitionOptions
  @OptionGroup var leg: OneLegOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("From standing to standing on the leg.", valueName: "seconds"))
  var repetitionDuration: Double = 3

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Knee flexion at the bottom.", valueName: "deg"))
  var depth: Double = 60

  @Option(help: "Where the lifted leg is held.")
  var freeLeg: SingleLegSquatRecipe.FreeLeg = .behind

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = SingleLegSquatRecipe(leg.side)
    recipe.apply(repetition)
    recipe.repetitionDuration = repetitionDuration
    recipe.depth = .degrees(depth)
    recipe.frameRate = rate
    recipe.freeLeg = freeLeg
    return try subject.trial([try leg.reached(from: .singleLegSquat(recipe), by: subject)])
  }
}

/// `biomech simulate step-down`.
struct SimulateStepDown: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "step-down", abstract: "Lowering from a step on one leg, the other one in front.")

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var repetition: RepetitionOptions
  @OptionGroup var leg: OneLegOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Height of the step.", valueName: "mm"))
  var stepHeight: Double = 200

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("From standing to standing on the leg.", valueName: "seconds"))
  var repetitionDuration: Double = 3

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Knee flexion at the bottom.", valueName: "deg"))
  var depth: Double = 65

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = StepDownRecipe(leg.side)
    recipe.stepHeight = stepHeight
    recipe.squat.apply(repetition)
    recipe.squat.repetitionDuration = repetitionDuration
    recipe.squat.depth = .degrees(depth)
    recipe.squat.frameRate = rate
    return try subject.trial([try leg.reached(from: .stepDown(recipe), by: subject)])
  }
}

/// `biomech simulate lunge`.
struct SimulateLunge: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "lunge", abstract: "Long steps forwards and back, the front knee bent.",
    discussion: "The side is that of the front leg.")

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var repetition: RepetitionOptions
  @OptionGroup var leg: OneLegOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Distance of the feet (default: 1.1 times the length of the leg).", valueName: "mm"))
  var stepLength: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("From standing to standing.", valueName: "seconds"))
  var repetitionDuration: Double = 3

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Flexion of the front knee at the bottom.", valueName: "deg"))
  var depth: Double = 90

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = LungeRecipe(leg.side)
    recipe.repetitions = repetition.repetitions ?? recipe.repetitions
    recipe.stanceWidth = repetition.stance
    recipe.toeOut = repetition.toeOut(recipe.toeOut)
    recipe.variation = repetition.variation
    recipe.stepLength = stepLength
    recipe.repetitionDuration = repetitionDuration
    recipe.depth = .degrees(depth)
    recipe.frameRate = rate
    return try subject.trial([try leg.reached(from: .lunge(recipe), by: subject)])
  }
}

extension SingleLegSquatRecipe {
  /// Takes over what every task is asked.
  fileprivate mutating func apply(_ options: RepetitionOptions) {
    repetitions = options.repetitions ?? repetitions
    stanceWidth = options.stance
    toeOut = options.toeOut(toeOut)
    variation = options.variation
  }
}

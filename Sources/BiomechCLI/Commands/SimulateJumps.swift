// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// `biomech simulate drop-jump`.
struct SimulateDropJump: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "drop-jump", abstract: "A fall from a box, a landing, and at once a jump.",
    discussion: "The bottom is that of the landing from the box.")

  static let usualRate = 200.0

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var repetition: RepetitionOptions
  @OptionGroup var landing: LandingOptions
  @OptionGroup var legs: BothLegsOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Height of the box.", valueName: "mm"))
  var boxHeight: Double = 300

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far in front of the feet on the box they land.", valueName: "mm"))
  var distance: Double = 400

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far the hips rise in the jump.", valueName: "mm"))
  var jumpHeight: Double = 250

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = DropJumpRecipe()
    recipe.boxHeight = boxHeight
    recipe.distance = distance
    recipe.jumpHeight = jumpHeight
    recipe.repetitions = repetition.repetitions ?? recipe.repetitions
    recipe.variation = repetition.variation
    recipe.landing = landing.style(from: recipe.landing, repetition)
    recipe.frameRate = rate
    return try subject.trial([try legs.reached(from: .dropJump(recipe), by: subject)])
  }
}

/// `biomech simulate landing`.
struct SimulateLanding: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "landing", abstract: "A jump from a box or from the floor and a held landing.")

  static let usualRate = 200.0

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var repetition: RepetitionOptions
  @OptionGroup var landing: LandingOptions
  @OptionGroup var legs: BothLegsOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Height of the box, 0 for the floor.", valueName: "mm"))
  var boxHeight: Double = 300

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far in front of the first place the feet land.", valueName: "mm"))
  var distance: Double = 350

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far the hips rise before they fall.", valueName: "mm"))
  var jumpHeight: Double = 40

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = LandingRecipe()
    recipe.boxHeight = boxHeight
    recipe.distance = distance
    recipe.rise = jumpHeight
    recipe.repetitions = repetition.repetitions ?? recipe.repetitions
    recipe.variation = repetition.variation
    recipe.landing = landing.style(from: recipe.landing, repetition)
    recipe.frameRate = rate
    return try subject.trial([try legs.reached(from: .landing(recipe), by: subject)])
  }
}

/// `biomech simulate single-leg-landing`.
struct SimulateSingleLegLanding: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "single-leg-landing",
    abstract: "A jump from both legs and a held landing on one.")

  static let usualRate = 200.0

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var repetition: RepetitionOptions
  @OptionGroup var leg: OneLegOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Height of the box, 0 for the floor.", valueName: "mm"))
  var boxHeight: Double = 200

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far in front of the first place the foot lands.", valueName: "mm"))
  var distance: Double = 300

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far the hips rise before they fall.", valueName: "mm"))
  var jumpHeight: Double = 40

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Knee flexion as the foot meets the ground.", valueName: "deg"))
  var contactFlexion: Double = 18

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Knee flexion at the bottom; little of it is a stiff landing.", valueName: "deg"))
  var depth: Double = 60

  @Option(help: "The part of the foot that meets the ground first.")
  var contact: FootContact = .forefoot

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = SingleLegLandingRecipe(leg.side)
    recipe.boxHeight = boxHeight
    recipe.distance = distance
    recipe.rise = jumpHeight
    recipe.repetitions = repetition.repetitions ?? recipe.repetitions
    recipe.stanceWidth = repetition.stance
    recipe.toeOut = repetition.toeOut(recipe.toeOut)
    recipe.variation = repetition.variation
    recipe.contactFlexion = .degrees(contactFlexion)
    recipe.peakFlexion = .degrees(depth)
    recipe.contact = contact
    recipe.frameRate = rate
    return try subject.trial([try leg.reached(from: .singleLegLanding(recipe), by: subject)])
  }
}

/// `biomech simulate tuck-jump`.
struct SimulateTuckJump: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "tuck-jump", abstract: "Jumps on the spot with the knees pulled up.")

  static let usualRate = 200.0

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var repetition: RepetitionOptions
  @OptionGroup var landing: LandingOptions
  @OptionGroup var legs: BothLegsOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far the hips rise in each jump.", valueName: "mm"))
  var jumpHeight: Double = 300

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The thighs against the vertical at the top; 90 is parallel to the floor.",
      valueName: "deg"))
  var thighElevation: Double = 82

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = TuckJumpRecipe()
    recipe.jumps = repetition.repetitions ?? recipe.jumps
    recipe.jumpHeight = jumpHeight
    recipe.thighElevation = BothSides(.degrees(thighElevation))
    recipe.variation = repetition.variation
    recipe.landing = landing.style(from: recipe.landing, repetition)
    recipe.frameRate = rate
    return try subject.trial([try legs.reached(from: .tuckJump(recipe), by: subject)])
  }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// `biomech simulate running`.
struct SimulateRunning: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "running", abstract: "Running straight over the floor.",
    discussion: "Between two steps both feet are off the ground; adduction is that in mid-stance.")

  static let usualRate = 200.0

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var stance: StanceLegOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Running speed.", valueName: "m/s"))
  var speed: Double = 3

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Steps per minute.", valueName: "steps/min"))
  var cadence: Double = 165

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("From contact to toe-off.", valueName: "seconds"))
  var contactTime: Double = 0.24

  @Option(
    parsing: .unconditional,
    help: "How many strides of each leg.")
  var strides: Int = 5

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Knee flexion in mid-stance.", valueName: "deg"))
  var depth: Double = 42

  @Option(help: "The part of the feet that meets the ground first.")
  var contact: FootContact = .heel

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Left knee adduction in mid-stance (default: as in standing).", valueName: "deg"))
  var adductionLeft: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right knee.", valueName: "deg"))
  var adductionRight: Double?

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = RunningRecipe()
    recipe.speed = speed
    recipe.cadence = cadence
    recipe.contactTime = contactTime
    recipe.strides = strides
    recipe.frameRate = rate
    recipe.peakFlexion = BothSides(.degrees(depth))
    recipe.contact = contact
    recipe.kneeAdduction = BothSides(
      left: adductionLeft.map { .degrees($0) }, right: adductionRight.map { .degrees($0) })
    recipe.pelvicDrop = stance.pelvicDrop(beyond: 4)
    recipe.trunkLean = stance.trunkLean(beyond: 2)
    return try subject.running(recipe)
  }
}

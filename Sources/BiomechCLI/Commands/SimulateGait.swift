// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// `biomech simulate gait`.
struct SimulateGait: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "gait", abstract: "Walking straight over the floor.",
    discussion: """
      Knee flexion is that of a healthy adult: 5 degrees at foot strike, 18 under load, 60 in swing; \
      adduction and rotation go along with it over a few degrees. The foot on the floor does not \
      slide.
      """)

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var stance: StanceLegOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Walking speed.", valueName: "m/s"))
  var speed: Double = 1.2

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Steps per minute.", valueName: "steps/min"))
  var cadence: Double = 112

  @Option(
    parsing: .unconditional,
    help: "How many strides of each leg.")
  var strides: Int = 4

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Distance of the ankles sideways.", valueName: "mm"))
  var stepWidth: Double = 100

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far the feet point outwards.", valueName: "deg"))
  var toeOut: Double = 7

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How far the left knee goes into varus as the leg is loaded (default: a healthy curve).",
      valueName: "deg"))
  var varusThrustLeft: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right knee.", valueName: "deg"))
  var varusThrustRight: Double?

  func validate() throws {
    for case .some(let thrust) in [varusThrustLeft, varusThrustRight]
    where !(0.5...20).contains(thrust) {
      throw ValidationError("a varus thrust must lie between 0.5 and 20 degrees, not '\(thrust)'")
    }
  }

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = GaitRecipe()
    recipe.speed = speed
    recipe.cadence = cadence
    recipe.strides = strides
    recipe.frameRate = rate
    recipe.stepWidth = stepWidth
    recipe.toeOut = .degrees(toeOut)
    recipe.pelvicDrop = stance.pelvicDrop(beyond: 0)
    recipe.trunkLean = stance.trunkLean(beyond: 0)
    for (side, thrust) in [(Side.left, varusThrustLeft), (.right, varusThrustRight)] {
      guard let thrust else { continue }
      recipe.kneeAdduction[side] = recipe.kneeAdduction[side].withVarusThrust(.degrees(thrust))
    }
    return try subject.gait(recipe)
  }
}

/// What pelvis and trunk do over each leg as it stands, beyond what is usual.
struct StanceLegOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much more than usual the pelvis drops away from the left leg in stance.",
      valueName: "deg"))
  var pelvicDropLeft: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right leg.", valueName: "deg"))
  var pelvicDropRight: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much more than usual the trunk leans over the left leg in stance.", valueName: "deg"))
  var trunkLeanLeft: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right leg.", valueName: "deg"))
  var trunkLeanRight: Double = 0

  /// The drop away from each leg when the usual one has these degrees.
  func pelvicDrop(beyond usual: Double) -> BothSides<Angle> {
    BothSides(left: .degrees(usual + pelvicDropLeft), right: .degrees(usual + pelvicDropRight))
  }

  /// The lean over each leg when the usual one has these degrees.
  func trunkLean(beyond usual: Double) -> BothSides<Angle> {
    BothSides(left: .degrees(usual + trunkLeanLeft), right: .degrees(usual + trunkLeanRight))
  }
}

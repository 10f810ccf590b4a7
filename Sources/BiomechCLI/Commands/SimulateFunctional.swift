// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// `biomech simulate functional`.
struct SimulateFunctional: SimulatedMotion {
  static let configuration = CommandConfiguration(
    commandName: "functional", abstract: "One joint moved so that its centre or axis is found.",
    discussion: """
      The hip: a star of seven arcs and half circles with the leg straight. The knee: swings of the \
      shank under a lifted thigh.
      """)

  @OptionGroup var simulation: SimulationOptions

  @Option(help: "The joint that moves.")
  var joint: FunctionalRecipe.Joint = .hip

  @Option(help: "The leg that moves.")
  var side: Side = .right

  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial {
    var recipe = FunctionalRecipe(joint, side: side)
    recipe.frameRate = rate
    return try subject.functional(recipe)
  }
}

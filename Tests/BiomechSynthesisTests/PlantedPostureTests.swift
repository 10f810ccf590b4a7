// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct PlantedPostureTests {
  @Test func `the ankles stay put while the knees bend`() throws {
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.kneeAdduction = BothSides(left: .degrees(12), right: .degrees(-20))
    recipe.limbRotation = BothSides(left: .degrees(-5), right: .degrees(15))
    recipe.stanceWidth = 300

    let truth = try SimulatedSubject().squat(recipe).truth

    for side in Side.allCases {
      let place = Vector3(0, 80, side.sign * 150)
      for ankle in truth.legs[side].ankleCentre { #expect(ankle.isClose(to: place, within: 1e-9)) }
    }
  }
}

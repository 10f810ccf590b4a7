// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct SitToStandRecipeTests {
  @Test func `a rise starts on the seat and ends in standing`() throws {
    var recipe = SitToStandRecipe()
    recipe.repetitions = 3
    recipe.frameRate = 50
    recipe.kneeAdduction.left = .degrees(-7)
    recipe.limbRotation.left = .degrees(8)
    let subject = try SimulatedSubject(BodyModel.random(seed: 4))
    let trial = try subject.sitToStand(recipe)
    let truth = trial.truth
    let seat = hips(truth, truth.repetitions[0].start).y

    #expect(truth.repetitions.count == 3)
    for repetition in truth.repetitions {
      let bottom = repetition.bottom
      for side in Side.allCases {
        let flexion = truth.legs[side].kneeFlexion
        #expect(Angle.radians(flexion[bottom]).isClose(to: .degrees(95), within: 1e-7))
        #expect(flexion[repetition.end].isClose(to: 0, within: 1e-6))
      }
      #expect(Angle.radians(truth.legs.left.kneeAdduction[bottom]).isClose(to: .degrees(-7)))
      #expect(Angle.radians(truth.trunkForwardLean[bottom]).isClose(to: .degrees(38)))
      // On the seat the hips rest, but for a millimetre that the knee's turns lift them.
      for frame in repetition.start...bottom {
        #expect(hips(truth, frame).y.isClose(to: seat, within: 1.5))
      }
      let heights = (bottom...repetition.end).map { hips(truth, $0).y }
      #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 > $0 - 1e-6 })
      #expect(heights[heights.count - 1] - heights[0] > 250)
    }
    for side in Side.allCases {
      try expectPlanted(side, in: 0...truth.frameCount - 1, of: trial)
    }
    try expectAnglesOfTruth(in: trial, of: subject)
  }

  @Test func `standing up is smooth and mirrors agree`() throws {
    var recipe = SitToStandRecipe()
    recipe.repetitions = 1
    recipe.frameRate = 500
    recipe.limbRotation.right = .degrees(9)
    try expectSmooth(
      try SimulatedSubject().sitToStand(recipe), below: [("RASI", 6), ("RLEP", 8), ("LASI", 6)])
    recipe.frameRate = 50
    let body = BodyModel.random(seed: 7)
    try expectMirrored(
      try SimulatedSubject(body).sitToStand(recipe),
      try SimulatedSubject(body.mirrored).sitToStand(recipe.mirrored))
  }
}

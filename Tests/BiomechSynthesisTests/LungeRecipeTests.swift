// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct LungeRecipeTests {
  @Test(arguments: Side.allCases, [70.0, 90, 100])
  func `a lunge has at the bottom what was asked for`(side: Side, depth: Double) throws {
    let body = BodyModel.random(seed: 14)
    let subject = try SimulatedSubject(body)
    var recipe = LungeRecipe(side)
    recipe.repetitions = 2
    recipe.frameRate = 50
    recipe.depth = .degrees(depth)
    recipe.strategy.kneeAdduction = .degrees(-8)
    recipe.strategy.limbRotation = .degrees(7)
    recipe.strategy.pelvicDrop = .degrees(4)
    let trial = try subject.lunge(recipe)
    let truth = trial.truth
    let (front, rear) = (truth.legs[side], truth.legs[side.opposite])
    let (sole, other) = (
      Sole(side, of: trial, ankleHeight: body.ankleHeight),
      Sole(side.opposite, of: trial, ankleHeight: body.ankleHeight)
    )

    #expect(truth.repetitions.count == 2)
    for repetition in truth.repetitions {
      let bottom = repetition.bottom
      #expect(Angle.radians(front.kneeFlexion[bottom]).isClose(to: .degrees(depth), within: 1e-7))
      #expect(Angle.radians(front.kneeAdduction[bottom]).isClose(to: .degrees(-8)))
      #expect(Angle.radians(truth.pelvisObliquity[bottom]).isClose(to: side.sign * .degrees(4)))
      let around = repetition.start...repetition.end
      #expect(front.kneeFlexion[around].max() == front.kneeFlexion[bottom])
      #expect(around.map { hips(truth, $0).y }.min() == hips(truth, bottom).y)
      // The rear knee comes near the floor and not into it.
      #expect(rear.kneeCentre[bottom].y > 40)
      let step = front.ankleCentre[bottom].x - rear.ankleCentre[0].x
      #expect(step.isClose(to: 1.1 * (body.thighLength + body.shankLength), within: 1e-6))
      let contact = try #require(repetition.contactFrames(frameRate: 50)[side])
      #expect(sole.lowest(contact).isClose(to: 0, within: 1e-6))
      #expect(sole.lowest(contact - 1) > 1e-3)
      try expectPlanted(side, in: bottom - 8...bottom + 8, of: trial)
    }
    for frame in 0..<truth.frameCount {
      #expect(other.lowest(frame).isClose(to: 0, within: 1e-6))
      #expect(other.tip(frame).isClose(to: other.tip(0), within: 1e-6))
      #expect(sole.lowest(frame) > -1)
    }
    #expect(sole.heel(truth.frameCount - 1).isClose(to: sole.heel(0), within: 1e-6))
    try expectAnglesOfTruth(in: trial, of: subject)
  }

  @Test func `segments move smoothly in a lunge and mirrors agree`() throws {
    var recipe = LungeRecipe(.left)
    recipe.repetitions = 1
    recipe.frameRate = 500
    let trial = try SimulatedSubject().lunge(recipe)
    try expectSmooth(trial, below: [("RASI", 6), ("LASI", 6), ("RLEP", 15)])
    let flexion = trial.truth.legs.left.kneeFlexion
    let fastest = zip(flexion.dropFirst(), flexion).map { ($0 - $1).magnitude * 500 }.max() ?? 0
    #expect(fastest < Angle.degrees(600).radians, "\(fastest * 57.3)°/s")
    recipe.frameRate = 50
    let body = BodyModel.random(seed: 2)
    try expectMirrored(
      try SimulatedSubject(body).lunge(recipe),
      try SimulatedSubject(body.mirrored).lunge(recipe.mirrored))
  }

  @Test(arguments: 1...8)
  func `bodies of every build lunge`(seed: Int) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: UInt64(seed)))
    var recipe = LungeRecipe(.right)
    recipe.repetitions = 1
    recipe.frameRate = 25
    for (depth, step) in [(60.0, nil), (80, 750.0), (105, 900)] {
      recipe.depth = .degrees(depth)
      recipe.stepLength = step
      #expect(throws: Never.self, "\(depth)") { try subject.lunge(recipe) }
    }
  }

  @Test func `a step that is too long is refused`() {
    var recipe = LungeRecipe(.right)
    recipe.stepLength = 1500
    #expect(throws: RecipeError.self) { try SimulatedSubject().lunge(recipe) }
  }
}

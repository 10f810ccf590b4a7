// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct SingleLegRecipeTests {
  private func squat(_ side: Side) -> SingleLegSquatRecipe {
    var recipe = SingleLegSquatRecipe(side)
    recipe.repetitions = 2
    recipe.frameRate = 50
    recipe.strategy.kneeAdduction = .degrees(-7)
    recipe.strategy.limbRotation = .degrees(9)
    recipe.strategy.pelvicDrop = .degrees(6)
    recipe.strategy.trunkLean = .degrees(11)
    return recipe
  }

  @Test(arguments: Side.allCases, SingleLegSquatRecipe.FreeLeg.allCases)
  func `a single-leg squat has at the bottom what was asked for`(
    side: Side, freeLeg: SingleLegSquatRecipe.FreeLeg
  ) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: 5))
    var recipe = squat(side)
    recipe.freeLeg = freeLeg

    let trial = try subject.singleLegSquat(recipe)

    let truth = trial.truth
    let leg = truth.legs[side]
    #expect(trial.name == "single_leg_squat")
    #expect(truth.repetitions.count == 2)
    for repetition in truth.repetitions {
      #expect(repetition.task == .singleLegSquat)
      #expect(repetition.side == BodySide(side))
      let bottom = repetition.bottom
      #expect(Angle.radians(leg.kneeFlexion[bottom]).isClose(to: .degrees(60), within: 1e-7))
      #expect(leg.kneeFlexion[bottom].isClose(to: leg.kneeFlexion.max() ?? 0, within: 1e-9))
      #expect(Angle.radians(leg.kneeAdduction[bottom]).isClose(to: .degrees(-7)))
      #expect(Angle.radians(truth.pelvisObliquity[bottom]).isClose(to: side.sign * .degrees(6)))
      #expect(Angle.radians(truth.trunkLateralLean[bottom]).isClose(to: side.sign * .degrees(11)))
      // The knee has gone inwards and the leg has bent between two stops.
      #expect(leg.medialKneeDisplacement[bottom] > 30)
      #expect(leg.frontalPlaneProjectionAngle[bottom] > Angle.degrees(10).radians)
      #expect(repetition.end - repetition.start == 150)
      let heights = (repetition.start...repetition.end).map { hips(truth, $0).y }
      #expect(heights.min() == hips(truth, bottom).y)
      #expect(heights.max()?.isClose(to: hips(truth, repetition.start).y, within: 1e-6) == true)
    }
    try expectPlanted(side, in: 0...truth.frameCount - 1, of: trial)
    try expectAnglesOfTruth(in: trial, of: subject)
  }

  @Test(arguments: Side.allCases, SingleLegSquatRecipe.FreeLeg.allCases)
  func `the other foot is off the floor while one leg squats`(
    side: Side, freeLeg: SingleLegSquatRecipe.FreeLeg
  ) throws {
    var recipe = squat(side)
    recipe.freeLeg = freeLeg
    let trial = try SimulatedSubject().singleLegSquat(recipe)
    let sole = Sole(side.opposite, of: trial, ankleHeight: 80)
    let lows = (0..<trial.truth.frameCount).map { sole.lowest($0) }

    #expect((lows.min() ?? -1) > -1)
    for repetition in trial.truth.repetitions {
      #expect((lows[repetition.start...repetition.end].min() ?? 0) > 30)
    }
    #expect(lows[0].isClose(to: 0, within: 1e-6))
    #expect(lows[lows.count - 1].isClose(to: 0, within: 1e-6))
  }

  @Test(arguments: [150.0, 200, 300])
  func `in a step-down the other foot goes below the step and not below the floor`(
    height: Double
  ) throws {
    var recipe = StepDownRecipe(.left)
    recipe.stepHeight = height
    recipe.squat.frameRate = 50
    recipe.squat.repetitions = 2
    let subject = try SimulatedSubject()
    let trial = try subject.stepDown(recipe)
    let (free, stance) = (
      Sole(.right, of: trial, ankleHeight: 80), Sole(.left, of: trial, ankleHeight: 80)
    )
    let lows = (0..<trial.truth.frameCount).map { free.lowest($0) }

    for frame in 0..<trial.truth.frameCount {
      #expect(stance.lowest(frame).isClose(to: height, within: 1e-6))
    }
    #expect((lows.min() ?? -1) > 0)
    for repetition in trial.truth.repetitions {
      #expect(repetition.task == .stepDown)
      #expect(lows[repetition.bottom] < height - 60)
      #expect(lows[repetition.start] > height)
      let flexion = trial.truth.legs.left.kneeFlexion[repetition.bottom]
      #expect(Angle.radians(flexion).isClose(to: .degrees(65), within: 1e-7))
    }
    try expectAnglesOfTruth(in: trial, of: subject)
  }

  @Test func `segments move smoothly in a single-leg squat`() throws {
    var recipe = squat(.right)
    recipe.frameRate = 500
    recipe.repetitions = 1
    try expectSmooth(
      try SimulatedSubject().singleLegSquat(recipe),
      below: [("RASI", 5), ("RLEP", 5), ("LLEP", 15), ("LLMA", 25), ("LTO2", 30)])
  }

  @Test func `a mirrored single-leg squat gives mirrored markers`() throws {
    var body = BodyModel.random(seed: 9)
    body.structuralVarus = BothSides(left: .degrees(3), right: .degrees(-2))
    let recipe = squat(.left)

    try expectMirrored(
      try SimulatedSubject(body).singleLegSquat(recipe),
      try SimulatedSubject(body.mirrored).singleLegSquat(recipe.mirrored))
  }

  @Test(arguments: 1...6)
  func `bodies of every build squat on one leg`(seed: Int) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: UInt64(seed)))
    for depth in [30.0, 80] {
      var recipe = SingleLegSquatRecipe(seed % 2 == 0 ? .left : .right)
      recipe.repetitions = 1
      recipe.frameRate = 25
      recipe.depth = .degrees(depth)
      #expect(try subject.singleLegSquat(recipe).truth.repetitions.count == 1)
      var step = StepDownRecipe(recipe.side)
      step.squat = recipe
      step.squat.freeLeg = .forwards
      #expect(try subject.stepDown(step).truth.repetitions.count == 1)
    }
  }

  @Test(arguments: 1...8)
  func `bodies with hips out of place do all tasks on one leg`(seed: Int) throws {
    let subject = try SimulatedSubject(
      BodyModel.random(seed: UInt64(seed)), defects: .typical, seed: UInt64(seed))
    var squat = SingleLegSquatRecipe(seed % 2 == 0 ? .left : .right)
    squat.repetitions = 1
    squat.frameRate = 25
    var landing = SingleLegLandingRecipe(squat.side)
    landing.frameRate = 25
    var lunge = LungeRecipe(squat.side)
    lunge.frameRate = 25
    var jump = DropJumpRecipe()
    jump.frameRate = 25
    let tasks: [TaskRecipe] = [
      .singleLegSquat(squat), .singleLegLanding(landing), .lunge(lunge), .dropJump(jump),
    ]
    #expect(throws: Never.self) { try subject.trial(tasks) }
  }

  @Test func `repetitions vary and the same seed draws the same`() throws {
    var recipe = squat(.right)
    recipe.variation = 0.05
    let subject = try SimulatedSubject(defects: .typical, seed: 4)
    let (first, second) = (try subject.singleLegSquat(recipe), try subject.singleLegSquat(recipe))
    let depths = first.truth.bottoms.map { first.truth.legs.right.kneeFlexion[$0] }

    #expect(depths[0] != depths[1])
    #expect(first.trajectories[.init("RLEP"), frame: 40] == second.trajectories["RLEP", frame: 40])
    let other = try subject.singleLegSquat(recipe, take: 2)
    #expect(first.trajectories["RLEP", frame: 40] != other.trajectories["RLEP", frame: 40])
  }

  @Test func `a strategy out of range is named with its value`() {
    var recipe = squat(.right)
    recipe.strategy.pelvicDrop = .degrees(45)
    #expect {
      try SimulatedSubject().singleLegSquat(recipe)
    } throws: { error in
      "\(error)" == """
        the pelvic drop is '45.0', which is out of range
          hint: choose -30 to 30 degrees
        """
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct LandingRecipeTests {
  @Test(arguments: [0.0, 300])
  func `a landing on both feet is held and ends in standing`(box: Double) throws {
    var recipe = LandingRecipe()
    recipe.boxHeight = box
    recipe.rise = box == 0 ? 200 : 40
    recipe.landing.peakFlexion = BothSides(.degrees(55))
    recipe.landing.limbRotation.right = .degrees(10)
    recipe.landing.kneeAdduction.right = .degrees(-5)
    let subject = try SimulatedSubject(BodyModel.random(seed: 2))
    let trial = try subject.landing(recipe)
    let truth = trial.truth
    let repetition = try #require(truth.repetitions.first)
    let bottom = repetition.bottom

    #expect(repetition.task == .landing && repetition.takeOff == nil)
    #expect(repetition.start == repetition.contactFrames(frameRate: 200)[.right])
    for side in Side.allCases {
      let flexion = truth.legs[side].kneeFlexion
      #expect(Angle.radians(flexion[bottom]).isClose(to: .degrees(55), within: 1e-7))
      #expect(flexion[repetition.start...].max().map { $0 - flexion[bottom] < 1e-3 } == true)
      #expect(flexion[repetition.end].isClose(to: 0, within: 1e-3))
      // From 0.1 s after contact both soles rest.
      try expectPlanted(side, in: repetition.start + 20...truth.frameCount - 1, of: trial)
    }
    #expect(Angle.radians(truth.legs.right.kneeAdduction[bottom]).isClose(to: .degrees(-5)))
    #expect(truth.legs.right.medialKneeDisplacement[bottom] > 15)
    try expectAnglesOfTruth(in: trial, of: subject)
  }

  @Test(arguments: Side.allCases, FootContact.allCases)
  func `a landing on one leg is caught by that leg alone`(
    side: Side, contact: FootContact
  ) throws {
    var recipe = SingleLegLandingRecipe(side)
    recipe.contact = contact
    recipe.strategy.pelvicDrop = .degrees(8)
    recipe.strategy.trunkLean = .degrees(9)
    recipe.strategy.kneeAdduction = .degrees(-6)
    let body = BodyModel.random(seed: 8)
    let subject = try SimulatedSubject(body)
    let trial = try subject.singleLegLanding(recipe)
    let truth = trial.truth
    let repetition = try #require(truth.repetitions.first)
    let (sole, other) = (
      Sole(side, of: trial, ankleHeight: body.ankleHeight),
      Sole(side.opposite, of: trial, ankleHeight: body.ankleHeight)
    )
    let bottom = repetition.bottom

    #expect(repetition.side == BodySide(side))
    #expect(repetition.contacts.count == 1)
    #expect(sole.lowest(repetition.start).isClose(to: 0, within: 1e-6))
    #expect(sole.lowest(repetition.start - 1) > 1e-3)
    for frame in repetition.start...repetition.end {
      #expect(sole.lowest(frame).isClose(to: 0, within: 1e-6))
      #expect(other.lowest(frame) > 20, "frame \(frame)")
    }
    #expect(other.lowest(truth.frameCount - 1).isClose(to: 0, within: 1e-6))
    let lows = (0..<truth.frameCount).map { min(sole.lowest($0), other.lowest($0)) }
    #expect((lows.min() ?? -1) > -1)
    let flexion = truth.legs[side].kneeFlexion
    #expect(Angle.radians(flexion[bottom]).isClose(to: .degrees(60), within: 1e-7))
    #expect(Angle.radians(truth.legs[side].kneeAdduction[bottom]).isClose(to: .degrees(-6)))
    #expect(Angle.radians(truth.pelvisObliquity[bottom]).isClose(to: side.sign * .degrees(8)))
    #expect(Angle.radians(truth.trunkLateralLean[bottom]).isClose(to: side.sign * .degrees(9)))
    // The hips fall freely before the contact, to the side of the leg as well.
    let contact = try #require(repetition.contacts[side])
    let last = Int((contact * 200).rounded(.down)) - 1
    for frame in last - 30...last {
      let bend = hips(truth, frame + 1) + hips(truth, frame - 1) - 2 * hips(truth, frame)
      #expect((bend * 40).isClose(to: Vector3(0, -9.80665, 0), within: 0.02))
    }
    try expectAnglesOfTruth(in: trial, of: subject)
  }

  @Test func `a mirrored landing on one leg gives mirrored markers`() throws {
    let body = BodyModel.random(seed: 21)
    var recipe = SingleLegLandingRecipe(.left)
    recipe.frameRate = 50
    try expectMirrored(
      try SimulatedSubject(body).singleLegLanding(recipe),
      try SimulatedSubject(body.mirrored).singleLegLanding(recipe.mirrored))
  }

  @Test func `soft tissue of a landing is that of landings`() throws {
    var defects = Defects()
    defects.landingSoftTissue = .landing
    let soft = try SimulatedSubject(defects: defects, seed: 3)
    let hard = try SimulatedSubject(seed: 3)
    var recipe = LandingRecipe()
    recipe.frameRate = 50
    let (with, without) = (try soft.landing(recipe), try hard.landing(recipe))
    let bottom = with.truth.bottoms[0]

    let still = try #require(with.trajectories["RTH1", frame: 0])
    #expect(
      still.isClose(to: without.trajectories["RTH1", frame: 0] ?? .missing, within: 1e-6))
    let moved = try #require(with.trajectories["RTH1", frame: bottom])
    #expect((moved - (without.trajectories["RTH1", frame: bottom] ?? .missing)).length > 1)
    // A squat has none of it.
    let (squat, other) = (try soft.squat(), try hard.squat())
    #expect(squat.trajectories["RTH1", frame: 270] == other.trajectories["RTH1", frame: 270])
  }

  @Test(arguments: 1...8)
  func `bodies of every build land`(seed: Int) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: UInt64(seed)))
    for (flexion, box, rise) in [(40.0, 100.0, 30.0), (90, 500, 100), (70, 0, 300)] {
      var recipe = LandingRecipe()
      recipe.landing.peakFlexion = BothSides(.degrees(flexion))
      recipe.boxHeight = box
      recipe.rise = rise
      recipe.frameRate = 50
      #expect(throws: Never.self, "\(flexion) from \(box)") { try subject.landing(recipe) }
      var single = SingleLegLandingRecipe(.right)
      single.peakFlexion = .degrees(flexion)
      single.boxHeight = min(box, 300)
      single.rise = rise
      single.frameRate = 50
      #expect(throws: Never.self, "\(flexion) from \(single.boxHeight) on one leg") {
        try subject.singleLegLanding(single)
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct StaticRecipeTests {
  @Test(arguments: 1...10)
  func `the hip centres lie where the regression finds them`(seed: Int) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: UInt64(seed)))
    let trial = try subject.standing()

    // The body solves its own leg length; the regression in the test measures it.
    for side in Side.allCases {
      let expected = harrington(in: trial, side)
      let axes = pelvisAxes(trial, 0)
      let origin = middle(trial, 0, "RASI", "LASI")
      let hip =
        origin + axes.x * expected.x + axes.y * expected.y + axes.z * expected.z
      #expect(trial.truth.legs[side].hipCentre[0].isClose(to: hip, within: 1e-10))
    }
    let spine = try #require(trial.trajectories["RASI", frame: 0])
    let malleolus = try #require(trial.trajectories["RMMA", frame: 0])
    #expect((spine - malleolus).length.isClose(to: subject.legLength, within: 1e-10))
  }

  @Test(arguments: [(6.0, 0.0), (-8, 3), (0, 0), (2.5, -2.5)])
  func `the planted alignment is the hip-knee-ankle angle of the markers`(
    right: Double, left: Double
  ) throws {
    var body = BodyModel()
    body.structuralVarus = BothSides(left: .degrees(left), right: .degrees(right))
    let trial = try SimulatedSubject(body).standing()

    for (side, planted) in [(Side.right, right), (.left, left)] {
      let letter = side == .right ? "R" : "L"
      let truth = trial.truth.legs[side]
      let hip = truth.hipCentre[0]
      let knee = middle(trial, 0, MarkerName(letter + "LEP"), MarkerName(letter + "MEP"))
      let ankle = middle(trial, 0, MarkerName(letter + "LMA"), MarkerName(letter + "MMA"))
      // The angle between the segments from their inclinations to the vertical.
      let thigh = atan2(hip.z - knee.z, hip.y - knee.y)
      let shank = atan2(knee.z - ankle.z, knee.y - ankle.y)
      let varus = Angle.radians(side.sign * (shank - thigh))
      #expect(varus.isClose(to: .degrees(planted)))
      #expect(Angle.radians(truth.hkaDeviation[0]).isClose(to: .degrees(planted)))
      #expect(truth.medialKneeDisplacement[0] == 0)
    }
  }

  @Test func `the axes of the shank are parallel to those of the thigh`() throws {
    let trial = try SimulatedSubject().standing()

    for side in Side.allCases {
      let knee = ReferenceLeg(side, calibratedOn: trial, in: trial).knee(0)
      #expect(knee.isClose(to: .zero, within: 1e-9))
    }
  }

  @Test func `a static trial has all markers and a movement no medial ones`() throws {
    let subject = try SimulatedSubject()
    let still = try subject.standing().trajectories
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    let moving = try subject.squat(recipe).trajectories

    #expect(still.markers.count == 32)
    #expect(still.markers == subject.markerNames)
    #expect(still.frameCount == 200)
    #expect(
      Set(still.markers).subtracting(moving.markers) == ["RMEP", "RMMA", "LMEP", "LMMA"])
  }

  @Test(arguments: 1...5)
  func `random bodies are plausible and come again with their seed`(seed: UInt64) {
    let body = BodyModel.random(seed: seed)

    #expect(body == BodyModel.random(seed: seed))
    #expect(body != BodyModel.random(seed: seed + 100))
    // Five segments of 2.5 standard deviations would be stature ±15 % and proportion ±12 %.
    #expect((310...540).contains(body.thighLength))
    #expect((295...515).contains(body.shankLength))
    #expect((170...320).contains(body.pelvisWidth))
    #expect((60...130).contains(body.kneeWidth))
  }
}

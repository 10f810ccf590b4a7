// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct TuckJumpRecipeTests {
  @Test func `knees are pulled up between landings`() throws {
    var recipe = TuckJumpRecipe()
    recipe.jumps = 3
    recipe.travel = 30
    recipe.landing.kneeAdduction.left = .degrees(-8)
    recipe.landing.delay.right = 0.01
    recipe.thighElevation.left = .degrees(60)
    let subject = try SimulatedSubject(BodyModel.random(seed: 4))
    let trial = try subject.tuckJump(recipe)
    let truth = trial.truth

    #expect(truth.repetitions.count == 3)
    #expect(truth.repetitions.map { $0.takeOff == nil } == [false, false, true])
    for repetition in truth.repetitions {
      let left = truth.legs.left
      let bottom = repetition.bottom
      #expect(Angle.radians(left.kneeFlexion[bottom]).isClose(to: .degrees(70), within: 1e-7))
      #expect(Angle.radians(left.kneeAdduction[bottom]).isClose(to: .degrees(-8)))
      guard let off = repetition.takeOff, let next = repetition.nextContact else { continue }
      let frames = Int((off * 200).rounded(.up)) + 1...Int((next * 200).rounded(.down)) - 1
      for frame in frames {
        let bend = hips(truth, frame + 1) + hips(truth, frame - 1) - 2 * hips(truth, frame)
        #expect((bend * 40).isClose(to: Vector3(0, -9.80665, 0), within: 0.02))
      }
      // The thighs against the vertical at the top.
      let top = (frames.lowerBound + frames.upperBound) / 2
      for (leg, elevation) in [(truth.legs.right, 82.0), (left, 60)] {
        let thigh = leg.kneeCentre[top] - leg.hipCentre[top]
        let angle = Angle.radians(Double.pi / 2) - Angle.radians(-thigh.y / thigh.length)
        // For angles near 90° the cosine is the rest, but for its cube.
        #expect(elevation < 70 || angle.isClose(to: .degrees(elevation), within: 2))
        #expect(thigh.x > 0.8 * thigh.length)
      }
    }
    for side in Side.allCases {
      let sole = Sole(side, of: trial, ankleHeight: subject.body.ankleHeight)
      #expect((0..<truth.frameCount).allSatisfy { sole.lowest($0) > -1 })
    }
    try expectAnglesOfTruth(in: trial, of: subject)
  }

  @Test(arguments: 1...6)
  func `bodies of every build jump`(seed: Int) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: UInt64(seed)))
    for (height, flexion) in [(200.0, 50.0), (450, 95)] {
      var recipe = TuckJumpRecipe()
      recipe.jumps = 2
      recipe.jumpHeight = height
      recipe.landing.peakFlexion = BothSides(.degrees(flexion))
      recipe.frameRate = 50
      #expect(throws: Never.self, "\(height)") { try subject.tuckJump(recipe) }
    }
  }
}

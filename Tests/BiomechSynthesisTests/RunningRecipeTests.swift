// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct RunningRecipeTests {
  @Test(arguments: FootContact.allCases)
  func `a runner flies between steps and the feet do not slide`(contact: FootContact) throws {
    var recipe = RunningRecipe()
    recipe.strides = 2
    recipe.contact = contact
    recipe.kneeAdduction.left = .degrees(-5)
    recipe.pelvicDrop.left = .degrees(8)
    let subject = try SimulatedSubject(BodyModel.random(seed: 3))
    let trial = try subject.running(recipe)
    let truth = trial.truth
    let gait = try #require(truth.gait)
    let rate = 200.0
    var isStance = Array(repeating: false, count: truth.frameCount)

    for side in Side.allCases {
      let sole = Sole(side, of: trial, ankleHeight: subject.body.ankleHeight)
      let leg = truth.legs[side]
      for strike in gait.footStrikes[side] {
        let off = strike + recipe.contactTime
        let frames =
          Int(
            (strike * rate - 1e-6).rounded(.up))...min(
            Int((off * rate + 1e-6).rounded(.down)), truth.frameCount - 1)
        for frame in frames {
          isStance[frame] = true
          #expect(sole.lowest(frame).isClose(to: 0, within: 1e-6), "frame \(frame)")
        }
        if frames.lowerBound > 0 { #expect(sole.lowest(frames.lowerBound - 1) > 1e-4) }
        let flat = frames.filter { Double($0) / rate > strike + 0.4 * recipe.contactTime }
        for frame in flat { #expect(sole.tip(frame).isClose(to: sole.tip(flat[0]), within: 1e-6)) }
        // The lowest point of the hips lies at 45 % of the contact.
        let lowest = (strike + 0.45 * recipe.contactTime) * rate
        guard Int(lowest) + 1 < truth.frameCount else { continue }
        let near = Int(lowest.rounded())
        #expect(leg.kneeFlexion[near].isClose(to: Angle.degrees(42).radians, within: 0.02))
        let adduction = side == .left ? -5.0 : 0
        #expect(
          leg.kneeAdduction[near].isClose(to: Angle.degrees(adduction).radians, within: 0.01))
        let drop = side == .left ? -8.0 : 4
        #expect(
          truth.pelvisObliquity[near].isClose(to: Angle.degrees(drop).radians, within: 0.01))
        let first = leg.kneeFlexion[frames.lowerBound]
        #expect(Angle.radians(first) > .degrees(12) && Angle.radians(first) < .degrees(26))
      }
      #expect((0..<truth.frameCount).allSatisfy { sole.lowest($0) > -1 })
      #expect((leg.kneeFlexion.max() ?? 0) > Angle.degrees(85).radians)
      #expect((leg.kneeFlexion.min() ?? -1) > Angle.degrees(3).radians)
    }
    var flights = 0
    let strikes = (gait.footStrikes.left + gait.footStrikes.right).map { Int($0 * rate) }
    for frame in (strikes.min() ?? 0) + 1..<(strikes.max() ?? 0)
    where !isStance[frame - 1] && !isStance[frame] && !isStance[frame + 1] {
      let bend = hips(truth, frame + 1) + hips(truth, frame - 1) - 2 * hips(truth, frame)
      #expect((bend * 40).isClose(to: Vector3(0, -9.80665, 0), within: 0.05), "frame \(frame)")
      flights += 1
    }
    #expect(flights > 60)
    let way = hips(truth, 200) - hips(truth, 0)
    #expect(way.x.isClose(to: 3000, within: 1e-3))
    try expectAnglesOfTruth(in: trial, of: subject)
  }

  @Test func `mirrors agree and knees bend at the speed of runners`() throws {
    var recipe = RunningRecipe()
    recipe.strides = 1
    recipe.limbRotation.right = .degrees(6)
    let body = BodyModel.random(seed: 5)
    let trial = try SimulatedSubject(body).running(recipe)
    try expectMirrored(trial, try SimulatedSubject(body.mirrored).running(recipe.mirrored))
    let flexion = trial.truth.legs.right.kneeFlexion
    let fastest = zip(flexion.dropFirst(), flexion).map { ($0 - $1).magnitude * 200 }.max() ?? 0
    #expect(fastest < Angle.degrees(1300).radians, "\(fastest * 57.3)°/s")
  }

  @Test(arguments: 1...8, [(2.5, 160.0, 0.26), (3.0, 165, 0.24), (3.6, 172, 0.21)])
  func `bodies of every build run`(seed: Int, pace: (Double, Double, Double)) throws {
    var defects = Defects()
    defects.landmarks.hipCentre = 5
    let subject = try SimulatedSubject(
      BodyModel.random(seed: UInt64(seed)), defects: defects, seed: UInt64(seed))
    var recipe = RunningRecipe()
    // Short legs make short and quick steps.
    let scale = ((subject.body.thighLength + subject.body.shankLength) / 820).squareRoot()
    (recipe.speed, recipe.cadence, recipe.contactTime) = (
      pace.0 * scale, pace.1 / scale, pace.2 * scale
    )
    recipe.strides = 1
    recipe.frameRate = 50
    #expect(throws: Never.self) { try subject.running(recipe) }
  }

  @Test func `steps that no leg reaches are refused`() {
    var recipe = RunningRecipe()
    recipe.speed = 8
    recipe.cadence = 120
    recipe.contactTime = 0.45
    #expect(throws: RecipeError.stepOutOfReach) { try SimulatedSubject().running(recipe) }
  }
}

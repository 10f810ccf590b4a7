// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct DropJumpRecipeTests {
  private static func valgus() -> DropJumpRecipe {
    var recipe = DropJumpRecipe()
    recipe.landing.kneeAdduction = BothSides(left: .degrees(-9), right: nil)
    recipe.landing.limbRotation.left = .degrees(12)
    recipe.landing.contactKneeAdduction.right = .degrees(-3)
    recipe.landing.contactFlexion = BothSides(left: .degrees(20), right: .degrees(25))
    recipe.landing.peakFlexion = BothSides(left: .degrees(88), right: .degrees(80))
    return recipe
  }

  @Test func `a drop jump has at contact and at the bottom what was asked for`() throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: 3))
    let trial = try subject.dropJump(Self.valgus())
    let truth = trial.truth
    let repetition = try #require(truth.repetitions.first)
    let (left, right) = (truth.legs.left, truth.legs.right)
    let bottom = repetition.bottom

    #expect(truth.repetitions.count == 1)
    #expect(repetition.task == .dropJump && repetition.side == .both)
    #expect(Angle.radians(left.kneeFlexion[bottom]).isClose(to: .degrees(88), within: 1e-7))
    #expect(Angle.radians(right.kneeFlexion[bottom]).isClose(to: .degrees(80), within: 1e-7))
    #expect(Angle.radians(left.kneeAdduction[bottom]).isClose(to: .degrees(-9)))
    #expect(Angle.radians(right.kneeAdduction[bottom]).isClose(to: .zero))
    #expect(left.medialKneeDisplacement[bottom] > 40)
    let stance = repetition.start...repetition.end
    for leg in [left, right] {
      #expect(leg.kneeFlexion[stance].max().map { $0 - leg.kneeFlexion[bottom] < 1e-3 } == true)
    }
    // At the first contact, between two frames.
    let contact = try #require(repetition.contacts[.left])
    let frame = Int(contact * 200)
    #expect(left.kneeFlexion[frame] <= Angle.degrees(20.5).radians)
    #expect(left.kneeFlexion[frame + 1] >= Angle.degrees(19.5).radians)
    #expect(left.kneeFlexion[frame + 1] <= Angle.degrees(26).radians)
    #expect(right.kneeAdduction[frame].isClose(to: Angle.degrees(-3).radians, within: 0.005))
    try expectAnglesOfTruth(in: trial, of: subject)
  }

  @Test(arguments: FootContact.allCases, [100.0, 200, 1000])
  func `events are where the soles meet and leave the floor`(
    contact: FootContact, rate: Double
  ) throws {
    var recipe = Self.valgus()
    recipe.landing.contact = BothSides(contact)
    recipe.landing.delay.right = 0.012
    recipe.frameRate = rate
    let trial = try SimulatedSubject().dropJump(recipe)
    let repetition = try #require(trial.truth.repetitions.first)
    let contacts = repetition.contactFrames(frameRate: rate)
    let takeOff = try #require(repetition.takeOffFrame(frameRate: rate))
    let next = try #require(repetition.nextContactFrame(frameRate: rate))
    for side in Side.allCases {
      let sole = Sole(side, of: trial, ankleHeight: 80)
      let frame = try #require(contacts[side])
      for stand in frame..<takeOff {
        #expect(sole.lowest(stand).isClose(to: 0, within: 1e-6), "frame \(stand)")
      }
      #expect(sole.lowest(frame - 1) > 1e-3)
      #expect(sole.lowest(takeOff) > 0 && sole.lowest(takeOff + 1) > 1e-3)
      #expect(sole.lowest(next - 1) > 1e-3)
      #expect(sole.lowest(next).isClose(to: 0, within: 1e-6))
      // The part that turns stays where it is.
      let ends = contact == .heel ? (frame..<frame + 1) : (frame..<takeOff)
      for stand in ends {
        #expect(sole.tip(stand).isClose(to: sole.tip(ends.lowerBound), within: 1e-6))
      }
    }
    let delay = try #require(repetition.contacts[.right]) - (repetition.contacts[.left] ?? 0)
    #expect(delay.isClose(to: 0.012, within: 1e-9))
    #expect(repetition.start == contacts[.left])
    #expect(repetition.end == takeOff)
  }

  @Test(arguments: [120.0, 200, 500])
  func `the hips fall freely while no foot is on the ground`(rate: Double) throws {
    var recipe = Self.valgus()
    recipe.frameRate = rate
    let truth = try SimulatedSubject().dropJump(recipe).truth
    let repetition = try #require(truth.repetitions.first)
    let off = try #require(repetition.takeOff)
    let next = try #require(repetition.nextContact)
    let frames = Int((off * rate).rounded(.up)) + 1...Int((next * rate).rounded(.down)) - 1
    let contact = try #require(repetition.contacts.values.min())
    let before = Int((contact * rate).rounded(.down))
    // 0.2 s before contact the body is falling from the box already.
    for frame in Array(frames) + Array(before - Int(0.2 * rate)...before - 1) {
      let bend = hips(truth, frame + 1) + hips(truth, frame - 1) - 2 * hips(truth, frame)
      let acceleration = bend * (rate * rate / 1000)
      #expect(acceleration.isClose(to: Vector3(0, -9.80665, 0), within: 0.02), "frame \(frame)")
    }
    // Height by flight time.
    let rise = frames.map { hips(truth, $0).y }.max() ?? 0
    let atOff = hips(truth, Int((off * rate).rounded(.up))).y
    #expect(rise - atOff < 250.1 && rise - atOff > 210)
  }

  @Test func `knees bend at the speed of athletes and the body does not jerk`() throws {
    var recipe = DropJumpRecipe()
    recipe.frameRate = 1000
    let trial = try SimulatedSubject().dropJump(recipe)
    let flexion = trial.truth.legs.right.kneeFlexion
    let fastest = zip(flexion.dropFirst(), flexion).map { ($0 - $1).magnitude * 1000 }.max() ?? 0
    #expect(fastest < Angle.degrees(1100).radians, "\(fastest * 57.3)°/s")
    let jumps = zip(flexion.dropFirst(), flexion).map { ($0 - $1).magnitude }.max() ?? 1
    #expect(jumps < 0.02)
  }

  @Test func `several drop jumps follow each other from box to box`() throws {
    var recipe = Self.valgus()
    recipe.repetitions = 3
    recipe.frameRate = 100
    recipe.variation = 0.04
    let trial = try SimulatedSubject().dropJump(recipe)
    let truth = trial.truth

    #expect(truth.repetitions.count == 3)
    let depths = truth.bottoms.map { truth.legs.left.kneeFlexion[$0] }
    #expect(Set(depths).count == 3)
    for repetition in truth.repetitions {
      let sole = Sole(.left, of: trial, ankleHeight: 80)
      let frame = try #require(repetition.contactFrames(frameRate: 100)[.left])
      #expect(sole.lowest(frame).isClose(to: 0, within: 1e-6))
      #expect(sole.lowest(frame - 1) > 0)
    }
    for frame in 1..<truth.frameCount {
      #expect((hips(truth, frame) - hips(truth, frame - 1)).length < 45, "frame \(frame)")
    }
  }

  @Test func `a mirrored drop jump gives mirrored markers`() throws {
    let body = BodyModel.random(seed: 12)
    var recipe = Self.valgus()
    recipe.landing.delay.left = 0.01
    recipe.landing.trunk.lateralLean = .degrees(5)
    try expectMirrored(
      try SimulatedSubject(body).dropJump(recipe),
      try SimulatedSubject(body.mirrored).dropJump(recipe.mirrored))
  }

  @Test(arguments: 1...10)
  func `bodies of every build drop and jump`(seed: Int) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: UInt64(seed)))
    for (flexion, box, height) in [(50.0, 200.0, 150.0), (110, 450, 400), (85, 300, 80)] {
      var recipe = DropJumpRecipe()
      recipe.landing.peakFlexion = BothSides(.degrees(flexion))
      recipe.boxHeight = box
      recipe.jumpHeight = height
      recipe.distance = box
      recipe.frameRate = 50
      #expect(try subject.dropJump(recipe).truth.repetitions.count == 1)
    }
  }
}

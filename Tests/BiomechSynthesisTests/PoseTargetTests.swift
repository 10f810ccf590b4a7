// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// What a target asks for is worked out from the joint centres of the truth, at the bottom.
struct PoseTargetTests {
  private static let tasks: [TaskRecipe] = {
    var squat = SquatRecipe()
    squat.frameRate = 20
    squat.repetitions = 1
    squat.depth = .degrees(70)
    var single = SingleLegSquatRecipe(.left)
    single.frameRate = 20
    single.repetitions = 1
    var step = StepDownRecipe(.left)
    step.squat.frameRate = 20
    step.squat.repetitions = 1
    var drop = DropJumpRecipe()
    drop.frameRate = 40
    drop.landing.peakFlexion = BothSides(.degrees(70))
    var landing = LandingRecipe()
    landing.frameRate = 40
    landing.landing.peakFlexion = BothSides(.degrees(70))
    var alone = SingleLegLandingRecipe(.left)
    alone.frameRate = 40
    return [
      .squat(squat), .singleLegSquat(single), .stepDown(step), .dropJump(drop),
      .landing(landing), .singleLegLanding(alone),
    ]
  }()

  private let subject: SimulatedSubject

  init() throws { subject = try SimulatedSubject(BodyModel.random(seed: 6)) }

  private func bottom(
    _ index: Int, _ target: PoseTarget
  ) throws -> (truth: Truth, frame: Int, leg: LegTruth) {
    let task = try subject.task(Self.tasks[index], reaching: target)
    let truth = try subject.trial([task]).truth
    return (truth, try #require(truth.bottoms.first), truth.legs.left)
  }

  @Test(arguments: 0..<6, [5.0, 14])
  func `a projection angle is reached`(task: Int, degrees: Double) throws {
    let (_, frame, leg) = try bottom(task, .frontalPlaneProjectionAngle(.left, .degrees(degrees)))
    let (h, k, a) = (leg.hipCentre[frame], leg.kneeCentre[frame], leg.ankleCentre[frame])
    // The left knee goes to the right of the line from ankle to hip: against the clock, seen from
    // behind.
    let thigh = Vector3(k.z - h.z, k.y - h.y, 0)
    let shank = Vector3(a.z - k.z, a.y - k.y, 0)
    let sine = thigh.cross(shank).z / (thigh.length * shank.length)
    #expect((-sine).isClose(to: SinAngle.sine(degrees), within: 1e-6))
    let truth = Angle.radians(leg.frontalPlaneProjectionAngle[frame])
    #expect(truth.isClose(to: .degrees(degrees), within: 1e-6))
  }

  @Test(arguments: 0..<6, [0.0, 45])
  func `a medial knee displacement is reached`(task: Int, millimetres: Double) throws {
    let (_, frame, leg) = try bottom(task, .medialKneeDisplacement(.left, millimetres))
    #expect(leg.medialKneeDisplacement[frame].isClose(to: millimetres, within: 1e-5))
  }

  @Test(arguments: [0, 3, 4], [0.6, 1.0])
  func `a separation ratio is reached on both legs`(task: Int, ratio: Double) throws {
    let (truth, frame, _) = try bottom(task, .kneeAnkleSeparationRatio(ratio))
    let knees = truth.legs.right.kneeCentre[frame].z - truth.legs.left.kneeCentre[frame].z
    let ankles = truth.legs.right.ankleCentre[frame].z - truth.legs.left.ankleCentre[frame].z
    #expect((knees / ankles).isClose(to: ratio, within: 1e-6))
  }

  @Test(arguments: 0..<6)
  func `knee abduction and the lean of the trunk are reached`(task: Int) throws {
    let (_, frame, leg) = try bottom(task, .kneeAbduction(.left, .degrees(13)))
    #expect(Angle.radians(leg.kneeAdduction[frame]).isClose(to: .degrees(-13)))
    let (truth, bottom, _) = try bottom(task, .trunkLean(.degrees(12)))
    let sign = [0, 3, 4].contains(task) ? 1.0 : -1
    #expect(Angle.radians(truth.trunkLateralLean[bottom]).isClose(to: sign * .degrees(12)))
  }

  @Test(arguments: 0..<6, [12.0, 24])
  func `the bending of the ankle is reached, and no knee bends more or less`(
    task: Int, degrees: Double
  ) throws {
    let (_, frame, leg) = try bottom(task, .ankleDorsiflexion(.left, .degrees(degrees)))
    // A landing takes another time, so its deepest point is another frame.
    let plain = try subject.trial([Self.tasks[task]]).truth
    let flexion = plain.legs.left.kneeFlexion[try #require(plain.bottoms.first)]
    #expect(
      Angle.radians(leg.ankleDorsiflexion[frame]).isClose(to: .degrees(degrees), within: 1e-6))
    #expect(leg.kneeFlexion[frame].isClose(to: flexion, within: 1e-9))
  }

  @Test(arguments: 0..<6, [4.0, 18])
  func `hip adduction is reached`(task: Int, degrees: Double) throws {
    let (_, frame, leg) = try bottom(task, .hipAdduction(.left, .degrees(degrees)))
    #expect(Angle.radians(leg.hipAdduction[frame]).isClose(to: .degrees(degrees), within: 1e-5))
  }

  @Test(arguments: [1, 2, 5])
  func `a pelvic drop is reached on one leg`(task: Int) throws {
    let (truth, frame, _) = try bottom(task, .pelvicDrop(.degrees(9)))
    #expect(Angle.radians(truth.pelvisObliquity[frame]).isClose(to: .degrees(-9)))
  }

  @Test func `what two legs cannot do is refused`() {
    #expect(throws: RecipeError.self) {
      try subject.task(Self.tasks[0], reaching: .pelvicDrop(.degrees(5)))
    }
    #expect(throws: RecipeError.self) {
      try subject.task(Self.tasks[1], reaching: .medialKneeDisplacement(.left, 900))
    }
  }
}

/// Sines of degrees.
private enum SinAngle {
  static func sine(_ degrees: Double) -> Double {
    let rotation: Rotation<Laboratory, Laboratory> = .aboutZ(.degrees(degrees))
    return rotation.x.y
  }
}

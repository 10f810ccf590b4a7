// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// Angles are compared within 1e-9°: some thousand times the rounding of positions near 1000 mm.
struct KnownAnglesTests {
  @Test(arguments: Side.allCases, [-25, -10, 0, 10, 25] as [Double])
  func `a free motion has the angles it was asked for`(side: Side, adduction: Double) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: 5))
    let flexions = stride(from: 0.0, through: 120, by: 15)
    let poses = flexions.map { flexion in
      BodyPose(
        pelvis: PelvisPose(
          anteriorTilt: .degrees(0.3 * flexion), obliquity: .degrees(adduction / 4),
          rotation: .degrees(-adduction)),
        legs: BothSides(
          LegAngles(
            hipFlexion: .degrees(0.8 * flexion), hipAdduction: .degrees(adduction / 2),
            hipInternalRotation: .degrees(15 - adduction), kneeFlexion: .degrees(flexion),
            kneeAdduction: .degrees(adduction), kneeInternalRotation: .degrees(0.1 * flexion - 5))))
    }
    let leg = ReferenceLeg(
      side, calibratedOn: try subject.standing(), in: try subject.motion(of: poses))

    for (frame, flexion) in flexions.enumerated() {
      let knee = leg.knee(frame)
      #expect(knee.isClose(to: Vector3(flexion, adduction, 0.1 * flexion - 5), within: 1e-9))
      let hip = leg.hip(frame)
      #expect(
        hip.isClose(to: Vector3(0.8 * flexion, adduction / 2, 15 - adduction), within: 1e-9))
    }
  }

  @Test(arguments: Side.allCases)
  func `a squat has the angles that its truth says`(side: Side) throws {
    var body = BodyModel.random(seed: 3)
    body.structuralVarus = BothSides(left: .degrees(-4), right: .degrees(6))
    let subject = try SimulatedSubject(body)
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.frameRate = 25
    recipe.kneeAdduction = BothSides(left: .degrees(9), right: .degrees(-14))
    recipe.kneeInternalRotation = BothSides(left: .degrees(-3), right: .degrees(8))
    recipe.limbRotation = BothSides(left: .degrees(-6), right: .degrees(11))
    let trial = try subject.squat(recipe)
    let leg = ReferenceLeg(side, calibratedOn: try subject.standing(), in: trial)
    let truth = trial.truth.legs[side]

    for frame in 0..<trial.truth.frameCount {
      let knee = Vector3(
        truth.kneeFlexion[frame], truth.kneeAdduction[frame], truth.kneeInternalRotation[frame])
      let hip = Vector3(
        truth.hipFlexion[frame], truth.hipAdduction[frame], truth.hipInternalRotation[frame])
      #expect(leg.knee(frame).isClose(to: knee * (180 / .pi), within: 1e-9))
      #expect(leg.hip(frame).isClose(to: hip * (180 / .pi), within: 1e-9))
      #expect(leg.hipCentre(frame).isClose(to: truth.hipCentre[frame], within: 1e-9))
    }
    let bottom = try #require(trial.truth.bottoms.first)
    #expect(Angle.radians(truth.kneeFlexion[bottom]).isClose(to: recipe.depth))
    let adduction = try #require(recipe.kneeAdduction[side])
    #expect(Angle.radians(truth.kneeAdduction[bottom]).isClose(to: adduction))
  }

  @Test func `the pelvis stands in the laboratory as it was asked to`() throws {
    // Test vector TV19: Ry(10°) Rx(5°) Rz(−12°) is rotation 10, right side down 5, anterior tilt 12.
    let pose = BodyPose(
      pelvis: PelvisPose(
        anteriorTilt: .degrees(12), obliquity: .degrees(-5), rotation: .degrees(10)),
      legs: BothSides(LegAngles()))
    let expected: Rotation<Laboratory, Laboratory> = Rotation(
      CardanYXZ(aboutY: .degrees(10), aboutX: .degrees(5), aboutZ: .degrees(-12)))

    let axes = pelvisAxes(try SimulatedSubject().motion(of: [pose]), 0)

    #expect(axes.x.isClose(to: expected.x, within: 1e-12))
    #expect(axes.y.isClose(to: expected.y, within: 1e-12))
    #expect(axes.z.isClose(to: expected.z, within: 1e-12))
  }

  @Test func `flexed hips bring the knees forward and flexed knees the feet back`() throws {
    var angles = LegAngles()
    angles.hipFlexion = .degrees(40)
    angles.kneeFlexion = .degrees(60)
    let truth = try SimulatedSubject().motion(of: [BodyPose(legs: BothSides(angles))]).truth

    for side in Side.allCases {
      let leg = truth.legs[side]
      #expect(leg.kneeCentre[0].x > leg.hipCentre[0].x + 200)
      #expect(leg.ankleCentre[0].x < leg.kneeCentre[0].x - 100)
    }
  }

  @Test(arguments: Side.allCases)
  func `adduction brings the next joint inwards and internal rotation the toes`(
    side: Side
  ) throws {
    var hip = LegAngles()
    hip.hipAdduction = .degrees(10)
    var knee = LegAngles()
    knee.kneeAdduction = .degrees(10)
    var turn = LegAngles()
    turn.kneeInternalRotation = .degrees(20)
    let trial = try SimulatedSubject().motion(
      of: [LegAngles(), hip, knee, turn].map { BodyPose(legs: BothSides($0)) })
    let leg = trial.truth.legs[side]
    func outwards(_ v: Vector3) -> Double { side.sign * v.z }

    #expect(outwards(leg.kneeCentre[1]) < outwards(leg.kneeCentre[0]) - 50)
    #expect(outwards(leg.ankleCentre[2]) < outwards(leg.ankleCentre[0]) - 50)
    let toe = MarkerName(side == .right ? "RTO2" : "LTO2")
    let places = try (0..<4).map { try #require(trial.trajectories[toe, frame: $0]) }
    #expect(outwards(places[3]) < outwards(places[0]) - 30)
  }
}

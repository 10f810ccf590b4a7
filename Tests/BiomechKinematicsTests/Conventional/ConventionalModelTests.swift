// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct ConventionalModelTests {
  /// A few poses with large and unlike angles on both sides.
  private let bodies: [HandBuiltConventionalBody] = stride(from: 0.0, through: 90, by: 15).map {
    flexion in
    var body = HandBuiltConventionalBody()
    body.labFromPelvis = Rotation(
      CardanZXY(aboutZ: .degrees(-11), aboutX: .degrees(4), aboutY: .degrees(flexion / 5 - 9)))
    body.left.knee = CardanZXY(
      aboutZ: .degrees(-flexion), aboutX: .degrees(flexion / 9), aboutY: .degrees(7))
    body.right.knee = CardanZXY(
      aboutZ: .degrees(-flexion / 2), aboutX: .degrees(-6), aboutY: .degrees(-flexion / 7))
    body.right.hip = CardanZXY(
      aboutZ: .degrees(flexion), aboutX: .degrees(-8), aboutY: .degrees(12))
    body.thighOffset = .degrees(6)
    body.shankOffset = .degrees(-9)
    body.tibialTorsion = .degrees(17)
    return body
  }

  /// The offsets of the bodies as a file stores them, in radians.
  private var stored: [String: [Double]] {
    func both(_ name: String, _ degrees: Double) -> [(String, [Double])] {
      ["L", "R"].map { ("\($0)\(name)", [degrees * .pi / 180]) }
    }
    return Dictionary(
      uniqueKeysWithValues: both("ThighRotation", 6) + both("ShankRotation", -9)
        + both("TibialTorsion", 17) + [("LLegLength", [880]), ("RLegLength", [880])]
        + [("InterAsisDistance", [240])])
  }

  private func expectPlanted(_ track: BodyTrack) {
    for (frame, body) in bodies.enumerated() {
      for side in Side.allCases {
        let bones = body.bones(side)
        let leg = track.bodies[frame][side]
        // Rounding over levers of some 50 mm.
        #expect(leg.hip?.isClose(to: bones.hip, within: 1e-8) ?? false)
        #expect(leg.knee?.isClose(to: bones.thigh.translation, within: 1e-8) ?? false)
        #expect(leg.ankle?.isClose(to: bones.ankle, within: 1e-8) ?? false)
        #expect(leg.thigh?.rotation.isClose(to: bones.thigh.rotation) ?? false)
        #expect(leg.shank?.rotation.isClose(to: bones.shank.rotation) ?? false)
      }
    }
  }

  @Test func `planted bones come back through wands off the axes and a twisted shank`() throws {
    let trial = HandBuiltConventionalBody.trial("motion", bodies, parameters: stored)
    let model = try ConventionalModel(
      for: ModelInputs(trials: [trial], subject: HandBuiltConventionalBody().subject))

    expectPlanted(model.track(trial))
  }

  /// A body with its knees unturned, as a static trial takes them to be: what markers show of the
  /// shank there is counted from the knee's axis.
  private func standing(_ body: HandBuiltConventionalBody) -> HandBuiltConventionalBody {
    var body = body
    body.left.knee.aboutY = .zero
    body.right.knee.aboutY = .zero
    return body
  }

  @Test func `medial markers in the static trial show the offsets`() throws {
    let trial = HandBuiltConventionalBody.trial("motion", bodies)
    let standing = HandBuiltConventionalBody.trial(
      "static", Array(repeating: standing(bodies[1]), count: 3), medial: true)
    let model = try ConventionalModel(
      for: ModelInputs(
        calibration: standing, trials: [trial], subject: HandBuiltConventionalBody().subject))

    let parameters = model.parameters(for: trial).parameters
    #expect(parameters.left.thighOffset.isClose(to: .degrees(6), within: 1e-9))
    #expect(parameters.right.shankOffset.isClose(to: .degrees(-9), within: 1e-9))
    #expect(parameters.right.tibialTorsion.isClose(to: .degrees(17), within: 1e-9))
    expectPlanted(model.track(trial))
  }

  @Test func `a knee alignment device in the static trial shows the axis of the knee`() throws {
    var bodies = bodies
    // Nothing but the device shows the ankle's axis, which then is the knee's.
    for frame in bodies.indices { bodies[frame].tibialTorsion = .zero }
    let trial = HandBuiltConventionalBody.trial("motion", bodies)
    let standing = HandBuiltConventionalBody.trial(
      "static", [standing(bodies[0]), standing(bodies[1])], devices: true)
    let model = try ConventionalModel(
      for: ModelInputs(
        calibration: standing, trials: [trial], subject: HandBuiltConventionalBody().subject))

    let track = model.track(trial)
    for (frame, body) in bodies.enumerated() {
      for side in Side.allCases {
        let bones = body.bones(side)
        let leg = track.bodies[frame][side]
        #expect(leg.thigh?.rotation.isClose(to: bones.thigh.rotation) ?? false)
        #expect(leg.shank?.rotation.isClose(to: bones.shank.rotation) ?? false)
      }
    }
    // The device stands for the marker on the knee in the static trial itself.
    #expect(
      model.track(standing).bodies.allSatisfy { $0.left.thigh != nil && $0.right.foot != nil })
  }

  @Test func `hip, knee, ankle and pelvis angles are the planted ones`() throws {
    var body = bodies[2]
    // Stored offsets of the foot are 0 here, so the ankle is that of the line to the toe.
    body.tibialTorsion = .degrees(17)
    let trial = HandBuiltConventionalBody.trial("motion", [body, body, body], parameters: stored)
    let found = try ConventionalModel(
      for: ModelInputs(trials: [trial], subject: HandBuiltConventionalBody().subject)
    ).kinematics(of: trial)

    func degrees(_ variable: Variable, _ side: BodySide) throws -> Double {
      Angle.radians(try #require(found[variable, side]?[1])).degrees
    }
    for side in Side.allCases {
      let leg = body[side]
      let both = BodySide(side)
      #expect(try degrees(.hipFlexion, both).isClose(to: leg.hip.aboutZ.degrees, within: 1e-9))
      #expect(try degrees(.hipAdduction, both).isClose(to: leg.hip.aboutX.degrees, within: 1e-9))
      #expect(try degrees(.kneeFlexion, both).isClose(to: -leg.knee.aboutZ.degrees, within: 1e-9))
      #expect(try degrees(.kneeAdduction, both).isClose(to: leg.knee.aboutX.degrees, within: 1e-9))
      #expect(
        try degrees(.kneeInternalRotation, both).isClose(
          to: leg.knee.aboutY.degrees, within: 1e-9))
      #expect(
        try degrees(.ankleDorsiflexion, both).isClose(
          to: leg.dorsiflexion.degrees, within: 1e-9))
      #expect(
        try degrees(.ankleInternalRotation, both).isClose(
          to: leg.footInwards.degrees, within: 1e-9))
    }
    #expect(try degrees(.pelvisAnteriorTilt, .both).isClose(to: 11, within: 1e-9))
    #expect(try degrees(.pelvisObliquity, .both).isClose(to: -4, within: 1e-9))
    #expect(try degrees(.pelvisRotation, .both).isClose(to: -3, within: 1e-9))
  }

  @Test func `a static trial takes the foot from heel to toe and gives it to the motion`() throws {
    let standing = HandBuiltConventionalBody.trial("static", [HandBuiltConventionalBody()])
    let motion = HandBuiltConventionalBody.trial("motion", [HandBuiltConventionalBody()])
    for isFlat in [true, false] {
      var inputs = ModelInputs(
        calibration: standing, trials: [motion], subject: HandBuiltConventionalBody().subject)
      inputs.settings.footFlat = isFlat
      let model = try ConventionalModel(for: inputs)
      let toe = try #require(standing.trajectories["LTOE", frame: 0])
      let heel = try #require(standing.trajectories["LHEE", frame: 0])
      let way = isFlat ? Vector3(toe.x - heel.x, 0, toe.z - heel.z) : toe - heel

      let stood = try #require(model.track(standing).bodies[0].left.foot)
      let moved = try #require(model.track(motion).bodies[0].left.foot)

      #expect(stood.rotation.x.isClose(to: try #require(way.normalized), within: 1e-12))
      #expect(moved.rotation.x.isClose(to: stood.rotation.x, within: 1e-12))
    }
  }

  @Test func `a segment is missing exactly where one of its markers is`() throws {
    var trial = HandBuiltConventionalBody.trial("motion", bodies, parameters: stored)
    trial.trajectories.move("LTHI", frame: 1, to: nil)
    trial.trajectories.move("RTIB", frame: 2, to: nil)
    trial.trajectories.move("RPSI", frame: 3, to: nil)
    trial.trajectories.move("LHEE", frame: 4, to: nil)
    trial.trajectories.move("LTOE", frame: 5, to: nil)
    let track = try ConventionalModel(
      for: ModelInputs(trials: [trial], subject: HandBuiltConventionalBody().subject)
    ).track(trial)

    func parts(_ frame: Int, _ side: Side) -> [Bool] {
      let body = track.bodies[frame]
      return [
        body.pelvis != nil, body[side].thigh != nil, body[side].shank != nil,
        body[side].foot != nil,
      ]
    }
    #expect(parts(1, .left) == [true, false, false, false])
    #expect(parts(1, .right) == [true, true, true, true])
    #expect(parts(2, .right) == [true, true, false, false])
    #expect(parts(3, .left) == [false, false, false, false])
    // The heel is needed in the static trial alone.
    #expect(parts(4, .left) == [true, true, true, true])
    #expect(parts(5, .left) == [true, true, true, false])
  }
}

extension Rotation {
  /// Whether all axes agree but for rounding.
  func isClose(to other: Self) -> Bool {
    x.isClose(to: other.x, within: 1e-10) && y.isClose(to: other.y, within: 1e-10)
      && z.isClose(to: other.z, within: 1e-10)
  }
}

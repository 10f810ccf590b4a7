// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

private let frames: [HandBuiltBody.Turns] = [
  HandBuiltBody.Turns(),
  HandBuiltBody.Turns(
    knee: Vector3(20, 3, -4), ankle: Vector3(12, 0, 0), trunk: Vector3(10, 0, 0)),
  HandBuiltBody.Turns(
    knee: Vector3(60, -6, 8), ankle: Vector3(-25, 14, 9), trunk: Vector3(-12, 8, 35)),
  HandBuiltBody.Turns(
    knee: Vector3(5, 0, 0), ankle: Vector3(3, -18, -20), trunk: Vector3(4, -15, -6)),
]

private func kinematics(
  _ request: ModelRequest, _ reference: FootReference = .neutral
) throws -> TrialKinematics {
  var settings = ModelSettings()
  settings.footReference = reference
  let trial = HandBuiltBody.trial("motion", frames)
  return try KinematicModel(
    request,
    for: ModelInputs(
      calibration: HandBuiltBody.standing(), trials: [trial], settings: settings)
  ).kinematics(of: trial)
}

struct FootAndTrunkTests {
  @Test(arguments: [ModelRequest.calibrated, .direct])
  func `planted ankle angles come back on both sides`(request: ModelRequest) throws {
    let found = try kinematics(request)

    for side in Side.allCases {
      let dorsiflexion = try #require(found[.ankleDorsiflexion, side])
      let inversion = try #require(found[.ankleInversion, side])
      let rotation = try #require(found[.ankleInternalRotation, side])
      for (frame, turns) in frames.enumerated() {
        #expect(dorsiflexion[frame].isClose(to: Angle.degrees(turns.ankle.x).radians, within: 1e-9))
        #expect(inversion[frame].isClose(to: Angle.degrees(turns.ankle.y).radians, within: 1e-9))
        #expect(rotation[frame].isClose(to: Angle.degrees(turns.ankle.z).radians, within: 1e-9))
      }
    }
  }

  @Test(arguments: [ModelRequest.calibrated, .direct])
  func `the anatomical reference keeps the slope between the markers of heel and toe`(
    request: ModelRequest
  ) throws {
    let found = try kinematics(request, .anatomical)

    // The toe marker stands 10 mm lower than the heel marker and 190 mm before it.
    let slope = -atan2(10.0, 190.0)
    for side in Side.allCases {
      let dorsiflexion = try #require(found[.ankleDorsiflexion, side])
      let rotation = try #require(found[.ankleInternalRotation, side])
      #expect(dorsiflexion[0].isClose(to: slope, within: 0.001))
      #expect(rotation[0].isClose(to: -HandBuiltBody.toeOut.radians, within: 0.001))
    }
  }

  @Test(arguments: [ModelRequest.calibrated, .direct, .frontal])
  func `foot progression is the direction of the foot over the floor`(
    request: ModelRequest
  ) throws {
    let found = try kinematics(request)

    for side in Side.allCases {
      let progression = try #require(found[.footProgression, side])
      for (frame, turns) in frames.enumerated() {
        // The frontal model takes the markers as they are, which slope.
        let along = request == .frontal ? Vector3(190, -10, 0) : Vector3(1, 0, 0)
        let foot = HandBuiltBody.direction(along, ofFoot: side, turns)
        let expected = -side.sign * atan2(foot.z, foot.x)
        #expect(progression[frame].isClose(to: expected, within: 1e-9))
      }
      #expect(progression[0].isClose(to: -HandBuiltBody.toeOut.radians, within: 1e-9))
    }
    #expect((found[.ankleDorsiflexion, Side.left] == nil) == (request == .frontal))
  }

  @Test(arguments: [ModelRequest.calibrated, .direct, .frontal])
  func `planted attitudes of the trunk come back`(request: ModelRequest) throws {
    let found = try kinematics(request)
    let forward = try #require(found[.trunkForwardLean, .both])
    let lateral = try #require(found[.trunkLateralLean, .both])
    let rotation = try #require(found[.trunkRotation, .both])

    for (frame, turns) in frames.enumerated() {
      #expect(forward[frame].isClose(to: Angle.degrees(turns.trunk.z).radians, within: 1e-9))
      #expect(lateral[frame].isClose(to: Angle.degrees(turns.trunk.y).radians, within: 1e-9))
      #expect(rotation[frame].isClose(to: Angle.degrees(turns.trunk.x).radians, within: 1e-9))
    }
  }

  @Test func `without shoulders, vertebra and notch tell where the trunk faces`() throws {
    let shoulders: Set<SidedLandmark> = [
      SidedLandmark(.acromion, .left), SidedLandmark(.acromion, .right),
    ]
    let trial = HandBuiltBody.trial("motion", frames, without: shoulders)
    let found = try KinematicModel(
      .calibrated, for: ModelInputs(calibration: HandBuiltBody.standing(), trials: [trial])
    ).kinematics(of: trial)
    let rotation = try #require(found[.trunkRotation, .both])

    for (frame, turns) in frames.enumerated() {
      #expect(rotation[frame].isClose(to: Angle.degrees(turns.trunk.x).radians, within: 1e-9))
    }
  }

  @Test func `a heel that is out of sight leaves the foot out and the knee in`() throws {
    var trial = HandBuiltBody.trial("motion", frames)
    let heel = try #require(trial.markers.marker(.heel, .left))
    let index = try #require(trial.trajectories.index(of: heel))
    trial.trajectories.setPosition(.missing, ofMarkerAt: index, frame: 2, origin: .missing)
    let found = try KinematicModel(
      .calibrated, for: ModelInputs(calibration: HandBuiltBody.standing(), trials: [trial])
    ).kinematics(of: trial)
    let ankle = try #require(found[.ankleDorsiflexion, Side.left])
    let knee = try #require(found[.kneeFlexion, Side.left])

    #expect(ankle.map(\.isNaN) == [false, false, true, false])
    #expect(knee.filter(\.isNaN).isEmpty)
  }

  @Test func `where the person travels, progression is the way`() throws {
    let walk = (0..<40).map { _ in HandBuiltBody.Turns() }
    var trial = HandBuiltBody.trial("walk", walk)
    // 25 mm a frame, 20° to the left of where the body faces: towards −z.
    let step = Rotation<Laboratory, Laboratory>.aboutY(.degrees(20)) * Vector3(25, 0, 0)
    for index in trial.trajectories.markers.indices {
      for frame in walk.indices {
        let place = trial.trajectories.position(ofMarkerAt: index, frame: frame)
        trial.trajectories.setPosition(
          place + Double(frame) * step, ofMarkerAt: index, frame: frame, origin: .measured)
      }
    }
    let found = try KinematicModel(
      .calibrated, for: ModelInputs(calibration: HandBuiltBody.standing(), trials: [trial])
    ).kinematics(of: trial)

    // Feet that point 7° outwards of a body that faces 20° to the right of its way.
    let right = try #require(found[.footProgression, Side.right]).first
    let left = try #require(found[.footProgression, Side.left]).first
    #expect(right?.isClose(to: Angle.degrees(-27).radians, within: 1e-9) == true)
    #expect(left?.isClose(to: Angle.degrees(13).radians, within: 1e-9) == true)
  }
}

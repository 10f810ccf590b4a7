// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// Errors that are propagated through the model, against a recording in which they are.
struct ConventionalErrorTests {
  private let bodies = [HandBuiltConventionalBody(), HandBuiltConventionalBody()]

  /// A motion whose markers have moved by some displacements, in the axes of the segments.
  private func moved(_ error: BodyError, medial: Bool = false) -> Trial {
    var trial = HandBuiltConventionalBody.trial("motion", bodies, medial: medial)
    for frame in bodies.indices {
      for side in Side.allCases {
        let letter = side == .left ? "L" : "R"
        let bones = bodies[frame].bones(side)
        func move(_ name: String, _ way: Vector3) {
          let marker = MarkerName(letter + name)
          guard let place = trial.trajectories[marker, frame: frame] else { return }
          trial.trajectories.move(marker, frame: frame, to: place + way)
        }
        let (thigh, shank) = (bones.thigh.rotation, bones.shank.rotation)
        move("KNE", thigh * error[side].lateralEpicondyle)
        move("KNM", thigh * error[side].medialEpicondyle)
        move("THI", thigh * error[side].thighMarker)
        move("ANK", shank * error[side].lateralMalleolus)
        move("TIB", shank * error[side].shankMarker)
        move("ASI", side == .left ? error.leftASIS : error.rightASIS)
        move("PSI", side == .left ? error.leftPSIS : error.rightPSIS)
      }
    }
    return trial
  }

  private func track(_ trial: Trial, _ subject: Subject, calibration: Trial? = nil) throws
    -> BodyTrack
  {
    try ConventionalModel(
      for: ModelInputs(calibration: calibration, trials: [trial], subject: subject)
    ).track(trial)
  }

  private func expectSame(_ a: TrackedBody, _ b: TrackedBody) throws {
    for side in Side.allCases {
      #expect(try #require(a[side].hip).isClose(to: try #require(b[side].hip), within: 1e-8))
      #expect(
        try #require(a[side].thigh).rotation.isClose(to: try #require(b[side].thigh).rotation))
      #expect(
        try #require(a[side].shank).rotation.isClose(to: try #require(b[side].shank).rotation))
      #expect(try #require(a[side].foot).rotation.isClose(to: try #require(b[side].foot).rotation))
    }
  }

  /// What the file stores, so that displaced markers do not change it.
  private func withStoredFeet(_ trial: Trial) -> Trial {
    var trial = trial
    trial.parameters["InterAsisDistance"] = [240]
    for letter in ["L", "R"] {
      trial.parameters["\(letter)StaticPlantFlex"] = [0.15]
      trial.parameters["\(letter)StaticRotOff"] = [0.01]
      trial.parameters["\(letter)LegLength"] = [880]
      trial.parameters["\(letter)ThighRotation"] = [0]
    }
    return trial
  }

  @Test func `displaced markers give the body that a displaced recording gives`() throws {
    var error = BodyError()
    error.left.lateralEpicondyle = Vector3(4, -2, 3)
    error.left.thighMarker = Vector3(6, 1, -2)
    error.right.lateralMalleolus = Vector3(-3, 2, 2)
    error.right.shankMarker = Vector3(-5, 0, 4)
    error.leftASIS = Vector3(2, 3, -4)
    error.rightPSIS = Vector3(1, -6, 2)
    let subject = HandBuiltConventionalBody().subject
    let found = try track(withStoredFeet(moved(.none)), subject)
    let expected = try track(withStoredFeet(moved(error)), subject)

    let propagation = try #require(found.errors)
    for frame in bodies.indices {
      try expectSame(
        propagation.body(found.bodies[frame], at: frame, with: error), expected.bodies[frame])
    }
  }

  @Test func `no error leaves the body as it is, also after its axes were corrected`() throws {
    let found = try track(moved(.none), HandBuiltConventionalBody().subject)
    var corrected = found.bodies[0]
    let axes = try #require(corrected.left.thigh)
    corrected.left.thigh?.rotation =
      axes.rotation * Rotation<Thigh, Thigh>.aboutY(.degrees(9))

    try expectSame(
      try #require(found.errors).body(corrected, at: 0, with: .none), corrected)
  }

  @Test func `a width that is off moves the centres by half of it`() throws {
    let found = try track(moved(.none), HandBuiltConventionalBody().subject)
    var error = BodyError()
    error.left.kneeWidth = 10
    let propagation = try #require(found.errors)
    let knee = try #require(
      propagation.body(found.bodies[0], at: 0, with: error).left.knee)
    let marker = try #require(moved(.none).trajectories["LKNE", frame: 0])

    #expect((knee - marker).length.isClose(to: (104.0 + 14 + 10) / 2, within: 1e-9))
  }

  @Test func `skin that shifts a segment's markers together shifts its lateral marker`() throws {
    let found = try track(moved(.none), HandBuiltConventionalBody().subject)
    var (shift, markers) = (BodyError(), BodyError())
    shift.right.thighShift = Vector3(5, 2, -3)
    markers.right.thighMarker = Vector3(5, 2, -3)
    markers.right.lateralEpicondyle = Vector3(5, 2, -3)
    let propagation = try #require(found.errors)

    try expectSame(
      propagation.body(found.bodies[0], at: 0, with: shift),
      propagation.body(found.bodies[0], at: 0, with: markers))
  }

  @Test func `a wand that medial markers calibrated carries no error of its own`() throws {
    let subject = HandBuiltConventionalBody().subject
    let standing = HandBuiltConventionalBody.trial("static", bodies, medial: true)
    let found = try track(moved(.none), subject, calibration: standing)
    let propagation = try #require(found.errors)
    var (wand, medial) = (BodyError(), BodyError())
    wand.left.thighMarker = Vector3(8, 0, 0)
    medial.left.medialEpicondyle = Vector3(8, 0, 0)

    let byWand = propagation.body(found.bodies[0], at: 0, with: wand)
    let byMedial = propagation.body(found.bodies[0], at: 0, with: medial)

    let axes = try #require(found.bodies[0].left.thigh?.rotation)
    #expect(try #require(byWand.left.thigh?.rotation).isClose(to: axes))
    // 8 mm to the front over the 118 mm between the markers turn the axis by 3.9°.
    let turned = try #require(byMedial.left.thigh?.rotation)
    let turn = (axes.inverse * turned).angle.degrees
    #expect(turn.isClose(to: 3.9, within: 0.1))
  }
}

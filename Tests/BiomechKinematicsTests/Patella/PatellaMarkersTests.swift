// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// The poles and borders of a patella of 44 mm by 46 mm, in its axes.
private let corners: [(landmark: Landmark?, place: Vector3)] = [
  (.superiorPatellarPole, Vector3(0, 22, 0)), (.inferiorPatellarPole, Vector3(0, -22, 0)),
  (.medialPatellarBorder, Vector3(0, 0, -23)), (.lateralPatellarBorder, Vector3(0, 0, 23)),
]

/// A triad with arms of 15 mm, turned in the plane of the patella so that no arm is an axis.
private let triad: [(landmark: Landmark?, place: Vector3)] = [
  (nil, Vector3(2, 14, 5)), (nil, Vector3(-3, -11, 9)), (nil, Vector3(1, -3, -14)),
]

private func expectTurns(
  _ found: TrialKinematics, of knees: HandBuiltKnees, upTo deepest: Double = 60,
  within tolerance: Double = 1e-9, beside offset: (flexion: Double, spin: Double, tilt: Double)
) throws {
  for side in Side.allCases {
    let bent = try #require(found[.patellarFlexion, side])
    let spin = try #require(found[.patellarSpin, side])
    let tilt = try #require(found[.patellarTilt, side])
    for (frame, flexion) in knees.flexion.enumerated() where flexion <= deepest {
      let planted = knees.turns(flexion)
      #expect(
        Angle.radians(bent[frame]).isClose(
          to: .degrees(planted.flexion - offset.flexion), within: tolerance))
      #expect(
        Angle.radians(spin[frame]).isClose(
          to: .degrees(planted.spin - offset.spin), within: tolerance))
      #expect(
        Angle.radians(tilt[frame]).isClose(
          to: .degrees(planted.tilt - offset.tilt), within: tolerance))
    }
  }
}

struct PatellaMarkersTests {
  private let knees = HandBuiltKnees(
    flexion: HandBuiltKnees.cycles(3, deepest: 55),
    turns: { (0.65 * $0, 4 - 0.1 * $0, 9 - 0.2 * $0) })

  @Test(arguments: [[0, 1, 2, 3], [0, 2, 3], [1, 2, 3], [0, 1, 2], [0, 1, 3]])
  func `any three of the poles and borders give the planted turns on both legs`(seen: [Int])
    throws
  {
    let found = knees.kinematics(of: knees.trial(seen.map { corners[$0] }))

    // Exact but for rounding: some 1000 mm over arms of some 20 mm.
    try expectTurns(found, of: knees, beside: (0, 0, 0))
    let shift = try #require(found[.patellarShift, Side.left])
    #expect(shift.allSatisfy { $0.isClose(to: 0, within: 1e-9) })
    guard case .landmarks = found.patella[.left] else {
      Issue.record("the patella rests on \(found.patella)")
      return
    }
  }

  @Test func `a cluster turns from where the thigh's axes were given to it`() throws {
    // The static trial stands at 25°, where the patella has turns of its own.
    let standing = HandBuiltKnees(
      flexion: Array(repeating: 25, count: 150), turns: { _ in (0, 0, 0) })
    let found = knees.kinematics(
      of: knees.trial(triad), calibratedBy: (standing, standing.trial(triad, named: "bent")))

    try expectTurns(found, of: knees, beside: (0, 0, 0))
    let source = try #require(found.patella[.right])
    #expect(source.label.hasSuffix("parallel to the thigh's at 25° of knee flexion in bent"))
  }

  @Test func `without a bent static trial the motion itself calibrates a cluster`() throws {
    let straight = HandBuiltKnees(flexion: Array(repeating: 1, count: 150))
    let found = knees.kinematics(
      of: knees.trial(triad), calibratedBy: (straight, straight.trial(triad, named: "straight")))

    guard case .cluster(_, let flexion, let origin) = found.patella[.right] else {
      Issue.record("the patella rests on \(found.patella)")
      return
    }
    #expect(origin == "bends")
    #expect(flexion.isClose(to: .degrees(25), within: 0.5))
    // The planted turns change by 2° of tilt from 20° to 30°; their mean is taken off.
    let tilt = try #require(found[.patellarTilt, Side.right])
    let frame = try #require(knees.flexion.firstIndex { $0 >= 25 })
    #expect(Angle.radians(tilt[frame]).isClose(to: .zero, within: 0.2))
  }

  @Test func `a knee that never bends leaves the static trial to calibrate and says so`() throws {
    let straight = HandBuiltKnees(flexion: Array(repeating: 3, count: 150))
    let found = straight.kinematics(of: straight.trial(triad))

    #expect(found.patella[.left]?.label.contains("at 3° of knee flexion in bends") ?? false)
  }

  @Test func `one marker gives shift and no turn`() throws {
    let moving = HandBuiltKnees(flexion: HandBuiltKnees.cycles(1, deepest: 50)) { flexion in
      Vector3(45, 5, 8 - 0.1 * flexion)
    }
    let found = moving.kinematics(of: moving.trial([(.patellaCentre, .zero)]))

    for side in Side.allCases {
      #expect(found[.patellarTilt, side] == nil)
      let shift = try #require(found[.patellarShift, side])
      for (frame, flexion) in moving.flexion.enumerated() {
        #expect(shift[frame].isClose(to: 8 - 0.1 * flexion, within: 1e-9))
      }
    }
    #expect(found.patella[.right] == .marker("right0"))
  }

  @Test func `a filled marker says nothing of the patella`() throws {
    var trial = knees.trial([(.patellaCentre, .zero)])
    let marker = try #require(trial.trajectories.index(of: "right0"))
    trial.trajectories.setOrigin(.filledByPCHIP, ofMarkerAt: marker, frames: 10..<20)
    let shift = try #require(knees.kinematics(of: trial)[.patellarShift, Side.right])

    #expect((0..<30).filter { shift[$0].isNaN } == Array(10..<20))
  }

  @Test func `beyond 60 degrees of knee flexion nothing is said through the skin`() throws {
    let deep = HandBuiltKnees(flexion: HandBuiltKnees.cycles(2, deepest: 101))
    let found = deep.kinematics(of: deep.trial(corners))

    for variable in [Variable.patellarShift, .patellarTilt, .patellarSpin, .patellarFlexion] {
      let column = try #require(found[variable, Side.right])
      for (frame, flexion) in deep.flexion.enumerated() {
        #expect(column[frame].isNaN == (flexion > 60))
      }
    }
  }

  @Test func `who leaves the ground has no patellar tracking, and the note says why`() {
    var falling = HandBuiltKnees(flexion: HandBuiltKnees.cycles(1, deepest: 50)).bodies
    // 0.25 s of free fall from 300 mm, then the ground.
    for frame in falling.indices {
      let time = Double(frame) / 100 - 0.5
      let drop = time < 0 ? 0 : min(9810 * time * time / 2, 300)
      falling[frame].left.hip?.y += 300 - drop
      falling[frame].right.hip?.y += 300 - drop
    }
    let trial = HandBuiltKnees(flexion: HandBuiltKnees.cycles(1, deepest: 50)).trial(corners)
    var track = KnownKnees(bodies: falling).track(trial)
    track.findPatellae(in: trial, PatellaCalibration())
    let found = TrialKinematics(of: track)

    #expect(found[.patellarShift, Side.right] == nil)
    #expect(found.notes.contains { $0.hasPrefix("patellar tracking is left out") })
  }

  @Test func `the quadriceps angle of standing is that of its three points and ends at 30 degrees`()
    throws
  {
    // Test vector TV09 in a plane that faces along x: 20.659° to 0.001°.
    var bodies: [TrackedBody] = []
    for flexion in [0.0, 29, 31] {
      var body = TrackedBody()
      for side in Side.allCases {
        let s = side.sign
        var leg = TrackedLeg()
        leg.thigh = .init(rotation: .identity, translation: Vector3(0, 480, 0))
        leg.shank = .init(rotation: .aboutZ(.degrees(-flexion)), translation: Vector3(0, 480, 0))
        leg.iliacSpine = Vector3(20, 930, s * 100)
        leg.patellaCentre = Vector3(50, 480, 0)
        leg.tibialTuberosity = Vector3(40, 410, s * 10)
        body[side] = leg
      }
      bodies.append(body)
    }
    var track = BodyTrack(.calibrated, frameCount: 3, frameRate: 100)
    track.bodies = bodies
    let found = TrialKinematics(of: track)

    for side in Side.allCases {
      let angle = try #require(found[.quadricepsAngle, side])
      #expect(Angle.radians(angle[0]).isClose(to: .degrees(20.659), within: 0.001))
      #expect(!angle[1].isNaN)
      #expect(angle[2].isNaN)
    }
  }
}

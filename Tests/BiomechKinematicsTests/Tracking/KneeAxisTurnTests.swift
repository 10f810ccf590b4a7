// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct KneeAxisTurnTests {
  /// Legs that bend to 110° with adduction and rotation of their own.
  private var poses: [BodyPose] {
    stride(from: 0.0, through: 110, by: 10).map { flexion in
      BodyPose(
        legs: BothSides(
          LegAngles(
            hipFlexion: .degrees(flexion / 2), hipAdduction: .degrees(4),
            hipInternalRotation: .degrees(-6), kneeFlexion: .degrees(flexion),
            kneeAdduction: .degrees(3 - flexion / 20), kneeInternalRotation: .degrees(flexion / 10))
        ))
    }
  }

  /// Turned back by the planted error, every angle of hip and knee is the true one: the shank turns
  /// with the thigh, since both took their axis from the same epicondyles.
  @Test(arguments: [-10.0, 10])
  func `turning the axis back gives the true angles of hip and knee`(error: Double) throws {
    var defects = Defects()
    defects.kneeAxisError = BothSides(.degrees(error))
    let subject = try SimulatedSubject(BodyModel.random(seed: 4), defects: defects)
    let motion = try subject.motion(of: poses)
    let model = try CalibratedModel(calibratedOn: subject.standing().trial, subject: Subject())
    let track = model.track(motion.trial)
    let turned = TrialKinematics(
      of: track.turningKneeAxis(by: [.left: .degrees(-error), .right: .degrees(-error)]))

    for side in Side.allCases {
      let truth = motion.truth.legs[side]
      for (variable, column) in [
        (Variable.kneeFlexion, truth.kneeFlexion), (.kneeAdduction, truth.kneeAdduction),
        (.kneeInternalRotation, truth.kneeInternalRotation), (.hipFlexion, truth.hipFlexion),
        (.hipAdduction, truth.hipAdduction), (.hipInternalRotation, truth.hipInternalRotation),
      ] {
        let found = try #require(turned[variable, side])
        for (found, expected) in zip(found, column) {
          // Rounding only: the knee is straight in the static trial.
          #expect(found.isClose(to: expected, within: 1e-9), "\(side) \(variable.id)")
        }
      }
    }
  }

  @Test func `with a knee bent while standing the rest is left to knee rotation`() throws {
    var standing = StaticRecipe()
    standing.kneeFlexion = BothSides(.degrees(10))
    func track(axisError: Angle) throws -> BodyTrack {
      var defects = Defects()
      defects.kneeAxisError = BothSides(axisError)
      let subject = try SimulatedSubject(BodyModel(), defects: defects)
      let model = try CalibratedModel(
        calibratedOn: subject.standing(standing).trial, subject: Subject())
      return model.track(try subject.motion(of: poses).trial)
    }
    let perfect = TrialKinematics(of: try track(axisError: .zero))
    let turned = TrialKinematics(
      of: try track(axisError: .degrees(10)).turningKneeAxis(
        by: [.left: .degrees(-10), .right: .degrees(-10)]))

    func largest(_ variable: Variable) throws -> Double {
      let found = try #require(turned[variable, Side.right])
      let expected = try #require(perfect[variable, Side.right])
      return zip(found, expected).map { Angle.radians(($0 - $1).magnitude).degrees }.max() ?? .nan
    }
    // The epicondyles are not quite square to the long axis of this thigh, so not to rounding.
    #expect(try largest(.kneeFlexion) < 0.05)
    #expect(try largest(.kneeAdduction) < 0.05)
    // 10° − atan(tan 10° cos 10°) = 0.1489°.
    #expect(try largest(.kneeInternalRotation).isClose(to: 0.1489, within: 0.05))
    print(
      try largest(.kneeFlexion), try largest(.kneeAdduction), try largest(.kneeInternalRotation))
  }

  @Test func `joint centres and the other leg stay where they are`() throws {
    let subject = try SimulatedSubject()
    let motion = try subject.motion(of: poses)
    let model = try CalibratedModel(calibratedOn: subject.standing().trial, subject: Subject())
    let track = model.track(motion.trial)
    let turned = track.turningKneeAxis(by: [.right: .degrees(7)])

    for (before, after) in zip(track.bodies, turned.bodies) {
      #expect(after.left == before.left)
      #expect(after.right.knee == before.right.knee && after.right.ankle == before.right.ankle)
      #expect(after.right.thigh?.translation == before.right.thigh?.translation)
      // A turn inwards carries the front of the right thigh to the left.
      let front = try #require(after.right.thigh?.rotation.x)
      let old = try #require(before.right.thigh?.rotation)
      #expect(front.dot(old.z) < 0)
    }
  }

  @Test func `the conventional shank keeps the axis of its ankle`() throws {
    let subject = try SimulatedSubject()
    let model = try CalibratedModel(calibratedOn: subject.standing().trial, subject: Subject())
    var track = model.track(try subject.motion(of: poses).trial)
    #expect(track.shankTakesKneeAxis)
    #expect(!BodyTrack(.conventional, frameCount: 1, frameRate: 100).shankTakesKneeAxis)

    track.shankTakesKneeAxis = false
    let turned = track.turningKneeAxis(by: [.left: .degrees(5)])

    #expect(turned.bodies.map(\.left.shank) == track.bodies.map(\.left.shank))
    #expect(turned.bodies.map(\.left.thigh) != track.bodies.map(\.left.thigh))
  }

  @Test func `a patella set parallel to the thigh turns with it, one with its own markers not`() {
    func turned(_ source: PatellaSource) -> TrackedLeg {
      var track = BodyTrack(.calibrated, frameCount: 1, frameRate: 100)
      track.patella[.right] = source
      track.bodies[0].right.thigh = RigidTransform(rotation: .identity, translation: .zero)
      track.bodies[0].right.patella = RigidTransform(
        rotation: .aboutZ(.degrees(-30)), translation: .zero)
      return track.turningKneeAxis(by: [.right: .degrees(8)]).bodies[0].right
    }
    let before = Rotation<Patella, Laboratory>.aboutZ(.degrees(-30))
    let cluster = turned(.cluster(["A", "B", "C"], flexion: .degrees(25), origin: "static"))
    let landmarks = turned(.landmarks(["A", "B", "C", "D"]))

    #expect(landmarks.patella?.rotation == before)
    let turn = cluster.patella.map { before.inverse * $0.rotation }
    #expect(turn?.cardanYXZ.aboutY.isClose(to: .degrees(8)) == true)
    #expect(turn?.angle.isClose(to: .degrees(8)) == true)
  }

  /// An error that only says what it was asked about.
  private struct Moved: ErrorPropagation {
    func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
      var body = body
      body.right.thigh = body.right.thigh.map {
        RigidTransform(
          rotation: $0.rotation,
          translation: $0.translation + $0.rotation * error.right.lateralEpicondyle)
      }
      return body
    }
  }

  @Test func `errors act in the axes that the model found`() throws {
    var track = BodyTrack(.calibrated, frameCount: 1, frameRate: 100)
    track.bodies[0].right.thigh = RigidTransform(rotation: .identity, translation: .zero)
    track.errors = Moved()
    let turned = track.turningKneeAxis(by: [.right: .degrees(90)])
    var error = BodyError()
    error.right.lateralEpicondyle = Vector3(1, 0, 0)
    let body = try #require(turned.errors).body(turned.bodies[0], at: 0, with: error)
    let thigh = try #require(body.right.thigh)

    #expect(thigh.translation.isClose(to: Vector3(1, 0, 0), within: 1e-12))
    #expect(thigh.rotation.x.isClose(to: Vector3(0, 0, -1), within: 1e-12))
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// What the errors of a recording do to the constrained model, against calibrating and fitting a
/// recording that has them.
struct ConstrainedErrorsTests {
  private struct Session {
    var standing: Trial
    var squat: Trial

    init() throws {
      let subject = try SimulatedSubject(BodyModel.random(seed: 8))
      var recipe = SquatRecipe()
      recipe.repetitions = 1
      recipe.frameRate = 25
      standing = try subject.standing().trial
      squat = try subject.squat(recipe).trial
    }

    func track() throws -> BodyTrack {
      let calibrated = try CalibratedModel(calibratedOn: standing, subject: Subject())
      return ConstrainedModel(calibrated, settings: ModelSettings()).track(squat)
    }
  }

  private func kneeAngles(_ body: TrackedBody) throws -> KneeAngles {
    let (thigh, shank) = try (#require(body.right.thigh), #require(body.right.shank))
    return KneeAngles(thigh.rotation.inverse * shank.rotation, side: .right)
  }

  @Test(arguments: ["RLEP", "RMEP", "RLMA", "RMMA"] as [MarkerName], 0..<3)
  func `a landmark palpated elsewhere does what calibrating on it does`(
    name: MarkerName, axis: Int
  ) throws {
    var session = try Session()
    let before = try session.track()
    let errors = try #require(before.errors)
    var shift = Vector3.zero
    shift[axis] = 4
    var error = BodyError()
    switch name {
    case "RLEP": error.right.lateralEpicondyle = shift
    case "RMEP": error.right.medialEpicondyle = shift
    case "RLMA": error.right.lateralMalleolus = shift
    default: error.right.medialMalleolus = shift
    }

    // The same marker, displaced in the axes of its segment in every frame that wears it.
    let isThigh = name == "RLEP" || name == "RMEP"
    let calibrated = try CalibratedModel(calibratedOn: session.standing, subject: Subject())
    let stood = calibrated.track(session.standing)
    session.standing.displace(name, by: shift) { frame in
      isThigh
        ? stood.bodies[frame].right.thigh.map { $0.rotation * shift }
        : stood.bodies[frame].right.shank.map { $0.rotation * shift }
    }
    session.squat.displace(name, by: shift) { frame in
      isThigh
        ? before.bodies[frame].right.thigh.map { $0.rotation * shift }
        : before.bodies[frame].right.shank.map { $0.rotation * shift }
    }
    let after = try session.track()

    for frame in stride(from: 0, to: before.bodies.count, by: 10) {
      let expected = try kneeAngles(after.bodies[frame])
      let original = try kneeAngles(before.bodies[frame])
      let found = try kneeAngles(errors.body(before.bodies[frame], at: frame, with: error))
      // A change of a degree or less, to some hundredths of one.
      for (a, b, c) in [
        (found.flexion, expected.flexion, original.flexion),
        (found.adduction, expected.adduction, original.adduction),
        (found.internalRotation, expected.internalRotation, original.internalRotation),
      ] {
        #expect(
          (a - b).degrees.magnitude < 0.015 + 0.02 * (b - c).degrees.magnitude,
          "\(name) \(axis) frame \(frame): \((a - c).degrees) instead of \((b - c).degrees)")
      }
    }
  }

  @Test func `turned skin turns the segment less than the skin, since the joints hold it`() throws {
    let session = try Session()
    let track = try session.track()
    let errors = try #require(track.errors)
    var error = BodyError()
    error.right.thighTurn = Vector3(0.05, 0, 0)

    let body = track.bodies[40]
    let found = try #require(errors.body(body, at: 40, with: error).right.thigh)
    let turn = try #require(body.right.thigh).rotation.inverse * found.rotation
    #expect(turn.angle.radians > 0.005 && turn.angle.radians < 0.045)
    #expect(errors.body(body, at: 40, with: .none) == body)
  }
}

extension Trial {
  /// Puts a marker elsewhere, by a displacement in laboratory axes.
  fileprivate mutating func displace(
    _ name: MarkerName, by shift: Vector3, _ displacement: (Int) -> Vector3?
  ) {
    guard let index = trajectories.index(of: name) else { return }
    for frame in 0..<trajectories.frameCount {
      guard let displacement = displacement(frame) else { continue }
      trajectories.setPosition(
        trajectories.position(ofMarkerAt: index, frame: frame) + displacement,
        ofMarkerAt: index, frame: frame, origin: .measured)
    }
  }
}

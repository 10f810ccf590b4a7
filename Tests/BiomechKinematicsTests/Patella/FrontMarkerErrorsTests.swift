// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// A model that knows nothing of markers at the front of the knee.
private struct Deaf: ErrorPropagation {
  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody { body }
}

/// A model that moves the patella itself, and wrongly so that it shows.
private struct Knowing: ErrorPropagation {
  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
    var new = body
    if let centre = body.right.patellaCentre {
      new.right.patellaCentre = centre + 2 * error.right.patella
    }
    return new
  }
}

struct FrontMarkerErrorsTests {
  /// A right leg turned by 90° about the vertical: x of its axes is −z of the laboratory.
  private func track(_ errors: any ErrorPropagation) throws -> BodyTrack {
    let turn = Angle.degrees(90)
    var leg = TrackedLeg()
    leg.thigh = RigidTransform(rotation: .aboutY(turn), translation: .zero)
    leg.shank = RigidTransform(rotation: .aboutY(turn), translation: .zero)
    var track = BodyTrack(.direct, frameCount: 1, frameRate: 100)
    track.bodies[0].right = leg
    track.bodies[0].pelvis = RigidTransform(rotation: .aboutY(turn), translation: .zero)
    track.errors = errors
    var trajectories = MarkerTrajectories(
      markers: ["RASI", "RPAT", "RTTC"], frameCount: 1, frameRate: 100)
    for index in 0..<3 {
      trajectories.setPosition(
        Vector3(0, 100 * Double(index), 0), ofMarkerAt: index, frame: 0, origin: .measured)
    }
    let trial = Trial(
      name: "one", trajectories: trajectories,
      markers: MarkerAssignment(landmarks: [
        SidedLandmark(.anteriorSuperiorIliacSpine, .right): "RASI",
        SidedLandmark(.patellaCentre, .right): "RPAT",
        SidedLandmark(.tibialTuberosity, .right): "RTTC",
      ]), source: TrialSource(path: "one.csv", format: "CSV"))
    track.findPatellae(in: trial, PatellaCalibration())
    return track
  }

  private var error: BodyError {
    var error = BodyError()
    error.rightASIS = Vector3(1, 0, 0)
    error.right.patella = Vector3(3, 0, 0)
    error.right.tibialTuberosity = Vector3(0, 0, 5)
    return error
  }

  @Test func `markers at the front of the knee move in the axes of their segments`() throws {
    let track = try track(Deaf())
    let errors = try #require(track.errors)
    let leg = errors.completeBody(track.bodies[0], at: 0, with: error).right

    #expect(try #require(leg.iliacSpine).isClose(to: Vector3(0, 0, -1), within: 1e-12))
    #expect(try #require(leg.patellaCentre).isClose(to: Vector3(0, 100, -3), within: 1e-12))
    #expect(try #require(leg.tibialTuberosity).isClose(to: Vector3(5, 200, 0), within: 1e-12))
    #expect(errors.completeBody(track.bodies[0], at: 0, with: .none) == track.bodies[0])
  }

  @Test func `a patella that the model moves by itself is not moved twice`() throws {
    let track = try track(Knowing())
    let errors = try #require(track.errors)
    let leg = errors.completeBody(track.bodies[0], at: 0, with: error).right

    #expect(try #require(leg.patellaCentre).isClose(to: Vector3(0, 100, -3), within: 1e-12))
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// An error that is told to a model against a recording that really has it.
struct ErrorPropagationTests {
  /// Something that can be off by a marker, and the marker.
  struct Case: Sendable, CustomTestStringConvertible {
    let marker: MarkerName

    /// The turn of the marker's segment about z in the squat, in degrees.
    var turn = 0.0

    let error: @Sendable (Vector3) -> BodyError
    var testDescription: String { marker.rawValue }
  }

  private static func leg(
    _ marker: MarkerName, turn: Double,
    _ place: @escaping @Sendable (inout LegError, Vector3) -> Void
  ) -> Case {
    Case(marker: marker, turn: turn) { displacement in
      var error = BodyError()
      place(&error.right, displacement)
      return error
    }
  }

  static let cases: [Case] = [
    leg("RLEP", turn: 70) { $0.lateralEpicondyle = $1 },
    leg("RMEP", turn: 70) { $0.medialEpicondyle = $1 },
    leg("RLMA", turn: -10) { $0.lateralMalleolus = $1 },
    leg("RMMA", turn: -10) { $0.medialMalleolus = $1 },
    Case(marker: "RASI") { displacement in
      var error = BodyError()
      error.rightASIS = displacement
      return error
    },
    Case(marker: "LPSI") { displacement in
      var error = BodyError()
      error.leftPSIS = displacement
      return error
    },
  ]

  /// A body whose segments stand parallel to the laboratory, so that displacements in both are alike.
  private func subject() throws -> SimulatedSubject {
    var body = BodyModel()
    body.pelvicTilt = .zero
    return try SimulatedSubject(body)
  }

  private func displaced(_ trial: Trial, _ marker: MarkerName, by displacement: Vector3) -> Trial {
    var trial = trial
    guard let index = trial.trajectories.index(of: marker) else { return trial }
    for frame in 0..<trial.trajectories.frameCount {
      let place = trial.trajectories.position(ofMarkerAt: index, frame: frame)
      trial.trajectories.setPosition(
        place + displacement, ofMarkerAt: index, frame: frame, origin: .measured)
    }
    return trial
  }

  private func angles(_ body: TrackedBody, _ plane: FrontalPlane) -> [Double] {
    let knee = body.kneeAngles(.right)
    let hip = body.hipAngles(.right)
    let frontal = body.frontalLeg(.right, in: plane)
    return [
      knee?.flexion.degrees, knee?.adduction.degrees, knee?.internalRotation.degrees,
      hip?.flexion.degrees, hip?.adduction.degrees, hip?.internalRotation.degrees,
      frontal?.hkaDeviation.degrees, frontal?.mechanicalAxisDeviation,
    ].map { $0 ?? .nan }
  }

  /// Compares what the propagation says with what the model finds in a recording with the error.
  private func compare(
    _ request: ModelRequest, _ trial: (SimulatedSubject) throws -> Trial, _ wrong: Case,
    turn: Double
  ) throws {
    let subject = try subject()
    let standing = try subject.standing().trial
    let motion = try trial(subject)
    // The leg length is measured, so that it does not change with a marker.
    let person = Subject(legLength: [.left: subject.legLength, .right: subject.legLength])
    for displacement in [Vector3(4, 0, 0), Vector3(0, 4, 0), Vector3(0, 0, 4)] {
      let model = try KinematicModel(
        request, for: ModelInputs(calibration: standing, trials: [motion], subject: person))
      let found = try #require(model.kinematics(of: motion).track)
      let errors = try #require(found.errors)
      let error = wrong.error(displacement)
      let told = errors.completeBody(found.bodies[0], at: 0, with: error)
      let toldPlane = errors.frontalPlane(found.frontalPlane, with: error)

      let badStanding = displaced(standing, wrong.marker, by: displacement)
      let turned = Rotation<Laboratory, Laboratory>.aboutZ(.degrees(turn)) * displacement
      let badMotion = displaced(motion, wrong.marker, by: turned)
      let badModel = try KinematicModel(
        request, for: ModelInputs(calibration: badStanding, trials: [badMotion], subject: person))
      let really = try #require(badModel.kinematics(of: badMotion).track)

      // Legs: told and real differ by less than a twentieth of a degree or millimetre.
      for (told, real) in zip(
        angles(told, toldPlane), angles(really.bodies[0], really.frontalPlane))
      where !told.isNaN || !real.isNaN {
        #expect(told.isClose(to: real, within: 0.05), "\(wrong.marker) by \(displacement)")
      }
    }
  }

  @Test(arguments: cases)
  func `a calibrated model is off in a squat as its propagation says`(wrong: Case) throws {
    try compare(
      .calibrated,
      { subject in
        let leg = LegAngles(hipFlexion: .degrees(70), kneeFlexion: .degrees(80))
        return try subject.motion(of: Array(repeating: BodyPose(legs: BothSides(leg)), count: 3))
          .trial
      }, wrong, turn: wrong.turn)
  }

  @Test(arguments: [ModelRequest.direct, .frontal], cases)
  func `a model that looks at landmarks is off in standing as its propagation says`(
    request: ModelRequest, wrong: Case
  ) throws {
    try compare(request, { try $0.standing().trial }, wrong, turn: 0)
  }

  @Test func `no error changes nothing`() throws {
    let subject = try subject()
    let standing = try subject.standing().trial
    for request in [ModelRequest.calibrated, .direct, .frontal] {
      let model = try KinematicModel(
        request, for: ModelInputs(calibration: standing, trials: [standing]))
      let track = try #require(model.kinematics(of: standing).track)
      let errors = try #require(track.errors)

      #expect(errors.completeBody(track.bodies[0], at: 0, with: .none) == track.bodies[0])
    }
  }
}

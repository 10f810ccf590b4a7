// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// Legs that swing as in walking, with knee rotation and adduction while the knee is bent.
private func swing(frameCount: Int = 120) -> [BodyPose] {
  (0..<frameCount).map { frame in
    func leg(_ phase: Double) -> LegAngles {
      let bend = max(phase, 0)
      return LegAngles(
        hipFlexion: .degrees(25 * phase), hipAdduction: .degrees(4 * phase),
        hipInternalRotation: .degrees(3 * phase), kneeFlexion: .degrees(2 + 60 * bend),
        kneeAdduction: .degrees(-6 * bend), kneeInternalRotation: .degrees(9 * bend))
    }
    let angle = Double(frame) / 20
    let phase = 2 * (angle - angle.rounded(.down)) - 1
    return BodyPose(
      pelvis: PelvisPose(
        anteriorTilt: .degrees(10 + phase), obliquity: .degrees(3 * phase),
        rotation: .degrees(4 * phase)),
      legs: BothSides(left: leg(-phase), right: leg(phase)))
  }
}

private let wearing = ["RTH2", "RTH3", "RTH4", "RSH2", "RSH3", "RSH4"] as Set<MarkerName>

struct MotionCalibrationTests {
  @Test(arguments: [[], wearing] as [Set<MarkerName>])
  func `landmarks worn in motion calibrate a trial in which nobody stands`(
    dropped: Set<MarkerName>
  ) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: 3))
    let motion = try subject.motion(of: swing(), markers: .calibration).without(dropped)
    // The leg length decides where the hip centre is; that of the straight legs is close to it.
    let person = Subject(legLength: [.left: subject.legLength, .right: subject.legLength])
    let model = try KinematicModel(
      .auto, for: ModelInputs(trials: [motion.trial], subject: person))
    let found = model.kinematics(of: motion.trial)

    #expect(model.kind == .calibrated)
    #expect(model.calibration == "motion")
    for side in Side.allCases {
      let truth = motion.truth.legs[side]
      let pairs: [(Variable, [Double])] = [
        (.kneeFlexion, truth.kneeFlexion), (.kneeAdduction, truth.kneeAdduction),
        (.kneeInternalRotation, truth.kneeInternalRotation), (.hipFlexion, truth.hipFlexion),
        (.hipAdduction, truth.hipAdduction),
      ]
      for (variable, column) in pairs {
        let angles = try #require(found[variable, side])
        for (one, other) in zip(angles, column) { #expect(one.isClose(to: other, within: 1e-7)) }
      }
      let difference = try #require(found.track?.directDifference[side])
      #expect(difference.frameCount == 120)
      #expect(difference.internalRotation.rootMeanSquare.isClose(to: .zero, within: 1e-7))
    }
    #expect(found.notes.contains { $0.hasPrefix("no static trial: the landmarks are calibrated") })
    #expect(found.notes.contains { $0.hasPrefix("medial markers are worn in motion too") })
    #expect(
      found.notes.contains { $0.hasPrefix("too few markers of their own") } == !dropped.isEmpty)
  }

  @Test func `the leg length of the straightest legs puts the hip within a millimetre`() throws {
    let subject = try SimulatedSubject()
    let motion = try subject.motion(of: swing(), markers: .calibration)
    let found = try KinematicModel(.auto, for: ModelInputs(trials: [motion.trial]))
      .kinematics(of: motion.trial)

    let hips = try #require(found.centres[SidedJoint(.hip, .right)])
    #expect((hips[60] - motion.truth.legs.right.hipCentre[60]).length < 1.5)
  }

  @Test func `a landmark that wobbles in motion disturbs the direct model more`() throws {
    let subject = try SimulatedSubject()
    var motion = try subject.motion(of: swing(), markers: .calibration)
    // The medial epicondyle slides forwards and back by 8 mm, over a thigh that does not.
    let index = try #require(motion.trajectories.index(of: "RMEP"))
    for frame in 0..<120 {
      let place = motion.trajectories.position(ofMarkerAt: index, frame: frame)
      motion.trajectories.setPosition(
        place + Vector3(frame % 2 == 0 ? 8 : -8, 0, 0), ofMarkerAt: index, frame: frame,
        origin: .measured)
    }
    let inputs = ModelInputs(trials: [motion.trial])
    func largestError(_ request: ModelRequest) throws -> Double {
      let found = try KinematicModel(request, for: inputs).kinematics(of: motion.trial)
      let rotation = try #require(found[.kneeInternalRotation, Side.right])
      return zip(rotation, motion.truth.legs.right.kneeInternalRotation)
        .map { ($0 - $1).magnitude }.max() ?? .nan
    }

    // 8 mm over a knee of 95 mm are 5°.
    let calibrated = try Angle.radians(largestError(.calibrated))
    let direct = try Angle.radians(largestError(.direct))
    #expect(calibrated.degrees < 0.5)
    #expect(direct.degrees > 4)
  }

  @Test func `the direct model finds planted angles frame by frame`() throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: 8))
    let motion = try subject.motion(of: swing(), markers: .calibration)
    let model = try KinematicModel(
      .direct, for: ModelInputs(calibration: subject.standing().trial, trials: [motion.trial]))
    let found = model.kinematics(of: motion.trial)

    #expect(found.model == .direct)
    for side in Side.allCases {
      let truth = motion.truth.legs[side]
      let pairs: [(Variable, [Double])] = [
        (.kneeFlexion, truth.kneeFlexion), (.kneeAdduction, truth.kneeAdduction),
        (.kneeInternalRotation, truth.kneeInternalRotation),
        (.hipInternalRotation, truth.hipInternalRotation),
      ]
      for (variable, column) in pairs {
        let angles = try #require(found[variable, side])
        for (one, other) in zip(angles, column) { #expect(one.isClose(to: other, within: 1e-9)) }
      }
    }
  }

  @Test func `the direct model says which landmarks the motion lacks`() throws {
    let subject = try SimulatedSubject()
    let motion = try subject.motion(of: swing())
    let error = #expect(throws: CalibrationError.self) {
      try KinematicModel(
        .direct, for: ModelInputs(calibration: subject.standing().trial, trials: [motion.trial]))
    }

    #expect(
      error?.description == """
        motion (simulated): the direct model needs markers worn in motion that are missing: \
        'left medial femoral epicondyle', 'left medial malleolus', \
        'right medial femoral epicondyle', 'right medial malleolus' [landmarks-not-worn]
          hint: use --model calibrated with a static trial that has them, or --model frontal
        """)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// The reference leg of the methods: 420 and 400 mm long, 90 mm wide at the knee.
struct MeasureUncertaintyTests {
  /// A perfect recording of the reference person, frame by frame at the knee flexions given.
  private func kinematics(flexions: [Double]) throws -> TrialKinematics {
    var body = BodyModel()
    body.kneeWidth = 90
    let subject = try SimulatedSubject(body, worn: WornSet(.calibrated, extras: .trunk))
    let model = try CalibratedModel(calibratedOn: subject.standing().trial, subject: Subject())
    let poses = flexions.map { flexion in
      let leg = LegAngles(hipFlexion: .degrees(flexion / 2), kneeFlexion: .degrees(flexion))
      return BodyPose(legs: BothSides(leg))
    }
    return model.kinematics(of: try subject.motion(of: poses).trial)
  }

  /// Landmarks only, as the formulas of the methods have them.
  private var landmarks: PlacementErrors {
    var errors = PlacementErrors()
    errors.anteriorSpine = 0
    errors.posteriorSpine = 0
    errors.softTissue.squat = .zero
    errors.softTissue.shift = 0
    return errors
  }

  private func adduction(_ body: TrackedBody, _: FrontalPlane) -> Double {
    guard let thigh = body.right.thigh, let shank = body.right.shank else { return .nan }
    return KneeAngles(thigh.rotation.inverse * shank.rotation, side: .right).adduction.degrees
  }

  private func deviation(_ body: TrackedBody, _ plane: FrontalPlane) -> Double {
    guard let hip = body.right.hip, let knee = body.right.knee, let ankle = body.right.ankle else {
      return .nan
    }
    return FrontalLeg(
      hip: plane.projection(of: hip), knee: plane.projection(of: knee),
      ankle: plane.projection(of: ankle), side: .right
    ).hkaDeviation.degrees
  }

  // Published test vector TV18, three decimals. The pelvis of the simulated person is tilted by
  // nothing here, so the sideways error of the hip is the one of the formula.
  @Test(arguments: [UncertaintyMethod.delta, .montecarlo])
  func `the alignment of the reference leg is known to 1.733°`(method: UncertaintyMethod) throws {
    let uncertainty = MeasureUncertainty(
      kinematics: try kinematics(flexions: [0, 0, 0]), motion: .squat, method: method,
      placement: landmarks)
    let error = try #require(uncertainty.uncertainty(over: [0, 1, 2], of: .right, deviation))

    // A thousand draws know a standard deviation to 2.2 %.
    #expect(error.bias.isClose(to: 1.733, within: method == .delta ? 0.001 : 0.12))
    #expect(error.noise.isClose(to: 0, within: 1e-6))
  }

  // The methods drew 2.7, 4.1 and 4.5° by Monte Carlo of all landmarks, to one decimal.
  @Test(
    arguments: [(30.0, 2.7), (60, 4.1), (90, 4.5)], [UncertaintyMethod.delta, .montecarlo])
  func `knee adduction is as uncertain as drawn landmarks make it`(
    case: (flexion: Double, drawn: Double), method: UncertaintyMethod
  ) throws {
    let uncertainty = MeasureUncertainty(
      kinematics: try kinematics(flexions: [`case`.flexion]), motion: .squat, method: method,
      placement: landmarks)
    let error = try #require(uncertainty.uncertainty(at: 0, of: .right, adduction))

    #expect(error.bias.isClose(to: `case`.drawn, within: method == .delta ? 0.1 : 0.25))
  }

  @Test func `soft tissue of 2.5° adds its square`() throws {
    let kinematics = try kinematics(flexions: [90])
    var errors = landmarks
    let still = MeasureUncertainty(kinematics: kinematics, motion: .squat, placement: errors)
    errors.softTissue = SoftTissueErrors()
    let moving = MeasureUncertainty(kinematics: kinematics, motion: .squat, placement: errors)
    let (a, b) = (
      try #require(still.uncertainty(at: 0, of: .right, adduction)).bias,
      try #require(moving.uncertainty(at: 0, of: .right, adduction)).bias
    )

    #expect((b * b - a * a).squareRoot().isClose(to: 2.5, within: 0.01))
  }

  // Two markers at the neck, off by 12 mm each, some 460 mm above the pelvis: 12/√2/460 are 1.06°.
  // A trunk that stands upright does not see how its shoulders turn.
  @Test func `an upright trunk leans as its neck is misplaced`() throws {
    let uncertainty = MeasureUncertainty(
      kinematics: try kinematics(flexions: [0]), motion: .squat, placement: landmarks)
    let error = try #require(
      uncertainty.uncertainty(at: 0) { body, _ in
        body.trunk.map { TrunkAngles($0.rotation).lateralLean.degrees } ?? .nan
      })

    #expect(error.bias.isClose(to: 1.06, within: 0.06))
  }

  @Test func `the markers of a foot turn its dorsiflexion as they turn`() throws {
    var errors = landmarks
    (errors.epicondyle, errors.malleolus) = (0, 0)
    let uncertainty = MeasureUncertainty(
      kinematics: try kinematics(flexions: [0]), motion: .squat, placement: errors)
    let error = try #require(
      uncertainty.uncertainty(at: 0, of: .right) { body, _ in
        guard let shank = body.right.shank, let foot = body.right.foot else { return .nan }
        return AnkleAngles(shank.rotation.inverse * foot.rotation, side: .right).dorsiflexion
          .degrees
      })

    #expect(error.bias.isClose(to: 2, within: 0.01))
  }

  // The knee bends by 30°, half of what moves the skin by all of its error: 2.5° of soft tissue about
  // the axis of the thigh are 1.25° of the difference, where placement cancels.
  @Test func `half of the skin moves on between two instants that differ by half`() throws {
    let kinematics = try kinematics(flexions: [0, 30])
    var errors = landmarks
    (errors.epicondyle, errors.malleolus, errors.hipCentre) = (0, 0, .zero)
    errors.softTissue.squat = .degrees(2.5)
    let uncertainty = MeasureUncertainty(
      kinematics: kinematics, motion: .squat, placement: errors)
    func flexion(_ body: TrackedBody, _: FrontalPlane) -> Double {
      body.kneeFlexion(.right).degrees
    }
    let error = try #require(
      uncertainty.uncertainty(at: 1, minus: 0, bending: .degrees(30), of: .right, flexion))

    #expect(error.bias.isClose(to: 1.25, within: 0.05))
  }

  @Test func `nothing is known without a track, or when it is switched off`() throws {
    let kinematics = try kinematics(flexions: [90])
    let off = MeasureUncertainty(kinematics: kinematics, motion: .squat, method: .off)
    let bare = MeasureUncertainty(
      kinematics: TrialKinematics(model: .calibrated, frameCount: 1, frameRate: 100),
      motion: .squat)

    #expect(off.uncertainty(at: 0, adduction) == nil)
    #expect(bare.uncertainty(at: 0, adduction) == nil)
  }
}

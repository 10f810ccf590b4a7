// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

extension TrialKinematics {
  /// Gives the columns the segments and the errors of a calibrated leg; none for another model.
  mutating func attachTrack(_ bodies: [TrackedBody], _ leg: LegGeometry) {
    guard model == .calibrated else { return }
    var track = BodyTrack(model, frameCount: bodies.count, frameRate: frameRate)
    track.bodies = bodies
    track.standing = standing
    track.errors = ReferenceErrors(leg)
    self.track = track
  }
}

extension TrackedBody {
  /// A body that squats upright: thighs forwards and shanks backwards by half of the flexion.
  static func reference(leg: LegGeometry, flexion: Angle) -> TrackedBody {
    var body = TrackedBody()
    body.pelvis = RigidTransform(rotation: .identity, translation: Vector3(45, 985, 0))
    for side in Side.allCases {
      var tracked = TrackedLeg()
      let hip = Vector3(0, 900, 150 * side.sign)
      let thigh = Rotation<Thigh, Laboratory>.aboutZ(.radians(flexion.radians / 2))
      let shank = Rotation<Shank, Laboratory>.aboutZ(.radians(-flexion.radians / 2))
      let knee = hip - thigh.y * leg.thighLength
      tracked.hip = hip
      tracked.knee = knee
      tracked.ankle = knee - shank.y * leg.shankLength
      tracked.thigh = RigidTransform(rotation: thigh, translation: knee)
      tracked.shank = RigidTransform(rotation: shank, translation: knee)
      body[side] = tracked
    }
    return body
  }
}

/// The errors of a leg of given lengths that was calibrated standing straight.
///
/// The spines of the pelvis turn the frontal plane and nothing else: then the closed formulas of the
/// methods hold.
struct ReferenceErrors: ErrorPropagation {
  private let calibrated: CalibratedErrors

  init(_ leg: LegGeometry) {
    func hip(_ side: Side) -> Vector3 { Vector3(-45, -85, 150 * side.sign) }
    func errors(_ side: Side) -> CalibratedLegErrors {
      let outwards = Vector3(0, 0, side.sign)
      let (knee, ankle) = (outwards * (leg.kneeWidth / 2), outwards * 35)
      let down = Vector3(0, -leg.shankLength, 0)
      return CalibratedLegErrors(
        side: side, hip: Vector3(0, leg.thighLength, 0), lateralEpicondyle: knee,
        medialEpicondyle: -knee, lateralOnShank: knee, medialOnShank: -knee,
        lateralMalleolus: down + ankle, medialMalleolus: down - ankle, thighFromPelvis: .identity,
        shankFromThigh: .identity, thighMiddle: Vector3(0, leg.thighLever, 0),
        shankMiddle: down + Vector3(0, leg.shankLever, 0))
    }
    calibrated = CalibratedErrors(
      pelvis: PelvisErrors(
        rightASIS: Vector3(0, 0, 120), leftASIS: Vector3(0, 0, -120), sacrum: Vector3(-150, 0, 0),
        size: PelvisSize(width: 240, depth: 150, legLength: 900), leftHip: hip(.left),
        rightHip: hip(.right)),
      left: errors(.left), right: errors(.right))
  }

  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
    calibrated.body(body, at: frame, with: withoutSpines(error))
  }

  /// 3 mm on each of two markers 240 mm apart: 1° of heading.
  func frontalPlane(_ plane: FrontalPlane, with error: BodyError) -> FrontalPlane {
    calibrated.frontalPlane(plane, with: error)
  }

  private func withoutSpines(_ error: BodyError) -> BodyError {
    var error = error
    error.leftASIS = .zero
    error.rightASIS = .zero
    error.leftPSIS = .zero
    error.rightPSIS = .zero
    return error
  }
}

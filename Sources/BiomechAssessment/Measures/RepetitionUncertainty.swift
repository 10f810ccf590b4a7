// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The uncertainty of what is measured in one frame of a squat, in the unit shown to people.
///
/// Each is `nil` where the model cannot tell; then the default of the threshold stands in.
struct RepetitionUncertainty {
  private let uncertainty: MeasureUncertainty
  private let standing: [Int]

  init(kinematics: TrialKinematics, uncertainty: MeasureUncertainty) {
    self.uncertainty = uncertainty
    standing = Array(
      (kinematics.standing?.frames ?? 0..<0).clamped(to: 0..<kinematics.frameCount))
  }

  func origin(of error: MeasureError?) -> U95Origin { uncertainty.origin(of: error) }

  func kneeFlexion(_ side: Side, at frame: Int) -> MeasureError? {
    uncertainty.uncertainty(at: frame, of: BodySide(side)) { body, _ in
      body.kneeFlexion(side).degrees
    }
  }

  func kneeAdduction(_ side: Side, at frame: Int) -> MeasureError? {
    uncertainty.uncertainty(at: frame, of: BodySide(side)) { body, _ in
      body.kneeAngles(side)?.adduction.degrees ?? .nan
    }
  }

  func hipAdduction(_ side: Side, at frame: Int) -> MeasureError? {
    uncertainty.uncertainty(at: frame, of: BodySide(side)) { body, _ in
      body.hipAngles(side)?.adduction.degrees ?? .nan
    }
  }

  func hipInternalRotation(_ side: Side, at frame: Int) -> MeasureError? {
    uncertainty.uncertainty(at: frame, of: BodySide(side)) { body, _ in
      body.hipAngles(side)?.internalRotation.degrees ?? .nan
    }
  }

  func medialKneeDisplacement(_ side: Side, at frame: Int) -> MeasureError? {
    uncertainty.uncertainty(at: frame, minusStanding: standing, of: BodySide(side)) {
      $0.frontalLeg(side, in: $1)?.medialKneeOffset ?? .nan
    }
  }

  func separationRatio(at frame: Int) -> MeasureError? {
    uncertainty.uncertainty(at: frame) { body, plane in
      guard let left = body.frontalLeg(.left, in: plane),
        let right = body.frontalLeg(.right, in: plane)
      else { return .nan }
      return kneeAnkleSeparationRatio(left: left, right: right)
    }
  }

  /// The error of a hip centre is fixed in the pelvis, whose tilt turns it into height.
  func squatDepth(at frame: Int) -> MeasureError? {
    uncertainty.uncertainty(at: frame, minusStanding: standing) { body, _ in -body.hipHeight }
  }
}

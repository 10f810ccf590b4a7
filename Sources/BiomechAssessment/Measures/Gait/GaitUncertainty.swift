// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The uncertainty of angles in walking and running, in degrees.
///
/// Each is `nil` where the model cannot tell; then a default stands in.
struct GaitUncertainty {
  private let inStance: MeasureUncertainty
  private let inSwing: MeasureUncertainty
  private let progression: Vector3
  private let definitions: AngleDefinitions

  init(of kinematics: TrialKinematics, _ uncertainty: MeasureUncertainty) {
    inStance = uncertainty.during(.gaitStance)
    inSwing = uncertainty.during(.gaitSwing)
    progression = kinematics.track?.progression ?? Vector3(1, 0, 0)
    definitions = kinematics.track?.definitions ?? .isb
  }

  func origin(of error: MeasureError?) -> U95Origin { inStance.origin(of: error) }

  /// An angle in a frame of stance.
  func stance(_ variable: Variable, _ side: Side, at frame: Int) -> MeasureError? {
    inStance.uncertainty(at: frame, of: BodySide(side)) { body, _ in
      value(of: variable, side, in: body)
    }
  }

  /// An angle in a frame of swing.
  func swing(_ variable: Variable, _ side: Side, at frame: Int) -> MeasureError? {
    inSwing.uncertainty(at: frame, of: BodySide(side)) { body, _ in
      value(of: variable, side, in: body)
    }
  }

  /// The mean of an angle over frames of stance.
  func meanOfStance(_ variable: Variable, _ side: Side, over frames: [Int]) -> MeasureError? {
    inStance.uncertainty(ofMeanOver: frames, of: asked(variable, side)) { body, _ in
      value(of: variable, side, in: body)
    }
  }

  /// The change of an angle in stance since a frame in which skin and muscle were at rest.
  func change(
    _ variable: Variable, _ side: Side, at frame: Int, since start: Int
  ) -> MeasureError? {
    inStance.uncertainty(at: frame, minusStanding: [start], of: BodySide(side)) { body, _ in
      value(of: variable, side, in: body)
    }
  }

  /// Errors of the markers of both sides turn the pelvis.
  private func asked(_ variable: Variable, _ side: Side) -> BodySide {
    [.pelvisObliquity, .pelvisAnteriorTilt].contains(variable) ? .both : BodySide(side)
  }

  /// An angle of a body; NaN where the segments do not give it.
  private func value(of variable: Variable, _ side: Side, in body: TrackedBody) -> Double {
    let angle: Angle? =
      switch variable {
      case .kneeFlexion: body.kneeFlexion(side)
      case .kneeAdduction: body.kneeAngles(side)?.adduction
      case .hipAdduction: body.hipAngles(side)?.adduction
      case .pelvisObliquity: pelvis(body)?.obliquity
      case .pelvisAnteriorTilt: pelvis(body)?.anteriorTilt
      case .ankleDorsiflexion: body[side].dorsiflexion(side, by: definitions)
      case .footProgression:
        body[side].foot.map {
          BiomechKinematics.footProgression(
            $0.rotation, along: progression, side: side, by: definitions)
        }
      default: nil
      }
    return angle?.degrees ?? .nan
  }

  private func pelvis(_ body: TrackedBody) -> PelvisAngles? {
    body.pelvis.map { pelvis in
      definitions == .isb
        ? PelvisAngles(pelvis.rotation)
        : PelvisAngles(pelvis.rotation, along: progression, by: definitions)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The errors of patellar shift and tilt near extension, the same for all cycles of a trial.
///
/// A shift is counted from another flexion, where the patella sits. What is wrong with the place of the
/// marker and the knee centre is wrong in both and cancels; what skin does between both stays, that
/// over the patella and that of the thigh.
struct PatellarErrors {
  /// In millimetres.
  let shift: MeasureError?

  /// In degrees.
  let tilt: MeasureError?

  init(
    _ kinematics: TrialKinematics, _ tracking: PatellarTracking, _ uncertainty: MeasureUncertainty
  ) {
    let side = tracking.side
    let shifts = kinematics[.patellarShift, side] ?? []
    let flexions = kinematics[.kneeFlexion, side] ?? []

    /// The frame with a patella that comes closest to a flexion.
    func frame(_ degrees: Double) -> Int? {
      func distance(_ frame: Int) -> Double {
        (Angle.radians(flexions[frame]).degrees - degrees).magnitude
      }
      return shifts.indices.filter { !shifts[$0].isNaN && !flexions[$0].isNaN }
        .min { distance($0) < distance($1) }
    }
    guard tracking.source.isThroughSkin, let near = frame(10), let seated = frame(45) else {
      (shift, tilt) = (nil, nil)
      return
    }
    let reference =
      tracking.reference?.0 == .standing
      ? kinematics.standing?.frames.first { shifts.indices.contains($0) } ?? near : seated
    shift = uncertainty.uncertainty(at: near, minusStanding: [reference], of: BodySide(side)) {
      body, _ in body.patellarShift(side)
    }
    tilt = uncertainty.uncertainty(at: near, of: BodySide(side)) { body, _ in
      body.patellarAngles(side)?.lateralTilt.degrees ?? .nan
    }
  }
}

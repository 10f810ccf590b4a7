// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What misplaced markers at the front of the knee do, beside what a model says of its own.
///
/// The markers over the patella, the tibial tuberosity and the iliac spine stand where they stand, in
/// whatever axes a model finds: it need not know of them.
struct FrontMarkerErrors: ErrorPropagation {
  let model: any ErrorPropagation

  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
    var new = model.body(body, at: frame, with: error)
    for side in Side.allCases {
      let (leg, wrong) = (body[side], error[side])
      if let pelvis = body.pelvis?.rotation, let spine = leg.iliacSpine {
        let displacement = side == .left ? error.leftASIS : error.rightASIS
        new[side].iliacSpine = spine + pelvis * displacement
      }
      if let shank = leg.shank?.rotation, let tuberosity = leg.tibialTuberosity {
        new[side].tibialTuberosity = tuberosity + shank * wrong.tibialTuberosity
      }
      // Some models move the patella themselves.
      guard let thigh = leg.thigh?.rotation, wrong.patella != .zero,
        new[side].patella == leg.patella, new[side].patellaCentre == leg.patellaCentre
      else { continue }
      if let patella = leg.patella {
        new[side].patella?.translation = patella.translation + thigh * wrong.patella
      }
      if let centre = leg.patellaCentre {
        new[side].patellaCentre = centre + thigh * wrong.patella
      }
    }
    return new
  }

  func frontalPlane(_ plane: FrontalPlane, with error: BodyError) -> FrontalPlane {
    model.frontalPlane(plane, with: error)
  }

  var frameErrors: [BodyError] { model.frameErrors }
}

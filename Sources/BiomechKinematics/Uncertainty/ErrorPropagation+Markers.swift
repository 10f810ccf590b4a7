// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension ErrorPropagation {
  /// The body of one frame as the model would have found it, with the points that markers alone give.
  ///
  /// - Parameters:
  ///   - body: The body as it was found.
  ///   - frame: Its frame.
  ///   - error: The errors to add.
  /// - Returns: The body with the errors.
  public func completeBody(
    _ body: TrackedBody, at frame: Int, with error: BodyError
  ) -> TrackedBody {
    var new = self.body(body, at: frame, with: error)
    for side in Side.allCases {
      let found = body[side]
      let error = (leg: error[side], spine: side == .left ? error.leftASIS : error.rightASIS)
      if let thigh = found.thigh?.rotation {
        if let centre = found.patellaCentre {
          new[side].patellaCentre = centre + thigh * error.leg.patella
        }
        if let patella = found.patella {
          let turn = Rotation<Laboratory, Laboratory>(
            rotationVector: thigh * error.leg.patellaTurn)
          new[side].patella = RigidTransform(
            rotation: turn * patella.rotation,
            translation: patella.translation + thigh * error.leg.patella)
        }
      }
      if let shank = found.shank?.rotation, let tuberosity = found.tibialTuberosity {
        new[side].tibialTuberosity = tuberosity + shank * error.leg.tibialTuberosity
      }
      if let pelvis = body.pelvis?.rotation, let spine = found.iliacSpine {
        new[side].iliacSpine = spine + pelvis * error.spine
      }
    }
    return new
  }
}

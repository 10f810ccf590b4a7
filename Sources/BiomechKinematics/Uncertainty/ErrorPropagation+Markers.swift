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
    new.trunk = body.trunk.map { trunk(of: body, $0, with: error) }
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
      if let foot = new[side].foot, error.leg.footTurn != .zero {
        new[side].foot = RigidTransform(
          rotation: foot.rotation * Rotation<Foot, Foot>(rotationVector: error.leg.footTurn),
          translation: foot.translation)
      }
      if let pelvis = body.pelvis?.rotation, let spine = found.iliacSpine {
        new[side].iliacSpine = spine + pelvis * error.spine
      }
    }
    return new
  }

  /// The trunk with its markers elsewhere, over a pelvis whose middle is where its spines have it.
  private func trunk(
    of body: TrackedBody, _ trunk: RigidTransform<Trunk, Laboratory>, with error: BodyError
  ) -> RigidTransform<Trunk, Laboratory> {
    let spines = error.rightASIS + error.leftASIS + error.rightPSIS + error.leftPSIS
    guard error.neck != .zero || error.shoulders != .zero || spines != .zero,
      let pelvis = body.pelvis
    else { return trunk }
    let rotation = trunk.rotation
    let length = (trunk.translation - pelvis.translation).dot(rotation.y)
    return .trunk(
      pelvis: trunk.translation - rotation.y * length + pelvis.rotation * (spines / 4),
      neck: trunk.translation + rotation * error.neck,
      right: rotation.z * usualShoulderWidth + rotation * error.shoulders) ?? trunk
  }
}

/// Between the markers on the shoulders of an adult, in millimetres.
private let usualShoulderWidth = 350.0

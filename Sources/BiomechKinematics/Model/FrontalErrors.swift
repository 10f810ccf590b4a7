// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What the frontal model would have found with its markers elsewhere.
///
/// It knows joint centres and the pelvis only. A displacement is counted in axes along the segment and
/// the frontal plane, since the segments have none of their own.
struct FrontalErrors: ErrorPropagation {
  /// What a joint centre is taken from.
  enum Origin: Sendable {
    /// A marker or a point of a video that stands for the centre.
    case centre

    /// The middle of a lateral and a medial marker.
    case between

    /// A lateral marker, half a width inwards; the factor is 1 where the width was measured.
    case lateral(widthFactor: Double)
  }

  struct Leg: Sendable {
    /// Whether the hip centre follows from the pelvis.
    var hipIsInPelvis: Bool
    var knee: Origin
    var ankle: Origin
  }

  /// The width of a joint that nobody measured is known three times worse than by a calliper.
  static let unmeasured = 3.0

  let pelvis: PelvisErrors?
  let left: Leg?
  let right: Leg?
  let plane: FrontalPlane

  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
    var new = body
    let change = pelvis?.change(error) ?? PelvisErrors.Change()
    if let found = body.pelvis { new.pelvis = found * change.foundFromNew }
    for (side, model) in [(Side.left, left), (.right, right)] {
      guard let model else { continue }
      let found = body[side]
      let outwards = side.sign * plane.right
      var leg = found
      if let hip = found.hip {
        let upright = Rotation<Pelvis, Laboratory>(
          x: Vector3(0, 1, 0).cross(plane.right), y: Vector3(0, 1, 0), z: plane.right)
        let shift = model.hipIsInPelvis ? change.hipShift(side) : error[side].hipCentre
        leg.hip = hip + (body.pelvis?.rotation ?? upright) * shift
      }
      guard let hip = found.hip, let knee = found.knee else {
        new[side] = leg
        continue
      }
      let wrong = error[side]
      leg.knee =
        knee
        + displacement(
          along: hip - knee, lever: -0.4, model.knee,
          (wrong.lateralEpicondyle, wrong.medialEpicondyle), wrong.kneeWidth,
          turn: wrong.thighTurn, shift: wrong.thighShift, outwards)
      if let ankle = found.ankle {
        leg.ankle =
          ankle
          + displacement(
            along: knee - ankle, lever: -0.5, model.ankle,
            (wrong.lateralMalleolus, wrong.medialMalleolus), wrong.ankleWidth,
            turn: wrong.shankTurn, shift: wrong.shankShift, outwards)
      }
      new[side] = leg
    }
    return new
  }

  /// How far a joint centre is displaced in the laboratory.
  ///
  /// - Parameters:
  ///   - bone: From the centre to the joint above.
  ///   - lever: From the middle of the soft tissue to the centre, as a share of the bone.
  ///   - origin: What the centre is taken from.
  ///   - markers: The displacements of the lateral and the medial marker.
  ///   - width: The error of the joint's width.
  ///   - turn: The turn of the soft tissue.
  ///   - shift: Its shift.
  ///   - outwards: Away from the other leg.
  /// - Returns: The displacement in millimetres.
  private func displacement(
    along bone: Vector3, lever: Double, _ origin: Origin, _ markers: (Vector3, Vector3),
    _ width: Double, turn: Vector3, shift: Vector3, _ outwards: Vector3
  ) -> Vector3 {
    guard let y = bone.normalized, let x = y.cross(plane.right).normalized else { return .zero }
    let axes = Rotation<Thigh, Laboratory>(x: x, y: y, z: x.cross(y))
    var local = shift + turn.cross(Vector3(0, lever * bone.length, 0))
    var inwards = 0.0
    switch origin {
    case .centre: local += markers.0
    case .between: local += (markers.0 + markers.1) / 2
    case .lateral(let factor):
      local += markers.0
      inwards = factor * width / 2
    }
    return axes * local - outwards * inwards
  }

  func frontalPlane(_ plane: FrontalPlane, with error: BodyError) -> FrontalPlane {
    plane.following(
      right: error.rightASIS, left: error.leftASIS, width: pelvis?.size.width ?? 240)
  }
}

extension FrontalModel {
  /// How errors of placement change a body.
  ///
  /// - Parameters:
  ///   - legs: The landmarks of the legs.
  ///   - pelvis: The size of the pelvis and a body in which it was seen; `nil` for none.
  ///   - plane: The frontal plane.
  /// - Returns: The propagation.
  func errors(
    of legs: [FrontalLandmarks], pelvis: (size: PelvisSize, body: TrackedBody)?,
    _ plane: FrontalPlane
  ) -> FrontalErrors {
    func leg(_ side: Side) -> FrontalErrors.Leg? {
      legs.first { $0.side == side }?.errors(
        isKneeMeasured: subject.kneeWidth[side] != nil,
        isAnkleMeasured: subject.ankleWidth[side] != nil)
    }
    let errors = pelvis.map { size, body in
      func hip(_ side: Side) -> Vector3 {
        guard let hip = body[side].hip, let pelvis = body.pelvis else { return .zero }
        return pelvis.inverse.applied(to: hip)
      }
      // In its own axes a pelvis has its spines here by definition.
      return PelvisErrors(
        rightASIS: Vector3(0, 0, size.width / 2), leftASIS: Vector3(0, 0, -size.width / 2),
        sacrum: Vector3(-size.depth - (subject.markerDiameter ?? 0), 0, 0), size: size,
        leftHip: hip(.left), rightHip: hip(.right))
    }
    return FrontalErrors(pelvis: errors, left: leg(.left), right: leg(.right), plane: plane)
  }
}

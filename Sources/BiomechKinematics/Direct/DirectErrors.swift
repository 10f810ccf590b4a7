// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What the direct model would have found with its landmarks elsewhere.
///
/// Landmarks are misplaced once and ride on skin that moves over the bone; the torsion of the tibia and
/// the place of the hip in the pelvis are those of the static trial, where skin has not moved yet.
struct DirectErrors: ErrorPropagation {
  let pelvis: PelvisErrors
  let left: DirectLegErrors?
  let right: DirectLegErrors?

  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
    var body = body
    let labFromFound = body.pelvis
    let change = pelvis.change(error)
    if let labFromFound { body.pelvis = labFromFound * change.foundFromNew }
    if let left {
      body.left = left.leg(body.left, error.left, labFromFound?.rotation, change.hipShift(.left))
    }
    if let right {
      body.right = right.leg(
        body.right, error.right, labFromFound?.rotation, change.hipShift(.right))
    }
    return body
  }

  func frontalPlane(_ plane: FrontalPlane, with error: BodyError) -> FrontalPlane {
    plane.following(right: error.rightASIS, left: error.leftASIS, width: pelvis.size.width)
  }
}

/// What displaced landmarks and moving skin do to one leg of the direct model.
struct DirectLegErrors: Sendable {
  /// The landmarks as the leg stood in the static trial.
  private let standing: CalibratedLegErrors

  /// The middle of the soft tissue of a segment, in its axes.
  private let thighMiddle: Vector3
  private let shankMiddle: Vector3

  /// - Parameter standing: The landmarks as the leg stood in the static trial.
  init(_ standing: CalibratedLegErrors) {
    self.standing = standing
    // Without a cluster that says where the tissue is, it is about midway along the bone.
    let ankle = (standing.lateralMalleolus + standing.medialMalleolus) / 2
    thighMiddle = standing.hip * 0.4
    shankMiddle = ankle * 0.5
  }

  func leg(
    _ leg: TrackedLeg, _ error: LegError, _ labFromPelvis: Rotation<Pelvis, Laboratory>?,
    _ hipShift: Vector3
  ) -> TrackedLeg {
    guard hipShift != .zero || error != LegError() else { return leg }
    var new = leg
    if let hip = leg.hip, let labFromPelvis { new.hip = hip + labFromPelvis * hipShift }
    guard let thigh = leg.thigh, let hip = leg.hip, let newHip = new.hip else { return new }

    let side = standing.side
    let thighFromLab = thigh.inverse
    let thighTissue = Tissue(turn: error.thighTurn, shift: error.thighShift, middle: thighMiddle)
    let lateral = standing.lateralEpicondyle
    let medial = standing.medialEpicondyle
    let newLateral = thighTissue.moved(lateral) + error.lateralEpicondyle
    let newMedial = thighTissue.moved(medial) + error.medialEpicondyle
    let newKnee = thigh.applied(to: (newLateral + newMedial) / 2)
    if leg.knee != nil { new.knee = newKnee }
    let found = RigidTransform.thigh(
      hip: thighFromLab.applied(to: hip), lateral: lateral, medial: medial, side: side)
    let changed = RigidTransform.thigh(
      hip: thighFromLab.applied(to: newHip), lateral: newLateral, medial: newMedial, side: side)
    if let found, let changed {
      let turn = (found.rotation.inverse * changed.rotation).relabelled(Thigh.self, Thigh.self)
      new.thigh = RigidTransform(rotation: thigh.rotation * turn, translation: newKnee)
    }

    guard let shank = leg.shank, let ankle = leg.ankle else { return new }
    let shankTissue = Tissue(turn: error.shankTurn, shift: error.shankShift, middle: shankMiddle)
    let half = (standing.lateralMalleolus - standing.medialMalleolus) / 2
    let middle = shank.inverse.applied(to: ankle)
    let newOuter = shankTissue.moved(middle + half) + error.lateralMalleolus
    let newInner = shankTissue.moved(middle - half) + error.medialMalleolus
    let newAnkle = shank.applied(to: (newOuter + newInner) / 2)
    new.ankle = newAnkle
    new.foot?.translation = newAnkle
    let byMalleoli = RigidTransform.shank(
      knee: .zero, lateralMalleolus: middle + half, medialMalleolus: middle - half, side: side)
    let newByMalleoli = RigidTransform.shank(
      knee: shank.inverse.applied(to: newKnee), lateralMalleolus: newOuter,
      medialMalleolus: newInner, side: side)
    if let byMalleoli, let newByMalleoli, let foundTorsion = torsion(LegError()),
      let newTorsion = torsion(error)
    {
      let found = byMalleoli.rotation * foundTorsion
      let changed = newByMalleoli.rotation * newTorsion
      let turn = (found.inverse * changed).relabelled(Shank.self, Shank.self)
      new.shank = RigidTransform(rotation: shank.rotation * turn, translation: newKnee)
    }
    return new
  }

  /// The turn from the axes by the malleoli to those by the epicondyles, in standing.
  private func torsion(_ error: LegError) -> Rotation<Shank, Shank>? {
    let shankFromThigh = standing.shankFromThigh.rotation
    let lateral = standing.lateralOnShank + shankFromThigh * error.lateralEpicondyle
    let medial = standing.medialOnShank + shankFromThigh * error.medialEpicondyle
    let outer = standing.lateralMalleolus + error.lateralMalleolus
    let inner = standing.medialMalleolus + error.medialMalleolus
    guard
      let byKnee = RigidTransform.shank(
        ankle: (outer + inner) / 2, lateral: lateral, medial: medial, side: standing.side),
      let byMalleoli = RigidTransform.shank(
        knee: (lateral + medial) / 2, lateralMalleolus: outer, medialMalleolus: inner,
        side: standing.side)
    else { return nil }
    return byMalleoli.rotation.inverse * byKnee.rotation
  }
}

/// Skin and muscle that turn about a middle and shift, in the axes of a segment.
struct Tissue {
  let turn: Vector3
  let shift: Vector3
  let middle: Vector3

  private enum Axes: CoordinateSystem {}

  /// Where a point on the skin goes.
  func moved(_ point: Vector3) -> Vector3 {
    guard turn != .zero else { return point + shift }
    return middle + Rotation<Axes, Axes>(rotationVector: turn) * (point - middle) + shift
  }
}

// SPDX-License-Identifier: Apache-2.0

package import BiomechMath
package import BiomechMotion

/// What a calibrated model would have found with its landmarks and markers elsewhere.
///
/// Landmarks belong to the static trial: displaced, they turn the anatomical axes in the tracked
/// segments by the same amount in every frame. Soft tissue moves the tracked segment itself.
package struct CalibratedErrors: ErrorPropagation {
  package var pelvis: PelvisErrors
  package var left: CalibratedLegErrors?
  package var right: CalibratedLegErrors?
  package var frameErrors: [BodyError] = []

  package init(pelvis: PelvisErrors, left: CalibratedLegErrors?, right: CalibratedLegErrors?) {
    self.pelvis = pelvis
    self.left = left
    self.right = right
  }

  package func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
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

  package func frontalPlane(_ plane: FrontalPlane, with error: BodyError) -> FrontalPlane {
    plane.following(right: error.rightASIS, left: error.leftASIS, width: pelvis.size.width)
  }
}

/// What displaced spines do to the axes of a pelvis and the hip centres in it.
package struct PelvisErrors: Sendable {
  /// The ASIS, and the middle of the PSIS or the sacrum, in pelvis axes.
  var rightASIS: Vector3
  var leftASIS: Vector3
  var sacrum: Vector3
  var size: PelvisSize

  /// The hip centres in pelvis axes.
  var leftHip: Vector3
  var rightHip: Vector3

  /// How they were placed; by the regression of Harrington where that is not said.
  var leftPlacement: HipCentreReport?
  var rightPlacement: HipCentreReport?

  package init(
    rightASIS: Vector3, leftASIS: Vector3, sacrum: Vector3, size: PelvisSize, leftHip: Vector3,
    rightHip: Vector3
  ) {
    self.rightASIS = rightASIS
    self.leftASIS = leftASIS
    self.sacrum = sacrum
    self.size = size
    self.leftHip = leftHip
    self.rightHip = rightHip
  }

  struct Change {
    /// The axes that would have been found, in those that were.
    var foundFromNew = RigidTransform<Pelvis, Pelvis>.identity

    /// How far the hip centres would have been elsewhere, in the axes that were found.
    var leftHip = Vector3.zero
    var rightHip = Vector3.zero

    func hipShift(_ side: Side) -> Vector3 { side == .left ? leftHip : rightHip }
  }

  func change(_ error: BodyError) -> Change {
    var change = Change()
    let back = (error.rightPSIS + error.leftPSIS) / 2
    if error.rightASIS != .zero || error.leftASIS != .zero || back != .zero {
      let (right, left) = (rightASIS + error.rightASIS, leftASIS + error.leftASIS)
      let sacrum = sacrum + back
      let axes = RigidTransform.pelvis(rightASIS: right, leftASIS: left, sacrum: sacrum)
      if let axes {
        change.foundFromNew = RigidTransform(
          rotation: axes.rotation.relabelled(Pelvis.self, Pelvis.self),
          translation: axes.translation)
        var wrong = size
        wrong.width += (right - left).length - (rightASIS - leftASIS).length
        wrong.depth +=
          ((right + left) / 2 - sacrum).length - ((rightASIS + leftASIS) / 2 - self.sacrum).length
        change.leftHip = shift(leftHip, wrong, .left, change.foundFromNew)
        change.rightHip = shift(rightHip, wrong, .right, change.foundFromNew)
      }
    }
    change.leftHip += error.left.hipCentre * share(leftPlacement)
    change.rightHip += error.right.hipCentre * share(rightPlacement)
    return change
  }

  /// A functional centre is off by less than that of a regression: by 13.4 mm where regressions were
  /// by 21.6 mm against ultrasound (Hicks and Richards 2005).
  private func share(_ placement: HipCentreReport?) -> Double {
    placement?.functional == nil ? 1 : 13.4 / 21.6
  }

  /// A regression in wrong axes and for a wrong size.
  private func shift(
    _ hip: Vector3, _ wrong: PelvisSize, _ side: Side,
    _ foundFromNew: RigidTransform<Pelvis, Pelvis>
  ) -> Vector3 {
    let moved: Vector3
    if let placement = side == .left ? leftPlacement : rightPlacement {
      // A functional centre stays where it is when the spines are found elsewhere.
      guard let shift = placement.shift(for: wrong) else { return .zero }
      moved = shift
    } else {
      moved = HipCentre.harrington(wrong, side: side) - HipCentre.harrington(size, side: side)
    }
    return foundFromNew.applied(to: hip + moved) - hip
  }
}

/// What displaced landmarks and moving skin do to one leg; all places as the leg stood in the static
/// trial.
package struct CalibratedLegErrors: Sendable {
  let side: Side

  /// The hip centre and the epicondyles in thigh axes.
  let hip: Vector3
  let lateralEpicondyle: Vector3
  let medialEpicondyle: Vector3

  /// The epicondyles and the malleoli in shank axes.
  let lateralOnShank: Vector3
  let medialOnShank: Vector3
  let lateralMalleolus: Vector3
  let medialMalleolus: Vector3

  let thighFromPelvis: Rotation<Pelvis, Thigh>
  let shankFromThigh: RigidTransform<Thigh, Shank>

  /// The middle of the markers that track a segment, in its axes.
  let thighMiddle: Vector3
  let shankMiddle: Vector3

  /// How the foot stood against the shank; `nil` where it has no axes.
  let footFromShank: Rotation<Shank, Foot>?

  /// The axis of the knee by a functional trial and not by the epicondyles.
  let hasFunctionalAxis: Bool

  /// From the axes that were found to those that hip, epicondyles and ankle give: a functional axis
  /// turns them, otherwise they are the same.
  private let thighFromFound: Rotation<Thigh, Thigh>
  private let shankFromFound: Rotation<Shank, Shank>

  package init(
    side: Side, hip: Vector3, lateralEpicondyle: Vector3, medialEpicondyle: Vector3,
    lateralOnShank: Vector3, medialOnShank: Vector3, lateralMalleolus: Vector3,
    medialMalleolus: Vector3,
    thighFromPelvis: Rotation<Pelvis, Thigh>, shankFromThigh: RigidTransform<Thigh, Shank>,
    thighMiddle: Vector3, shankMiddle: Vector3, footFromShank: Rotation<Shank, Foot>? = nil,
    hasFunctionalAxis: Bool = false
  ) {
    self.side = side
    self.hip = hip
    self.lateralEpicondyle = lateralEpicondyle
    self.medialEpicondyle = medialEpicondyle
    self.lateralOnShank = lateralOnShank
    self.medialOnShank = medialOnShank
    self.lateralMalleolus = lateralMalleolus
    self.medialMalleolus = medialMalleolus
    self.thighFromPelvis = thighFromPelvis
    self.shankFromThigh = shankFromThigh
    self.thighMiddle = thighMiddle
    self.shankMiddle = shankMiddle
    self.footFromShank = footFromShank
    self.hasFunctionalAxis = hasFunctionalAxis
    let thigh = RigidTransform.thigh(
      hip: hip, lateral: lateralEpicondyle, medial: medialEpicondyle, side: side)
    let shank = RigidTransform.shank(
      ankle: (lateralMalleolus + medialMalleolus) / 2, lateral: lateralOnShank,
      medial: medialOnShank, side: side)
    thighFromFound =
      thigh?.rotation.relabelled(Thigh.self, Thigh.self).inverse ?? .identity
    shankFromFound =
      shank?.rotation.relabelled(Shank.self, Shank.self).inverse ?? .identity
  }

  /// The displacements of the epicondyles that turn the axis of the knee.
  ///
  /// A functional axis has the direction of the motion; how far that is off was not published for
  /// these movements, and is taken as half of what palpation does (engineering choice).
  private func epicondyles(_ error: LegError) -> (lateral: Vector3, medial: Vector3) {
    guard hasFunctionalAxis else { return (error.lateralEpicondyle, error.medialEpicondyle) }
    let mean = (error.lateralEpicondyle + error.medialEpicondyle) / 2
    let half = (error.lateralEpicondyle - error.medialEpicondyle) / 4
    return (mean + half, mean - half)
  }

  /// The leg as it stood in the static trial.
  func standingLeg(
    hip hipCentre: Vector3, pelvis: Rotation<Pelvis, Laboratory>, ankleInShank: Vector3
  ) -> TrackedLeg {
    var leg = TrackedLeg()
    let rotation = pelvis * thighFromPelvis.inverse
    let thigh = RigidTransform(rotation: rotation, translation: hipCentre - rotation * hip)
    let shank = thigh * shankFromThigh.inverse
    leg.thigh = thigh
    leg.shank = shank
    leg.hip = hipCentre
    leg.knee = thigh.translation
    leg.ankle = shank.applied(to: ankleInShank)
    return leg
  }

  /// The leg as it would have been found.
  ///
  /// - Parameters:
  ///   - leg: The leg as it was.
  ///   - error: The errors of the leg.
  ///   - labFromPelvis: The pelvis as it was found.
  ///   - hipShift: How far the hip centre would have been elsewhere, in these axes.
  /// - Returns: The leg with the errors.
  func leg(
    _ leg: TrackedLeg, _ error: LegError, _ labFromPelvis: Rotation<Pelvis, Laboratory>?,
    _ hipShift: Vector3
  ) -> TrackedLeg {
    guard hipShift != .zero || error != LegError() else { return leg }
    var new = leg
    if let hip = leg.hip, let labFromPelvis { new.hip = hip + labFromPelvis * hipShift }
    let displaced = epicondyles(error)
    let lateral = lateralEpicondyle + displaced.lateral
    let medial = medialEpicondyle + displaced.medial
    let movesAxis = error.lateralEpicondyle != .zero || error.medialEpicondyle != .zero
    let movesThigh = hipShift != .zero || movesAxis || error.thighTurn != .zero
    if let thigh = leg.thigh, movesThigh || error.thighShift != .zero {
      let axes = RigidTransform.thigh(
        hip: hip + thighFromPelvis * hipShift, lateral: lateral, medial: medial, side: side)
      if let axes {
        new.thigh =
          thigh * slip(error.thighTurn, error.thighShift, about: thighMiddle)
          * RigidTransform(
            rotation: axes.rotation.relabelled(Thigh.self, Thigh.self) * thighFromFound,
            translation: axes.translation)
        new.knee = new.thigh?.translation
      }
    }
    let movesAnkle = error.lateralMalleolus != .zero || error.medialMalleolus != .zero
    let movesShank = movesAxis || movesAnkle || error.shankTurn != .zero
    if let shank = leg.shank, movesShank || error.shankShift != .zero {
      let ankle =
        (lateralMalleolus + error.lateralMalleolus + medialMalleolus + error.medialMalleolus) / 2
      let axes = RigidTransform.shank(
        ankle: ankle,
        lateral: lateralOnShank + shankFromThigh.rotation * displaced.lateral,
        medial: medialOnShank + shankFromThigh.rotation * displaced.medial, side: side)
      if let axes {
        let slipped = shank * slip(error.shankTurn, error.shankShift, about: shankMiddle)
        new.shank =
          slipped
          * RigidTransform(
            rotation: axes.rotation.relabelled(Shank.self, Shank.self) * shankFromFound,
            translation: axes.translation)
        new.ankle = slipped.applied(to: ankle)
        if let ankle = new.ankle { new.foot?.translation = ankle }
      }
    }
    return new
  }

  /// The turn of the skin about the middle of its markers, and its shift, in the axes of the bone.
  private func slip<Body: CoordinateSystem>(
    _ turn: Vector3, _ shift: Vector3, about middle: Vector3
  ) -> RigidTransform<Body, Body> {
    guard turn != .zero || shift != .zero else { return .identity }
    let rotation = Rotation<Body, Body>(rotationVector: turn)
    return RigidTransform(rotation: rotation, translation: middle - rotation * middle + shift)
  }
}

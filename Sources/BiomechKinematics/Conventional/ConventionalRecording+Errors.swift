// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension ConventionalRecording: ErrorPropagation {
  /// The body of one frame with markers and measurements off by some error.
  ///
  /// Markers on thigh and shank that medial markers or a knee alignment device calibrated carry no
  /// error of their own: what counts is how far those are off.
  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
    let movesPelvis =
      error.leftASIS != .zero || error.rightASIS != .zero || error.leftPSIS != .zero
      || error.rightPSIS != .zero
    let sides = Side.allCases.filter { movesPelvis || error[$0] != LegError() }
    guard !sides.isEmpty else { return body }
    let found = self.body(frame)
    var pelvis = markers.pelvis(in: trajectories, frame: frame)
    if movesPelvis { pelvis.displace(error) }
    var parameters = self.parameters
    parameters.displace(error)

    var moved = body
    let axes = pelvis.axes
    if body.pelvis != nil, movesPelvis { moved.pelvis = axes }
    for side in sides {
      recalibrate(&parameters, side, with: error[side])
      var points = markers.leg(side, in: trajectories, frame: frame)
      points.displace(error[side], found[side])
      var leg = parameters.leg(
        points, side, hip: axes?.applied(to: parameters.hipInPelvis(side) + error[side].hipCentre),
        foot: foot(side))
      leg.follow(body[side], insteadOf: found[side], error[side])
      moved[side] = leg
    }
    return moved
  }

  /// The plane along the line between the displaced spines of this person.
  func frontalPlane(_ plane: FrontalPlane, with error: BodyError) -> FrontalPlane {
    plane.following(
      right: error.rightASIS, left: error.leftASIS, width: parameters.interASISDistance)
  }

  /// Changes the offsets by as much as the same errors would have changed them in a frame of the
  /// static trial.
  private func recalibrate(
    _ parameters: inout ConventionalParameters, _ side: Side, with error: LegError
  ) {
    guard let calibration, let calibrated = calibrated[side] else { return }
    // Skin moves in motion; while standing it is where it was palpated.
    var placement = error
    placement.thighTurn = .zero
    placement.thighShift = .zero
    placement.shankTurn = .zero
    placement.shankShift = .zero
    guard
      let offsets = calibration.axisOffsets(
        parameters, side, with: placement, in: calibrated.frame..<calibrated.frame + 1)
    else { return }
    let before = calibrated.offsets
    parameters[side].thighOffset += offsets.thigh - before.thigh
    if let shank = offsets.shank, let old = before.shank {
      parameters[side].shankOffset += shank - old
    }
    if let torsion = offsets.tibialTorsion, let old = before.tibialTorsion {
      parameters[side].tibialTorsion += torsion - old
    }
  }
}

extension ConventionalParameters {
  /// Changes the measurements by their errors.
  fileprivate mutating func displace(_ error: BodyError) {
    for side in Side.allCases {
      self[side].kneeWidth += error[side].kneeWidth
      self[side].ankleWidth += error[side].ankleWidth
    }
    // A distance between markers takes their errors along; a calliper's does not.
    if case .markers = origins[.init(.interASISDistance)] {
      let way = Vector3(0, 0, interASISDistance) + error.rightASIS - error.leftASIS
      interASISDistance = way.length
    }
  }
}

extension TrackedLeg {
  /// Takes over what was done to a leg after the model found it: axes that were turned, and parts
  /// that were taken away or added.
  ///
  /// - Parameters:
  ///   - given: The leg as it became.
  ///   - found: The leg as the model finds it without errors.
  ///   - error: The errors of what the model does not see.
  fileprivate mutating func follow(
    _ given: TrackedLeg, insteadOf found: TrackedLeg, _ error: LegError
  ) {
    thigh = turned(thigh, as: given.thigh, insteadOf: found.thigh)
    shank = turned(shank, as: given.shank, insteadOf: found.shank)
    foot = turned(foot, as: given.foot, insteadOf: found.foot)
    shankAtAnkle = turned(shankAtAnkle, as: given.shankAtAnkle, insteadOf: found.shankAtAnkle)
    if given.hip == nil { hip = nil }
    if given.knee == nil { knee = nil }
    if given.ankle == nil { ankle = nil }
    patella = given.patella
    patellaCentre = given.patellaCentre
    if let axes = found.thigh?.rotation {
      patella?.translation += axes * error.patella
      patellaCentre? += axes * error.patella
    }
    isFilled = given.isFilled
  }
}

/// A segment turned as the given one was turned from the found one.
private func turned<Body>(
  _ segment: RigidTransform<Body, Laboratory>?, as given: RigidTransform<Body, Laboratory>?,
  insteadOf found: RigidTransform<Body, Laboratory>?
) -> RigidTransform<Body, Laboratory>? {
  guard var segment, let given, let found else { return nil }
  guard given.rotation != found.rotation else { return segment }
  segment.rotation = segment.rotation * (found.rotation.inverse * given.rotation)
  return segment
}

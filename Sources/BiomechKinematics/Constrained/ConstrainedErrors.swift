// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What the constrained model would have found with its landmarks and markers elsewhere.
///
/// Displaced landmarks change the chain: its joints, and the axes that the places of the markers are
/// counted in. Moving skin takes the markers of a segment along. The changed chain is fitted to the
/// markers of the frame again, from where it was found and by two undamped steps, which is all that
/// errors of placement need.
struct ConstrainedErrors: ErrorPropagation {
  let calibrated: CalibratedErrors
  let lowerBody: LowerBody

  /// The coordinates of all frames side by side.
  let coordinates: [Double]

  let trajectories: MarkerTrajectories

  var frameErrors: [BodyError] { calibrated.frameErrors }

  func frontalPlane(_ plane: FrontalPlane, with error: BodyError) -> FrontalPlane {
    calibrated.frontalPlane(plane, with: error)
  }

  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
    guard error != .none else { return body }
    let count = lowerBody.chain.coordinates.count
    let found = coordinates[frame * count..<(frame + 1) * count]
    let (changed, ankles) = changedChain(error)
    var solver = ChainSolver(changed)
    observe(&solver, found, frame, error)
    for index in found.indices { solver.values[index - found.startIndex] = found[index] }
    solver.refine()
    solver.refine()

    var new = body
    if body.pelvis != nil { new.pelvis = solver.transform(of: LowerBody.pelvis) }
    for leg in lowerBody.legs {
      var found = body[leg.side]
      let thigh: RigidTransform<Thigh, Laboratory> = solver.transform(of: leg.thigh)
      let shank: RigidTransform<Shank, Laboratory> = solver.transform(of: leg.shank)
      if found.hip != nil { found.hip = thigh.applied(to: changed.bodies[leg.thigh].jointInBody) }
      if found.knee != nil { found.knee = thigh.translation }
      if found.ankle != nil, let ankle = ankles[leg.side] { found.ankle = shank.applied(to: ankle) }
      if let old = body[leg.side].thigh {
        found.thigh = thigh
        let shift = old.rotation * error[leg.side].patella
        if let centre = found.patellaCentre { found.patellaCentre = centre + shift }
        if let patella = found.patella { found.patella?.translation = patella.translation + shift }
      }
      if found.shank != nil { found.shank = shank }
      if let foot = leg.foot, found.foot != nil { found.foot = solver.transform(of: foot) }
      new[leg.side] = found
    }
    return new
  }

  /// The chain as it would have been calibrated, and its ankle centres in the axes of the shanks.
  private func changedChain(_ error: BodyError) -> (Chain, ankles: [Side: Vector3]) {
    var chain = lowerBody.chain
    var ankles: [Side: Vector3] = [:]
    let change = calibrated.pelvis.change(error)
    let newFromFound = change.foundFromNew.inverse
    chain.replacePlaces(on: LowerBody.pelvis) { newFromFound.applied(to: $0) }
    for leg in lowerBody.legs {
      guard let errors = leg.side == .left ? calibrated.left : calibrated.right else { continue }
      let wrong = error[leg.side]
      let shift = change.hipShift(leg.side)
      let hip = errors.hip + errors.thighFromPelvis * shift
      let lateral = errors.lateralEpicondyle + wrong.lateralEpicondyle
      let medial = errors.medialEpicondyle + wrong.medialEpicondyle
      let ankle =
        (errors.lateralMalleolus + wrong.lateralMalleolus + errors.medialMalleolus
          + wrong.medialMalleolus) / 2
      let found = lowerBody.chain.bodies[leg.thigh]
      if let axes = RigidTransform.thigh(
        hip: hip, lateral: lateral, medial: medial, side: leg.side)
      {
        let newFromFound = axes.inverse
        chain.replacePlaces(on: leg.thigh) { newFromFound.applied(to: $0) }
        chain.moveJoint(
          of: leg.thigh,
          inParent: change.foundFromNew.inverse.applied(to: found.jointInParent + shift),
          inBody: newFromFound.applied(to: hip))
      }
      ankles[leg.side] = (errors.lateralMalleolus + errors.medialMalleolus) / 2
      if let axes = RigidTransform.shank(
        ankle: ankle, lateral: errors.shankFromThigh.applied(to: lateral),
        medial: errors.shankFromThigh.applied(to: medial), side: leg.side)
      {
        let newFromFound = axes.inverse
        chain.replacePlaces(on: leg.shank) { newFromFound.applied(to: $0) }
        let joint = newFromFound.applied(to: ankle)
        ankles[leg.side] = joint
        if let foot = leg.foot, let footFromShank = errors.footFromShank {
          // The axes of the foot start at the ankle centre and so move along with it.
          let old = (errors.lateralMalleolus + errors.medialMalleolus) / 2
          let start = footFromShank * (ankle - old)
          chain.moveJoint(of: foot, inParent: joint, inBody: .zero)
          chain.replacePlaces(on: foot) { $0 - start }
        }
      }
    }
    return (chain, ankles)
  }

  /// The markers of a frame, those on moving skin where it takes them; markers that were left out of
  /// the fit stay out.
  private func observe(
    _ solver: inout ChainSolver, _ found: ArraySlice<Double>, _ frame: Int, _ error: BodyError
  ) {
    var pose = ChainPose(lowerBody.chain)
    pose.update(lowerBody.chain, Array(found))
    for (place, marker) in lowerBody.chain.markers.enumerated() {
      guard let index = trajectories.index(of: lowerBody.markers[place]) else { continue }
      let seen = trajectories.position(ofMarkerAt: index, frame: frame)
      let fitted = pose.position(marker.place, on: marker.body)
      guard (seen - fitted).length <= ChainTracker.farthest else { continue }
      solver.observed[place] = seen + slip(marker, pose, error)
    }
  }

  /// How far the skin takes a marker in the laboratory.
  private func slip(_ marker: Chain.Marker, _ pose: ChainPose, _ error: BodyError) -> Vector3 {
    let segment = lowerBody.segments[marker.body]
    guard let side = segment.side,
      let errors = side == .left ? calibrated.left : calibrated.right
    else { return .zero }
    let (turn, shift, middle) =
      switch segment.segment {
      case .thigh: (error[side].thighTurn, error[side].thighShift, errors.thighMiddle)
      case .shank: (error[side].shankTurn, error[side].shankShift, errors.shankMiddle)
      default: (Vector3.zero, Vector3.zero, Vector3.zero)
      }
    guard turn != .zero || shift != .zero else { return .zero }
    let arm = marker.place - middle
    let moved = Rotation<Thigh, Thigh>(rotationVector: turn) * arm - arm + shift
    return pose.x[marker.body] * moved.x + pose.y[marker.body] * moved.y
      + pose.z[marker.body] * moved.z
  }
}

extension Chain {
  /// Changes where the markers of a body are.
  fileprivate mutating func replacePlaces(on body: Int, _ change: (Vector3) -> Vector3) {
    for index in markers.indices where markers[index].body == body {
      markers[index].place = change(markers[index].place)
    }
  }
}

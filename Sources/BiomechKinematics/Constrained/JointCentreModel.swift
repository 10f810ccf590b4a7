// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A chain of joint centres with constant lengths, for key points of video: inverse kinematics
/// without a knee axis.
///
/// Key points such as those of OpenCap, Pose2Sim and MediaPipe stand for the centres of hip, knee
/// and ankle. Their lengths come from the trial: the medians over all frames. Centres alone have no
/// knee axis, so there is knee flexion and the alignment of the centres in the frontal plane, and no
/// three-dimensional knee angle.
public struct JointCentreModel: Sendable {
  /// The lengths of one leg, in millimetres.
  struct Leg: Sendable {
    var side: Side
    var thigh: Double
    var shank: Double
  }

  let legs: [Leg]

  /// Between the hip centres, in millimetres; zero for one leg alone.
  let hipWidth: Double

  let weights: [MarkerName: Double]

  /// Takes the lengths from trials; `nil` when no leg has centres of hip, knee and ankle in any.
  ///
  /// - Parameter inputs: The static trial, where there is one, and the trials to analyse.
  public init?(_ inputs: ModelInputs) {
    let trials = [inputs.calibration].compactMap(\.self) + inputs.trials
    legs = Side.allCases.compactMap { side in
      let thigh = medianDistance(
        SidedLandmark(.hipCentre, side), SidedLandmark(.kneeCentre, side), trials)
      let shank = medianDistance(
        SidedLandmark(.kneeCentre, side), SidedLandmark(.ankleCentre, side), trials)
      return thigh.isNaN || shank.isNaN ? nil : Leg(side: side, thigh: thigh, shank: shank)
    }
    guard !legs.isEmpty else { return nil }
    hipWidth =
      legs.count < 2
      ? 0
      : medianDistance(SidedLandmark(.hipCentre, .left), SidedLandmark(.hipCentre, .right), trials)
    weights = inputs.settings.markerWeights
  }
}

/// The median distance between two landmarks over the frames that have both; NaN when none has.
private func medianDistance(_ a: SidedLandmark, _ b: SidedLandmark, _ trials: [Trial]) -> Double {
  trials.flatMap { trial in
    (0..<trial.trajectories.frameCount).map { frame in
      (trial.position(a.landmark, a.side, frame: frame)
        - trial.position(b.landmark, b.side, frame: frame)).length
    }
  }.medianOfPresent
}

extension JointCentreModel: TrackingModel {
  public var kind: ModelKind { .constrained }

  public var calibration: String? { nil }

  public func canTrack(_ trial: Trial) -> Bool {
    legs.contains { leg in
      [Landmark.hipCentre, .kneeCentre, .ankleCentre].allSatisfy { landmark in
        trial.markers.marker(landmark, leg.side).flatMap {
          trial.trajectories.index(of: $0)
        } != nil
      }
    }
  }

  /// The joint centres in every frame of a trial.
  public func track(_ trial: Trial) -> BodyTrack {
    let trajectories = trial.trajectories
    var track = BodyTrack(
      .constrained, frameCount: trajectories.frameCount, frameRate: trajectories.frameRate)
    track.modelReason =
      "no three-dimensional knee angle: joint centres have no axis; knee flexion is the angle "
      + "between the lines of thigh and shank"
    track.standing = QuietWindow.longest(in: trial, limits: .reference)
    let (lowerBody, ends) = lowerBody(in: trial)
    var tracker = ChainTracker(
      lowerBody.chain, markers: lowerBody.markers, segments: lowerBody.segments,
      areLines: true, in: trajectories)
    var across = (standing: Vector3.zero, all: Vector3.zero)
    for frame in track.bodies.indices {
      tracker.solve(
        trajectories, frame: frame,
        guess: tracker.isLost ? guess(lowerBody, trial, frame) : nil)
      tracker.write(lowerBody, ends, into: &track.bodies[frame], trajectories, frame)
      if let left = track.bodies[frame].left.hip, let right = track.bodies[frame].right.hip {
        across.all += right - left
        if track.standing?.frames.contains(frame) == true { across.standing += right - left }
      }
    }
    if let plane = FrontalPlane(along: across.standing) {
      track.frontalPlane = plane
      track.frontalPlaneEvidence = "along the line through both hip centres while standing"
    } else if let plane = FrontalPlane(along: across.all) {
      track.frontalPlane = plane
      track.frontalPlaneEvidence =
        "along the mean line through both hip centres, since nobody stands still in this trial"
    }
    track.residuals = tracker.residuals
    track.clusters = lowerBody.segments.indices.map { tracker.report($0, understood: .fits) }
    track.notes = tracker.notes + [ConstrainedModel.fitNote(tracker.residuals), lengthsNote]
    return track
  }

  private var lengthsNote: String {
    "lengths are medians over the trials, as nothing calibrates them: "
      + legs.map {
        "\($0.side.rawValue) thigh \($0.thigh.fixed(0)) mm, shank \($0.shank.fixed(0)) mm"
      }.joined(separator: "; ")
  }

  /// Where to begin: the middle of the hips, upright, facing as the hips say.
  private func guess(_ lowerBody: LowerBody, _ trial: Trial, _ frame: Int) -> [Double]? {
    var values = lowerBody.chain.coordinates.map { _ in 0.0 }
    let hips = legs.map { trial.position(.hipCentre, $0.side, frame: frame) }
    let middle = hips.reduce(.zero, +) / Double(hips.count)
    guard !middle.isMissing else { return nil }
    for axis in 0..<3 { values[axis] = middle[axis] }
    if legs.count > 1 {
      let right = trial.position(.hipCentre, .right, frame: frame) - middle
      values[3] = atan2(right.x, right.z)
    }
    return values
  }
}

extension JointCentreModel {
  /// The points at the lower end of thigh and shank.
  struct Ends {
    var knee: Vector3
    var ankle: Vector3
  }

  /// The chain of a trial, and the lower ends of the segments of each of its legs.
  ///
  /// The pelvis is the line between the hips, with no turn about it. Thigh and shank swing forwards
  /// and sideways; how they turn about their own length nobody can see.
  func lowerBody(in trial: Trial) -> (LowerBody, [Ends]) {
    var body = LowerBody()
    let (x, y, z) = (Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1))
    var coordinates = [("pelvis_tx", x), ("pelvis_ty", y), ("pelvis_tz", z)].map {
      Chain.Coordinate($0, .translation, $1)
    }
    if legs.count > 1 {
      coordinates += [
        Chain.Coordinate("pelvis_rotation", .rotation, y),
        Chain.Coordinate("pelvis_obliquity", .rotation, x),
      ]
    }
    let pelvis = body.chain.add("pelvis", to: nil, coordinates: coordinates)
    body.segments.append(SidedSegment(.pelvis))
    var ends: [Ends] = []
    for leg in legs {
      func swing(_ joint: String) -> [Chain.Coordinate] {
        let suffix = leg.side == .right ? "r" : "l"
        return [
          Chain.Coordinate("\(joint)_flexion_\(suffix)", .rotation, z),
          Chain.Coordinate("\(joint)_adduction_\(suffix)", .rotation, x),
        ]
      }
      let hip = Vector3(0, 0, leg.side.sign * hipWidth / 2)
      let end = Ends(knee: Vector3(0, -leg.thigh, 0), ankle: Vector3(0, -leg.shank, 0))
      let thigh = body.chain.add(
        "thigh", to: pelvis, jointInParent: hip, coordinates: swing("hip"))
      let shank = body.chain.add(
        "shank", to: thigh, jointInParent: end.knee, coordinates: swing("knee"))
      body.segments += [SidedSegment(.thigh, leg.side), SidedSegment(.shank, leg.side)]
      body.legs.append(LowerBody.Leg(side: leg.side, thigh: thigh, shank: shank))
      for (landmark, place, point) in [
        (Landmark.hipCentre, pelvis, hip), (.kneeCentre, thigh, end.knee),
        (.ankleCentre, shank, end.ankle),
      ] {
        guard let name = trial.markers.marker(landmark, leg.side),
          trial.trajectories.index(of: name) != nil
        else { continue }
        let weight = weights[name] ?? 1
        if weight > 0 { body.addMarker(name, on: place, at: point, weight: weight) }
      }
      ends.append(end)
    }
    body.normalizeWeights()
    return (body, ends)
  }
}

extension ChainTracker {
  /// Puts the joint centres that the last frame tells of into a body.
  fileprivate func write(
    _ lowerBody: LowerBody, _ ends: [JointCentreModel.Ends], into body: inout TrackedBody,
    _ trajectories: MarkerTrajectories, _ frame: Int
  ) {
    for (place, end) in zip(lowerBody.legs, ends) {
      var leg = TrackedLeg()
      let thigh: RigidTransform<Thigh, Laboratory> = solver.transform(of: place.thigh)
      let shank: RigidTransform<Shank, Laboratory> = solver.transform(of: place.shank)
      if isSeen[place.thigh] {
        leg.hip = thigh.translation
        leg.knee = thigh.applied(to: end.knee)
        if isSeen[place.shank] { leg.ankle = shank.applied(to: end.ankle) }
      }
      leg.isFilled = lowerBody.segments.indices.contains {
        isFilled($0, in: trajectories, frame: frame)
      }
      body[place.side] = leg
    }
  }
}

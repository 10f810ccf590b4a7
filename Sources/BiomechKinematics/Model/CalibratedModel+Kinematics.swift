// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension CalibratedModel: TrackingModel {
  public var kind: ModelKind { .calibrated }

  /// Where the segments are in every frame of a trial.
  ///
  /// A segment is there wherever at least three of its markers are.
  ///
  /// - Parameter trial: The trial, cleaned as wished.
  /// - Returns: The segments; clusters whose names had to be corrected are in `clusters`.
  /// - Complexity: O(frames); one LAPACK `dgesdd` of 3 × 3 for each segment and frame.
  public func track(_ trial: Trial) -> BodyTrack {
    let trajectories = trial.trajectories
    var (pelvisTracker, legTrackers) = trackers(for: trial)
    var track = BodyTrack(
      .calibrated, frameCount: trajectories.frameCount, frameRate: trajectories.frameRate)
    track.standing = QuietWindow.longest(in: trial, limits: .reference)
    track.standingOffset = standingOffset
    track.standingBody = standingBody
    track.standingOffsetOrigin = "the static trial \(calibrationName)"
    track.hipCentres = hipCentres
    track.functionalKnees = functionalKnees
    track.geometry = Dictionary(uniqueKeysWithValues: legs.map { ($0.side, $0.geometry) })

    let trunk = TrunkMarkers(trial)
    for frame in 0..<trajectories.frameCount {
      var body = TrackedBody()
      body.pelvis = pelvisTracker.pose(in: trajectories, frame: frame)
      let pelvisIsFilled = pelvisTracker.isFilled(in: trajectories, frame: frame)
      for index in legTrackers.indices {
        body[legTrackers[index].calibration.side] = legTrackers[index].leg(
          in: trajectories, frame: frame, pelvis: body.pelvis, pelvisIsFilled: pelvisIsFilled)
      }
      if let trunk, let middle = body.pelvis?.middle(pelvisSize) {
        body.trunk = trunk.trunk(over: middle, frame: frame)
      }
      track.bodies[frame] = body
    }
    (track.frontalPlane, track.frontalPlaneEvidence) = track.frontalPlaneOfPelvis()
    track.progression = track.directionOfProgression()
    track.clusters =
      [pelvisTracker.report] + legTrackers.flatMap { [$0.thigh.report, $0.shank.report] }
      + legTrackers.compactMap { $0.foot?.report }
    track.errors = errors(track.clusters)
    track.notes = notes + track.clusters.sentenceAboutJoints + track.clusters.flatMap(\.warnings)
    compareWithDirect(&track, of: trial)
    return track
  }

  /// Compares with the landmarks worn in motion, where the knee moves enough to tell: on a person who
  /// stands, the landmarks are those of the calibration.
  private func compareWithDirect(_ track: inout BodyTrack, of trial: Trial) {
    let sides = legs.map(\.side).filter { side in
      trial.wearsMedialMarkers(on: side) && track.movesKnee(side)
    }
    guard !sides.isEmpty, direct.canTrack(trial) else { return }
    let other = direct.track(trial)
    for side in sides {
      track.directDifference[side] = DirectDifference(other, from: track, side)
    }
    if let note = track.directDifference.note { track.notes.append(note) }
  }
}

extension BodyTrack {
  /// Whether a knee bends by more than 15° over the trial, by the angle between its long axes.
  fileprivate func movesKnee(_ side: Side) -> Bool {
    var least = Double.infinity
    var most = -Double.infinity
    for body in bodies {
      guard let thigh = body[side].thigh, let shank = body[side].shank else { continue }
      let cosine = thigh.rotation.y.dot(shank.rotation.y)
      least = min(least, cosine)
      most = max(most, cosine)
    }
    guard least <= most else { return false }
    return acos(max(least, -1)) - acos(min(most, 1)) > Angle.degrees(15).radians
  }
}

extension LegTrackers {
  /// The leg in one frame.
  fileprivate mutating func leg(
    in trajectories: MarkerTrajectories, frame: Int,
    pelvis: RigidTransform<Pelvis, Laboratory>?, pelvisIsFilled: Bool
  ) -> TrackedLeg {
    var leg = TrackedLeg()
    leg.hip = pelvis?.applied(to: calibration.hipInPelvis)
    leg.thigh = thigh.pose(in: trajectories, frame: frame, joint: leg.hip)
    leg.knee = leg.thigh?.translation
    leg.shank = shank.pose(in: trajectories, frame: frame, joint: leg.knee)
    leg.ankle = leg.shank?.applied(to: calibration.ankleInShank)
    leg.foot = foot?.pose(in: trajectories, frame: frame, joint: leg.ankle)
    // The foot is left out: no measure of knee or hip rests on it.
    leg.isFilled =
      pelvisIsFilled || thigh.isFilled(in: trajectories, frame: frame)
      || shank.isFilled(in: trajectories, frame: frame)
    return leg
  }
}

extension ClusterReport {
  /// The residual beyond which a reader is told, in millimetres (engineering choice).
  private static let noticeableResidual = 10.0

  /// The turn for 1 mm of noise beyond which a reader is told (engineering choice).
  private static let noticeableError = Angle.degrees(1.5)

  /// What a reader should know about a cluster that fits badly or tells a pose badly.
  fileprivate var warnings: [String] {
    var warnings: [String] = []
    if disbelievedFrames > 0 {
      warnings.append(
        "in \(disbelievedFrames) frames the markers of the \(segment) do not fit the shape they "
          + "had in the static trial, and these frames are left out; look for exchanged labels or a "
          + "marker that jumps")
    } else if residual > Self.noticeableResidual {
      warnings.append(
        "the markers of the \(segment) moved \(residual.fixed(0)) mm (root mean square) against "
          + "the shape they had in the static trial; angles that rest on it are less certain than "
          + "stated")
    }
    guard segment.segment != .foot else { return warnings }
    if let rotationError, rotationError > Self.noticeableError {
      warnings.append(
        "the markers of the \(segment) lie close together or nearly on one line: 1 mm of noise in "
          + "them turns it by \(rotationError.degrees.fixed(1))°; markers further apart help")
    }
    return warnings
  }
}

extension [ClusterReport] {
  /// Which segments need the joint above to be followed; no or one sentence.
  fileprivate var sentenceAboutJoints: [String] {
    let segments = filter { $0.usesJoint && $0.segment.segment != .foot }
    guard !segments.isEmpty else { return [] }
    let list = segments.map { cluster in
      "\(cluster.segment) (\(cluster.markers.map(\.rawValue).joined(separator: ", ")))"
    }
    return [
      "too few markers of their own, so followed with the centre of the joint above as well: "
        + list.joined(separator: ", ")
    ]
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

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
    var scout = pelvisTracker
    (track.frontalPlane, track.frontalPlaneEvidence) = FrontalPlane.ofTrial(
      frameCount: trajectories.frameCount, standing: track.standing?.frames
    ) { scout.pose(in: trajectories, frame: $0)?.rotation.z }
    track.standingOffset = standingOffset
    track.standingOffsetOrigin = "the static trial \(calibrationName)"
    track.geometry = Dictionary(uniqueKeysWithValues: legs.map { ($0.side, $0.geometry) })

    for frame in 0..<trajectories.frameCount {
      var body = TrackedBody()
      body.pelvis = pelvisTracker.pose(in: trajectories, frame: frame)
      let pelvisIsFilled = pelvisTracker.isFilled(in: trajectories, frame: frame)
      for index in legTrackers.indices {
        body[legTrackers[index].calibration.side] = legTrackers[index].leg(
          in: trajectories, frame: frame, pelvis: body.pelvis, pelvisIsFilled: pelvisIsFilled)
      }
      track.bodies[frame] = body
    }
    track.clusters =
      [pelvisTracker.report] + legTrackers.flatMap { [$0.thigh.report, $0.shank.report] }
    track.notes = notes + track.clusters.compactMap(\.warning)
    return track
  }
}

extension LegTrackers {
  /// The leg in one frame.
  fileprivate mutating func leg(
    in trajectories: MarkerTrajectories, frame: Int,
    pelvis: RigidTransform<Pelvis, Laboratory>?, pelvisIsFilled: Bool
  ) -> TrackedLeg {
    var leg = TrackedLeg()
    leg.thigh = thigh.pose(in: trajectories, frame: frame)
    leg.shank = shank.pose(in: trajectories, frame: frame)
    leg.hip = pelvis?.applied(to: calibration.hipInPelvis)
    leg.knee = leg.thigh?.translation
    leg.ankle = leg.shank?.applied(to: calibration.ankleInShank)
    leg.isFilled =
      pelvisIsFilled || thigh.isFilled(in: trajectories, frame: frame)
      || shank.isFilled(in: trajectories, frame: frame)
    return leg
  }
}

extension ClusterReport {
  /// The residual beyond which a reader is told, in millimetres (engineering choice).
  private static let noticeable = 10.0

  /// What a reader should know about a cluster that fits badly, or `nil`.
  fileprivate var warning: String? {
    if disbelievedFrames > 0 {
      return
        "in \(disbelievedFrames) frames the markers of the \(segment) do not fit the shape they "
        + "had in the static trial, and these frames are left out; look for exchanged labels or a "
        + "marker that jumps"
    }
    guard residual > Self.noticeable else { return nil }
    return "the markers of the \(segment) moved \(residual.fixed(0)) mm (root mean square) against "
      + "the shape they had in the static trial; angles that rest on it are less certain than stated"
  }
}

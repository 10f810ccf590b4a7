// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

extension CalibratedModel {
  /// The joint angles, alignment and joint centres of a trial, frame by frame.
  ///
  /// A frame has a value wherever the markers it needs are there: at least three on a segment.
  ///
  /// - Parameter trial: The trial, cleaned as wished.
  /// - Returns: The kinematics; clusters whose names had to be corrected are in `clusters`.
  /// - Complexity: O(frames); one LAPACK `dgesdd` of 3 × 3 for each segment and frame.
  public func kinematics(of trial: Trial) -> TrialKinematics {
    let trajectories = trial.trajectories
    var (pelvisTracker, legTrackers) = trackers(for: trial)
    let standing = QuietWindow.longest(in: trial, limits: .reference)
    let plane = frontalPlane(of: trial, in: standing?.frames, pelvisTracker)

    var columns = ColumnWriter(frameCount: trajectories.frameCount)
    for frame in 0..<trajectories.frameCount {
      let labFromPelvis = pelvisTracker.pose(in: trajectories, frame: frame)
      if let labFromPelvis { columns.write(PelvisAngles(labFromPelvis.rotation), frame) }
      let pelvisIsFilled = pelvisTracker.isFilled(in: trajectories, frame: frame)
      var frontal: [Side: FrontalLeg] = [:]
      for index in legTrackers.indices {
        let leg = legTrackers[index].calibration
        let labFromThigh = legTrackers[index].thigh.pose(in: trajectories, frame: frame)
        let labFromShank = legTrackers[index].shank.pose(in: trajectories, frame: frame)
        if pelvisIsFilled || legTrackers[index].thigh.isFilled(in: trajectories, frame: frame)
          || legTrackers[index].shank.isFilled(in: trajectories, frame: frame)
        {
          columns.markFilled(leg.side, frame)
        }
        let hip = labFromPelvis?.applied(to: leg.hipInPelvis)
        let knee = labFromThigh?.translation
        let ankle = labFromShank?.applied(to: leg.ankleInShank)
        columns.write(hip, .hip, leg.side, frame)
        columns.write(knee, .knee, leg.side, frame)
        columns.write(ankle, .ankle, leg.side, frame)
        if let labFromPelvis, let labFromThigh {
          let pelvisFromThigh = labFromPelvis.rotation.inverse * labFromThigh.rotation
          columns.write(HipAngles(pelvisFromThigh, side: leg.side), leg.side, frame)
        }
        var flexion = Angle.radians(.nan)
        if let labFromThigh, let labFromShank {
          let thighFromShank = labFromThigh.rotation.inverse * labFromShank.rotation
          let angles = KneeAngles(thighFromShank, side: leg.side)
          flexion = angles.flexion
          columns.write(angles, leg.side, frame)
        }
        guard let hip, let knee, let ankle else { continue }
        let projected = FrontalLeg(
          hip: plane.plane.projection(of: hip), knee: plane.plane.projection(of: knee),
          ankle: plane.plane.projection(of: ankle), side: leg.side)
        frontal[leg.side] = projected
        columns.write(projected, thigh: knee - hip, flexion: flexion, frame)
      }
      if let left = frontal[.left], let right = frontal[.right] {
        columns.write(left: left, right: right, frame)
      }
    }
    var notes = notes
    for leg in legs {
      let missing = columns.subtractStanding(
        leg.side, over: standing?.frames, else: standingOffset[leg.side],
        from: "the static trial \(calibration)")
      if let missing { notes.append(missing) }
    }
    let clusters =
      [pelvisTracker.report] + legTrackers.flatMap { [$0.thigh.report, $0.shank.report] }
    notes += clusters.compactMap(\.warning)
    return TrialKinematics(
      model: .calibrated, frameCount: trajectories.frameCount,
      frameRate: trajectories.frameRate, columns: columns.columns, centres: columns.centres,
      rightDirection: plane.plane.right, frontalPlane: plane.evidence, standing: standing,
      clusters: clusters,
      geometry: Dictionary(uniqueKeysWithValues: legs.map { ($0.side, $0.geometry) }),
      filledFrames: columns.filled, notes: notes)
  }

  /// The frontal plane of the standing pelvis, or of its mean heading where nobody stands.
  ///
  /// Along the line between the ASIS, because the forward axis of a pelvis that is tilted and higher
  /// on one side points off to the side: by 0.9° for 10° and 5°, which moves a bent knee by 4 mm.
  private func frontalPlane(
    of trial: Trial, in standing: Range<Int>?, _ tracker: SegmentTracker<Pelvis>
  ) -> (plane: FrontalPlane, evidence: String) {
    func plane(over frames: Range<Int>) -> FrontalPlane? {
      var tracker = tracker
      var right = Vector3(repeating: 0)
      for frame in frames {
        if let pose = tracker.pose(in: trial.trajectories, frame: frame) {
          right += pose.rotation.z
        }
      }
      return FrontalPlane(along: right)
    }
    if let plane = standing.flatMap(plane(over:)) {
      return (plane, "along the line through both ASIS in quiet standing")
    }
    if let plane = plane(over: 0..<trial.trajectories.frameCount) {
      return (
        plane, "along the mean line through both ASIS, since nobody stands still in this trial"
      )
    }
    return (.laboratory, "the laboratory, since the pelvis is not seen")
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

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// The trackers of one leg in one trial.
struct LegTrackers {
  let calibration: LegCalibration
  var thigh: SegmentTracker<Thigh>
  var shank: SegmentTracker<Shank>

  /// `nil` for a foot without markers.
  var foot: SegmentTracker<Foot>?
}

extension CalibratedModel {
  /// Whether the markers of a trial can tell the pose of some segment of a leg: by themselves, or with
  /// the centre of the joint above.
  public func canTrack(_ trial: Trial) -> Bool {
    legs.contains { leg in
      let (thigh, shank) = unquestioned(leg, trial)
      return thigh.canFollow || shank.canFollow
    }
  }

  /// Why a trial cannot be tracked.
  func refusal(of trial: Trial) -> CalibrationError.Reason {
    for leg in legs {
      let (thigh, shank) = unquestioned(leg, trial)
      if let reason = thigh.degeneracy { return .degenerateCluster(thigh.segment, reason) }
      if let reason = shank.degeneracy { return .degenerateCluster(shank.segment, reason) }
    }
    return .foreignTrial(calibration: calibrationName)
  }

  /// The trackers of a leg under the names that the markers came with.
  private func unquestioned(
    _ leg: LegCalibration, _ trial: Trial
  ) -> (thigh: SegmentTracker<Thigh>, shank: SegmentTracker<Shank>) {
    let trajectories = trial.trajectories
    return (
      SegmentTracker(
        SidedSegment(.thigh, leg.side), trackers: leg.thighTrackers,
        landmarks: leg.thighLandmarks, helpers: leg.thighHelpers,
        joint: leg.hipInThigh, outcome: .fits, in: trajectories),
      SegmentTracker(
        SidedSegment(.shank, leg.side), trackers: leg.shankTrackers, landmarks: leg.shankLandmarks,
        joint: .zero, outcome: .fits, in: trajectories)
    )
  }

  /// Sets up the trackers of a trial, with every cluster's names checked against the static shape.
  func trackers(
    for trial: Trial
  ) -> (pelvis: SegmentTracker<Pelvis>, legs: [LegTrackers]) {
    let check = LabelCheck(trial.trajectories)
    let pelvisTracker: SegmentTracker<Pelvis> = tracker(
      SidedSegment(.pelvis), pelvis.markers, [], [], check, trial)

    // The hip carried by the pelvis tells the upper end of a thigh cluster from its lower end. A copy
    // looks ahead, so that these frames are not counted twice.
    var scout = pelvisTracker
    let pelvisPoses = check.frames.map { scout.pose(in: trial.trajectories, frame: $0) }
    let allTrackers = legs.flatMap { $0.thighTrackers + $0.shankTrackers }.map(\.name)

    let legTrackers = legs.map { leg in
      let hip = LabelCheck.Anchor(
        name: "hip centre", reference: pelvis.labFromPelvis.applied(to: leg.hipInPelvis),
        weight: approximateWeight,
        positions: pelvisPoses.map { $0?.applied(to: leg.hipInPelvis) ?? .missing })
      let thighAnchors = anchors(leg.thighLandmarks + leg.thighHelpers, in: trial) + [hip]
      let epicondyle = leg.thighLandmarks.filter {
        $0.name == trial.markers.marker(.lateralEpicondyle, leg.side)
      }
      let shankAnchors =
        anchors(leg.shankLandmarks, in: trial)
        + anchors(epicondyle, in: trial, weight: approximateWeight)
      return LegTrackers(
        calibration: leg,
        thigh: tracker(
          SidedSegment(.thigh, leg.side), leg.thighTrackers, landmarks: leg.thighLandmarks,
          helpers: leg.thighHelpers,
          joint: leg.hipInThigh, thighAnchors, allTrackers, check, trial),
        shank: tracker(
          SidedSegment(.shank, leg.side), leg.shankTrackers, landmarks: leg.shankLandmarks,
          joint: .zero, shankAnchors, allTrackers, check, trial),
        foot: footTracker(leg, trial))
    }
    return (pelvisTracker, legTrackers)
  }

  /// The tracker of a foot, with the ankle centre where heel and forefoot are all it has.
  ///
  /// Its names are not questioned, because toes bend by more than an exchange would show.
  private func footTracker(_ leg: LegCalibration, _ trial: Trial) -> SegmentTracker<Foot>? {
    let present = leg.footMarkers.filter { trial.trajectories.index(of: $0.name) != nil }
    guard !present.isEmpty else { return nil }
    return SegmentTracker(
      SidedSegment(.foot, leg.side), trackers: present, joint: .zero, outcome: .fits,
      in: trial.trajectories)
  }

  /// Skin and joint motion move these points some 15 mm; at this weight that adds about 5 mm.
  private var approximateWeight: Double { 0.1 }

  private func anchors(
    _ points: [(name: MarkerName, place: Vector3)], in trial: Trial, weight: Double = 1
  ) -> [LabelCheck.Anchor] {
    points.compactMap { point in
      guard trial.trajectories.index(of: point.name) != nil,
        let place = reference[point.name]
      else { return nil }
      return LabelCheck.Anchor(name: point.name, reference: place, weight: weight)
    }
  }

  private func tracker<Body>(
    _ segment: SidedSegment, _ markers: [(name: MarkerName, place: Vector3)],
    landmarks: [(name: MarkerName, place: Vector3)] = [],
    helpers: [(name: MarkerName, place: Vector3)] = [], joint: Vector3? = nil,
    _ anchors: [LabelCheck.Anchor], _ allTrackers: [MarkerName], _ check: LabelCheck, _ trial: Trial
  ) -> SegmentTracker<Body> {
    let present = markers.filter { trial.trajectories.index(of: $0.name) != nil }
    let verdict = check.verdict(
      trackers: present.compactMap { marker in
        reference[marker.name].map { (marker.name, $0) }
      },
      anchors: anchors,
      elsewhere: allTrackers.filter { name in !markers.contains { $0.name == name } })
    let followed = zip(present, verdict.motionNames).compactMap { marker, name in
      name.map { (name: $0, place: marker.place) }
    }
    guard case .refused = verdict.outcome else {
      return SegmentTracker(
        segment, trackers: followed, landmarks: landmarks, helpers: helpers, joint: joint,
        outcome: verdict.outcome, in: trial.trajectories)
    }
    return SegmentTracker(
      segment, trackers: followed, outcome: verdict.outcome,
      in: trial.trajectories)
  }
}

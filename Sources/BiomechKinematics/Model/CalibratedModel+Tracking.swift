// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// The trackers of one leg in one trial.
struct LegTrackers {
  let calibration: LegCalibration
  var thigh: SegmentTracker<Thigh>
  var shank: SegmentTracker<Shank>
}

extension CalibratedModel {
  /// Whether a trial has at least three known markers of some segment of a leg.
  public func canTrack(_ trial: Trial) -> Bool {
    legs.contains { leg in
      [leg.thighTrackers + leg.thighLandmarks, leg.shankTrackers + leg.shankLandmarks].contains {
        $0.count { trial.trajectories.index(of: $0.name) != nil } >= 3
      }
    }
  }

  /// Sets up the trackers of a trial, with every cluster's names checked against the static shape.
  func trackers(
    for trial: Trial
  ) -> (pelvis: SegmentTracker<Pelvis>, legs: [LegTrackers]) {
    let check = LabelCheck(trial.trajectories)
    let pelvisTracker: SegmentTracker<Pelvis> = tracker(
      SidedSegment(.pelvis), pelvis.markers, helpers: [], [], [], check, trial)

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
      let thighAnchors = anchors(leg.thighLandmarks, in: trial) + [hip]
      let epicondyle = leg.thighLandmarks.filter {
        $0.name == trial.markers.marker(.lateralEpicondyle, leg.side)
      }
      let shankAnchors =
        anchors(leg.shankLandmarks, in: trial)
        + anchors(epicondyle, in: trial, weight: approximateWeight)
      return LegTrackers(
        calibration: leg,
        thigh: tracker(
          SidedSegment(.thigh, leg.side), leg.thighTrackers, helpers: leg.thighLandmarks,
          thighAnchors, allTrackers, check, trial),
        shank: tracker(
          SidedSegment(.shank, leg.side), leg.shankTrackers, helpers: leg.shankLandmarks,
          shankAnchors, allTrackers, check, trial))
    }
    return (pelvisTracker, legTrackers)
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
    helpers: [(name: MarkerName, place: Vector3)], _ anchors: [LabelCheck.Anchor],
    _ allTrackers: [MarkerName], _ check: LabelCheck, _ trial: Trial
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
    var helpers = helpers
    if case .refused = verdict.outcome { helpers = [] }
    return SegmentTracker(
      segment, trackers: followed, helpers: helpers, outcome: verdict.outcome,
      in: trial.trajectories)
  }
}

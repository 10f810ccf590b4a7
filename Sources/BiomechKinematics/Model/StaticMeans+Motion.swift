// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension StaticMeans {
  /// The mean shape of each segment over a trial in which nobody stands still and the medial markers
  /// are worn: landmarks calibrated from the trial itself.
  ///
  /// Each thigh is described by its tracking markers where three or more of them span it, else by
  /// them, the lateral epicondyle and the hip centre; each shank likewise with the lateral malleolus
  /// and the knee centre. The landmarks are averaged in these axes over all frames, which takes out
  /// what skin motion and noise do to a single one. As in a static trial the shank takes its knee axis
  /// from the epicondyles with the knee as straight as it gets: over the straightest quarter of the
  /// frames.
  ///
  /// - Parameters:
  ///   - trial: The trial.
  ///   - subject: Leg lengths that were measured; others are added from the straightest legs.
  ///   - settings: How the hip centre is placed.
  ///   - functional: What functional trials gave.
  /// - Returns: `nil` when the pelvis is not seen, or no leg has all its landmarks in motion.
  /// - Throws: ``CalibrationError`` when the markers of the pelvis give no axes.
  static func ofMotion(
    _ trial: Trial, subject: inout Subject, settings: ModelSettings,
    functional: FunctionalCalibration
  ) throws(CalibrationError) -> StaticMeans? {
    guard let pelvis = MotionOfPelvis(trial) else { return nil }
    let sides = Side.allCases.filter { trial.wearsMedialMarkers(on: $0) }
    guard !sides.isEmpty else { return nil }
    for side in sides where subject.legLength[side] == nil {
      let length = trial.straightLegLength(side)
      if !length.isNaN { subject.legLength[side] = length }
    }
    var positions = pelvis.positions
    let calibration = try PelvisCalibration(
      StaticMeans(trial, ofMotion: positions, notes: []), subject: subject, settings: settings,
      functional: functional)
    var frames = 0
    var hasFoot = false
    var hips: [Side: Vector3] = [:]
    var epicondyles: [Side: (lateral: Vector3, medial: Vector3)] = [:]
    for side in sides {
      let hipOnShape = calibration.labFromPelvis.applied(
        to: calibration.hip(side))
      let hip = pelvis.shape.fits.map { $0?.applied(to: hipOnShape) ?? .missing }
      guard let leg = MotionOfLeg(trial, side, hip: hip, pelvis: pelvis.shape.fits) else {
        continue
      }
      hasFoot = hasFoot || leg.hasFoot
      frames = max(frames, leg.frameCount)
      hips[side] = leg.hip
      epicondyles[side] = leg.epicondylesOnShank
      positions.merge(leg.positions) { _, new in new }
    }
    guard !hips.isEmpty else { return nil }
    var means = StaticMeans(
      trial, ofMotion: positions,
      notes: [
        "no static trial: the landmarks are calibrated from \(frames) frames of \(trial.name) itself; "
          + "knee rotation counts from the quarter of them in which the knee is straightest"
          + (hasFoot ? ", and ankle angles from the markers of the foot rather than its sole" : "")
      ])
    means.hips = hips
    means.epicondylesOnShank = epicondyles
    return means
  }
}

extension Trial {
  /// Whether epicondyles and malleoli of a leg are all seen in a tenth of a second of the trial, or in
  /// half of it.
  func wearsMedialMarkers(on side: Side) -> Bool {
    let indices = [
      Landmark.lateralEpicondyle, .medialEpicondyle, .lateralMalleolus, .medialMalleolus,
    ].map { landmark in
      markers.marker(landmark, side).flatMap { trajectories.index(of: $0) }
    }
    guard !indices.contains(nil) else { return false }
    var seen = 0
    for frame in 0..<trajectories.frameCount
    where indices.allSatisfy({ index in
      index.map { !trajectories.position(ofMarkerAt: $0, frame: frame).isMissing } ?? false
    }) {
      seen += 1
    }
    return seen > 0
      && (Double(seen) >= 0.1 * trajectories.frameRate || seen * 2 >= trajectories.frameCount)
  }

  /// From ASIS to medial malleolus where the leg is straightest: the 95th percentile over the frames,
  /// in millimetres; NaN when never seen.
  fileprivate func straightLegLength(_ side: Side) -> Double {
    let lengths = (0..<trajectories.frameCount).map { frame in
      (position(.anteriorSuperiorIliacSpine, side, frame: frame)
        - position(.medialMalleolus, side, frame: frame)).length
    }.filter { !$0.isNaN }.sorted()
    return lengths.isEmpty ? .nan : lengths[(lengths.count - 1) * 95 / 100]
  }

  /// The markers of some landmarks and of those that only track the segment.
  fileprivate func names(
    _ landmarks: [Landmark], _ segment: SidedSegment
  ) -> [MarkerName] {
    landmarks.compactMap { landmark in
      markers.marker(landmark, landmark.isMidline ? nil : segment.side)
    } + (markers.trackers[segment] ?? [])
  }
}

extension MarkerTrajectories {
  /// The places of the markers that are seen in at least a tenth of the frames.
  fileprivate func indices(of names: [MarkerName]) -> [(name: MarkerName, index: Int)] {
    names.compactMap { name in
      guard let index = index(of: name),
        count(of: .missing, forMarkerAt: index) * 10 <= frameCount * 9
      else { return nil }
      return (name, index)
    }
  }
}

/// The mean shape of the pelvis over a motion.
private struct MotionOfPelvis {
  let shape: MeanShape

  /// Where the markers stand in the axes of the shape.
  let positions: [MarkerName: Vector3]

  init?(_ trial: Trial) {
    let trajectories = trial.trajectories
    let landmarks = Side.allCases.flatMap { side in
      [Landmark.anteriorSuperiorIliacSpine, .posteriorSuperiorIliacSpine].compactMap {
        trial.markers.marker($0, side)
      }
    }
    let carriers = trajectories.indices(
      of: landmarks + trial.names([.sacrum], SidedSegment(.pelvis)))
    guard
      let shape = MeanShape(
        frameCount: trajectories.frameCount, carrierCount: carriers.count, riderCount: 0,
        carriers: { frame, points in
          for (place, carrier) in carriers.enumerated() {
            points[place] = trajectories.position(ofMarkerAt: carrier.index, frame: frame)
          }
        }, riders: { _, _ in })
    else { return nil }
    self.shape = shape
    positions = Dictionary(
      zip(carriers.map(\.name), shape.carriers), uniquingKeysWith: { first, _ in first })
  }
}

/// The mean shapes of the segments of one leg over a motion, all standing under the mean shape of the
/// pelvis as in the one frame in which the leg is straightest.
private struct MotionOfLeg {
  /// The hip centre as the thigh carries it.
  private(set) var hip: Vector3

  /// The epicondyles as the shank carries them with a straight knee.
  private(set) var epicondylesOnShank: (lateral: Vector3, medial: Vector3)

  /// Where the markers stand.
  private(set) var positions: [MarkerName: Vector3] = [:]

  /// The frames that took part.
  let frameCount: Int

  /// Whether the markers of the foot are among them.
  private(set) var hasFoot = false

  /// - Parameters:
  ///   - trial: The trial.
  ///   - side: The leg.
  ///   - hip: The hip centre, frame by frame.
  ///   - pelvis: How the mean shape of the pelvis fits each frame.
  init?(_ trial: Trial, _ side: Side, hip: [Vector3], pelvis: [PointFit?]) {
    guard
      let thigh = Part(
        trial, SidedSegment(.thigh, side), ends: [.lateralEpicondyle, .greaterTrochanter],
        joint: hip, landmarks: [.lateralEpicondyle, .medialEpicondyle, .greaterTrochanter]),
      let lateral = thigh.mean[.lateralEpicondyle], let medial = thigh.mean[.medialEpicondyle],
      let hipOnThigh = thigh.joint
    else { return nil }
    let knee = thigh.shape.fits.map { $0?.applied(to: (lateral + medial) / 2) ?? .missing }
    guard
      let shank = Part(
        trial, SidedSegment(.shank, side),
        ends: [.lateralMalleolus, .fibulaHead, .tibialTuberosity],
        joint: knee,
        landmarks: [.lateralMalleolus, .medialMalleolus, .fibulaHead, .tibialTuberosity]),
      let lateralMalleolus = shank.mean[.lateralMalleolus],
      let medialMalleolus = shank.mean[.medialMalleolus]
    else { return nil }
    let ankle = (lateralMalleolus + medialMalleolus) / 2

    let straightness = hip.indices.map { frame -> Double in
      guard let ankleNow = shank.shape.fits[frame]?.applied(to: ankle) else { return .nan }
      let lengths = (hip[frame] - knee[frame]).length + (knee[frame] - ankleNow).length
      return (hip[frame] - ankleNow).length / lengths
    }
    let ranked = straightness.indices.filter { !straightness[$0].isNaN }
      .sorted { straightness[$0] > straightness[$1] }
    guard let straightest = ranked.first, let thighThere = thigh.shape.fits[straightest],
      let shankThere = shank.shape.fits[straightest], let pelvisThere = pelvis[straightest]
    else { return nil }
    func onThigh(_ place: Vector3) -> Vector3 {
      pelvisThere.undone(thighThere.applied(to: place))
    }
    func onShank(_ place: Vector3) -> Vector3 {
      pelvisThere.undone(shankThere.applied(to: place))
    }

    let straight = ranked.prefix(max(ranked.count / 4, 1))
    var (lateralSum, medialSum) = (Vector3.zero, Vector3.zero)
    for frame in straight {
      guard let thighNow = thigh.shape.fits[frame], let shankNow = shank.shape.fits[frame] else {
        continue
      }
      lateralSum += shankNow.undone(thighNow.applied(to: lateral))
      medialSum += shankNow.undone(thighNow.applied(to: medial))
    }
    let count = Double(straight.count)
    self.hip = onThigh(hipOnThigh)
    epicondylesOnShank = (onShank(lateralSum / count), onShank(medialSum / count))
    for (name, place) in thigh.positions { positions[name] = onThigh(place) }
    for (name, place) in shank.positions { positions[name] = onShank(place) }
    frameCount = ranked.count

    let ankleCentres = shank.shape.fits.map { $0?.applied(to: ankle) ?? .missing }
    guard
      let foot = Part(
        trial, SidedSegment(.foot, side), ends: FootLandmarks.all, joint: ankleCentres,
        landmarks: FootLandmarks.all),
      let footThere = foot.shape.fits[straightest], let ankleOnFoot = foot.joint
    else { return }
    hasFoot = true
    // The foot's own mean shape, moved so that its ankle is that of the shank.
    let ankleThere = shankThere.applied(to: ankle)
    for (name, place) in foot.positions {
      positions[name] = pelvisThere.undone(
        footThere.applied(to: place) - footThere.applied(to: ankleOnFoot) + ankleThere)
    }
  }
}

/// The mean shape of one segment over a motion.
private struct Part {
  let shape: MeanShape

  /// Where the markers stand in the axes of the shape.
  let positions: [MarkerName: Vector3]

  /// Where the landmarks stand in the axes of the shape.
  let mean: [Landmark: Vector3]

  /// Where the joint above stands in the axes of the shape.
  let joint: Vector3?

  /// - Parameters:
  ///   - trial: The trial.
  ///   - segment: The segment.
  ///   - ends: The landmarks that help where the tracking markers are too few.
  ///   - joint: The joint above, frame by frame.
  ///   - landmarks: The landmarks to average.
  init?(
    _ trial: Trial, _ segment: SidedSegment, ends: [Landmark], joint: [Vector3],
    landmarks: [Landmark]
  ) {
    let trajectories = trial.trajectories
    let trackers = trajectories.indices(of: trial.markers.trackers[segment] ?? [])
    let helped =
      trackers
      + trajectories.indices(
        of: ends.compactMap {
          trial.markers.marker($0, segment.side)
        })
    let riders = landmarks.compactMap { landmark in
      trial.markers.marker(landmark, segment.side).flatMap { name in
        trajectories.index(of: name).map { (landmark: landmark, name: name, index: $0) }
      }
    }

    func shape(
      _ carriers: [(name: MarkerName, index: Int)], withJoint: Bool
    ) -> MeanShape? {
      MeanShape(
        frameCount: trajectories.frameCount, carrierCount: carriers.count + (withJoint ? 1 : 0),
        riderCount: riders.count + trackers.count + 1,
        carriers: { frame, points in
          for (place, carrier) in carriers.enumerated() {
            points[place] = trajectories.position(ofMarkerAt: carrier.index, frame: frame)
          }
          if withJoint { points[carriers.count] = joint[frame] }
        },
        riders: { frame, points in
          for (place, rider) in riders.enumerated() {
            points[place] = trajectories.position(ofMarkerAt: rider.index, frame: frame)
          }
          for (place, tracker) in trackers.enumerated() {
            points[riders.count + place] = trajectories.position(
              ofMarkerAt: tracker.index, frame: frame)
          }
          points[riders.count + trackers.count] = joint[frame]
        })
    }

    guard
      let shape = shape(trackers, withJoint: false) ?? shape(helped, withJoint: false)
        ?? shape(helped, withJoint: true)
    else { return nil }
    var positions: [MarkerName: Vector3] = [:]
    var mean: [Landmark: Vector3] = [:]
    for (rider, place) in zip(riders, shape.riders) where !place.isMissing {
      positions[rider.name] = place
      mean[rider.landmark] = place
    }
    for (tracker, place) in zip(trackers, shape.riders.dropFirst(riders.count))
    where !place.isMissing {
      positions[tracker.name] = place
    }
    self.shape = shape
    self.positions = positions
    self.mean = mean
    self.joint = shape.riders.last.flatMap { $0.isMissing ? nil : $0 }
  }
}

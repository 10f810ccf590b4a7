// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// A trial in the coordinates of the chain that was fitted to it.
package struct ChainSolution: Sendable {
  package var chain: Chain

  /// The name of each marker of the chain in the trial.
  package var markers: [MarkerName]

  /// The coordinates, frame by frame: those of one frame side by side, in radians and millimetres.
  package var coordinates: [Double]

  package var residuals: MarkerResiduals
}

extension ConstrainedModel: TrackingModel {
  public var kind: ModelKind { .constrained }

  /// Whether a trial has three markers of some leg that the calibration knows.
  public func canTrack(_ trial: Trial) -> Bool {
    calibrated.legs.contains { leg in
      let markers = leg.thighTrackers + leg.thighLandmarks + leg.shankTrackers + leg.shankLandmarks
      return markers.count { trial.trajectories.index(of: $0.name) != nil } >= 3
    }
  }

  /// Where the segments are in every frame of a trial.
  ///
  /// A segment is there wherever the markers of the whole chain tell how it is turned: see
  /// ``ChainTracker/largestUncertainty``.
  ///
  /// - Parameter trial: The trial, cleaned as wished.
  /// - Returns: The segments; `residuals` says how far the markers are from the chain.
  /// - Complexity: O(frames); some LAPACK `dpotrf` and `dpotrs` of the order of the chain for each.
  public func track(_ trial: Trial) -> BodyTrack { solution(of: trial).track }

  /// The segments of a trial together with the coordinates of the chain.
  package func solution(of trial: Trial) -> (track: BodyTrack, chain: ChainSolution) {
    let trajectories = trial.trajectories
    let trackers = calibrated.trackers(for: trial)
    var pelvis = trackers.pelvis
    let clusters =
      [pelvis.report]
      + trackers.legs.flatMap {
        [$0.thigh.report, $0.shank.report] + [$0.foot?.report].compactMap(\.self)
      }
    let lowerBody = lowerBody(clusters, in: trial)
    var tracker = ChainTracker(
      lowerBody.chain, markers: lowerBody.markers, segments: lowerBody.segments, in: trajectories)

    var track = BodyTrack(
      .constrained, frameCount: trajectories.frameCount, frameRate: trajectories.frameRate)
    track.modelReason = reason
    track.standing = QuietWindow.longest(in: trial, limits: .reference)
    track.standingOffset = calibrated.standingOffset
    track.standingOffsetOrigin = "the static trial \(calibrated.calibrationName)"
    track.geometry = Dictionary(
      uniqueKeysWithValues: calibrated.legs.map { ($0.side, $0.geometry) })

    let trunk = TrunkMarkers(trial)
    let count = lowerBody.chain.coordinates.count
    var coordinates = Array(repeating: 0.0, count: count * track.bodies.count)
    for frame in track.bodies.indices {
      let guess =
        tracker.isLost
        ? pelvis.pose(in: trajectories, frame: frame).map { lowerBody.standing($0) } : nil
      tracker.solve(trajectories, frame: frame, guess: guess)
      for index in 0..<count { coordinates[frame * count + index] = tracker.solver.values[index] }
      tracker.write(lowerBody, calibrated, into: &track.bodies[frame], trajectories, frame)
      if let trunk, let middle = track.bodies[frame].pelvis?.middle(calibrated.pelvisSize) {
        track.bodies[frame].trunk = trunk.trunk(over: middle, frame: frame)
      }
    }
    (track.frontalPlane, track.frontalPlaneEvidence) = track.frontalPlaneOfPelvis()
    track.progression = track.directionOfProgression()
    track.residuals = tracker.residuals
    track.clusters = lowerBody.segments.indices.map { body in
      let cluster = clusters.first { $0.segment == lowerBody.segments[body] }
      return tracker.report(body, understood: cluster?.outcome ?? .fits)
    }
    track.notes = calibrated.notes + tracker.notes + [Self.fitNote(tracker.residuals)]
    let solution = ChainSolution(
      chain: lowerBody.chain, markers: lowerBody.markers, coordinates: coordinates,
      residuals: tracker.residuals)
    track.errors = ConstrainedErrors(
      calibrated: calibrated.errors(track.clusters), lowerBody: lowerBody,
      coordinates: coordinates, trajectories: trajectories)
    return (track, solution)
  }

  static func fitNote(_ residuals: MarkerResiduals) -> String {
    let largest = residuals.largest.lazy.filter { !$0.isNaN }.max() ?? .nan
    return
      "markers lie \(residuals.overall.fixed(1)) mm (root mean square over all frames) from the "
      + "chain that was fitted to them, at most \(largest.fixed(1)) mm"
  }
}

extension ChainTracker {
  /// Puts the segments that the last frame tells of into a body.
  fileprivate func write(
    _ lowerBody: LowerBody, _ calibrated: CalibratedModel, into body: inout TrackedBody,
    _ trajectories: MarkerTrajectories, _ frame: Int
  ) {
    let pelvis: RigidTransform<Pelvis, Laboratory>? = transform(LowerBody.pelvis)
    body.pelvis = pelvis
    let pelvisIsFilled = isFilled(LowerBody.pelvis, in: trajectories, frame: frame)
    for (place, calibration) in zip(lowerBody.legs, calibrated.legs) {
      var leg = body[place.side]
      leg.thigh = transform(place.thigh)
      leg.shank = transform(place.shank)
      leg.hip =
        pelvis?.applied(to: calibration.hipInPelvis)
        ?? leg.thigh?.applied(to: calibration.hipInThigh)
      leg.knee = leg.thigh?.translation ?? leg.shank?.translation
      leg.ankle = leg.shank?.applied(to: calibration.ankleInShank)
      if let foot = place.foot { leg.foot = transform(foot) }
      leg.isFilled =
        pelvisIsFilled
        || [place.thigh, place.shank].contains { segment in
          isFilled(segment, in: trajectories, frame: frame)
        }
      body[place.side] = leg
    }
  }

  private func transform<Body: CoordinateSystem>(
    _ body: Int
  ) -> RigidTransform<Body, Laboratory>? {
    isSeen[body] ? solver.transform(of: body) : nil
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// How one leg moved in a functional trial, tracked by the clusters of a static trial.
struct FunctionalMotion {
  let trialName: String
  let side: Side

  /// The frames in which pelvis and thigh are both seen.
  private(set) var hip:
    (
      pelvis: [RigidTransform<Pelvis, Laboratory>], thigh: [RigidTransform<Thigh, Laboratory>]
    ) = ([], [])

  /// The frames in which thigh and shank are both seen.
  private(set) var knee:
    (
      thigh: [RigidTransform<Thigh, Laboratory>], shank: [RigidTransform<Shank, Laboratory>]
    ) = ([], [])

  /// The way of each marker of the thigh through pelvis axes; missing where it was not measured.
  private(set) var thighMarkers: [[Vector3]] = []

  /// The range of each angle that tells what was moved.
  let hipFlexionRange: Angle
  let hipAdductionRange: Angle
  let kneeFlexionRange: Angle

  /// How far the pelvis went up and down, in millimetres.
  let pelvisDrop: Double

  fileprivate init(
    _ trial: Trial, _ trackers: LegTrackers,
    pelvis: [RigidTransform<Pelvis, Laboratory>?]
  ) {
    var trackers = trackers
    let trajectories = trial.trajectories
    trialName = trial.name
    side = trackers.calibration.side
    // Skin slides most over the trochanter, and so near to the hip it says little about its centre.
    let trochanter = trial.markers.marker(.greaterTrochanter, side)
    let indices = trackers.thigh.markers.filter { $0 != trochanter }
      .compactMap { trajectories.index(of: $0) }
    thighMarkers = indices.map { _ in [] }
    var hipAngles: [HipAngles] = []
    var kneeFlexion: [Double] = []
    for frame in 0..<trajectories.frameCount {
      let thigh = trackers.thigh.pose(in: trajectories, frame: frame)
      let shank = trackers.shank.pose(in: trajectories, frame: frame)
      if let pelvis = pelvis[frame] {
        let pelvisFromLab = pelvis.inverse
        for (marker, index) in indices.enumerated() {
          let isMeasured = trajectories.origin(ofMarkerAt: index, frame: frame) == .measured
          thighMarkers[marker].append(
            isMeasured
              ? pelvisFromLab.applied(to: trajectories.position(ofMarkerAt: index, frame: frame))
              : .missing)
        }
        if let thigh, !trackers.thigh.isFilled(in: trajectories, frame: frame) {
          hip.pelvis.append(pelvis)
          hip.thigh.append(thigh)
          hipAngles.append(HipAngles(pelvisFromLab.rotation * thigh.rotation, side: side))
        }
      }
      if let thigh, let shank, !trackers.thigh.isFilled(in: trajectories, frame: frame),
        !trackers.shank.isFilled(in: trajectories, frame: frame)
      {
        knee.thigh.append(thigh)
        knee.shank.append(shank)
        kneeFlexion.append(
          KneeAngles(thigh.rotation.inverse * shank.rotation, side: side).flexion.radians)
      }
    }
    hipFlexionRange = .radians(hipAngles.map(\.flexion.radians).usualRange)
    hipAdductionRange = .radians(hipAngles.map(\.adduction.radians).usualRange)
    kneeFlexionRange = .radians(kneeFlexion.usualRange)
    pelvisDrop = pelvis.compactMap { $0?.translation.y }.usualRange
  }
}

extension FunctionalMotion {
  /// How the legs that a model knows moved in a trial.
  ///
  /// - Parameters:
  ///   - trial: The functional trial.
  ///   - model: The model whose static trial gives the clusters.
  /// - Returns: One motion for each leg; its poses are empty where its markers are not seen.
  static func ofLegs(in trial: Trial, trackedBy model: CalibratedModel) -> [FunctionalMotion] {
    var (pelvisTracker, legs) = model.trackers(for: trial)
    let pelvis = (0..<trial.trajectories.frameCount).map { frame in
      pelvisTracker.isFilled(in: trial.trajectories, frame: frame)
        ? nil : pelvisTracker.pose(in: trial.trajectories, frame: frame)
    }
    return legs.map { FunctionalMotion(trial, $0, pelvis: pelvis) }
  }

  /// The arcs of the hip in words, such as `62° of flexion and 41° of abduction`.
  var hipArcs: String {
    "\(hipFlexionRange.degrees.fixed(0))° of flexion and "
      + "\(hipAdductionRange.degrees.fixed(0))° of abduction"
  }
}

extension [Double] {
  /// The distance between the 1st and the 99th percentile, so that a stray frame does not count;
  /// zero when there is nothing.
  fileprivate var usualRange: Double {
    let sorted = sorted()
    guard let last = sorted.indices.last else { return 0 }
    let edge = last / 100
    return sorted[last - edge] - sorted[edge]
  }
}

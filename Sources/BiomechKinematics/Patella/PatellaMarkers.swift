// SPDX-License-Identifier: Apache-2.0

import BiomechMath
package import BiomechMotion

/// The markers of a trial over one patella.
struct PatellaMarkers {
  static let polesAndBorders: [Landmark] = [
    .superiorPatellarPole, .inferiorPatellarPole, .medialPatellarBorder, .lateralPatellarBorder,
  ]

  /// The marker over the middle.
  let centre: MarkerName?

  /// Three or more markers over poles and borders; else none.
  let landmarks: [MarkerName]

  /// Three or more markers that only track the patella, with that over its middle; else none.
  let cluster: [MarkerName]

  init(_ trial: Trial, _ side: Side) {
    func present(_ name: MarkerName) -> Bool { trial.trajectories.index(of: name) != nil }
    let trackers = (trial.markers.trackers[SidedSegment(.patella, side)] ?? []).filter(present)
    let middle = trial.markers.marker(.patellaCentre, side).flatMap { present($0) ? $0 : nil }
    let anatomical = Self.polesAndBorders.compactMap { trial.markers.marker($0, side) }
      .filter(present)
    let all = trackers + (middle.map { [$0] } ?? [])
    landmarks = anatomical.count >= 3 ? anatomical : []
    cluster = all.count >= 3 ? all : []
    centre = middle ?? trackers.first
  }

  /// Whether the axes of the patella need a calibration.
  var isCluster: Bool { landmarks.isEmpty && !cluster.isEmpty }
}

extension BodyTrack {
  /// Finds the patellae, and the landmarks that the quadriceps angle is drawn through, in a trial
  /// whose thighs were found.
  ///
  /// A sample that was filled says nothing of a patella, which moves on its own: only measured ones
  /// count.
  ///
  /// - Parameters:
  ///   - trial: The trial.
  ///   - calibration: How clusters lie on the patellae.
  package mutating func findPatellae(in trial: Trial, _ calibration: PatellaCalibration) {
    for side in Side.allCases {
      let finder = PatellaFinder(trial, side, calibration)
      if patella[side] == nil, let source = finder.source { patella[side] = source }
      let spine = finder.index(.anteriorSuperiorIliacSpine)
      let tuberosity = finder.index(.tibialTuberosity)
      for frame in bodies.indices where bodies[frame][side].thigh != nil {
        bodies[frame][side].iliacSpine = finder.measured(spine, frame)
        bodies[frame][side].tibialTuberosity = finder.measured(tuberosity, frame)
        if finder.source != nil, bodies[frame][side].patella == nil {
          bodies[frame][side].patella = finder.pose(frame)
          bodies[frame][side].patellaCentre = finder.centre(frame)
        }
      }
    }
  }
}

/// Finds one patella frame by frame.
private struct PatellaFinder {
  let source: PatellaSource?

  private let trial: Trial
  private let side: Side
  private let corners: [Int?]
  private let middle: Int?
  private let cluster: (shape: ClusterShape<Patella>, indices: [Int])?

  /// Frames whose residual is larger are not believed, in millimetres (engineering choice): a third
  /// of the width of a patella.
  private static let largestResidual = 10.0

  init(_ trial: Trial, _ side: Side, _ calibration: PatellaCalibration) {
    self.trial = trial
    self.side = side
    let markers = PatellaMarkers(trial, side)
    corners = PatellaMarkers.polesAndBorders.map { landmark in
      markers.landmarks.isEmpty
        ? nil : trial.markers.marker(landmark, side).flatMap { trial.trajectories.index(of: $0) }
    }
    let calibrated = markers.isCluster ? calibration.clusters[side] : nil
    let indices = calibrated?.markers.map { trial.trajectories.index(of: $0) } ?? []
    if let calibrated, indices.count(where: { $0 != nil }) >= 3 {
      cluster = (calibrated.shape, indices.map { $0 ?? -1 })
    } else {
      cluster = nil
    }
    middle = markers.centre.flatMap { trial.trajectories.index(of: $0) }
    source =
      if !markers.landmarks.isEmpty {
        .landmarks(markers.landmarks)
      } else if let calibrated, cluster != nil {
        .cluster(calibrated.markers, flexion: calibrated.flexion, origin: calibrated.origin)
      } else {
        markers.centre.map { .marker($0) }
      }
  }

  func index(_ landmark: Landmark) -> Int? {
    trial.markers.marker(landmark, side).flatMap { trial.trajectories.index(of: $0) }
  }

  /// Where a marker was measured, or `nil`.
  func measured(_ marker: Int?, _ frame: Int) -> Vector3? {
    guard let marker, marker >= 0,
      trial.trajectories.origin(ofMarkerAt: marker, frame: frame) == .measured
    else { return nil }
    let position = trial.trajectories.position(ofMarkerAt: marker, frame: frame)
    return position.isMissing ? nil : position
  }

  func pose(_ frame: Int) -> RigidTransform<Patella, Laboratory>? {
    if let cluster {
      let observed = cluster.indices.map { measured($0, frame) ?? .missing }
      let weights = observed.map { $0.isMissing ? 0.0 : 1 }
      guard weights.count(where: { $0 > 0 }) >= 3,
        let fit = RigidFit<Patella>(
          checked: cluster.shape.points, to: observed, weights: weights),
        fit.residual <= Self.largestResidual
      else { return nil }
      return fit.labFromBody
    }
    guard corners.contains(where: { $0 != nil }) else { return nil }
    let points = corners.map { measured($0, frame) ?? .missing }
    return .patella(
      superior: points[0], inferior: points[1], medial: points[2], lateral: points[3], side: side)
  }

  /// The place of the marker over the middle, where the patella has no axes.
  func centre(_ frame: Int) -> Vector3? {
    cluster == nil && corners.allSatisfy { $0 == nil } ? measured(middle, frame) : nil
  }
}

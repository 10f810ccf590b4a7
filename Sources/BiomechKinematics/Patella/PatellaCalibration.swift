// SPDX-License-Identifier: Apache-2.0

import BiomechMath
package import BiomechMotion

/// How clusters of markers lie on the patellae, from the frames in which their axes are set.
///
/// A cluster has no anatomical axes of its own. They are set parallel to those of the thigh where the
/// knee is bent by 20° to 30° and the patella sits in its groove: in the static trial, or else in a
/// trial of motion. Where the knee is never bent so far, the static trial as it is has to do, and the
/// report says at what flexion.
package struct PatellaCalibration: Sendable {
  /// The flexion at which the axes are set.
  static let flexion = Angle.degrees(20)...Angle.degrees(30)

  /// One cluster.
  struct Cluster: Sendable {
    let markers: [MarkerName]
    let shape: ClusterShape<Patella>
    let flexion: Angle
    let origin: String
  }

  private(set) var clusters: [Side: Cluster] = [:]

  /// Nothing calibrated: there are no clusters.
  package init() {}

  /// Calibrates the clusters that the trials have.
  ///
  /// - Parameters:
  ///   - inputs: The static trial, and the trials to analyse.
  ///   - track: Where a model finds the thigh and shank in a trial; asked only where a cluster is.
  package init(_ inputs: ModelInputs, track: (Trial) -> BodyTrack) {
    let candidates = (inputs.calibration.map { [$0] } ?? []) + inputs.trials
    for side in Side.allCases {
      let marked = candidates.filter { PatellaMarkers($0, side).isCluster }
      guard !marked.isEmpty else { continue }
      for trial in marked {
        let bodies = track(trial).bodies
        let frames = bodies.indices.filter { frame in
          bodies[frame][side].kneeFlexion(side).map(Self.flexion.contains) ?? false
        }
        guard let cluster = Cluster(trial, side, bodies, frames) else { continue }
        clusters[side] = cluster
        break
      }
      if clusters[side] == nil, let trial = marked.first {
        let bodies = track(trial).bodies
        let frames = QuietWindow.longest(in: trial, limits: .reference)?.frames
        clusters[side] = Cluster(trial, side, bodies, Array(frames ?? bodies.indices))
      }
    }
  }
}

extension PatellaCalibration.Cluster {
  /// The least second extent of a cluster over a patella, in millimetres: a triad with arms of 15 mm
  /// has 11 mm, and 1 mm of noise then turns it by 3° (engineering choice).
  private static let leastExtent = 5.0

  /// The mean shape in axes parallel to the thigh's over some frames, or `nil` when they show no
  /// cluster that spans a plane.
  fileprivate init?(_ trial: Trial, _ side: Side, _ bodies: [TrackedBody], _ frames: [Int]) {
    let markers = PatellaMarkers(trial, side).cluster
    let indices = markers.compactMap { trial.trajectories.index(of: $0) }
    guard indices.count == markers.count, markers.count >= 3 else { return nil }
    var sums = Array(repeating: Vector3.zero, count: markers.count)
    var flexion = 0.0
    var count = 0.0
    for frame in frames {
      guard let thigh = bodies[frame][side].thigh,
        let bent = bodies[frame][side].kneeFlexion(side)
      else { continue }
      let points = indices.map { trial.trajectories.position(ofMarkerAt: $0, frame: frame) }
      let centroid = points.reduce(Vector3.zero, +) / Double(points.count)
      guard !centroid.isMissing else { continue }
      let thighFromLab = thigh.rotation.inverse
      for index in points.indices { sums[index] += thighFromLab * (points[index] - centroid) }
      flexion += bent.radians
      count += 1
    }
    guard count > 0 else { return nil }
    let shape = ClusterShape<Patella>(sums.map { $0 / count })
    guard let extent = shape.spread(weights: markers.map { _ in 1 })?.extent,
      extent.y >= Self.leastExtent, extent.y >= 0.1 * extent.x
    else { return nil }
    self.markers = markers
    self.shape = shape
    self.flexion = .radians(flexion / count)
    origin = trial.name
  }
}

extension TrackedLeg {
  /// The flexion of the knee, or `nil` where an axis is missing.
  func kneeFlexion(_ side: Side) -> Angle? {
    guard let thigh, let shank else { return nil }
    return KneeAngles(thigh.rotation.inverse * shank.rotation, side: side).flexion
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Follows one segment through a trial by the markers it had in the static trial.
///
/// The tracking markers alone decide the pose where three or more of them are seen and span the
/// segment; where they do not, the landmarks worn in motion help out, since skin slides most over
/// the ends of a bone.
struct SegmentTracker<Body: CoordinateSystem> {
  let segment: SidedSegment

  /// How the names of the markers were understood.
  let outcome: ClusterReport.Outcome

  /// The markers in motion that are followed, in the order of the shape.
  let markers: [MarkerName]

  private let shape: ClusterShape<Body>
  private let indices: [Int]
  private let trackerCount: Int
  private let trackerWeights: [Double]
  private let allWeights: [Double]
  private let trackersSuffice: Bool

  // Scratch and sums, so that a frame costs no allocation.
  private var observed: [Vector3]
  private var squares = 0.0
  private var trackedFrames = 0

  private var disbelievedFrames = 0

  /// Frames whose residual is larger are not believed, in millimetres (engineering choice).
  ///
  /// Skin over a pelvis bent forwards in a deep squat leaves 25 mm in real recordings; a cluster on
  /// a thigh or shank stays below 10 mm.
  private var largestResidual: Double { segment.segment == .pelvis ? 50 : 20 }

  /// - Parameters:
  ///   - segment: The segment.
  ///   - trackers: The tracking markers in motion and their places in body axes.
  ///   - helpers: Landmarks worn in motion, with their places in body axes.
  ///   - outcome: How the names were understood.
  ///   - trajectories: The trial.
  init(
    _ segment: SidedSegment, trackers: [(name: MarkerName, place: Vector3)],
    helpers: [(name: MarkerName, place: Vector3)], outcome: ClusterReport.Outcome,
    in trajectories: MarkerTrajectories
  ) {
    var points: [Vector3] = []
    var names: [MarkerName] = []
    var indices: [Int] = []
    var trackerCount = 0
    for (position, point) in (trackers + helpers).enumerated() {
      guard let index = trajectories.index(of: point.name) else { continue }
      points.append(point.place)
      names.append(point.name)
      indices.append(index)
      if position < trackers.count { trackerCount += 1 }
    }
    self.segment = segment
    self.outcome = outcome
    self.markers = names
    self.shape = ClusterShape(points)
    self.indices = indices
    self.trackerCount = trackerCount
    self.trackerWeights = points.indices.map { $0 < trackerCount ? 1 : 0 }
    self.allWeights = points.map { _ in 1 }
    self.trackersSuffice =
      ClusterShape<Body>(points).spread(weights: trackerWeights)?.isWellConditioned ?? false
    self.observed = points
  }

  /// The pose in one frame, or `nil` where it cannot be had.
  mutating func pose(
    in trajectories: MarkerTrajectories, frame: Int
  ) -> RigidTransform<Body, Laboratory>? {
    var trackersComplete = true
    for point in indices.indices {
      observed[point] = trajectories.position(ofMarkerAt: indices[point], frame: frame)
      if point < trackerCount && observed[point].isMissing { trackersComplete = false }
    }
    let fit =
      trackersSuffice && trackersComplete
      ? RigidFit(checked: shape.points, to: observed, weights: trackerWeights)
      : RigidFit(shape, to: observed, weights: trackerWeights)
        ?? RigidFit(shape, to: observed, weights: allWeights)
    guard let fit else { return nil }
    guard fit.residual <= largestResidual else {
      disbelievedFrames += 1
      return nil
    }
    squares += fit.residual * fit.residual
    trackedFrames += 1
    return fit.labFromBody
  }

  /// Whether the pose in a frame rests on filled samples.
  ///
  /// A sample that three or more measured ones of the cluster carried over a gap says nothing that
  /// they do not say; it only keeps the cluster the same from frame to frame.
  func isFilled(in trajectories: MarkerTrajectories, frame: Int) -> Bool {
    var isCarried = false
    var measured = 0
    for point in indices.indices {
      switch trajectories.origin(ofMarkerAt: indices[point], frame: frame) {
      case .measured: if point < trackerCount || !trackersSuffice { measured += 1 }
      case .filledByRigidBody: isCarried = true
      case .filledByPCHIP, .filledByPCA: return true
      case .missing, .rejected: break
      }
    }
    return isCarried && measured < 3
  }

  /// How the segment fitted so far.
  var report: ClusterReport {
    ClusterReport(
      segment: segment, markers: markers,
      residual: trackedFrames > 0 ? (squares / Double(trackedFrames)).squareRoot() : .nan,
      trackedFrames: trackedFrames, disbelievedFrames: disbelievedFrames, outcome: outcome)
  }
}

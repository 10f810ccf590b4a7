// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Follows one segment through a trial by the markers it had in the static trial.
///
/// Where three or more tracking markers are seen and span the segment, they decide the pose together
/// with the landmarks worn in motion, which count half: skin slides most over the ends of a bone, but
/// a marker there also holds what a cluster in the middle would let swing. Where the tracking markers
/// do not span it, everything that is worn counts in full. A segment whose markers cannot tell its pose even together, such as one with a
/// single marker between two joints, is followed with the centre of the joint above as well.
struct SegmentTracker<Body: CoordinateSystem> {
  let segment: SidedSegment

  /// How the names of the markers were understood, or why the segment cannot be followed.
  let outcome: ClusterReport.Outcome

  /// The markers in motion that are followed, in the order of the shape.
  let markers: [MarkerName]

  /// Whether the centre of the joint above takes part in the pose.
  let usesJoint: Bool

  private let shape: ClusterShape<Body>
  private let indices: [Int]
  private let trackerCount: Int
  private let countedCount: Int
  private let trackerWeights: [Double]
  private let allWeights: [Double]
  private let trackersSuffice: Bool
  private let spread: PointSpread?

  // Scratch and sums, so that a frame costs no allocation.
  private var observed: [Vector3]
  private var squares = 0.0
  private var trackedFrames = 0

  private var disbelievedFrames = 0

  /// Frames whose residual is larger are not believed, in millimetres (engineering choice).
  ///
  /// Skin over a pelvis bent forwards in a deep squat leaves 25 mm in real recordings; a cluster on
  /// a thigh or shank stays below 10 mm. Toes bend, and the foot has few markers.
  private var largestResidual: Double {
    switch segment.segment {
    case .pelvis: 50
    case .foot: 30
    default: 20
    }
  }

  /// How much a landmark worn in motion counts beside tracking markers that span the segment
  /// (engineering choice; in recordings with inverse kinematics to compare with, anything from a third
  /// to one does better than none).
  private static var landmarkWeight: Double { 0.5 }

  /// - Parameters:
  ///   - segment: The segment.
  ///   - trackers: The tracking markers in motion and their places in body axes.
  ///   - landmarks: Landmarks worn in motion, with their places in body axes.
  ///   - helpers: Markers that count only where the others do not span the segment.
  ///   - joint: The centre of the joint above in body axes, or `nil` where none may help.
  ///   - outcome: How the names were understood.
  ///   - trajectories: The trial.
  init(
    _ segment: SidedSegment, trackers: [(name: MarkerName, place: Vector3)],
    landmarks: [(name: MarkerName, place: Vector3)] = [],
    helpers: [(name: MarkerName, place: Vector3)] = [], joint: Vector3? = nil,
    outcome: ClusterReport.Outcome, in trajectories: MarkerTrajectories
  ) {
    var points: [Vector3] = []
    var names: [MarkerName] = []
    var indices: [Int] = []
    var trackerCount = 0
    var countedCount = 0
    for (position, point) in (trackers + landmarks + helpers).enumerated() {
      guard let index = trajectories.index(of: point.name) else { continue }
      points.append(point.place)
      names.append(point.name)
      indices.append(index)
      if position < trackers.count { trackerCount += 1 }
      if position < trackers.count + landmarks.count { countedCount += 1 }
    }
    func spread(_ points: some Collection<Vector3>) -> PointSpread? {
      PointSpread(of: Array(points), weights: points.map { _ in 1 })
    }
    let ofTrackers = spread(points[..<trackerCount])
    let ofMarkers = spread(points)
    trackersSuffice = ofTrackers?.isWellConditioned ?? false
    var used = trackersSuffice ? ofTrackers : ofMarkers
    if let joint, used?.isWellConditioned != true, !points.isEmpty {
      points.append(joint)
      used = spread(points)
      usesJoint = used?.isWellConditioned ?? false
      if !usesJoint { points.removeLast() }
    } else {
      usesJoint = false
    }
    if used?.isWellConditioned == true {
      self.outcome = outcome
    } else if case .refused = outcome {
      self.outcome = outcome
    } else {
      self.outcome = .refused(ofMarkers.refusal(of: names))
    }
    self.segment = segment
    self.markers = names
    self.shape = ClusterShape(points)
    self.indices = indices
    self.trackerCount = trackerCount
    self.countedCount = countedCount
    self.trackerWeights = points.indices.map { point in
      point < trackerCount ? 1 : point < countedCount ? Self.landmarkWeight : 0
    }
    self.allWeights = points.map { _ in 1 }
    self.spread = used
    self.observed = points
  }

  /// Why the markers that are there cannot tell a pose; `nil` where they can or there are none.
  var degeneracy: String? {
    guard case .refused(let reason) = outcome, markers.count >= 3 else { return nil }
    return reason
  }

  /// Whether the markers can tell a pose at all.
  var canFollow: Bool {
    if case .refused = outcome { false } else { true }
  }

  /// The pose in one frame.
  ///
  /// - Parameters:
  ///   - trajectories: The trial.
  ///   - frame: The frame.
  ///   - joint: The centre of the joint above in laboratory axes; it counts where ``usesJoint``.
  /// - Returns: The pose, or `nil` where it cannot be had.
  mutating func pose(
    in trajectories: MarkerTrajectories, frame: Int, joint: Vector3? = nil
  ) -> RigidTransform<Body, Laboratory>? {
    guard canFollow else { return nil }
    var isComplete = true
    for point in indices.indices {
      observed[point] = trajectories.position(ofMarkerAt: indices[point], frame: frame)
      if point < countedCount && observed[point].isMissing { isComplete = false }
    }
    if usesJoint { observed[indices.count] = joint ?? .missing }
    let fit =
      trackersSuffice && isComplete
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
      trackedFrames: trackedFrames, disbelievedFrames: disbelievedFrames,
      rotationError: canFollow ? spread?.rotationError(noise: 1) : nil, usesJoint: usesJoint,
      outcome: outcome)
  }
}

extension PointSpread? {
  /// Why markers cannot tell the pose of their segment, and what to do.
  fileprivate func refusal(of names: [MarkerName]) -> String {
    let list = names.map(\.rawValue).joined(separator: ", ")
    guard let spread = self else {
      let count =
        switch names.count {
        case 0: "none of its markers is in this trial"
        case 1: "only one of its markers, \(list), is in this trial"
        default: "only \(names.count) of its markers, \(list), are in this trial"
        }
      return "\(count); a segment needs three that the calibration knows"
    }
    return "the markers \(list) lie nearly on one line (their spread across it is "
      + "\(spread.extent.y.fixed(0)) mm, and 15 mm and a tenth of their spread along it are needed); "
      + "place one of them further to the side"
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSignal

/// The points of feet and pelvis that gait events are told from.
///
/// They are low-pass filtered at 15 Hz, noisy ones at 8 Hz, and not at the cut-off for angles: the impact of a foot is a
/// matter of hundredths of a second. What was recorded is taken from before any other filter.
struct GaitPoints {
  /// The cut-off frequency in hertz.
  static let cutoff = 15.0

  /// The cut-off frequency for markers with more than ``largestNoise``, in hertz.
  static let noisyCutoff = 8.0

  /// The noise of a coordinate in millimetres beyond which accelerations need a lower cut-off
  /// (engineering choice); optical systems have 0.1 to 0.3 mm.
  static let largestNoise = 0.35

  /// The stretch that is looked at.
  let frames: Range<Int>

  let frameRate: Double

  /// The back of each heel, or the ankle where it has no marker.
  private(set) var heel: [Side: PointColumns] = [:]

  /// The front of each foot, at the heads of the metatarsals, or the ankle where it has no marker.
  private(set) var toe: [Side: PointColumns] = [:]

  /// The back of the pelvis, or its front or the hip centres where that has no marker.
  private(set) var pelvis: PointColumns?

  /// From a point on the left of the pelvis to one on the right.
  private(set) var rightwards: PointColumns?

  /// Feet in which an ankle stands in for the heel or the toes.
  private(set) var hasStandIn: Set<Side> = []

  /// What is missing, one sentence each.
  private(set) var notes: [String] = []

  private let source: MarkerTrajectories
  private let trial: Trial
  private let filter: ButterworthLowPass?
  private let noisy: ButterworthLowPass?

  init(of trial: Trial, kinematics: TrialKinematics, in frames: Range<Int>) {
    self.trial = trial
    source = trial.unfiltered ?? trial.trajectories
    frameRate = kinematics.frameRate
    self.frames = frames.clamped(to: 0..<kinematics.frameCount)
    // Where the frame rate is too low for the cut-off there is nothing above it.
    filter = try? ButterworthLowPass(cutoff: Self.cutoff, frameRate: kinematics.frameRate)
    noisy = try? ButterworthLowPass(cutoff: Self.noisyCutoff, frameRate: kinematics.frameRate)

    for side in Side.allCases {
      let ankle = kinematics.centres[SidedJoint(.ankle, side)]
      heel[side] = best([[SidedLandmark(.heel, side)]]) ?? seen(ankle)
      let heads = [Landmark.secondMetatarsalHead, .firstMetatarsalHead, .fifthMetatarsalHead]
        .map { SidedLandmark($0, side) }
      let toes = [
        [heads[0]], [heads[1], heads[2]], [heads[1]], [heads[2]], [SidedLandmark(.toeTip, side)],
      ]
      toe[side] = best(toes) ?? seen(ankle)
      tellOfStandIns(
        side, lacksHeel: best([[SidedLandmark(.heel, side)]]) == nil, best(toes) == nil)
    }
    let spines = { (landmark: Landmark) in Side.allCases.map { SidedLandmark(landmark, $0) } }
    let hips = Side.allCases.compactMap { seen(kinematics.centres[SidedJoint(.hip, $0)]) }
    pelvis =
      best([
        [SidedLandmark(.sacrum)], spines(.posteriorSuperiorIliacSpine),
        spines(.anteriorSuperiorIliacSpine),
      ]) ?? (hips.count == 2 ? hips[0].mean(with: hips[1]) : nil)
    if let left = best([[SidedLandmark(.anteriorSuperiorIliacSpine, .left)]]),
      let right = best([[SidedLandmark(.anteriorSuperiorIliacSpine, .right)]])
    {
      rightwards = left.difference(to: right)
    } else if hips.count == 2 {
      rightwards = hips[0].difference(to: hips[1])
    }
  }

  private mutating func tellOfStandIns(_ side: Side, lacksHeel: Bool, _ lacksToes: Bool) {
    let missing = (lacksHeel ? ["heel"] : []) + (lacksToes ? ["forefoot"] : [])
    guard !missing.isEmpty else { return }
    hasStandIn.insert(side)
    let what =
      "The \(side.rawValue) foot has no marker on the \(missing.joined(separator: " and "))"
    notes.append(
      heel[side] == nil || toe[side] == nil
        ? "\(what) and its ankle is not seen: its strikes and offs cannot be told."
        : "\(what): the ankle stands in, so its strikes and offs are less sure.")
  }
}

// MARK: - How a point is had

extension GaitPoints {
  /// The first of several choices that is seen in about as many frames as the best of them.
  ///
  /// - Parameter choices: Each the landmarks whose mean makes the point.
  /// - Returns: The filtered point, or `nil` where none is ever seen.
  private func best(_ choices: [[SidedLandmark]]) -> PointColumns? {
    let points = choices.compactMap(mean)
    let counts = points.map { point in frames.count { !point.x[$0].isNaN } }
    guard let most = counts.max(), most > 0,
      let choice = counts.firstIndex(where: { 10 * $0 >= 9 * most })
    else { return nil }
    return filtered(points[choice])
  }

  private func mean(_ landmarks: [SidedLandmark]) -> PointColumns? {
    var point = PointColumns(frameCount: 0)
    for (place, landmark) in landmarks.enumerated() {
      guard let next = raw(landmark) else { return nil }
      point = place == 0 ? next : point.mean(with: next, weight: 1 / Double(place + 1))
    }
    return point
  }

  private func raw(_ landmark: SidedLandmark) -> PointColumns? {
    guard let name = trial.markers.landmarks[landmark] else { return nil }
    let holder = source.index(of: name) == nil ? trial.trajectories : source
    guard let index = holder.index(of: name) else { return nil }
    var columns = PointColumns(frameCount: 0)
    columns.x = holder.column(ofMarkerAt: index, axis: 0)
    columns.y = holder.column(ofMarkerAt: index, axis: 1)
    columns.z = holder.column(ofMarkerAt: index, axis: 2)
    return columns.x.count >= frames.upperBound ? columns : nil
  }

  /// A point of the model, or `nil` where it is never seen.
  private func seen(_ point: PointColumns?) -> PointColumns? {
    guard let point, point.x.count >= frames.upperBound,
      frames.contains(where: { !point.x[$0].isNaN })
    else { return nil }
    return filtered(point)
  }

  private func filtered(_ point: PointColumns) -> PointColumns {
    guard let filter else { return point }
    let result = point.filtered(by: filter)
    guard let noisy, noise(of: point, result) > Self.largestNoise else { return result }
    return point.filtered(by: noisy)
  }

  /// What the filter took away, as the standard deviation of a normal distribution with this median;
  /// the impacts of a foot are too few to show in it.
  private func noise(of point: PointColumns, _ filtered: PointColumns) -> Double {
    1.4826 * frames.map { (point.y[$0] - filtered.y[$0]).magnitude }.medianOfPresent
  }
}

extension MarkerTrajectories {
  fileprivate func column(ofMarkerAt index: Int, axis: Int) -> [Double] {
    withColumn(ofMarkerAt: index, axis: axis) { column in column.indices.map { column[$0] } }
  }
}

extension PointColumns {
  fileprivate func filtered(by filter: ButterworthLowPass) -> PointColumns {
    var block = x + y + z
    var workspace = FilterWorkspace()
    var span = block.mutableSpan
    filter.filter(&span, columnCount: 3, workspace: &workspace)
    var result = self
    result.x = Array(block[..<x.count])
    result.y = Array(block[x.count..<2 * x.count])
    result.z = Array(block[(2 * x.count)...])
    return result
  }

  /// The point between this one and another; half-way unless told otherwise.
  fileprivate func mean(with other: PointColumns, weight: Double = 0.5) -> PointColumns {
    var result = self
    for frame in x.indices {
      result[frame] = self[frame] * (1 - weight) + other[frame] * weight
    }
    return result
  }

  /// The vector from this point to another in every frame.
  fileprivate func difference(to other: PointColumns) -> PointColumns {
    var result = self
    for frame in x.indices { result[frame] = other[frame] - self[frame] }
    return result
  }
}

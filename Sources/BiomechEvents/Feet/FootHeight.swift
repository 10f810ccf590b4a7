// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// How high one foot is above the floor, by the markers on its heel and forefoot.
///
/// A marker on a metatarsal head rises before the tip of the toes leaves the floor. So where heel and
/// a metatarsal head are seen, the tip itself is looked at as well: a quarter of the way from heel to
/// head further on, and as far below that line as the marker is above the sole. A foot without such
/// markers is seen by its ankle centre, which says less: the ankle rises before the toes leave the
/// floor and goes on sinking after they touch it.
///
/// Source of the 15 mm: METHODS 6.8; the other limits are engineering choices.
struct FootHeight {
  /// How far above its height in flat standing a point still touches the floor, in millimetres.
  static let contactHeight = 15.0

  /// The same for telling flight from standing, where a filter blurs the contact, in millimetres.
  static let flightHeight = 25.0

  /// From a metatarsal head to the tip of the toes, as a share of the way from the heel.
  static let tipShare = 0.25

  /// How far a marker on a metatarsal head is above the sole, in millimetres: on a shoe 30 to 40.
  static let headHeight = 35.0

  /// How much higher an ankle centre may be on a foot that touches the floor, in millimetres.
  static let ankleAllowance = 20.0

  /// How long a raised foot keeps still when something carries it, in seconds.
  static let restDuration = 0.15

  /// How still that is, in millimetres; in free fall a foot moves 28 mm in this time even at the top.
  static let restRange = 12.0

  /// The heights of the points of the foot above the floor, in millimetres; NaN where not seen.
  let points: [[Double]]

  /// The same before any filter, in the same order.
  let recorded: [[Double]]

  /// The height of the lowest point.
  let lowest: [Double]

  /// Whether markers on heel and forefoot tell the height.
  let isComplete: Bool

  /// Whether only the ankle centre tells it.
  let isAnkleOnly: Bool

  /// Whether something above the floor carries the foot, such as a box.
  let isRaised: [Bool]

  private let allowance: Double

  /// - Parameters:
  ///   - columns: The heights of the points in laboratory axes, the same before any filter, and those
  ///     of the same points of the other foot where it has them.
  ///   - isComplete: Whether one of them is the heel, and one on the forefoot.
  ///   - isAnkleOnly: Whether the only point is the ankle centre.
  ///   - standing: The frames of quiet standing.
  ///   - frameRate: Frames per second.
  fileprivate init(
    _ columns: [PointHeights], isComplete: Bool, isAnkleOnly: Bool, standing: Range<Int>,
    frameRate: Double
  ) {
    self.isComplete = isComplete
    self.isAnkleOnly = isAnkleOnly
    allowance = isAnkleOnly ? Self.ankleAllowance : 0
    let longest = Int((0.1 * frameRate).rounded(.down))
    let floors = columns.map { floorHeight($0.own, other: $0.other, standing: standing) }
    let points = zip(columns, floors).map { columns, floor in
      bridgedGaps(of: columns.own, longest: longest).column.map { $0 - floor }
    }
    self.points = points
    recorded = zip(columns, floors).map { columns, floor in columns.recorded.map { $0 - floor } }
    let height = (points.first ?? []).indices.map { frame in
      points.reduce(Double.nan) { lowest, point in
        // A comparison with NaN is false, so the first point seen counts.
        lowest < point[frame] ? lowest : point[frame].isNaN ? lowest : point[frame]
      }
    }
    lowest = height
    isRaised = raisedFrames(
      of: height, above: Self.flightHeight + allowance,
      length: max(Int((Self.restDuration * frameRate).rounded()), 2))
  }

  /// Whether the foot touches the floor, as far as its height tells.
  func isOnFloor(_ frame: Int, below limit: Double = flightHeight) -> Bool {
    lowest[frame] <= limit + allowance
  }

  /// Whether neither floor nor anything else carries the foot.
  func isInAir(_ frame: Int, above limit: Double = flightHeight) -> Bool {
    lowest[frame] > limit + allowance && !isRaised[frame]
  }
}

/// The heights of a point of the foot in laboratory axes, in millimetres.
private struct PointHeights {
  var own: [Double]

  /// The same before any filter.
  var recorded: [Double]

  /// Those of the same point of the other foot, where it has it.
  var other: [Double]?
}

extension FootHeight {
  /// Both feet, as far as they are seen.
  static func both(
    in trial: Trial, _ kinematics: TrialKinematics, standing: QuietWindow?
  ) -> [Side: FootHeight] {
    let frames = standing?.frames.clamped(to: 0..<kinematics.frameCount) ?? 0..<0
    var feet: [Side: FootHeight] = [:]
    for side in Side.allCases {
      let landmarks: [Landmark] = [
        .heel, .secondMetatarsalHead, .toeTip, .firstMetatarsalHead, .fifthMetatarsalHead,
      ]
      var seen = landmarks.compactMap { landmark in
        trial.pointHeights(side) { trajectories, side in
          trial.heights(of: landmark, side, in: trajectories)
        }.map { (landmark, $0) }
      }
      if let tip = trial.pointHeights(side, trial.tipHeights) { seen.append((.toeTip, tip)) }
      let ankle = kinematics.centres[SidedJoint(.ankle, side)]?.y
      let otherAnkle = kinematics.centres[SidedJoint(.ankle, side.opposite)]?.y
      if !seen.isEmpty {
        let hasHeel = seen.contains { $0.0 == .heel }
        let hasFront = seen.contains { $0.0 != .heel }
        feet[side] = FootHeight(
          seen.map(\.1), isComplete: hasHeel && hasFront, isAnkleOnly: false, standing: frames,
          frameRate: kinematics.frameRate)
      } else if let ankle {
        feet[side] = FootHeight(
          [PointHeights(own: ankle, recorded: ankle, other: otherAnkle)], isComplete: false,
          isAnkleOnly: true, standing: frames, frameRate: kinematics.frameRate)
      }
    }
    return feet
  }
}

extension Trial {
  /// What a foot has of a point; `nil` when it is never seen.
  fileprivate func pointHeights(
    _ side: Side, _ heights: (MarkerTrajectories, Side) -> [Double]?
  ) -> PointHeights? {
    guard let own = heights(trajectories, side) else { return nil }
    // Recordings without a filter, and markers that were not kept, are as they were recorded.
    let recorded = unfiltered.flatMap { heights($0, side) } ?? own
    return PointHeights(
      own: own, recorded: recorded, other: heights(trajectories, side.opposite))
  }

  /// The heights of a landmark, or `nil` when it has no marker or is never seen.
  fileprivate func heights(
    of landmark: Landmark, _ side: Side, in trajectories: MarkerTrajectories
  ) -> [Double]? {
    guard let name = markers.marker(landmark, side), let index = trajectories.index(of: name)
    else { return nil }
    let heights = trajectories.withColumn(ofMarkerAt: index, axis: 1) { column in
      column.indices.map { column[$0] }
    }
    return heights.contains { !$0.isNaN } ? heights : nil
  }

  /// The heights of the tip of the toes, from heel and metatarsal head; `nil` where it has a marker or
  /// one of those is never seen.
  fileprivate func tipHeights(_ trajectories: MarkerTrajectories, _ side: Side) -> [Double]? {
    guard heights(of: .toeTip, side, in: trajectories) == nil,
      let heel = heights(of: .heel, side, in: trajectories),
      let heelMarker = markers.marker(.heel, side).flatMap({ trajectories.index(of: $0) })
    else { return nil }
    let heads = [
      Landmark.secondMetatarsalHead, .firstMetatarsalHead, .fifthMetatarsalHead,
    ]
    guard let head = heads.first(where: { heights(of: $0, side, in: trajectories) != nil }),
      let headMarker = markers.marker(head, side).flatMap({ trajectories.index(of: $0) })
    else { return nil }
    return heel.indices.map { frame in
      let way =
        trajectories.position(ofMarkerAt: headMarker, frame: frame)
        - trajectories.position(ofMarkerAt: heelMarker, frame: frame)
      // The sole is below the markers only while the foot is flat.
      let tilt = 1 - (max(1 - (way.y / way.length) * (way.y / way.length), 0)).squareRoot()
      return heel[frame] + (1 + FootHeight.tipShare) * way.y + FootHeight.headHeight * tilt
    }
  }
}

/// The height of a point of the foot while the foot stands flat on the floor.
///
/// The median of quiet standing, unless somebody stands on a box or holds the foot up there: then
/// the second percentile, where wild samples do no harm, of the foot that comes lower.
private func floorHeight(_ own: [Double], other: [Double]?, standing: Range<Int>) -> Double {
  func low(_ column: [Double]) -> Double {
    let present = column.filter { !$0.isNaN }.sorted()
    return present.isEmpty ? .nan : present[(present.count - 1) * 2 / 100]
  }
  let least = low(own)
  let otherLeast = other.map(low) ?? .nan
  // Markers on both feet may differ by some millimetres; a foot that never comes down by more.
  let floor = least - otherLeast > 30 ? otherLeast : least
  let quiet = own[standing].medianOfPresent
  return quiet - floor < 25 ? quiet : floor
}

/// The frames of stretches in which a height above a limit hardly changes.
private func raisedFrames(of height: [Double], above limit: Double, length: Int) -> [Bool] {
  var isRaised = Array(repeating: false, count: height.count)
  var end = 0
  for start in height.indices.dropLast(length - 1) where height[start] > limit {
    var least = height[start]
    var greatest = least
    var isStill = true
    for frame in start + 1..<start + length {
      let value = height[frame]
      if value.isNaN { continue }
      least = min(least, value)
      greatest = max(greatest, value)
      if greatest - least > FootHeight.restRange || least <= limit {
        isStill = false
        break
      }
    }
    guard isStill else { continue }
    for frame in max(start, end)..<start + length { isRaised[frame] = true }
    end = start + length
  }
  return isRaised
}

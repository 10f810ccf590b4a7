// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Where the feet are while the hips sink and come up again.
///
/// The deep frames are those in which the hips are beyond half their depth.
struct ExcursionFeet {
  let excursion: Excursion
  let deepFrames: [Int]

  /// How far the hips sink, in millimetres.
  let depth: Double

  /// How far each ankle travels over the floor, as the diagonal of the box around it in millimetres:
  /// over the excursion, and over its deep frames.
  let travel: [Side: Double]
  let deepTravel: [Side: Double]

  /// By how much the right ankle is higher than the left one in the deep frames and at the bottom, in
  /// millimetres; NaN where one is not seen.
  let rightLift: Double
  let rightLiftAtBottom: Double

  /// The same of the right forefoot.
  let rightToeLift: Double

  /// The share of the deep frames in which the right ankle is clearly higher, and the left one.
  let upShare: [Side: Double]

  /// The range of the height of each ankle over the excursion.
  let climb: [Side: Double]

  /// How much the lowest point of each foot sinks and rises with the hips near the bottom: 0 for a
  /// foot that stands, whatever its heel does, and about 1 for one that hangs from the pelvis.
  let following: [Side: Double]

  /// From the left to the right ankle at the bottom: forwards and to the right, in millimetres; NaN
  /// where a hip or an ankle is missing.
  let rightLead: Double
  let rightOffset: Double

  /// How much higher one ankle must be to count as clearly up, in millimetres.
  static let clearlyUp = 40.0

  /// From which share of the depth on feet are looked at for whether they follow the hips: a foot set
  /// down in a lunge has come to rest by then (engineering choice).
  static let followedShare = 0.75

  /// How much a foot that carries nothing follows the hips at least (engineering choice).
  static let leastFollowing = 0.4

  init(of excursion: Excursion, _ height: HipHeight, in motion: BodyMotion) {
    self.excursion = excursion
    depth = height.depth(at: excursion.bottom)
    let half = depth / 2
    let deep = excursion.frames.filter { height.depth(at: $0) >= half }
    deepFrames = deep
    let ankles = Side.allCases.compactMap { side in
      motion.kinematics.centres[SidedJoint(.ankle, side)].map { (side, $0) }
    }
    var travel: [Side: Double] = [:]
    var deepTravel: [Side: Double] = [:]
    var climb: [Side: Double] = [:]
    for (side, ankle) in ankles {
      travel[side] = diagonal(of: ankle, excursion.frames)
      deepTravel[side] = diagonal(of: ankle, deep)
      climb[side] = range(of: excursion.frames.map { ankle.y[$0] })
    }
    (self.travel, self.deepTravel, self.climb) = (travel, deepTravel, climb)
    let nearBottom = deep.filter { height.depth(at: $0) >= Self.followedShare * 2 * half }
    following = motion.feet.mapValues { foot in
      slope(of: foot.lowest, against: height.column, nearBottom)
    }

    func lift(_ frame: Int) -> Double {
      motion.centre(.ankle, .right, frame).y - motion.centre(.ankle, .left, frame).y
    }
    let lifts = deep.map(lift)
    rightLift = lifts.medianOfPresent
    let seen = lifts.filter { !$0.isNaN }
    func share(_ sign: Double) -> Double {
      guard !seen.isEmpty else { return 0 }
      return Double(seen.count { sign * $0 > Self.clearlyUp }) / Double(seen.count)
    }
    upShare = [.right: share(1), .left: share(-1)]
    let around = excursion.frames.clamped(
      to: excursion.bottom - motion.frames(0.05)...excursion.bottom + motion.frames(0.05))
    rightLiftAtBottom = around.map(lift).medianOfPresent
    rightToeLift = deep.map { frame in motion.toeLift(frame) }.medianOfPresent

    let apart =
      motion.centre(.ankle, .right, excursion.bottom)
      - motion.centre(.ankle, .left, excursion.bottom)
    if let forwards = motion.forwards(excursion.bottom) {
      rightLead = apart.dot(forwards)
      rightOffset = apart.dot(Vector3(-forwards.z, 0, forwards.x))
    } else {
      (rightLead, rightOffset) = (.nan, .nan)
    }
  }

  /// Whether a foot sinks and rises with the hips, so that it carries nothing however near the floor
  /// it is.
  func hangs(_ side: Side) -> Bool { following[side] ?? 0 >= Self.leastFollowing }

  /// How much higher a foot is than the other one in the deep frames: the ankle, or the forefoot
  /// where that says less.
  func lift(of side: Side) -> Double {
    let ankle = side.sign * rightLift
    let toe = side.sign * rightToeLift
    // A foot on its toes has the ankle up and the forefoot on the floor.
    return toe < ankle ? toe : ankle
  }
}

extension BodyMotion {
  /// By how much the right forefoot is higher than the left one; NaN without markers on both.
  fileprivate func toeLift(_ frame: Int) -> Double {
    for landmark in [
      Landmark.secondMetatarsalHead, .toeTip, .fifthMetatarsalHead, .firstMetatarsalHead,
    ] {
      let lift =
        trial.position(landmark, .right, frame: frame).y
        - trial.position(landmark, .left, frame: frame).y
      if !lift.isNaN { return lift }
    }
    return .nan
  }
}

/// The slope of the line that fits one column best against another one; NaN where fewer than four
/// samples of both are seen or the other one does not change.
private func slope(of column: [Double], against other: [Double], _ frames: [Int]) -> Double {
  let seen = frames.filter { !column[$0].isNaN && !other[$0].isNaN }
  guard seen.count >= 4 else { return .nan }
  let (mean, otherMean) = (
    seen.map { column[$0] }.meanOfPresent, seen.map { other[$0] }.meanOfPresent
  )
  var (product, square) = (0.0, 0.0)
  for frame in seen {
    let step = other[frame] - otherMean
    product += step * (column[frame] - mean)
    square += step * step
  }
  return square > 0 ? product / square : .nan
}

/// The diagonal of the horizontal box around a point, or `nil` when it is never seen.
private func diagonal(of point: PointColumns, _ frames: some Sequence<Int>) -> Double? {
  let x = frames.map { point.x[$0] }
  let z = frames.map { point.z[$0] }
  guard let along = range(of: x), let across = range(of: z) else { return nil }
  return Vector3(along, 0, across).length
}

/// From the least to the greatest value present, or `nil` when there is none.
private func range(of values: [Double]) -> Double? {
  let present = values.filter { !$0.isNaN }
  guard let least = present.min(), let greatest = present.max() else { return nil }
  return greatest - least
}

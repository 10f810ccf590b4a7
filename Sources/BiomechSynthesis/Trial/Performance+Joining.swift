// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Performance {
  /// How far in front a box or a step is that the next movement starts on, in millimetres.
  private static let toStep = 350.0

  /// This movement and then another one.
  ///
  /// The next one starts where this one ends. Where its feet stand otherwise, the right foot and then
  /// the left one is set there; up to a box or down from a step one pace is taken.
  ///
  /// - Parameters:
  ///   - next: Another movement, which starts in standing as this one ends.
  ///   - skeleton: The body.
  ///   - frameRate: Frames per second.
  /// - Returns: Both with the way between them.
  /// - Throws: ``RecipeError`` when the legs do not reach.
  func followed(
    by next: Performance, _ skeleton: Skeleton, frameRate: Double
  ) throws(RecipeError) -> Performance {
    guard let last = poses.last, let first = next.poses.first else { return self }
    var way = last.middle - first.middle
    let climb = (first.legs.right.ankle.y - last.legs.right.ankle.y).magnitude
    way = Vector3(way.x + (climb > 1 ? Self.toStep : 0), 0, way.z)
    let goal = first.translated(by: way)
    let between = try Self.steps(from: last, to: goal, climb: climb, skeleton, frameRate: frameRate)
    var joined = self
    joined.poses += between + next.poses.map { $0.translated(by: way) }
    joined.skin += between.map { _ in .moving } + next.skin
    joined.repetitions += next.repetitions.map {
      $0.shifted(by: poses.count + between.count, frameRate: frameRate)
    }
    return joined
  }

  /// The frames between two poses of standing; none where they are the same.
  private static func steps(
    from start: SegmentPoses, to goal: SegmentPoses, climb: Double, _ skeleton: Skeleton,
    frameRate: Double
  ) throws(RecipeError) -> [SegmentPoses] {
    let (before, after) = (start.footholds, goal.footholds)
    let moves = Side.allCases.map { (before[$0].ankle - after[$0].ankle).length }
    let turns = Side.allCases.map { (before[$0].toeOut - after[$0].toeOut).radians.magnitude }
    guard moves.contains(where: { $0 > 1e-6 }) || turns.contains(where: { $0 > 1e-9 }) else {
      return []
    }
    let step = climb > 1 ? 0.8 : 0.5
    let (lifted, down, end) = (0.1, 0.1 + step, 0.1 + 2 * step)
    var mixed = before
    mixed.right = after.right
    var middle = KeyPose(start)
    middle.hips = (start.middle + goal.middle) / 2
    middle.hips.y = skeleton.height(of: middle, over: mixed)
    var plan = Choreography(skeleton, from: KeyPose(start))
    plan.track.wait(until: lifted)
    plan.track.move(to: middle, at: down)
    plan.track.move(to: KeyPose(goal), at: end)
    let bend = AirLeg(
      flexion: .degrees(climb > 1 ? 85 : 35), line: nil, outwards: 40, pitch: .degrees(-5))
    plan.add(FootStay(before.right, from: 0, until: lifted), .right)
    plan.add(bend, at: lifted + step / 2, .right)
    plan.add(FootStay(after.right, from: down, until: end), .right)
    plan.add(FootStay(before.left, from: 0, until: down), .left)
    plan.add(bend, at: down + step / 2, .left)
    plan.add(FootStay(after.left, from: end, until: end), .left)
    try plan.connectStays()
    // Both ends stand in the movements themselves.
    var frames: [SegmentPoses] = []
    for frame in 1..<max(Int((end * frameRate).rounded()), 2) {
      frames.append(try plan.pose(at: min(Double(frame) / frameRate, end)))
    }
    return frames
  }
}

extension SegmentPoses {
  /// The middle of the hip centres.
  var middle: Vector3 { (legs.left.hip + legs.right.hip) / 2 }

  /// Where the feet stand, both flat.
  fileprivate var footholds: BothSides<Foothold> {
    legs.map { side, leg in
      Foothold(ankle: leg.ankle, toeOut: -side.sign * leg.foot.rotation.heading)
    }
  }
}

extension Rotation where Source == ModelFoot, Target == Laboratory {
  /// The turn of the foot about the vertical.
  fileprivate var heading: Angle { arc(-x.z, x.x) }
}

extension KeyPose {
  /// The pose of a body that stands with its knees over its feet.
  fileprivate init(_ pose: SegmentPoses) {
    self.init(
      hips: pose.middle, pelvis: pose.pelvisPose, trunk: pose.trunkPose,
      turns: pose.legs.map { _, leg in
        LegTurns(
          adduction: leg.angles.kneeAdduction, internalRotation: leg.angles.kneeInternalRotation)
      })
    pelvis.position = .zero
  }
}

extension Skeleton {
  /// The largest height of the hips at which both feet are reached with knees a little bent.
  fileprivate func height(of pose: KeyPose, over footholds: BothSides<Foothold>) -> Double {
    let half = pose.pelvis.axes.rotation * ((hips.right - hips.left) / 2)
    let heights = footholds.map { side, foothold in
      let way = pose.hips + side.sign * half - foothold.ankle
      let reach = reach(flexion: .degrees(12), adduction: .zero)
      return foothold.ankle.y - side.sign * half.y
        + max(reach * reach - way.x * way.x - way.z * way.z, 0).squareRoot()
    }
    return min(heights.left, heights.right)
  }
}

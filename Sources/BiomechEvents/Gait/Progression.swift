// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where somebody who walks or runs is going, and how fast.
///
/// Over ground it is where the pelvis travels: along one line from the first to the last frame, or,
/// where the way bends, along the way of the second around a frame. On a treadmill, where the pelvis
/// stays in place, it is where the pelvis faces on average.
struct Progression {
  /// How far the pelvis must get over ground, in millimetres, or how fast it must be, in millimetres
  /// per second (engineering choices): on a treadmill people drift less.
  static let leastWay = 800.0
  static let leastSpeed = 300.0

  /// The turn at which a way is not straight any more.
  static let largestTurn = Angle.degrees(20)

  /// Half the time over which a way is looked at, in seconds; a second is about a stride, over which
  /// the sway of the pelvis cancels.
  private static let halfSpan = 0.5

  let isTreadmill: Bool

  /// How fast the belt of a treadmill carries a standing foot backwards, in millimetres per second; 0
  /// over ground.
  let beltSpeed: Double

  /// How fast the pelvis moves against the floor or the belt, in millimetres per second.
  let speed: Double

  private let straight: Vector3
  private let bends: Bool
  private let points: GaitPoints

  /// There is none where the pelvis is not seen for long enough.
  ///
  /// - Parameter points: Where feet and pelvis are.
  init?(of points: GaitPoints) {
    guard let pelvis = points.pelvis,
      let first = points.frames.first(where: { !pelvis.x[$0].isNaN }),
      let last = points.frames.last(where: { !pelvis.x[$0].isNaN }), last - first >= 2
    else { return nil }
    self.points = points
    let way = (pelvis[last] - pelvis[first]).horizontal
    let seconds = Double(last - first) / points.frameRate
    let furthest =
      (first...last).map { (pelvis[$0] - pelvis[first]).horizontal.length }
      .filter { !$0.isNaN }.max() ?? 0
    isTreadmill = furthest < Self.leastWay && way.length / seconds < Self.leastSpeed

    let facing = Self.meanFacing(points)
    guard let straight = (isTreadmill ? facing : way.normalized) ?? facing else { return nil }
    self.straight = straight
    let span = Int((2 * Self.halfSpan * points.frameRate).rounded())
    let ways = stride(from: first, through: last - span, by: max(span / 4, 1)).map {
      (pelvis[$0 + span] - pelvis[$0]).horizontal
    }.filter { !$0.isMissing }
    bends =
      !isTreadmill
      && ways.contains {
        $0.length > Self.leastSpeed / 2
          && $0.dot(straight) < cos(Self.largestTurn.radians) * $0.length
      }
    beltSpeed = isTreadmill ? Self.beltSpeed(points, along: straight) : 0
    let overFloor =
      ways.isEmpty || !bends ? way.dot(straight) / seconds : ways.map(\.length).medianOfPresent
    speed = overFloor + beltSpeed
  }

  /// The direction of progression in a frame: horizontal, of length one.
  func direction(at frame: Int) -> Vector3 {
    guard bends, let pelvis = points.pelvis else { return straight }
    let half = Int((Self.halfSpan * points.frameRate).rounded())
    let start = min(max(frame - half, points.frames.lowerBound), points.frames.upperBound - 1)
    let end = min(max(frame + half, points.frames.lowerBound), points.frames.upperBound - 1)
    guard
      let first = (start...end).first(where: { !pelvis.x[$0].isNaN }),
      let last = (start...end).last(where: { !pelvis.x[$0].isNaN })
    else { return straight }
    return (pelvis[last] - pelvis[first]).horizontal.normalized ?? straight
  }

  /// How far a person turns between two frames that are a stride apart; `nil` where the pelvis is
  /// not seen in both.
  func turn(from start: Int, to end: Int) -> Angle? {
    guard let a = Self.facing(points, start), let b = Self.facing(points, end) else { return nil }
    return .radians(acos(min(max(a.dot(b), -1), 1)))
  }
}

extension Progression {
  /// Where the pelvis faces in a frame: up times right, of which the horizontal part counts.
  private static func facing(_ points: GaitPoints, _ frame: Int) -> Vector3? {
    guard let rightwards = points.rightwards, rightwards.x.indices.contains(frame) else {
      return nil
    }
    return Vector3(rightwards.z[frame], 0, -rightwards.x[frame]).normalized
  }

  private static func meanFacing(_ points: GaitPoints) -> Vector3? {
    var sum = Vector3.zero
    for frame in points.frames {
      if let facing = facing(points, frame) { sum += facing }
    }
    return sum.normalized
  }

  /// The median speed backwards of the feet while they are low, which is while they stand.
  private static func beltSpeed(_ points: GaitPoints, along direction: Vector3) -> Double {
    var speeds: [Double] = []
    for side in Side.allCases {
      guard let toe = points.toe[side] else { continue }
      let heights = points.frames.map { toe.y[$0] }.filter { !$0.isNaN }.sorted()
      guard !heights.isEmpty else { continue }
      let low = heights[heights.count * 3 / 10]
      for frame in points.frames.dropFirst().dropLast() where toe.y[frame] <= low {
        speeds.append(-(toe[frame + 1] - toe[frame - 1]).dot(direction) * points.frameRate / 2)
      }
    }
    return max(speeds.medianOfPresent, 0)
  }
}

extension Vector3 {
  /// The part in the plane of the floor.
  var horizontal: Vector3 { Vector3(x, 0, z) }
}

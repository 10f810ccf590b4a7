// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// When a foot touches the floor and leaves it.
///
/// A point of the foot falls until it touches; then its downward speed falls to half within a frame
/// or two, whatever filter the markers went through, since a zero-phase filter blurs a stop evenly to
/// both sides. So a point touches in the first frame near the floor in which it is no faster than
/// half its greatest speed before, and leaves in the last frame near the floor in which it is no
/// faster than half its greatest speed after. The foot touches with its first point and leaves with
/// its last one.
///
/// Source: METHODS 6.8 (within 15 mm of flat standing, and the speed begins to fall).
extension FootHeight {
  /// How far around the height's own crossing the greatest speed is looked for, in seconds.
  private static let search = 0.15

  /// The slowest fall that counts as landing; a slower foot is set down, in millimetres per second.
  private static let slowest = 300.0

  /// The first frame in which the foot touches the floor from a frame on; `nil` where it does not
  /// within 0.25 s, or not for most of the next 0.1 s: a foot that is held up may come near.
  func contact(after frame: Int, frameRate: Double) -> Int? {
    let last = min(frame + Int((0.25 * frameRate).rounded()), lowest.count - 1)
    guard frame <= last, let near = (frame...last).first(where: { isOnFloor($0) }) else {
      return nil
    }
    let after = near..<min(near + max(Int((0.1 * frameRate).rounded()), 2), lowest.count)
    guard after.count(where: { isOnFloor($0) || lowest[$0].isNaN }) * 5 >= after.count * 4
    else { return nil }
    return points.compactMap { point in
      touch(of: point, near: near, step: 1, frameRate: frameRate)
    }.min() ?? near
  }

  /// The last frame in which the foot touches the floor before a flight; `nil` where it was not on
  /// the floor within 0.25 s before.
  func takeOff(before frame: Int, frameRate: Double) -> Int? {
    let first = max(frame - Int((0.25 * frameRate).rounded()), 0)
    guard frame < lowest.count, let near = (first...frame).last(where: { isOnFloor($0) })
    else { return nil }
    return points.compactMap { point in
      touch(of: point, near: near, step: -1, frameRate: frameRate)
    }.max() ?? near
  }

  /// The frame in which a point stops at the floor, in the direction of time or against it.
  ///
  /// - Parameters:
  ///   - point: Its height above the floor.
  ///   - near: A frame around which it stops.
  ///   - step: 1 for touching, −1 for leaving, which is touching backwards in time.
  ///   - frameRate: Frames per second.
  /// - Returns: The frame; `nil` where the point does not stop near the floor.
  private func touch(of point: [Double], near: Int, step: Int, frameRate: Double) -> Int? {
    let reach = max(Int((Self.search * frameRate).rounded()), 2)
    let limit = Self.contactHeight + (isAnkleOnly ? Self.ankleAllowance : 0)
    func speed(_ frame: Int) -> Double {
      guard frame > 0, frame < point.count - 1 else { return .nan }
      return -Double(step) * (point[frame + 1] - point[frame - 1]) / 2 * frameRate
    }
    let around = stride(from: near - step * reach, through: near + step * reach / 3, by: step)
    let fastest = around.filter { !speed($0).isNaN }.max { speed($0) < speed($1) }
    guard let fastest, speed(fastest) >= Self.slowest else {
      // Set down slowly: where it comes within the limit.
      return around.first { point.indices.contains($0) && point[$0] <= limit }
    }
    let half = speed(fastest) / 2
    let after = stride(from: fastest, through: near + step * reach, by: step)
    return after.first { frame in
      point.indices.contains(frame) && point[frame] <= limit && speed(frame) <= half
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// When a foot touches the floor and leaves it.
///
/// A point of the foot falls until it touches, and stops within a hundredth of a second; a foot that
/// leaves does the same backwards in time. So where the foot comes near the floor its lowest point is
/// looked at as it was recorded, and the contact is where its height has a ``Kink``. On toes that land
/// at 2 m/s this is told to half a millisecond with 1 mm of noise.
///
/// Where there is no such kink, because the frame rate is too low, samples are missing or the foot is
/// set down slowly, the filtered heights tell it: the downward speed falls to half within a frame or
/// two, whatever filter the markers went through, since a zero-phase filter blurs a stop evenly to
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

  /// How far around the coarse instant a kink is looked for, and how long the curve is fitted in the
  /// air and on the floor, in seconds (engineering choices).
  private static let kinkSearch = 0.025
  private static let airSpan = 0.05
  private static let floorSpan = 0.04

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
    let coarse =
      points.compactMap { point in
        touch(of: point, near: near, step: 1, frameRate: frameRate)
      }.min() ?? near
    let exact = kink(near: coarse, step: 1, frameRate: frameRate)
    return exact.map { min(Int($0.rounded(.up)), lowest.count - 1) } ?? coarse
  }

  /// The last frame in which the foot touches the floor before a flight; `nil` where it was not on
  /// the floor within 0.25 s before.
  func takeOff(before frame: Int, frameRate: Double) -> Int? {
    let first = max(frame - Int((0.25 * frameRate).rounded()), 0)
    guard frame < lowest.count, let near = (first...frame).last(where: { isOnFloor($0) })
    else { return nil }
    let coarse =
      points.compactMap { point in
        touch(of: point, near: near, step: -1, frameRate: frameRate)
      }.max() ?? near
    let exact = kink(near: coarse, step: -1, frameRate: frameRate)
    return exact.map { max(Int($0.rounded(.up)) - 1, 0) } ?? coarse
  }

  /// Where the lowest point of the foot stops at the floor, or starts from it, in frames with their
  /// fraction; `nil` where its recorded height does not tell.
  ///
  /// - Parameters:
  ///   - coarse: A frame near it.
  ///   - step: 1 for touching, −1 for leaving.
  ///   - frameRate: Frames per second.
  /// - Returns: The instant; `nil` where there is no kink.
  private func kink(near coarse: Int, step: Int, frameRate: Double) -> Double? {
    func frames(_ duration: Double) -> Int { Int((duration * frameRate).rounded()) }
    // Which point touches is told by the frames in the air next to the contact.
    let around = step > 0 ? coarse - 2...coarse : coarse - 1...coarse + 2
    let means = recorded.map { point in
      around.clamped(to: 0...lowest.count - 1).map { point[$0] }.meanOfPresent
    }
    let lowestPoint = means.indices.filter { !means[$0].isNaN }.min { means[$0] < means[$1] }
    guard let lowestPoint else { return nil }
    let (before, after) = step > 0 ? (Self.airSpan, Self.floorSpan) : (Self.floorSpan, Self.airSpan)
    let window = coarse - frames(before)..<coarse + frames(after) + 1
    let reach = Self.kinkSearch * frameRate
    guard
      let kink = Kink(
        of: recorded[lowestPoint], over: window,
        within: Double(coarse) - reach...Double(coarse) + reach),
      kink.change * frameRate >= Self.slowest
    else { return nil }
    return kink.instant
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

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The times that somebody stands up from a seat.
///
/// Somebody sits where, for 0.15 s or more,
/// - the hips keep still: their height changes by less than 15 mm,
/// - the thighs are within 30° of the horizontal,
/// - the hips are behind the ankles by 0.6 of the thigh's length or more. Without a seat a person
///   would fall; in a deep squat the shanks lean forwards and the hips are half as far back.
///
/// A rise begins in the last frame within 20 mm of the seat and ends in the first frame within 20 mm
/// of standing. The limits are engineering choices.
struct SitToStandDetection {
  static let shortestSeat = 0.15
  static let seatRange = 15.0
  static let largestThighSine = 0.5
  static let hipsBehind = 0.6

  /// How near the seat, and how near standing, a rise begins and ends, in millimetres.
  static let nearness = 20.0

  /// The longest rise, in seconds.
  static let longestRise = 5.0

  private let motion: BodyMotion
  private(set) var result = FoundTasks()

  /// - Parameters:
  ///   - motion: The recording.
  ///   - stretches: Where the person is not in the air.
  init(in motion: BodyMotion, stretches: [Range<Int>]) {
    self.motion = motion
    for stretch in stretches {
      let height =
        stretch == 0..<motion.frameCount
        ? motion.hips : motion.hips.over(stretch, standing: motion.standing)
      let seats = seats(in: height)
      for (index, seat) in seats.enumerated() {
        let next = index + 1 < seats.count ? seats[index + 1].lowerBound : stretch.upperBound
        find(from: seat, until: next, height)
      }
    }
  }

  /// The stretches of sitting, in the order of time.
  private func seats(in height: HipHeight) -> [ClosedRange<Int>] {
    let shortest = motion.frames(Self.shortestSeat)
    var seats: [ClosedRange<Int>] = []
    var run: [Int] = []
    func close() {
      guard run.count >= shortest else { return run.removeAll() }
      // The seat's height is where the hips rest: the median of the lowest run of frames.
      let level = run.map { height.column[$0] }.medianOfPresent
      let still = run.filter { (height.column[$0] - level).magnitude <= Self.seatRange / 2 }
      if let first = still.first, let last = still.last, last - first + 1 >= shortest {
        seats.append(first...last)
      }
      run.removeAll()
    }
    for frame in height.frames {
      if isSitting(frame) { run.append(frame) } else { close() }
    }
    close()
    return seats
  }

  /// Whether the thighs lie and the hips are where only a seat can carry them.
  private func isSitting(_ frame: Int) -> Bool {
    guard let forwards = motion.forwards(frame) else { return false }
    var behind: [Double] = []
    for side in Side.allCases {
      let hip = motion.centre(.hip, side, frame)
      let ankle = motion.centre(.ankle, side, frame)
      let thigh = (motion.centre(.knee, side, frame) - hip).length
      behind.append((ankle - hip).dot(forwards) / thigh)
    }
    return motion.thighElevation(frame).magnitude < Self.largestThighSine
      && behind.meanOfPresent >= Self.hipsBehind
  }

  private mutating func find(from seat: ClosedRange<Int>, until next: Int, _ height: HipHeight) {
    let level = seat.map { height.column[$0] }.medianOfPresent
    guard height.upright - level > 4 * Self.nearness else { return }
    let limit = min(next, seat.upperBound + motion.frames(Self.longestRise))
    let after = seat.upperBound..<limit
    guard
      let end = after.first(where: { height.upright - height.column[$0] <= Self.nearness })
    else {
      let frames = seat.lowerBound...max(limit - 1, seat.upperBound)
      result.rejections.append(
        Rejection(
          frames: frames, place: motion.place(of: frames),
          reason: "nobody stands up from the seat in the recording",
          isCutOff: limit == height.frames.upperBound))
      return
    }
    let start =
      (seat.lowerBound..<end).last { height.column[$0] - level <= Self.nearness }
      ?? seat.upperBound
    let thigh = angle(ofSine: -motion.thighElevation(start)).degrees
    let confidence = (height.isFromStanding ? 0.95 : 0.8)
    result.found.append(
      FoundRepetition(
        task: .sitToStand,
        repetition: Repetition(
          number: 0, start: start, bottom: start, end: end, depth: height.depth(at: start)),
        frames: seat.lowerBound..<end + 1, confidence: confidence,
        events: [
          Event(.bottom, frame: start, source: .kinematic, confidence: confidence),
          Event(.ascentEnd, frame: end, source: .kinematic, confidence: confidence),
        ],
        figures: [.thigh: thigh]))
  }
}

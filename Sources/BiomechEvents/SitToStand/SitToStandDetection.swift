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
/// The bottom is the seat-off: where the rise of the hips begins (``Onset``, over the first 60 mm). A
/// rise begins where the trunk, or the pelvis where the trunk is not seen, begins to lean forwards
/// before that (over the first 4°), and ends in the first frame within 20 mm of standing.
///
/// The end is told to a frame or two. The beginnings are not: for a tenth of a second the hips rise by
/// less than their noise. In simulated rises the seat-off comes 10 to 50 ms after the planted one in
/// 95 %, and the beginning of the lean 50 ms before to 10 ms after it; so these events have a lower
/// confidence. A seat with a force plate or a switch would tell them, markers do not. The limits are
/// engineering choices.
struct SitToStandDetection {
  static let shortestSeat = 0.15
  static let seatRange = 15.0
  static let largestThighSine = 0.5
  static let hipsBehind = 0.6

  /// How near the seat, and how near standing, a rise begins and ends, in millimetres.
  static let nearness = 20.0

  /// How far the hips are above the seat when they have surely left it, and how much of the rise tells
  /// where it began, in millimetres.
  static let clearance = 5.0
  static let firstRise = 60.0

  /// From which lean on the trunk or pelvis has surely begun to swing forwards, and how much of the
  /// lean tells where it began.
  static let clearLean = Angle.degrees(1.5)
  static let firstLean = Angle.degrees(4)

  /// How long before a clear rise or lean its beginning may be, and how much of the rest before that is
  /// fitted with it, in seconds.
  static let longestOnset = 0.4
  static let rest = 0.3

  /// How much less sure the beginnings are than the end, as a factor.
  static let onsetConfidence = 0.7

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
      let height = motion.hips(in: stretch)
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
      // The hips rest lowest on the seat; the lowest tenth keeps noise out.
      let heights = run.map { height.column[$0] }.filter { !$0.isNaN }.sorted()
      guard !heights.isEmpty else { return run.removeAll() }
      let level = heights[heights.count / 10] + Self.seatRange / 4
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
    let seatOff = seatOff(from: seat, until: end, level: level, height)
    let start = leanStart(before: seatOff, from: seat.lowerBound)
    let thigh = angle(ofSine: -motion.thighElevation(seatOff)).degrees
    let confidence = (height.isFromStanding ? 0.95 : 0.8)
    result.found.append(
      FoundRepetition(
        task: .sitToStand,
        repetition: Repetition(
          number: 0, start: start, bottom: seatOff, end: end,
          depth: height.depth(at: seatOff)),
        frames: seat.lowerBound..<end + 1, confidence: confidence,
        events: [
          Event(
            .bottom, frame: seatOff, source: .kinematic,
            confidence: Self.onsetConfidence * confidence),
          Event(.ascentEnd, frame: end, source: .kinematic, confidence: confidence),
        ],
        figures: [.thigh: thigh]))
  }

  /// The last frame on the seat.
  private func seatOff(
    from seat: ClosedRange<Int>, until end: Int, level: Double, _ height: HipHeight
  ) -> Int {
    let frames = seat.lowerBound..<end
    guard let low = frames.last(where: { height.column[$0] - level <= Self.clearance }),
      let high = frames.last(where: { height.column[$0] - level <= Self.firstRise })
    else { return seat.upperBound }
    return onset(of: height.column, clearAt: low, until: high, from: seat.lowerBound)
  }

  /// The last frame before the trunk leans forwards to leave the seat; the frame itself where neither
  /// trunk nor pelvis is seen.
  private func leanStart(before seatOff: Int, from first: Int) -> Int {
    let columns = [Variable.trunkForwardLean, .pelvisAnteriorTilt]
    guard let lean = columns.lazy.compactMap({ motion.kinematics[$0, .both] }).first
    else { return seatOff }
    let seen = lean[first...seatOff].filter { !$0.isNaN }.sorted()
    guard !seen.isEmpty else { return seatOff }
    // The least lean is told by its lowest tenth, which keeps noise out.
    let least = seen[seen.count / 10]
    let frames = first...seatOff
    guard let low = frames.last(where: { lean[$0] <= least + Self.clearLean.radians }),
      let high = frames.last(where: { lean[$0] <= least + Self.firstLean.radians })
    else { return seatOff }
    return onset(of: lean, clearAt: low, until: high, from: first)
  }

  /// The frame in which a rise begins that is clear after one frame.
  private func onset(of column: [Double], clearAt clear: Int, until end: Int, from first: Int)
    -> Int
  {
    let earliest = max(clear - motion.frames(Self.longestOnset), first)
    let onset = Onset(
      of: column, over: max(clear - motion.frames(Self.rest), first)..<max(end, clear) + 1,
      within: Double(earliest)...Double(clear))
    return onset.map { Int($0.instant.rounded()) } ?? clear
  }
}

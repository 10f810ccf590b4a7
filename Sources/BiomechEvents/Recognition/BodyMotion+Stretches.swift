// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension BodyMotion {
  /// The stretches in which the person is neither in the air nor landing, nor goes up or down a step
  /// with both feet: in each of them standing has one height.
  func stretches(without flights: [Flight], _ landings: FoundTasks) -> [Range<Int>] {
    let moment = frames(0.3)
    let away =
      flights.map { flight in
        flight.frames
          .lowerBound..<min(
            (flight.firstContact ?? flight.frames.upperBound) + moment, frameCount)
      } + landings.found.map(\.frames)
    var stretches: [Range<Int>] = []
    var start = 0
    for frames in away.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if frames.lowerBound > start { stretches.append(start..<frames.lowerBound) }
      start = max(start, frames.upperBound)
    }
    if start < frameCount { stretches.append(start..<frameCount) }
    return stretches.flatMap { stretch in
      let changes = levelChanges(in: stretch)
      return zip([stretch.lowerBound] + changes, changes + [stretch.upperBound]).map { $0..<$1 }
    }
  }

  /// The frames in which both feet have come to stand on something higher, or on the floor again.
  ///
  /// One foot on a step, held up or let down below a step changes nothing.
  private func levelChanges(in stretch: Range<Int>) -> [Int] {
    guard feet.count == 2 else { return [] }
    var isRaised: [Side: Bool] = [:]
    var isUp: Bool?
    var changes: [Int] = []
    for frame in stretch {
      for (side, foot) in feet {
        if foot.isOnFloor(frame) {
          isRaised[side] = false
        } else if foot.isRaised[frame] {
          isRaised[side] = true
        }
      }
      guard isRaised.count == 2, Set(isRaised.values).count == 1, let both = isRaised[.left]
      else { continue }
      if let isUp, isUp != both { changes.append(frame) }
      isUp = both
    }
    return changes
  }

  /// The height of the hips in a stretch, with what is upright there.
  func hips(in stretch: Range<Int>) -> HipHeight {
    guard stretch != 0..<frameCount else { return hips }
    if let standing, standing.frames.overlaps(stretch) {
      return hips.over(stretch, standing: standing)
    }
    let quiet = rest(in: stretch).map { start in
      QuietWindow(frames: start..<min(start + frames(0.5), stretch.upperBound), sway: 10)
    }
    return hips.over(stretch, standing: quiet)
  }
}

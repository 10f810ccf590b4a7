// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion

/// Which frames of a trial the viewer plays: the repetitions or strides with a little around each.
///
/// A trial that fits is played whole. Of a longer one as many repetitions are taken as fit, the one
/// with the worst frame first, then the others in the order of time; where all fit, with as much
/// around them as fits.
struct ClipFrames {
  /// The most frames of a clip, and the most in a second.
  static let mostFrames = 600
  static let highestRate = 60.0

  /// How much is shown before and after a repetition, in seconds, the most first.
  static let margins = [2, 1.5, 1, 0.6, 0.3]

  /// The frames of the trial, in the order of time.
  let frames: [Int]

  /// The stretches without a jump in time, as places in ``frames``.
  let windows: [Range<Int>]

  /// Every how manieth frame of the trial is played.
  let step: Int

  /// What was cut out of the trial and is not played, such as `squat 5`; empty where all is.
  let omitted: [String]

  /// Whether the trial is played from its first to its last frame.
  let isWhole: Bool

  /// Chooses the frames.
  ///
  /// - Parameters:
  ///   - analyzed: The trial.
  ///   - worst: A frame that is played in any case; the other frames are a whole number of steps
  ///     from it.
  ///   - thinning: By what factor the frames are thinned beyond ``highestRate``, 1 or more.
  init(of analyzed: AnalyzedTrial, around worst: Int?, thinning: Int = 1) {
    let count = min(analyzed.kinematics.frameCount, analyzed.trial.trajectories.frameCount)
    let rate = analyzed.kinematics.frameRate
    let step = max(Int((rate / Self.highestRate - 1e-9).rounded(.up)), 1) * thinning
    let phase = (worst ?? 0) % step
    /// The frames of a range that lie on the steps.
    func places(_ range: Range<Int>) -> StrideTo<Int> {
      let first = range.lowerBound + ((phase - range.lowerBound) % step + step) % step
      return stride(from: first, to: range.upperBound, by: step)
    }
    func size(_ ranges: [Range<Int>]) -> Int {
      ranges.reduce(0) { $0 + places($1).underestimatedCount }
    }
    let around = { (centre: Int) -> Range<Int> in
      let half = Self.mostFrames * step / 2
      let start = max(min(centre - half, count - 2 * half), 0)
      return start..<min(start + 2 * half, count)
    }
    self.step = step

    var ranges = [0..<count]
    var omitted: [String] = []
    isWhole = size(ranges) <= Self.mostFrames
    if !isWhole {
      var pieces: [AnalyzedTrial.Piece] = []
      for margin in Self.margins {
        pieces = analyzed.pieces(margin: Int((margin * rate).rounded()), count: count)
        if size(merged(pieces.map(\.frames))) <= Self.mostFrames { break }
      }
      let first = worst.flatMap { worst in pieces.firstIndex { $0.frames.contains(worst) } } ?? 0
      let order = [first].filter(pieces.indices.contains) + pieces.indices.filter { $0 != first }
      ranges = pieces.isEmpty ? [around(worst ?? count / 2)] : []
      for (rank, index) in order.enumerated() {
        let piece = pieces[index]
        let longer = merged(ranges + [piece.frames])
        if size(longer) <= Self.mostFrames {
          ranges = longer
        } else if rank == 0 {
          ranges = [around(worst ?? (piece.frames.lowerBound + piece.frames.upperBound) / 2)]
        } else {
          omitted.append(piece.name)
        }
      }
    }
    self.omitted = omitted
    var frames: [Int] = []
    var windows: [Range<Int>] = []
    for range in ranges {
      let start = frames.count
      frames += places(range)
      if frames.count > start { windows.append(start..<frames.count) }
    }
    self.frames = frames
    self.windows = windows
  }

  /// The place in the clip that is nearest to a frame of the trial, or `nil` where the frame lies
  /// further than one step from what is played.
  func place(of frame: Int) -> Int? {
    let after = frames.partitioningIndex { $0 >= frame }
    let near = [after - 1, after].filter(frames.indices.contains)
    let nearest = near.min { (frames[$0] - frame).magnitude < (frames[$1] - frame).magnitude }
    return nearest.flatMap { (frames[$0] - frame).magnitude <= step ? $0 : nil }
  }
}

/// Ranges in order, those that touch made one.
private func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
  var result: [Range<Int>] = []
  for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
    if let last = result.last, range.lowerBound <= last.upperBound {
      result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      result.append(range)
    }
  }
  return result
}

extension AnalyzedTrial {
  /// A repetition or stride by name, with the frames it spans.
  struct Piece {
    var name: String
    var frames: Range<Int>
  }

  /// The repetitions and strides of the trial in the order of the bouts.
  ///
  /// - Parameters:
  ///   - margin: How many frames more are taken on both sides.
  ///   - count: The frames of the trial.
  /// - Returns: Their names and frames.
  func pieces(margin: Int = 0, count: Int) -> [Piece] {
    func piece(_ name: String, _ frames: ClosedRange<Int>) -> Piece? {
      let range = (frames.lowerBound - margin..<frames.upperBound + margin + 1)
        .clamped(to: 0..<max(count, 0))
      return range.isEmpty ? nil : Piece(name: name, frames: range)
    }
    return events.bouts.flatMap { bout in
      let word = bout.task.repetitionWord
      return bout.repetitions.compactMap { piece("\(word) \($0.number)", $0.frames) }
        + bout.cycles.compactMap { piece("\($0.side.rawValue) \(word) \($0.number)", $0.frames) }
    }
  }
}

extension Array {
  /// The place of the first element that `belongs`, in an array in which all after it do too.
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

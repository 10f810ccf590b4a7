// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// A stretch in which the hips are below standing height, from the first frame below to the first
/// frame back.
struct Excursion {
  var frames: ClosedRange<Int>
  var isCutByStart = false
  var isCutByEnd = false
  var isCutByGap = false

  /// Whether it was told from the one before, or the next one, although the hips were not quite up.
  var isSplit: (start: Bool, end: Bool) = (false, false)

  /// The lowest frame, the first one where several are equally low.
  var bottom: Int
}

/// The times that the hip centres sink and come up again: squats on one or both legs, lunges and
/// whatever else looks like them.
///
/// An excursion begins in the first frame in which the hip centres are more than 20 mm below quiet
/// standing and ends in the first frame back within 20 mm. Where someone goes on without quite
/// standing up, excursions are told apart at the highest frame between them, provided the hips rise
/// over three quarters of the depth.
///
/// The bottom is the lowest frame, the first one where several are equally low. Noise moves the lowest
/// frame of a round bottom by several frames, so there it is where the parabola turns that fits the
/// lowest tenth of the depth.
///
/// The 20 mm are those of the public squat analyses this follows; the other limits are engineering
/// choices.
struct HipExcursions {
  /// The depth at which an excursion begins and ends, in millimetres.
  static let startDepth = 20.0

  /// How long the hips must stay up before it is over, in seconds, so that one noisy frame does not
  /// cut a squat in two.
  static let shortestReturn = 0.05

  /// The share of the depth from which the hips count as up again between two excursions, and the
  /// depth in millimetres from which they always do if it is not most of the way.
  static let upShare = 0.25
  static let upDepth = 40.0
  static let greatestUpShare = 0.4

  /// The part of the depth that tells the bottom, and the longest share of the excursion that it lasts
  /// where the bottom is round: sin² of time stays there for a fifth of it.
  static let bottomShare = 0.1
  static let longestRoundBottom = 0.35

  /// The excursions in the order of time.
  private(set) var excursions: [Excursion] = []

  private let height: HipHeight
  private let dwell: Int

  /// - Parameters:
  ///   - height: The height of the hips, with the stretch to look at.
  ///   - frameRate: Frames per second.
  init(of height: HipHeight, frameRate: Double) {
    self.height = height
    dwell = max(Int((Self.shortestReturn * frameRate).rounded()), 2)
    excursions = found().flatMap { parts(of: $0) }
  }

  private func found() -> [Excursion] {
    var found: [Excursion] = []
    var open: Excursion?
    var framesBack = 0
    var isInGap = false
    var wasSeen = false

    func close() {
      if var excursion = open {
        excursion.isCutByEnd = framesBack == 0
        // The first frame back belongs to the repetition.
        let last = excursion.frames.upperBound + (framesBack > 0 ? 1 : 0)
        excursion.frames = excursion.frames.lowerBound...last
        found.append(excursion)
      }
      open = nil
      framesBack = 0
    }

    for frame in height.frames {
      let depth = height.depth(at: frame)
      if depth.isNaN {
        if framesBack > 0 { close() }
        isInGap = true
        continue
      }
      if depth > Self.startDepth {
        framesBack = 0
        var excursion = open ?? Excursion(frames: frame...frame, bottom: frame)
        if open == nil { excursion.isCutByStart = !wasSeen }
        excursion.isCutByGap = excursion.isCutByGap || (isInGap && wasSeen)
        excursion.frames = excursion.frames.lowerBound...frame
        if depth > height.depth(at: excursion.bottom) { excursion.bottom = frame }
        open = excursion
      } else if open != nil {
        if isInGap { open?.isCutByGap = true }
        framesBack += 1
        if framesBack >= dwell { close() }
      }
      isInGap = false
      wasSeen = true
    }
    close()
    return found
  }

  /// One excursion, or several where the hips rose far enough in between.
  private func parts(of excursion: Excursion) -> [Excursion] {
    let deepest = height.depth(at: excursion.bottom)
    let limit = max(Self.upShare * deepest, min(Self.upDepth, Self.greatestUpShare * deepest))
    var tops: [Int] = []
    var run: [Int] = []
    var wasDeep = false
    for frame in excursion.frames {
      let depth = height.depth(at: frame)
      if depth.isNaN { continue }
      if depth < limit {
        if wasDeep { run.append(frame) }
      } else {
        wasDeep = true
        if run.count >= dwell, let top = run.max(by: { height.column[$0] < height.column[$1] }) {
          tops.append(top)
        }
        run = []
      }
    }
    var parts: [Excursion] = []
    var rest = excursion
    for top in tops {
      var part = rest
      part.frames = rest.frames.lowerBound...top
      part.isSplit.end = true
      part.isCutByEnd = false
      parts.append(part)
      rest.frames = top...excursion.frames.upperBound
      rest.isCutByStart = false
      rest.isSplit.start = true
    }
    parts.append(rest)
    for part in parts.indices { parts[part].bottom = bottom(of: parts[part].frames) }
    return parts
  }

  private func bottom(of frames: ClosedRange<Int>) -> Int {
    // `max` would keep the last of equal elements; the first frame of a flat bottom counts.
    let lowest = frames.min { height.depth(at: $0) > height.depth(at: $1) } ?? frames.lowerBound
    let limit = (1 - Self.bottomShare) * height.depth(at: lowest)
    func isLow(_ frame: Int) -> Bool { height.depth(at: frame) >= limit }
    var (first, last) = (lowest, lowest)
    while first > frames.lowerBound, isLow(first - 1) { first -= 1 }
    while last < frames.upperBound, isLow(last + 1) { last += 1 }
    guard Double(last - first + 1) <= Self.longestRoundBottom * Double(frames.count),
      let parabola = Parabola(height.column, over: first..<last + 1), parabola.curvature > 0,
      (Double(first)...Double(last)).contains(parabola.vertex)
    else { return lowest }
    return Int(parabola.vertex.rounded())
  }
}

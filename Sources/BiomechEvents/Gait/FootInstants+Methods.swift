// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSignal

extension FootInstants {
  /// The share of the heel's range of height below which a foot may strike, as published.
  private static let strikeHeight = 0.35

  /// Strikes where the middle of the foot sinks fastest close to the ground, offs where it rises
  /// fastest.
  ///
  /// Source: C. M. O'Connor, S. K. Thorpe, M. J. O'Malley and C. L. Vaughan, "Automatic detection of
  /// gait events using kinematic data", Gait Posture 25 (2007), 469–474,
  /// doi:10.1016/j.gaitpost.2006.05.016.
  init(oconnor foot: FootMotion) {
    let middle = zip(foot.heelHeight, foot.toeHeight).map { ($0 + $1) / 2 }
    let rising = foot.rates(of: middle)
    let sinking = rising.map { -$0 }
    let heights = foot.frames.map { foot.heelHeight[$0] }.filter { !$0.isNaN }
    let (low, high) = (heights.min() ?? .nan, heights.max() ?? .nan)
    // Velocities have peaks of several hundred millimetres per second.
    let least = 100.0
    let falls = Peak.all(of: sinking, in: foot.frames, prominence: least).filter {
      !$0.isAtStart && foot.heelHeight[$0.frame] < low + Self.strikeHeight * (high - low)
    }
    let strikes = Self.evenly(falls, foot, nil)
    self.strikes = strikes.map { peak in
      Instant(
        time: Peak.top(of: sinking, at: peak.frame), anchor: nil, confidence: Self.usual)
    }
    // The foot rises once more late in swing; the faster of both rises of a stride is the off.
    let stride = zip(strikes, strikes.dropFirst()).map { Double($1.frame - $0.frame) }
    let rises = Peak.all(of: rising, in: foot.frames, prominence: least).filter { !$0.isAtStart }
    offs = Self.evenly(rises, foot, stride.isEmpty ? nil : stride.medianOfPresent).map { peak in
      Instant(time: Peak.top(of: rising, at: peak.frame), anchor: nil, confidence: Self.usual)
    }
  }

  /// Leaves out rises and falls that are too small or too close to others; without a stride in frames
  /// the median between all says what is close.
  private static func evenly(_ all: [Peak], _ foot: FootMotion, _ stride: Double?) -> [Peak] {
    let peaks = Peak.spaced(all, share: 0.4, distance: 0.2 * foot.frameRate)
    let gaps = zip(peaks, peaks.dropFirst()).map { Double($1.frame - $0.frame) }
    guard let stride = stride ?? (gaps.isEmpty ? nil : gaps.medianOfPresent) else { return peaks }
    return Peak.spaced(peaks, share: 0.4, distance: spacing * stride)
  }
}

extension FootInstants {
  /// The speed at which a heel or toe stands or moves, in millimetres per second.
  private static let standingSpeed = 500.0

  /// The speed that a swing reaches at least, in millimetres per second (engineering choice): what
  /// stays below it is no step.
  private static let swingSpeed = 1000.0

  /// Strikes where the speed of the heel in the sagittal plane falls below 500 mm/s, offs where that of
  /// the toes rises above it.
  ///
  /// Source: S. Ghoussayni, C. Stevens, S. Durham and D. Ewins, "Assessment and validation of a simple
  /// automated method for the detection of gait events and intervals", Gait Posture 20 (2004), 266–272,
  /// doi:10.1016/j.gaitpost.2003.10.001.
  init(ghoussayni foot: FootMotion) {
    func speeds(_ way: [Double], _ height: [Double]) -> [Double] {
      way.indices.map {
        let (along, up) = (foot.rate(of: way, at: $0), foot.rate(of: height, at: $0))
        return (along * along + up * up).squareRoot()
      }
    }
    let instant = { Instant(time: $0, anchor: nil, confidence: Self.usual) }
    strikes = Self.swings(speeds(foot.heelWay, foot.heelHeight), foot.frames)
      .compactMap { $0.end.map(instant) }
    offs = Self.swings(speeds(foot.toeWay, foot.toeHeight), foot.frames)
      .compactMap { $0.start.map(instant) }
  }

  /// The stretches of a speed above that of standing, with the instants of crossing it; `nil` where a
  /// stretch is cut off.
  private static func swings(
    _ speed: [Double], _ frames: Range<Int>
  ) -> [(start: Double?, end: Double?)] {
    func crossing(_ frame: Int) -> Double? {
      guard frame >= frames.lowerBound, frame + 1 < frames.upperBound else { return nil }
      let share = (standingSpeed - speed[frame]) / (speed[frame + 1] - speed[frame])
      return share.isNaN ? nil : Double(frame) + share
    }
    var swings: [(start: Double?, end: Double?)] = []
    var frame = frames.lowerBound
    while frame < frames.upperBound {
      let start = frame
      while frame < frames.upperBound, speed[frame] > standingSpeed { frame += 1 }
      if start < frame, speed[start..<frame].contains(where: { $0 >= swingSpeed }) {
        swings.append((crossing(start - 1), crossing(frame - 1)))
      }
      frame += 1
    }
    return swings
  }
}

extension FootInstants {
  /// Strikes and offs where the way of the heel and of the toes, freed of everything slower than half
  /// the frequency of the strides, is largest and smallest.
  ///
  /// Source: E. Desailly, Y. Daniel, P. Sardain and P. Lacouture, "Foot contact event detection using
  /// kinematic data in cerebral palsy children and normal adults gait", Gait Posture 29 (2009), 76–80,
  /// doi:10.1016/j.gaitpost.2008.06.009.
  init(desailly foot: FootMotion) {
    let cycles = [foot.steps(in: foot.heelAhead), foot.steps(in: foot.toeAhead.map { -$0 })]
      .flatMap { peaks in zip(peaks, peaks.dropFirst()).map { Double($1.frame - $0.frame) } }
    guard !cycles.isEmpty else { return }
    let cutoff = 0.5 * foot.frameRate / cycles.medianOfPresent
    let heel = Self.highPass(foot.heelWay, above: cutoff, foot)
    let toe = Self.highPass(foot.toeWay, above: cutoff, foot).map { -$0 }
    func instants(_ column: [Double]) -> [Instant] {
      foot.steps(in: column).filter { !$0.isAtStart }.map {
        Instant(time: Peak.top(of: column, at: $0.frame), anchor: nil, confidence: Self.usual)
      }
    }
    strikes = instants(heel)
    offs = instants(toe)
  }

  /// What a low-pass filter takes away from every run of a column.
  ///
  /// Such a slow filter needs more samples around a run than a recording has; the odd reflection of the
  /// run at both ends, which goes on as the walk does, stands for them.
  private static func highPass(
    _ column: [Double], above cutoff: Double, _ foot: FootMotion
  ) -> [Double] {
    guard let filter = try? ButterworthLowPass(cutoff: cutoff, frameRate: foot.frameRate) else {
      return column
    }
    var result = column
    var frame = foot.frames.lowerBound
    while frame < foot.frames.upperBound {
      let start = frame
      while frame < foot.frames.upperBound, !column[frame].isNaN { frame += 1 }
      let run = start..<frame
      frame += 1
      guard run.count >= 3 else { continue }
      let (first, last) = (column[run.lowerBound], column[run.upperBound - 1])
      let before = run.dropFirst().reversed().map { 2 * first - column[$0] }
      let after = run.dropLast().reversed().map { 2 * last - column[$0] }
      var extended = before + column[run] + after
      guard extended.count > filter.padLength else {
        for place in run { result[place] = .nan }
        continue
      }
      var span = extended.mutableSpan
      filter.filter(&span)
      for (place, slow) in zip(run, extended[before.count...]) { result[place] -= slow }
    }
    return result
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension FootInstants {
  /// Strikes where the heel is furthest before the pelvis, offs where the toes are furthest behind it.
  ///
  /// Source: J. A. Zeni, J. G. Richards and J. S. Higginson, "Two simple methods for determining gait
  /// events during treadmill and overground walking using kinematic data", Gait Posture 27 (2008),
  /// 710–714, doi:10.1016/j.gaitpost.2007.07.007. Its strikes are early by 30 to 65 ms where they were
  /// held against force plates.
  init(zeni foot: FootMotion) {
    strikes = foot.steps(in: foot.heelAhead).filter { !$0.isAtStart }.map { peak in
      let time = Peak.top(of: foot.heelAhead, at: peak.frame)
      return Instant(time: time, anchor: time, confidence: Self.usual)
    }
    let behind = foot.toeAhead.map { -$0 }
    offs = foot.steps(in: behind).filter { !$0.isAtStart }.map { peak in
      let time = Peak.top(of: behind, at: peak.frame)
      return Instant(time: time, anchor: time, confidence: Self.usual)
    }
  }
}

// MARK: - The default

extension FootInstants {
  /// The time after Zeni's strike in which the impact is looked for, in seconds.
  static let impactWindow = 0.12

  /// The share of the usual acceleration that tells an impact where Zeni's strike itself was not seen,
  /// and of the other end of the foot in running (engineering choice).
  static let leastImpact = 0.4

  /// By how much Zeni's strikes are early, in seconds: the middle of the published 30 to 65 ms.
  private static let publishedDelay = 0.048

  /// How much the published delay and the usual one of a foot are worth against an impact, in metres
  /// per second squared, squared (engineering choices).
  ///
  /// An impact of 4 m/s² weighs 16. Softer ones, as of a foot that is put down slowly, lie below
  /// the noise of markers: by themselves they were up to 70 ms off in simulated walks.
  private static let worthOfPublished = 3.0
  private static let worthOfUsual = 16.0

  /// The impact below which a strike is less sure, in metres per second squared (engineering choice).
  private static let softImpact = 2.0

  /// The speed of the toes against the floor at which a foot has left it, as a share of the speed of
  /// the person.
  ///
  /// Zeni's off is where toes and pelvis are equally fast, a share of 1, which is 12 ms late in the
  /// median over eleven people on force plates; Bonci et al. 2022 have 0.8. The choice lies between both
  /// and was made on these recordings.
  static let offSpeed = 0.875

  /// The default for walking: Zeni's method finds the step, and other signs of the foot time it.
  ///
  /// The strike is where the heel is accelerated upwards most within 120 ms of Zeni's instant, by a
  /// parabola through three samples (Hreljac and Marshall, J. Biomech. 33 (2000), 783–786,
  /// doi:10.1016/S0021-9290(00)00014-2). An impact that is only largest at the edge of that window is
  /// none, and a soft one says little: the usual delay of the foot after Zeni's instant stands in as far
  /// as that goes, with less confidence. The off is where the toes, on their way from standing to
  /// swinging, have reached 7/8 of the speed of the pelvis; where they were not seen to, the top of
  /// the parabola through Zeni's instant.
  init(refining foot: FootMotion) {
    let acceleration = foot.bends(of: foot.heelHeight)
    let peaks = foot.steps(in: foot.heelAhead)
    let window = foot.frameCount(of: Self.impactWindow)
    let impacts = peaks.map { Self.largest(acceleration, $0.frame, $0.frame + window, foot.frames) }
    let reach = foot.heelAhead.filter { !$0.isNaN }
    let middle = ((reach.min() ?? .nan) + (reach.max() ?? .nan)) / 2
    let steps = zip(peaks, impacts).map { peak, impact in
      Step(
        peak: peak, impact: impact,
        anchor: peak.isAtStart ? nil : Peak.top(of: foot.heelAhead, at: peak.frame))
    }
    let usualHeight = steps.map { $0.anchor == nil ? .nan : $0.impact?.height ?? .nan }
      .medianOfPresent
    let usualDelay = Self.usualDelay(of: steps, foot.frameRate)
    strikes = steps.compactMap { step in
      guard let anchor = step.anchor else {
        // The foot came forward before it was seen: only an impact of a foot that is still ahead can
        // tell whether it struck since.
        guard let impact = step.impact, impact.isInside, step.peak.height > middle,
          !(impact.height < Self.leastImpact * usualHeight)
        else { return nil }
        return Instant(time: impact.time, anchor: nil, confidence: Self.atEdge)
      }
      // What a step tells by its own impact is worth more the harder that is.
      let weight = step.weight(foot.frameRate)
      let own = weight > 0 ? weight * step.delay : 0
      let delay = (own + Self.worthOfUsual * usualDelay) / (weight + Self.worthOfUsual)
      return Instant(
        time: anchor + delay, anchor: anchor,
        confidence: weight < Self.softImpact * Self.softImpact ? Self.atEdge : Self.sure)
    }

    let behind = foot.toeAhead.map { -$0 }
    offs = foot.steps(in: behind).compactMap { peak in
      let anchor = peak.isAtStart ? nil : Peak.top(of: behind, at: peak.frame)
      guard let time = Self.off(before: peak.frame, foot) ?? anchor else { return nil }
      return Instant(
        time: time, anchor: anchor, confidence: anchor == nil ? Self.atEdge : Self.sure)
    }
  }

  /// A step by its Zeni instant and its impact.
  private struct Step {
    var peak: Peak
    var impact: Largest?

    /// Where Zeni's method has the strike; `nil` where the foot came forward before it was seen.
    var anchor: Double?

    /// From Zeni's instant to the impact, in frames; NaN where no impact is seen in the window.
    var delay: Double {
      guard let anchor, let impact, impact.isInside else { return .nan }
      return impact.time - anchor
    }

    /// How much the impact is worth: the square of its acceleration in metres per second squared, since
    /// noise moves the top of a peak the less the higher it is; 0 where there is none.
    func weight(_ frameRate: Double) -> Double {
      guard let impact, !delay.isNaN, impact.height > 0 else { return 0 }
      let acceleration = impact.height * frameRate * frameRate / 1000
      return acceleration * acceleration
    }
  }

  /// The mean delay of the impacts of a foot, the hard ones counting more, drawn a little to what is
  /// published.
  private static func usualDelay(of steps: [Step], _ frameRate: Double) -> Double {
    let weights = steps.map { $0.weight(frameRate) }
    let sum = zip(steps, weights).reduce(worthOfPublished * publishedDelay * frameRate) {
      $1.1 > 0 ? $0 + $1.1 * $1.0.delay : $0
    }
    return sum / (weights.reduce(0, +) + worthOfPublished)
  }

  /// Where the toes reach the speed of leaving, going back from Zeni's off.
  private static func off(before peak: Int, _ foot: FootMotion) -> Double? {
    let limit = (offSpeed - 1) * foot.speed
    var frame = peak + 1
    let first = peak - foot.frameCount(of: impactWindow)
    while frame > first {
      let (before, after) = (
        foot.rate(of: foot.toeAhead, at: frame - 1), foot.rate(of: foot.toeAhead, at: frame)
      )
      if before.isNaN { return nil }
      if before < limit, after >= limit {
        return Double(frame - 1) + (limit - before) / (after - before)
      }
      frame -= 1
    }
    return nil
  }

  /// The largest sample of a column between two frames.
  struct Largest {
    var time: Double
    var height: Double

    /// Whether there is a smaller sample on either side.
    var isInside: Bool
  }

  /// The largest sample with smaller ones beside it, or the largest of all where there is none.
  static func largest(
    _ column: [Double], _ first: Int, _ last: Int, _ frames: Range<Int>
  ) -> Largest? {
    let window = (first..<last + 1).clamped(to: frames).filter { !column[$0].isNaN }
    func isInside(_ frame: Int) -> Bool {
      frame > first && frame > frames.lowerBound && frame + 1 < frames.upperBound
        && column[frame - 1] < column[frame] && column[frame + 1] < column[frame]
    }
    let inside = window.filter(isInside)
    let candidates = inside.isEmpty ? window : inside
    guard let frame = candidates.max(by: { column[$0] < column[$1] }) else { return nil }
    return Largest(
      time: inside.isEmpty ? Double(frame) : Peak.top(of: column, at: frame),
      height: column[frame], isInside: !inside.isEmpty)
  }
}

// MARK: - Running

extension FootInstants {
  /// The time around Zeni's instants in which a runner's foot strikes and leaves, in seconds
  /// (engineering choices).
  static let landingWindow = 0.15
  static let pushOffWindow = (before: 0.12, after: 0.04)

  /// The default for running: the strike is the largest vertical acceleration of heel or forefoot,
  /// whichever is first, so that it does not matter what lands first; the off is the largest vertical
  /// jerk of the toes.
  ///
  /// Source: J. C. Handsaker, S. E. Forrester, J. P. Folland, M. I. Black and S. J. Allen, "A kinematic
  /// algorithm to identify gait events during running at different speeds and with different footstrike
  /// types", J. Biomech. 49 (2016), 4128–4133: 3 and 2 ms off, within 18 and 12 ms in 95 %. Here the
  /// step is found by Zeni's method first, and the heads of the metatarsals stand for the hallux.
  init(running foot: FootMotion) {
    let heel = foot.bends(of: foot.heelHeight)
    let toe = foot.bends(of: foot.toeHeight)
    let window = foot.frameCount(of: Self.landingWindow)
    // A window that goes beyond what was seen may hold the impact in its unseen part.
    strikes = foot.steps(in: foot.heelAhead).filter { !$0.isAtStart }.compactMap { peak in
      let anchor = Peak.top(of: foot.heelAhead, at: peak.frame)
      let impacts = [heel, toe].compactMap {
        Self.largest($0, peak.frame, peak.frame + window, foot.frames)
      }.filter(\.isInside)
      let isWhole = peak.frame + window < foot.frames.upperBound
      // An end of the foot that is put down softly says nothing.
      let hardest = impacts.map(\.height).max() ?? .nan
      let hard = impacts.filter { $0.height >= Self.leastImpact * hardest }
      guard let time = hard.map(\.time).min() ?? (isWhole ? anchor : nil) else { return nil }
      return Instant(time: time, anchor: anchor, confidence: Self.usual)
    }
    let jerk = foot.rates(of: toe)
    let behind = foot.toeAhead.map { -$0 }
    let before = foot.frameCount(of: Self.pushOffWindow.before)
    let after = foot.frameCount(of: Self.pushOffWindow.after)
    offs = foot.steps(in: behind).filter { !$0.isAtStart }.compactMap { peak in
      let anchor = Peak.top(of: behind, at: peak.frame)
      let push = Self.largest(jerk, peak.frame - before, peak.frame + after, foot.frames)
      if let push, push.isInside {
        return Instant(time: push.time, anchor: anchor, confidence: Self.usual)
      }
      guard peak.frame - before >= foot.frames.lowerBound else { return nil }
      return Instant(time: anchor, anchor: anchor, confidence: Self.usual)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Cuts strikes and offs into the cycles of both legs.
struct GaitCutting {
  /// How long a stride may last, in seconds.
  static let walkingStride = 0.5...3.5
  static let runningStride = 0.35...1.5

  /// How long a stride may last as a share of the median stride of the stretch (engineering choice).
  static let shareOfMedian = 0.6...1.6

  /// The longest time in which a knee may be missing from a cycle, in seconds: as long as a curve is
  /// drawn through a gap.
  static let longestGap = 0.1

  /// The least way that a foot goes in a stride, in millimetres: a foot that stays in its place does
  /// not stride, however the knees bend (engineering choice, well below a shuffling step).
  static let leastTravel = 50.0

  private(set) var cycles: [GaitCycle] = []
  private(set) var rejections: [Rejection] = []

  private let marks: [GaitMark]
  private let task: MovementTask
  private let points: GaitPoints
  private let progression: Progression?
  private let kinematics: TrialKinematics

  /// - Parameters:
  ///   - marks: The strikes and offs of both feet, each once.
  ///   - task: Walking or running.
  ///   - points: Where feet and pelvis are.
  ///   - progression: Where the person is going; `nil` where that is not known.
  ///   - kinematics: What was computed from the trial.
  init(
    _ marks: [GaitMark], task: MovementTask, points: GaitPoints, progression: Progression?,
    kinematics: TrialKinematics
  ) {
    self.marks = marks
    self.task = task
    self.points = points
    self.progression = progression
    self.kinematics = kinematics
    let median = Side.allCases.flatMap { side in
      let times = marks.of(side, .footStrike).map(\.time)
      return zip(times, times.dropFirst()).map { $1 - $0 }
    }.medianOfPresent
    for side in Side.allCases { cut(side, median) }
    cycles.sort { ($0.strike, $0.side.rawValue) < ($1.strike, $1.side.rawValue) }
    rejections.sort { $0.frames.lowerBound < $1.frames.lowerBound }
  }

  /// Why there is no cycle, such as `no foot strike was found`; `nil` where there is one.
  var shortfall: String? {
    guard cycles.isEmpty else { return nil }
    let strikes = marks.count { $0.kind == .footStrike }
    return strikes == 0
      ? "no foot strike was found"
      : rejections.contains { !$0.isCutOff }
        ? "every one that was seen is left out"
        : "no foot is seen to strike twice"
  }

  private mutating func cut(_ side: Side, _ median: Double) {
    let strikes = marks.of(side, .footStrike)
    for (start, end) in zip(strikes, strikes.dropFirst()) {
      switch cycle(side, start, end, median) {
      case .success(var cycle):
        cycle.number = cycles.count { $0.side == side } + 1
        cycles.append(cycle)
      case .failure(let objection):
        reject(side, from: start.time, to: end.time, objection.reason)
      }
    }
    let (first, last) = (points.frames.lowerBound, points.frames.upperBound - 1)
    guard let begin = strikes.first, let end = strikes.last else { return }
    reject(
      side, from: Double(first), to: begin.time,
      "the foot is not seen to strike at its beginning", isCutOff: true)
    reject(
      side, from: end.time, to: Double(last), "the foot is not seen to strike at its end",
      isCutOff: true)
  }

  private mutating func reject(
    _ side: Side, from start: Double, to end: Double, _ reason: String, isCutOff: Bool = false
  ) {
    let frames = Int(start.rounded())...max(Int(end.rounded()), Int(start.rounded()))
    guard frames.count > 1 else { return }
    let (from, to) = (start / points.frameRate, end / points.frameRate)
    rejections.append(
      Rejection(
        side: BodySide(side), frames: frames,
        place: "of the \(side.rawValue) leg from \(from.fixed(2)) s to \(to.fixed(2)) s",
        reason: reason, isCutOff: isCutOff))
  }
}

// MARK: - One cycle

extension GaitCutting {
  private struct Objection: Error { var reason: String }

  private func cycle(
    _ side: Side, _ start: GaitMark, _ end: GaitMark, _ median: Double
  ) -> Result<GaitCycle, Objection> {
    func inside(_ side: Side, _ kind: Event.Kind) -> [GaitMark] {
      marks.of(side, kind).filter { start.time < $0.time && $0.time < end.time }
    }
    let duration = end.time - start.time
    if let reason = objection(toDuration: duration, median) {
      return .failure(Objection(reason: reason))
    }
    let offs = inside(side, .footOff)
    guard let off = offs.first, offs.count == 1 else {
      return .failure(
        Objection(
          reason: offs.isEmpty
            ? "no foot off was found between both strikes"
            : "\(offs.count) foot offs were found between both strikes"))
    }
    let oppositeStrike = inside(side.opposite, .footStrike).first
    var oppositeOff = inside(side.opposite, .footOff).first
    if task == .running {
      oppositeOff = nil
      if let oppositeStrike, oppositeStrike.time < off.time {
        return .failure(
          Objection(reason: "both feet are on the ground at a time, which is no running"))
      }
    } else {
      if let strike = oppositeStrike, let other = oppositeOff, other.time > strike.time {
        // The off before this strike was not found: the one inside belongs to the next step.
        oppositeOff = nil
      }
      if let oppositeStrike, oppositeStrike.time > off.time {
        return .failure(
          Objection(reason: "both feet are off the ground at a time, which is no walking"))
      }
      if let other = oppositeOff, other.time > off.time { oppositeOff = nil }
    }
    if let reason = objection(toFrames: side, start.time, end.time) {
      return .failure(Objection(reason: reason))
    }

    // Only instants of one method are spaced evenly.
    let anchored = start.anchor.flatMap { first in end.anchor.map { $0 - first } }
    let middle = Int(((start.time + end.time) / 2).rounded())
    return .success(
      GaitCycle(
        number: 0, side: side, strike: start.time, off: off.time, nextStrike: end.time,
        oppositeOff: oppositeOff?.time, oppositeStrike: oppositeStrike?.time,
        duration: anchored,
        direction: progression?.direction(at: middle) ?? Vector3(1, 0, 0),
        beltSpeed: progression?.beltSpeed ?? 0,
        timing: GaitCycle.Timing(
          strike: start.source, off: off.source, nextStrike: end.source,
          oppositeOff: oppositeOff?.source ?? .kinematic,
          oppositeStrike: oppositeStrike?.source ?? .kinematic)))
  }

  private func objection(toDuration duration: Double, _ median: Double) -> String? {
    let limits = task == .running ? Self.runningStride : Self.walkingStride
    let seconds = duration / points.frameRate
    guard limits.contains(seconds) else {
      let limit = seconds < limits.lowerBound ? limits.lowerBound : limits.upperBound
      let word = seconds < limits.lowerBound ? "less" : "more"
      return
        "it lasts \(seconds.fixed(2)) s, a stride in \(task.label) not \(word) than "
        + "\(limit.fixed(2)) s"
    }
    guard median.isNaN || Self.shareOfMedian.contains(duration / median) else {
      return
        "it lasts \(seconds.fixed(2)) s, the usual stride of this trial "
        + "\((median / points.frameRate).fixed(2)) s"
    }
    return nil
  }

  private func objection(toFrames side: Side, _ start: Double, _ end: Double) -> String? {
    let (first, last) = (Int(start.rounded()), Int(end.rounded()))
    if let turn = progression?.turn(from: first, to: last), turn > Progression.largestTurn {
      return
        "the person turns by \(turn.degrees.fixed(0))°; more than "
        + "\(Progression.largestTurn.degrees.fixed(0))° is no straight stride"
    }
    if let travel = travel(of: side, first...last), travel < Self.leastTravel {
      return "the foot moves by \(travel.fixed(0)) mm only, so it does not stride"
    }
    guard let flexion = kinematics[.kneeFlexion, side] else { return nil }
    var longest = 0
    var missing = 0
    for frame in first...last where flexion.indices.contains(frame) {
      missing = flexion[frame].isNaN ? missing + 1 : 0
      longest = max(longest, missing)
    }
    let seconds = Double(longest) / points.frameRate
    guard seconds > Self.longestGap else { return nil }
    return "the knee is not seen for \(seconds.fixed(2)) s of it"
  }

  /// How far the heel goes along the axis in which it goes furthest, in millimetres; `nil` where it is
  /// not seen.
  private func travel(of side: Side, _ frames: ClosedRange<Int>) -> Double? {
    guard let heel = points.heel[side] else { return nil }
    return [heel.x, heel.y, heel.z].compactMap { column -> Double? in
      let seen = frames.compactMap { column.indices.contains($0) ? column[$0] : nil }
        .filter { !$0.isNaN }
      guard let least = seen.min(), let most = seen.max() else { return nil }
      return most - least
    }.max()
  }
}

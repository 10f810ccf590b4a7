// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Takes the angles of one gait cycle: at the strike, the peaks, and the means of stance.
///
/// The value at the strike is read at its instant between the frames; peaks and means are taken over
/// whole frames. Stance and swing differ in how far skin and muscle move, and so in their uncertainty.
struct GaitAngleMeasures {
  private let cycle: GaitCycle
  private let task: MovementTask
  private let analyzed: AnalyzedTrial
  private let u95: GaitUncertainty

  private var kinematics: TrialKinematics { analyzed.kinematics }
  private var side: Side { cycle.side }

  /// Every measure of the walking and running in a trial, cycle by cycle.
  static func all(in analyzed: AnalyzedTrial, _ uncertainty: MeasureUncertainty) -> [Measure] {
    let bouts = analyzed.events.bouts.filter { !$0.cycles.isEmpty }
    guard !bouts.isEmpty else { return [] }
    let u95 = GaitUncertainty(of: analyzed.kinematics, uncertainty)
    return bouts.flatMap { bout in
      bout.cycles.flatMap { cycle in
        GaitAngleMeasures(cycle: cycle, task: bout.task, analyzed: analyzed, u95: u95).all
      }
    }
  }

  /// The measures of the cycle, in the order of the registry.
  private var all: [Measure] {
    [
      kneeFlexionAtStrike, kneeFlexionPeakStance, kneeFlexionPeakSwing, kneeAdductionMeanStance,
      thrustExcursion, thrustVelocity, pelvicDrop, pelvicTilt, footProgression,
      kneeAbductionPeak, hipAdductionPeak, dorsiflexionPeak,
    ].compactMap { $0 }
  }
}

// MARK: - The knee

extension GaitAngleMeasures {
  private var kneeFlexionAtStrike: Measure? {
    guard let column = kinematics[.kneeFlexion, side],
      let strike = reading(of: column, at: cycle.strike)
    else { return nil }
    return measure(
      .kneeFlexionAtStrike, degrees(strike.value),
      u95.stance(.kneeFlexion, side, at: strike.frame), else: 5,
      timing: error(of: strike, at: cycle.timing.strike), "at foot strike", frames: [strike.frame])
  }

  private var kneeFlexionPeakStance: Measure? {
    peak(
      of: .kneeFlexion, in: frames(to: 0.4), as: .kneeFlexionPeakStance, u95.stance, else: 5,
      "largest in the first 40 % of the cycle")
  }

  private var kneeFlexionPeakSwing: Measure? {
    peak(
      of: .kneeFlexion, in: frames(from: cycle.off, to: cycle.nextStrike),
      as: .kneeFlexionPeakSwing, u95.swing, else: 5, "largest in swing")
  }

  private var kneeAdductionMeanStance: Measure? {
    mean(of: .kneeAdduction, in: stance, as: .kneeAdductionMeanStance, else: 5, "mean of stance")
  }

  private var kneeAbductionPeak: Measure? {
    peak(
      of: .kneeAdduction, in: stance, as: .kneeAbductionPeak, u95.stance, else: 6,
      "largest in stance", sign: -1)
  }
}

// MARK: - The varus thrust

extension GaitAngleMeasures {
  /// The frame of the largest adduction in loading, and how much more it is than at the strike.
  private var thrust: (frame: Int, excursion: Double, error: MeasureError?, timing: MeasureError)? {
    let frames = frames(to: 0.2)
    guard let column = kinematics[.kneeAdduction, side],
      let peak = frame(ofLargest: { column[$0] }, in: frames),
      let start = reading(of: column, at: cycle.strike)
    else { return nil }
    // Errors of placement are the same in both instants; the skin moves between them.
    let error = u95.change(.kneeAdduction, side, at: peak, since: cycle.frames.lowerBound)
    return (
      peak, degrees(column[peak] - start.value), error,
      self.error(of: start, at: cycle.timing.strike)
    )
  }

  private static let usualThrustU95 = 3.0

  private var thrustExcursion: Measure? {
    thrust.flatMap { thrust in
      measure(
        .varusThrustExcursion, thrust.excursion, thrust.error, else: Self.usualThrustU95,
        timing: thrust.timing, "largest in the first 20 % of the cycle less that at foot strike",
        frames: frames(to: 0.2))
    }
  }

  private var thrustVelocity: Measure? {
    guard let column = kinematics[.kneeAdduction, side], let thrust else { return nil }
    let frames = frames(to: 0.3).filter { $0 > 0 && $0 + 1 < column.count }
    func velocity(_ frame: Int) -> Double {
      degrees(column[frame + 1] - column[frame - 1]) * kinematics.frameRate / 2
    }
    guard let peak = frame(ofLargest: velocity, in: frames) else { return nil }
    let loading = 0.2 * (cycle.nextStrike - cycle.strike) / kinematics.frameRate
    return measure(
      .varusThrustVelocity, velocity(peak), thrust.error?.scaled(by: 1 / loading),
      else: Self.usualThrustU95 / loading, "largest rate in the first 30 % of the cycle",
      frames: frames)
  }
}

// MARK: - Pelvis, hip, ankle and foot

extension GaitAngleMeasures {
  private var pelvicDrop: Measure? {
    let (frames, words) = singleSupport
    return mean(
      of: .pelvisObliquity, in: frames, as: .contralateralPelvicDropMeanStance, else: 4,
      "mean of \(words)", sign: side.sign)
  }

  /// When this leg alone bears the weight; in running that is all of stance.
  private var singleSupport: (frames: [Int], words: String) {
    if task == .running { return (stance, "stance") }
    if let start = cycle.oppositeOff, let end = cycle.oppositeStrike, start < end {
      return (frames(from: start, to: end), "single support")
    }
    let length = cycle.off - cycle.strike
    return (
      frames(from: cycle.strike + 0.2 * length, to: cycle.strike + 0.8 * length),
      "the middle of stance, the other foot is not followed"
    )
  }

  private var pelvicTilt: Measure? {
    mean(
      of: .pelvisAnteriorTilt, in: frames(from: cycle.strike, to: cycle.nextStrike),
      as: .pelvicTiltMean, else: 4, "mean of the cycle")
  }

  private var footProgression: Measure? {
    mean(
      of: .footProgression, in: stance, as: .footProgressionMeanStance, else: 5, "mean of stance")
  }

  private var hipAdductionPeak: Measure? {
    peak(
      of: .hipAdduction, in: stance, as: .hipAdductionPeak, u95.stance, else: 5,
      "largest in stance")
  }

  private var dorsiflexionPeak: Measure? {
    peak(
      of: .ankleDorsiflexion, in: stance, as: .ankleDorsiflexionPeak, u95.stance, else: 4,
      "largest in stance")
  }
}

// MARK: - Instants

extension GaitAngleMeasures {
  /// A column at an instant between the frames; `nil` where it is missing.
  private func reading(of column: [Double], at instant: Double) -> Reading? {
    Reading(
      of: column, at: instant, cutoff: analyzed.trial.cutoff.map { $0 / kinematics.frameRate })
  }

  /// What an instant told by somebody does to an angle read at it, in degrees.
  private func error(of reading: Reading, at source: Event.Source) -> MeasureError {
    EventTiming(.footStrike, by: source, frameRate: kinematics.frameRate)
      .error(rate: degrees(reading.slope) * kinematics.frameRate)
      .adding(MeasureError(bias: degrees(reading.smoothing)))
  }

  /// The error of a peak that stands where its frames begin or end: there it is no turning point, and
  /// another instant would give another value.
  private func edge(of column: [Double], at frame: Int, in frames: [Int]) -> MeasureError {
    guard frame == frames.first || frame == frames.last,
      let reading = reading(of: column, at: Double(frame))
    else { return MeasureError(bias: 0) }
    let source = frame == frames.first ? cycle.timing.strike : cycle.timing.off
    return EventTiming(.footStrike, by: source, frameRate: kinematics.frameRate)
      .error(rate: degrees(reading.slope) * kinematics.frameRate)
  }
}

// MARK: - How a measure is taken

extension GaitAngleMeasures {
  private var stance: [Int] { frames(from: cycle.strike, to: cycle.off) }

  /// The whole frames from the strike to a share of the cycle.
  private func frames(to share: Double) -> [Int] {
    frames(from: cycle.strike, to: cycle.strike + share * (cycle.nextStrike - cycle.strike))
  }

  /// The whole frames between two instants.
  private func frames(from start: Double, to end: Double) -> [Int] {
    let first = max(Int(start.rounded(.up)), 0)
    let last = min(Int(end.rounded(.down)), kinematics.frameCount - 1)
    return first <= last ? Array(first...last) : []
  }

  private func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }

  private func degrees(_ radians: Double) -> Double { Angle.radians(radians).degrees }

  private func column(_ variable: Variable) -> [Double]? {
    kinematics[variable, side] ?? kinematics[variable, .both]
  }

  private func isSeen(_ present: Int, of frames: [Int]) -> Bool {
    let missing = Double(frames.count - present)
    return present > 0 && missing <= RepetitionMeasures.mostMissing * Double(frames.count)
  }

  /// The first frame with the largest value, or `nil` when too many frames are missing.
  private func frame(ofLargest value: (Int) -> Double, in frames: [Int]) -> Int? {
    let present = frames.filter { !value($0).isNaN }
    return isSeen(present.count, of: frames) ? present.max { value($0) < value($1) } : nil
  }

  private func peak(
    of variable: Variable, in frames: [Int], as kind: MeasureKind,
    _ error: (Variable, Side, Int) -> MeasureError?, else usual: Double, _ method: String,
    sign: Double = 1
  ) -> Measure? {
    guard let column = column(variable),
      let peak = frame(ofLargest: { sign * column[$0] }, in: frames)
    else { return nil }
    return measure(
      kind, degrees(sign * column[peak]), error(variable, side, peak), else: usual,
      timing: edge(of: column, at: peak, in: frames), method, frames: frames)
  }

  private func mean(
    of variable: Variable, in frames: [Int], as kind: MeasureKind, else usual: Double,
    _ method: String, sign: Double = 1
  ) -> Measure? {
    guard let column = column(variable) else { return nil }
    let present = frames.filter { !column[$0].isNaN }
    guard isSeen(present.count, of: frames) else { return nil }
    return measure(
      kind, degrees(sign * present.map { column[$0] }.meanOfPresent),
      u95.meanOfStance(variable, side, over: present), else: usual, method, frames: frames)
  }

  /// A measure, or `nil` for a missing value; of limited quality as a measure of a repetition is.
  private func measure(
    _ kind: MeasureKind, _ value: Double, _ error: MeasureError?, else usual: Double,
    timing: MeasureError = MeasureError(bias: 0), _ method: String, frames: [Int]
  ) -> Measure? {
    guard value.isFinite else { return nil }
    let body = BodySide(side)
    let filled = kinematics.filledFraction(body, in: frames)
    let isGood = kinematics.model.hasKneeAxis && error != nil && filled <= Judgement.mostFilled
    return Measure(
      kind: kind, side: body, trial: analyzed.trial.name, task: task, cycle: cycle.number,
      value: value, u95: length(error?.u95 ?? usual, timing.u95),
      sharedU95: length(error?.sharedU95 ?? usual, timing.sharedU95),
      u95Origin: u95.origin(of: error), method: "\(kinematics.model.rawValue), \(method)",
      quality: kinematics.isDoubtful(body) ? .doubtful : isGood ? .good : .limited,
      filledFraction: filled)
  }
}

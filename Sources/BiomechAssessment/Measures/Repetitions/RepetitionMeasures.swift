// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Takes the measures of one repetition; ``TaskMeasures`` says which.
struct RepetitionMeasures {
  /// The share of frames that may be missing from a repetition before it has no peak (engineering
  /// choice).
  static let mostMissing = 0.2

  /// Below it a landing is sampled too slowly (TH85): 33 ms at 300°/s are 10° of knee flexion.
  static let leastLandingRate = 100.0

  let repetition: Repetition
  let task: MovementTask
  let analyzed: AnalyzedTrial
  let u95: RepetitionUncertainty

  var kinematics: TrialKinematics { analyzed.kinematics }

  init(
    of repetition: Repetition, task: MovementTask, in analyzed: AnalyzedTrial,
    u95: RepetitionUncertainty
  ) {
    self.repetition = repetition
    self.task = task
    self.analyzed = analyzed
    self.u95 = u95
  }

  /// Right leg, left leg, then what speaks about both; of a task on one leg only that leg, where it is
  /// known.
  var all: [Measure] {
    let measured = TaskMeasures(task)
    let legs =
      task.isSingleLeg ? repetition.side.side.map { [$0] } ?? [.right, .left] : [.right, .left]
    return legs.flatMap { side in measured.leg.compactMap { $0(self)(side) } }
      + measured.both.compactMap { $0(self)() }
  }
}

// MARK: - Frames

extension RepetitionMeasures {
  /// The frames of a leg: in landings from its own contact on.
  func frames(of side: Side) -> ClosedRange<Int> {
    let start = repetition.initialContact[side] ?? repetition.start
    return min(max(start, repetition.start), repetition.end)...repetition.end
  }

  /// The frames from contact to the largest knee flexion.
  var loading: ClosedRange<Int> {
    repetition.start...min(max(repetition.bottom, repetition.start), repetition.end)
  }

  /// The first frame with the largest value, or `nil` when too many frames are missing.
  func frame(ofLargest value: (Int) -> Double, in frames: some Collection<Int>) -> Int? {
    let present = frames.filter { !value($0).isNaN }
    let missing = Double(frames.count - present.count)
    guard missing <= Self.mostMissing * Double(frames.count) else { return nil }
    return present.max { value($0) < value($1) }
  }
}

// MARK: - Instants

extension RepetitionMeasures {
  /// The contact of a foot, where it lands.
  func contact(_ side: Side) -> Instant? {
    repetition.initialContact[side].map { instant(.initialContact, BodySide(side), $0) }
  }

  func instant(_ kind: Event.Kind, _ side: BodySide, _ frame: Int) -> Instant {
    Instant(kind, side, at: frame, in: analyzed.events, frameRate: kinematics.frameRate)
  }

  /// A column at a place between frames.
  func reading(of column: [Double], at place: Double) -> Reading? {
    Reading(
      of: column, at: place, cutoff: analyzed.trial.cutoff.map { $0 / kinematics.frameRate })
  }

  /// The error of a peak that stands where the contact begins or ends: there it is no turning point,
  /// and another instant would give another value.
  func edge(
    of column: [Double], at frame: Int, for leg: Side, _ factor: Double
  ) -> MeasureError {
    let frames = frames(of: leg)
    let instant =
      frame == frames.lowerBound
      ? contact(leg)
      : frame == frames.upperBound
        ? repetition.takeOff.map { self.instant(.takeOff, BodySide(leg), $0) } : nil
    guard let instant, let reading = reading(of: column, at: Double(frame)) else {
      return MeasureError(bias: 0)
    }
    return instant.timing.error(rate: factor * reading.slope * kinematics.frameRate)
  }
}

// MARK: - How a measure is taken

extension RepetitionMeasures {
  /// The largest value of a variable over the frames of a leg.
  ///
  /// - Parameters:
  ///   - variable: The variable.
  ///   - side: Whose column it is.
  ///   - leg: The leg the measure speaks about.
  ///   - kind: What is measured.
  ///   - sign: −1 for a variable whose positive direction is the other way.
  ///   - quantity: What its uncertainty follows from; `nil` where no model knows.
  ///   - defaultU95: The U95 then, in the unit shown to people.
  /// - Returns: The measure, or `nil` where the variable is missing.
  func peak(
    of variable: Variable, _ side: BodySide, for leg: Side, as kind: MeasureKind,
    sign: Double = 1, _ quantity: BodyQuantity?, else defaultU95: Double
  ) -> Measure? {
    let frames = frames(of: leg)
    guard let column = kinematics[variable, side],
      let peak = frame(ofLargest: { sign * column[$0] }, in: frames)
    else { return nil }
    return measure(
      kind, BodySide(leg), sign * column[peak] * variable.unit.displayFactor,
      quantity.flatMap { u95.error(of: $0, at: peak) }, else: defaultU95,
      timing: edge(of: column, at: peak, for: leg, variable.unit.displayFactor),
      "largest of the repetition", frames: frames)
  }

  /// A measure, or `nil` for a missing value.
  ///
  /// It is of limited quality when its uncertainty is a default, when the model has no knee axis,
  /// when more than a fifth of its frames rest on filled samples, or when a landing is sampled too
  /// slowly.
  ///
  /// - Parameters:
  ///   - kind: What is measured.
  ///   - side: What it speaks about.
  ///   - value: The value in the unit shown.
  ///   - error: Its error by markers and skin; `nil` where no model knows.
  ///   - defaultU95: The U95 then.
  ///   - timing: Its error by the instant it was read at, in the unit shown.
  ///   - method: How it was had.
  ///   - frames: The frames it rests on.
  ///   - band: Its class, where one is defined.
  /// - Returns: The measure.
  func measure(
    _ kind: MeasureKind, _ side: BodySide, _ value: Double, _ error: MeasureError?,
    else defaultU95: Double, timing: MeasureError = MeasureError(bias: 0), _ method: String,
    frames: some Collection<Int>, band: String? = nil
  ) -> Measure? {
    guard value.isFinite else { return nil }
    let filled = kinematics.filledFraction(side, in: frames)
    let isGood =
      kinematics.model.hasKneeAxis && error != nil && filled <= Judgement.mostFilled
      && !isTooSlow
    let (still, shared) = (error?.u95 ?? defaultU95, error?.sharedU95 ?? defaultU95)
    return Measure(
      kind: kind, side: side, trial: analyzed.trial.name, task: task,
      cycle: repetition.number, value: value,
      u95: (still * still + timing.u95 * timing.u95).squareRoot(),
      sharedU95: (shared * shared + timing.sharedU95 * timing.sharedU95).squareRoot(),
      u95Origin: u95.origin(of: error),
      method: "\(kinematics.model.rawValue), \(method)",
      quality: kinematics.isDoubtful(side) ? .doubtful : isGood ? .good : .limited,
      filledFraction: filled, band: band)
  }

  /// Whether a landing is sampled too slowly for its contact to be more than approximate.
  var isTooSlow: Bool { task.isLanding && kinematics.frameRate < Self.leastLandingRate }

  /// The words for what was read at contact.
  func atContact(_ words: String) -> String {
    isTooSlow
      ? "\(words), approximate initial contact (\(kinematics.frameRate.fixed(0)) Hz)" : words
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// A threshold held against the measures of several repetitions, with what held the level back.
struct Judgement {
  /// The share of filled frames above which no flag stands (engineering choice).
  static let mostFilled = 0.2

  let criterion: Criterion

  /// Why the level is lower than value and U95 alone would make it; empty when it is not.
  let restraint: String

  /// The judgement of one measure over its repetitions, or `nil` when there is none.
  ///
  /// The mean is judged with its U95. A level above `below` stands only when the threshold is
  /// reached in at least two thirds of the repetitions; a flag stands only when at most a fifth of
  /// the frames rest on filled samples.
  init?(_ threshold: Threshold, over measures: [Measure]) {
    guard let first = measures.first else { return nil }
    let values = measures.map(\.value)
    let mean = values.meanOfPresent
    let u95 = Measure.u95OfMean(measures)
    // Of a range the end that the mean is nearer to counts in every repetition.
    let threshold = threshold.facing(mean)
    let beyond = values.count { threshold.isReached(by: $0) }
    let filled = measures.map(\.filledFraction).meanOfPresent
    var level = threshold.level(value: mean, u95: u95)
    var restraint = ""
    if level == .watch, threshold.guardedLevel(value: mean, u95: u95) == .flag {
      restraint =
        threshold.reachesFlagLimit(mean)
        ? "no more than watch, since the limit raises no flag by itself"
        : "no more than watch, since a flag needs a value further out"
    }
    if level > .info, 3 * beyond < 2 * values.count {
      level = .below
      restraint =
        "the threshold is reached in \(beyond) of \(values.count) only, two thirds are needed"
    } else if level == .flag, filled > Self.mostFilled {
      level = .watch
      restraint =
        "no more than watch, since \((filled * 100).fixed(0)) % of the frames rest on filled samples"
    }
    if measures.contains(where: { $0.quality == .doubtful }), level == .flag || level == .clear {
      restraint =
        "no more than \(level == .flag ? "watch" : "below"), since the markers hardly fit the shape "
        + "they had in the static trial"
      level = level == .flag ? .watch : .below
    }
    if measures.contains(where: { $0.u95Origin == .switchedOff }),
      level == .flag || level == .clear
    {
      restraint =
        "no more than \(level == .flag ? "watch" : "below"), since the uncertainty was not computed"
      level = level == .flag ? .watch : .below
    }
    criterion = Criterion(
      kind: first.kind, side: first.side, threshold: threshold, value: mean, u95: u95,
      level: level, repetitionsBeyond: beyond, repetitions: values.count)
    self.restraint = restraint
  }
}

extension Judgement {
  private init(_ criterion: Criterion, restraint: String) {
    self.criterion = criterion
    self.restraint = restraint
  }

  /// The same, where a limit counts only when it is crossed beyond measurement error: within it the
  /// level is `below`.
  var onlyBeyondError: Judgement {
    let threshold = criterion.threshold
    guard criterion.level == .watch,
      threshold.guardedLevel(value: criterion.value, u95: criterion.u95) != .flag
    else { return self }
    var lower = criterion
    lower.level = .below
    return Judgement(
      lower, restraint: "within measurement error of it, and only what is beyond that counts")
  }
}

// MARK: - Words

extension Judgement {
  /// The value with its uncertainty, what it rests on, and how it stands to the threshold, such as
  /// `42 mm ± 13 mm (95 %, mean of 5 squats), beyond the threshold (more than 20 mm) even allowing
  /// for measurement error`.
  ///
  /// - Parameter repetition: What one repetition is called, such as `squat`.
  /// - Returns: The words, without a final stop.
  func words(each repetition: String) -> String {
    let kind = criterion.kind
    func quantity(_ value: Double) -> String { value.fixed(kind.decimals) + kind.unit.mark }
    let count = criterion.repetitions
    let basis = count == 1 ? "1 \(repetition)" : "mean of \(count) \(repetition)s"
    let value = "\(quantity(criterion.value)) ± \(quantity(criterion.u95)) (95 %, \(basis))"
    let threshold = criterion.threshold
    let limit = "the threshold (\(threshold.words(quantity)))"
    let standing =
      switch criterion.level {
      case .notAssessed: "not assessed"
      case .info: "for comparison: \(threshold.words(quantity))"
      case .clear: "short of \(limit) even allowing for measurement error"
      case .below where !restraint.isEmpty:
        threshold.isReached(by: criterion.value)
          ? "beyond \(limit) on average" : "short of \(limit)"
      case .below: "short of \(limit), though a value beyond it cannot be excluded"
      case .watch where !restraint.isEmpty: "beyond \(limit)"
      case .watch: "at or beyond \(limit) but within measurement error of it"
      case .flag: "beyond \(limit) even allowing for measurement error"
      }
    let contest =
      threshold.contest.isEmpty || criterion.level < .watch
      ? "" : "; the limit is contested: \(threshold.contest)"
    let reached =
      count > 1 && restraint.isEmpty && criterion.level != .info
      ? ", reached in \(criterion.repetitionsBeyond) of \(count)" : ""
    return "\(value), \(standing)\(reached)\(restraint.isEmpty ? "" : "; \(restraint)")\(contest)"
  }

  /// The value beside the limit, for what is told and does not decide, such as `gap between the
  /// knees, standing 70 mm ± 10 mm (threshold more than 60 mm, contested)`.
  var briefWords: String {
    let kind = criterion.kind
    func quantity(_ value: Double) -> String { value.fixed(kind.decimals) + kind.unit.mark }
    let isContested = !criterion.threshold.contest.isEmpty
    return "\(kind.words) \(quantity(criterion.value)) ± \(quantity(criterion.u95)) (threshold "
      + "\(criterion.threshold.words(quantity))\(isContested ? ", contested" : ""))"
  }
}

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
    let beyond = values.count { threshold.isReached(by: $0) }
    let filled = measures.map(\.filledFraction).meanOfPresent
    var level = threshold.level(value: mean, u95: u95)
    var restraint = ""
    if level > .below, 3 * beyond < 2 * values.count {
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
    let limit = "the threshold (\(threshold.comparator.words) \(quantity(threshold.limit)))"
    let standing =
      switch criterion.level {
      case .notAssessed: "not assessed"
      case .clear: "short of \(limit) even allowing for measurement error"
      case .below where !restraint.isEmpty:
        threshold.isReached(by: criterion.value)
          ? "beyond \(limit) on average" : "short of \(limit)"
      case .below: "short of \(limit), though a value beyond it cannot be excluded"
      case .watch where !restraint.isEmpty: "beyond \(limit)"
      case .watch: "at or beyond \(limit) but within measurement error of it"
      case .flag: "beyond \(limit) even allowing for measurement error"
      }
    let reached =
      count > 1 && restraint.isEmpty
      ? ", reached in \(criterion.repetitionsBeyond) of \(count)" : ""
    return "\(value), \(standing)\(reached)\(restraint.isEmpty ? "" : "; \(restraint)")"
  }
}

extension Threshold.Comparator {
  /// The comparison in words, such as `more than`.
  public var words: String {
    switch self {
    case .atLeast: "at least"
    case .above: "more than"
    case .atMost: "at most"
    case .below: "less than"
    case .magnitudeAtLeast: "in either direction at least"
    }
  }
}

extension FindingLevel {
  /// How a sentence about something possible goes on at this level.
  var qualification: String {
    switch self {
    case .notAssessed: " was not assessed"
    case .clear: " was looked for and not found"
    case .below: " was looked for and not shown"
    case .watch: ", not certain"
    case .flag: ""
    }
  }
}

extension Finding {
  /// A finding of a rule from its judgements, the worst one deciding.
  ///
  /// Two watches stay a watch: they share the same markers and so the same bias. While something is
  /// left unassessed nothing is clear.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - subject: What is possible, such as `Possible dynamic valgus of the right knee`.
  ///   - judgements: What could be assessed, in the order of the thresholds; at least one.
  ///   - side: The leg, or both.
  ///   - task: The task of the trials.
  ///   - trials: The names of the trials.
  ///   - words: The words for the deciding judgement.
  ///   - unassessed: What could not be assessed besides; empty when nothing.
  init(
    _ rule: (some FindingRule).Type, _ subject: String, judgements: [Judgement], side: BodySide,
    task: MovementTask, trials: [String], words: (Judgement) -> String, unassessed: [String] = []
  ) {
    // Sorting by place as well keeps criteria of one level in the order of the thresholds.
    let sorted = judgements.enumerated().sorted {
      ($1.element.criterion.level, $0.offset) < ($0.element.criterion.level, $1.offset)
    }.map(\.element)
    let worst = sorted.first?.criterion.level ?? .notAssessed
    let level = worst == .clear && !unassessed.isEmpty ? .below : worst
    let consequence = level == worst ? "" : ", so it cannot be excluded"
    let remark =
      unassessed.isEmpty
      ? "" : "; not assessed: \(unassessed.joined(separator: ", "))\(consequence)"
    let lead = "\(subject)\(level.qualification)"
    let body = sorted.first.map { ": \(words($0))" } ?? ""
    self.init(
      code: rule.code, name: rule.name, side: side, task: task, trials: trials, level: level,
      criteria: sorted.map(\.criterion),
      sentence: "\(lead)\(body)\(remark).", source: rule.source)
  }

  /// A finding that something is missing for.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - subject: What is possible, such as `Possible dynamic valgus of the right knee`.
  ///   - missing: What it needs, such as `the age of the subject`.
  ///   - side: The leg, or both.
  ///   - task: The task it would be seen in.
  ///   - trials: The names of the trials looked at.
  init(
    _ rule: (some FindingRule).Type, _ subject: String, missing: String, side: BodySide,
    task: MovementTask, trials: [String]
  ) {
    let level = FindingLevel.notAssessed
    self.init(
      code: rule.code, name: rule.name, side: side, task: task, trials: trials, level: level,
      criteria: [], sentence: "\(subject)\(level.qualification): it needs \(missing).",
      missing: missing, source: rule.source)
  }
}

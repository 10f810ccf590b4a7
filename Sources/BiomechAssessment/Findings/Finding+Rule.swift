// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension FindingLevel {
  /// How a sentence about something possible goes on at this level.
  var qualification: String {
    switch self {
    case .notAssessed: " was not assessed"
    case .clear: " was looked for and not found"
    case .below: " was looked for and not shown"
    case .info: ""
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
  ///   - supporting: What is told beside them and never decides, such as a contested limit.
  ///   - side: The leg, or both.
  ///   - task: The task of the trials.
  ///   - trials: The names of the trials.
  ///   - words: The words for a judgement.
  ///   - unassessed: What could not be assessed besides; empty when nothing.
  ///   - remark: A further sentence from watch on, without its final stop; empty for none.
  init(
    _ rule: (some FindingRule).Type, _ subject: String, judgements: [Judgement],
    supporting: [Judgement] = [], side: BodySide, task: MovementTask, trials: [String],
    words: (Judgement) -> String, unassessed: [String] = [], remark: String = ""
  ) {
    // Sorting by place as well keeps criteria of one level in the order of the thresholds.
    let sorted = judgements.enumerated().sorted {
      ($1.element.criterion.level, $0.offset) < ($0.element.criterion.level, $1.offset)
    }.map(\.element)
    let worst = sorted.first?.criterion.level ?? .notAssessed
    let level = worst == .clear && !unassessed.isEmpty ? .below : worst
    let consequence = level == worst ? "" : ", so it cannot be excluded"
    let remarks =
      supporting.filter { level >= .watch && $0.criterion.level >= .watch }
      .map { "; it goes along with \($0.briefWords)" }
      + (unassessed.isEmpty
        ? [] : ["; not assessed: \(unassessed.joined(separator: ", "))\(consequence)"])
    let lead = "\(subject)\(level.qualification)"
    let body = sorted.first.map { ": \(words($0))" } ?? ""
    let closing = level >= .watch && !remark.isEmpty ? " \(remark)." : ""
    self.init(
      code: rule.code, name: rule.name, side: side, task: task, trials: trials, level: level,
      criteria: (sorted + supporting).map(\.criterion),
      sentence: "\(lead)\(body)\(remarks.joined()).\(closing)", source: rule.source)
  }

  /// A finding of a rule that needs all of its judgements: the one that shows least decides.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - subject: What is possible, such as `Possible stiff landing of the right leg`.
  ///   - judgements: What could be assessed, in the order of the thresholds; at least one.
  ///   - together: In how many repetitions all limits were reached, and of how many.
  ///   - side: The leg, or both.
  ///   - task: The task of the trials.
  ///   - trials: The names of the trials.
  ///   - words: The words for a judgement.
  ///   - unassessed: What could not be assessed besides; empty when nothing.
  ///   - remark: A further sentence from watch on, without its final stop; empty for none.
  init(
    _ rule: (some FindingRule).Type, _ subject: String, allOf judgements: [Judgement],
    together: (count: Int, of: Int), side: BodySide, task: MovementTask, trials: [String],
    words: (Judgement) -> String, unassessed: [String] = [], remark: String = ""
  ) {
    var level = judgements.map(\.criterion.level).min() ?? .notAssessed
    if level > .below, !unassessed.isEmpty {
      self.init(
        rule, subject, missing: unassessed.joined(separator: " and "), side: side, task: task,
        trials: trials)
      return
    }
    let isRepeated = 3 * together.count >= 2 * together.of
    let restraint =
      level > .below && !isRepeated
      ? "; all limits are reached in \(together.count) of \(together.of) only, two thirds are needed"
      : ""
    if !isRepeated { level = min(level, .below) }
    let sorted = judgements.enumerated().sorted {
      ($0.element.criterion.level, $0.offset) < ($1.element.criterion.level, $1.offset)
    }.map(\.element)
    let told = level > .below ? judgements : Array(sorted.prefix(1))
    let body = told.map(words).joined(separator: ", and ")
    let closing = level >= .watch && !remark.isEmpty ? " \(remark)." : ""
    self.init(
      code: rule.code, name: rule.name, side: side, task: task, trials: trials, level: level,
      criteria: sorted.map(\.criterion),
      sentence: "\(subject)\(level.qualification): \(body)\(restraint).\(closing)",
      source: rule.source)
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
  ///   - undoneTasks: The tasks of which one is needed, where none was done.
  init(
    _ rule: (some FindingRule).Type, _ subject: String, missing: String, side: BodySide,
    task: MovementTask, trials: [String], undoneTasks: [MovementTask] = []
  ) {
    let level = FindingLevel.notAssessed
    self.init(
      code: rule.code, name: rule.name, side: side, task: task, trials: trials, level: level,
      criteria: [], sentence: "\(subject)\(level.qualification): it needs \(missing).",
      missing: missing, undoneTasks: undoneTasks, source: rule.source)
  }

  /// A finding that holds nothing against a limit: a description, or what the person reported.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - sentence: The whole sentence.
  ///   - level: What it amounts to.
  ///   - side: The leg, or both.
  ///   - task: The task it concerns.
  ///   - trials: The names of the trials.
  ///   - criteria: The values that are told.
  init(
    _ rule: (some FindingRule).Type, _ sentence: String, level: FindingLevel, side: BodySide,
    task: MovementTask, trials: [String] = [], criteria: [Criterion] = []
  ) {
    self.init(
      code: rule.code, name: rule.name, side: side, task: task, trials: trials, level: level,
      criteria: criteria, sentence: sentence, source: rule.source)
  }
}

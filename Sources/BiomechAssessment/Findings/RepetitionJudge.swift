// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMath
import BiomechMotion

/// Which repetition a measure was taken from.
struct RepetitionKey: Hashable {
  let trial: String
  let cycle: Int

  init?(_ measure: Measure) {
    guard let cycle = measure.cycle else { return nil }
    trial = measure.trial
    self.cycle = cycle
  }

  init(trial: String, cycle: Int) {
    self.trial = trial
    self.cycle = cycle
  }
}

/// Holds the repetitions of one task against the limits of a rule.
struct RepetitionJudge {
  let rule: RepetitionRule
  let task: MovementTask

  private let evidence: SessionEvidence
  private let trials: [String]
  private let limits: [RepetitionRule.Limit]

  /// The limits that may be for the person: the age or sex that decides it is not known.
  private let open: [(limit: RepetitionRule.Limit, missing: String)]

  /// The repetitions of the task, and the leg that does each.
  private let repetitions: [(key: RepetitionKey, side: BodySide)]

  init(rule: RepetitionRule, task: MovementTask, evidence: SessionEvidence) {
    self.rule = rule
    self.task = task
    self.evidence = evidence
    let analyzed = evidence.trials(of: task)
    trials = analyzed.map(\.trial.name)
    let concerned = rule.limits.filter { $0.concerns(task) }
    limits = concerned.filter { $0.threshold.population.includes(evidence.subject) == .yes }
    open = concerned.compactMap { limit in
      guard case .unknown(let missing) = limit.threshold.population.includes(evidence.subject)
      else { return nil }
      return (limit, missing)
    }
    repetitions = analyzed.flatMap { trial in
      trial.events.bouts.filter { $0.task == task }.flatMap { bout in
        bout.repetitions.map {
          (RepetitionKey(trial: trial.trial.name, cycle: $0.number), $0.side)
        }
          + bout.cycles.map {
            (RepetitionKey(trial: trial.trial.name, cycle: $0.number), BodySide($0.side))
          }
      }
    }
  }

  /// What cannot be judged since the age or the sex is not known.
  private func unknown(ofBothLegs: Bool) -> [String] {
    open.filter { $0.limit.isOfBothLegs == ofBothLegs }
      .map { "\($0.limit.kind.words) (\($0.missing))" }.inOrderWithoutRepetition
  }

  func findings<Rule: FindingRule>(of rule: Rule.Type) -> [Finding] {
    let sides: [BodySide] = [.right, .left, .both].filter { side in
      limits.contains { $0.isOfBothLegs == (side == .both) }
    }
    if sides.isEmpty {
      let missing =
        open.isEmpty
        ? "a subject whom the limits are for: "
          + self.rule.limits.filter { $0.concerns(task) }.map(\.threshold.population.words)
          .inOrderWithoutRepetition.joined(separator: " or ")
        : open.map(\.missing).inOrderWithoutRepetition.joined(separator: " and ")
      return [
        Finding(
          rule, self.rule.subject, missing: missing, side: .both, task: task, trials: trials)
      ]
    }
    // Where both legs take part, too few repetitions are too few for every side.
    if !task.isSingleLeg, !task.isCyclic {
      let count = counted(for: .both).count
      if count < self.rule.fewest { return [tooFew(rule, .both, count)] }
    }
    return sides.map { finding(of: rule, $0) }
  }

  private func tooFew<Rule: FindingRule>(
    _ rule: Rule.Type, _ side: BodySide, _ count: Int
  ) -> Finding {
    let deep = self.rule.leastFlexion == nil ? "" : "\(self.rule.depth) or more"
    let leg = side == .both ? "" : " on the \(side.rawValue) leg"
    let repetitions = "\(self.rule.fewest) \(task.repetitionsInWords)"
    let isUndone = trials.isEmpty && count == 0
    let missing =
      isUndone
      ? "a trial with at least \(repetitions)\(leg)\(self.rule.depth)"
      : "at least \(repetitions)\(leg)\(deep) (there are \(count))"
    let subject = side == .both ? self.rule.subject : self.rule.subjectOfSide(side)
    return Finding(
      rule, subject, missing: missing, side: side, task: task, trials: trials,
      undoneTasks: isUndone ? [task] : [])
  }

  private func finding<Rule: FindingRule>(of rule: Rule.Type, _ side: BodySide) -> Finding {
    let counted = counted(for: side)
    let applying = limits.filter { $0.isOfBothLegs == (side == .both) }
    let fewest = self.rule.fewest
    if task.isSingleLeg || task.isCyclic, counted.count < fewest {
      return tooFew(rule, side, counted.count)
    }
    var judgements: [Judgement] = []
    var missing: [String] = []
    var reached: [Set<RepetitionKey>] = []
    for limit in applying {
      let measures = evidence.measures(limit.kind, side, task)
        .filter { RepetitionKey($0).map(counted.contains) ?? false }
      if measures.count >= fewest, let judgement = Judgement(limit.threshold, over: measures) {
        judgements.append(judgement)
        reached.append(
          Set(
            measures.filter { judgement.criterion.threshold.isReached(by: $0.value) }
              .compactMap { RepetitionKey($0) }))
      } else {
        let word = task.isCyclic ? "strides" : "\(task.repetitionWord)s"
        missing.append(
          "\(limit.kind.words) in \(fewest) \(word) or more"
            + (measures.isEmpty && !limit.markers.isEmpty ? " (\(limit.markers))" : ""))
      }
    }
    missing += unknown(ofBothLegs: side == .both)
    let subject = self.rule.subjectOfSide(side)
    guard !judgements.isEmpty else {
      return Finding(
        rule, subject, missing: missing.joined(separator: " or "), side: side, task: task,
        trials: trials)
    }
    missing += self.rule.unmeasured
    let words = { (judgement: Judgement) in
      "\(judgement.criterion.kind.words) \(judgement.words(each: task.repetitionWord))"
    }
    switch self.rule.combination {
    case .any:
      return Finding(
        rule, subject, judgements: judgements, side: side, task: task, trials: trials,
        words: words, unassessed: missing, remark: self.rule.remark)
    case .all:
      let common = reached.dropFirst().reduce(reached.first ?? []) { $0.intersection($1) }
      let most = judgements.map(\.criterion.repetitions).min() ?? 0
      return Finding(
        rule, subject, allOf: judgements, together: (common.count, most), side: side, task: task,
        trials: trials, words: words, unassessed: missing, remark: self.rule.remark)
    }
  }

  /// The repetitions that count for a leg: done by it, and deep enough where depth matters, by the
  /// leg itself or by the mean of the legs seen for both.
  private func counted(for side: BodySide) -> Set<RepetitionKey> {
    let measures = evidence.measures.filter {
      $0.task == task && (side == .both || $0.side == side || $0.side == .both)
    }
    guard let least = rule.leastFlexion else {
      let told = repetitions.filter { side == .both || $0.side == .both || $0.side == side }
      return Set(
        told.map(\.key) + measures.compactMap { RepetitionKey($0) }.filter { isDone($0, by: side) })
    }
    let peaks = Dictionary(grouping: measures.filter { $0.kind == .kneeFlexionPeak }) {
      RepetitionKey($0)
    }
    return Set(
      peaks.filter { $1.map(\.value).meanOfPresent >= least }.keys.compactMap { $0 }
        .filter { isDone($0, by: side) })
  }

  /// A repetition that no trial tells of is believed to be that of the measured leg.
  private func isDone(_ key: RepetitionKey, by side: BodySide) -> Bool {
    guard task.isSingleLeg, side != .both else { return true }
    let legs = repetitions.filter { $0.key == key }.map(\.side)
    return legs.isEmpty || legs.contains(.both) || legs.contains(side)
  }
}

extension MeasureKind {
  /// The label in the middle of a sentence; words in capitals stay.
  var words: String {
    guard let first = label.first, label.dropFirst().first?.isUppercase != true else {
      return label
    }
    return first.lowercased() + label.dropFirst()
  }
}

extension [String] {
  /// The words in their order, each once.
  var inOrderWithoutRepetition: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

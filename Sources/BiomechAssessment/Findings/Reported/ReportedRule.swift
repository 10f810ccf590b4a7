// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMotion

/// What rules about answers share: it is told where one of some questions was answered with yes.
struct ReportedRule {
  let questions: [Intake.Question]

  /// What was reported, such as `A recent injury or operation`.
  let subject: String

  /// What follows, without a final stop.
  let advice: String

  /// The answer that settles what was reported, or `nil` where none does.
  var settledBy: Intake.Readiness?

  func finding<Rule: FindingRule>(of rule: Rule.Type, in evidence: SessionEvidence) -> Finding {
    let answers = evidence.subject.intake?.answers ?? [:]
    let side = evidence.subject.intake?.side ?? .both
    let task = evidence.trials.first?.events.task ?? .other
    let trials = evidence.trials.map(\.trial.name)
    let yes = questions.filter { answers[$0] == true }
    if !yes.isEmpty {
      let words = yes.map { $0.rawValue.split(separator: "_").joined(separator: " ") }
      if let settledBy, evidence.subject.intake?.readiness[settledBy] == true {
        return Finding(
          rule,
          "\(subject) was reported (\(words.joined(separator: ", "))); a clinician has agreed to "
            + "exercise.", level: .below, side: side, task: task, trials: trials)
      }
      return Finding(
        rule, "\(subject) was reported (\(words.joined(separator: ", "))). \(advice).",
        level: .info, side: side, task: task, trials: trials)
    }
    let open = questions.filter { answers[$0] == nil }.map(\.rawValue)
    guard open.isEmpty else {
      return Finding(
        rule, subject,
        missing: "\(open.count == 1 ? "the answer" : "the answers") to "
          + open.joined(separator: ", "), side: side, task: task, trials: trials)
    }
    return Finding(
      rule, "\(subject) was asked for and not reported.", level: .clear, side: side, task: task,
      trials: trials)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// What was not assessed: one line each for what one more marker, repetition or answer would tell, and
/// one for each task that was not done.
struct NotAssessedContent {
  /// What could have been assessed in what was done.
  let findings: [Finding]

  /// Tasks that were not done, with the rules that look at them.
  let undone: [Undone]

  /// A task that was not done.
  struct Undone {
    let task: MovementTask

    /// The codes of the rules, in their order.
    let codes: [String]

    /// One sentence that names the task and the rules.
    var sentence: String {
      "\(task.label.capitalizedFirst) was not done: \(codes.joined(separator: ", "))."
    }
  }

  /// What stands before the sentences of the tasks.
  static let introduction =
    "Rules that look at other tasks; each needs one of them ('biomech explain CODE' says more):"

  init(_ findings: [Finding]) {
    let missing = findings.filter { $0.level == .notAssessed }
    self.findings = missing.filter(\.undoneTasks.isEmpty)
    let others = missing.filter { !$0.undoneTasks.isEmpty }
    undone = MovementTask.allCases.compactMap { task in
      let codes = Set(others.filter { $0.undoneTasks.contains(task) }.map(\.code)).sorted()
      return codes.isEmpty ? nil : Undone(task: task, codes: codes)
    }
  }
}

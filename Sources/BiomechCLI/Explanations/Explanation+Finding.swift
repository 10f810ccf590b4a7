// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance

extension Explanation {
  /// What a rule looks for, why, when it speaks, where it ends, and what follows.
  init(_ rule: any FindingRule.Type) {
    let guidance = RuleGuidance.forRule(rule.code)
    let account = rule.account
    self.init(
      rule.code, group: "Findings", title: rule.name,
      [
        ("what it measures", [account.measures]), ("why it matters", [account.importance]),
        ("when it speaks", [account.decision]),
        ("thresholds", rule.thresholds.map(\.sentenceWithSource)),
        (
          "limits",
          [
            account.limits,
            "A finding is a flag only where the value passes the threshold by more than its "
              + "uncertainty (U95), a watch where it passes by less. It describes a measurement and "
              + "is no diagnosis.",
          ]
        ),
        ("what it means", [guidance?.meaning ?? ""]),
        ("may contribute", guidance?.contributingFactors ?? []),
        ("exercises", guidance?.exercises.map(exercise) ?? []),
        ("besides exercise", guidance?.adjuncts.map(adjunct) ?? []),
        ("evidence", [guidance?.evidenceGrade ?? ""]),
        ("source", [rule.source, guidance?.source ?? ""]),
      ])
  }
}

/// An exercise in a list of them, such as `EX10: Clamshell`.
private func exercise(_ code: String) -> String {
  Exercise.withCode(code).map { "\(code): \($0.name)" } ?? code
}

/// Something besides exercise in a list, such as `AD07: Footwear`.
private func adjunct(_ code: String) -> String {
  Adjunct.withCode(code).map { "\(code): \($0.name)" } ?? code
}

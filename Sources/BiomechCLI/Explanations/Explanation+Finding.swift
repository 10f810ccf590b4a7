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
      ] + Self.consequences(of: guidance) + [("source", [rule.source, guidance?.source ?? ""])])
  }

  /// What follows from answers alone, which no rule of the assessment looks at.
  init(_ guidance: RuleGuidance) {
    self.init(
      guidance.code, group: "Findings",
      title: guidance.name.prefix(1).uppercased() + guidance.name.dropFirst(),
      [
        ("when it speaks", ["It is decided from the answers of the intake, before any number."])
      ] + Self.consequences(of: guidance) + [("source", [guidance.source])])
  }

  /// What the catalogue says about a rule.
  private static func consequences(of guidance: RuleGuidance?) -> [(String, [String])] {
    guard let guidance else { return [] }
    return [
      (
        "what it means",
        [guidance.meaning]
          + guidance.exceptions.sorted { $0.key < $1.key }.map {
            "where \($0.key) decides: \($0.value.meaning)"
          }
      ),
      ("may contribute", guidance.contributingFactors),
      ("exercises", guidance.exercises.map(exercise)), ("by item", guidance.itemWords),
      ("besides exercise", guidance.adjuncts.map(adjunct)),
      ("whom to see", guidance.referralWords), ("evidence", [guidance.evidenceGrade]),
      ("contested", [guidance.contested]),
    ]
  }
}

extension RuleGuidance {
  /// The exercises for single items of the score, such as `item 5: EX33, EX12`.
  var itemWords: [String] {
    itemExercises.sorted { $0.key < $1.key }.map {
      "item \($0.key): \($0.value.joined(separator: ", "))"
    }
  }

  /// Whom to see about a flag, and with pain.
  var referralWords: [String] {
    ["a flag: \(referral.flag)", "with pain: \(referral.painful)"]
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

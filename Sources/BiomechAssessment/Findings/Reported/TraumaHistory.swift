// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// An injury or an operation, as the person said.
public struct TraumaHistory: FindingRule {
  public static let code = "RL21"
  public static let name = "Trauma history (reported)"
  public static let thresholds: [Threshold] = []
  public static let source = "clinical practice; health article \"Knee Realignment\" (Hart)"

  public static let account = RuleAccount(
    measures:
      "The answers about a recent injury, one that nobody examined, gross instability and surgery.",
    importance: "After an injury a physician says what the knee may do before exercises start.",
    decision:
      "It is told where one of them was answered with yes and no clinician has agreed to exercise. It is "
      + "information: no number is judged.",
    limits: "Movement shows an old injury only where it changed the movement.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    [
      ReportedRule(
        questions: [
          .injuryWithinSevenDays, .earlierInjuryNotExamined, .grossInstabilityAfterTrauma,
          .surgeryWithinTwelveWeeks,
        ], subject: "A recent injury or operation",
        advice: "Get cleared by a physician before any exercise", settledBy: .clearedByClinician
      ).finding(of: Self.self, in: evidence)
    ]
  }
}

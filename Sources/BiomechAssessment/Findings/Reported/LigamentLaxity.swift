// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Loose ligaments or a kneecap that slipped before, as the person said.
public struct LigamentLaxity: FindingRule {
  public static let code = "RL20"
  public static let name = "Ligament laxity or recurrent subluxation (reported)"
  public static let thresholds: [Threshold] = []
  public static let source = "clinical practice; health article \"Knee Realignment\" (Hart)"

  public static let account = RuleAccount(
    measures: "The answers about ligament laxity and earlier dislocation.",
    importance:
      "A loose joint wants stability first: closed chain, in the middle of its range, before anything "
      + "is stretched or jumped.",
    decision:
      "It is told where either was answered with yes. It is information: no number is judged.",
    limits: "No marker shows laxity; somebody has to examine the knee.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    [
      ReportedRule(
        questions: [.ligamentLaxity, .previousDislocation],
        subject: "Ligament laxity or an earlier dislocation",
        advice: "Stability comes first; have the knee examined"
      ).finding(of: Self.self, in: evidence)
    ]
  }
}

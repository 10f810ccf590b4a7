// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

extension FindingGuidance {
  init(for finding: Finding, subject: Subject, isMarked: Bool) {
    guard let rule = RuleGuidance.forRule(finding.code) else {
      self.init(
        finding: finding, contributingFactors: [],
        referral: "Ask a physiotherapist what it means for you.")
      return
    }
    self.init(
      finding: finding,
      contributingFactors: finding.level == .flag ? rule.factors(for: subject) : [],
      referral: rule.referral(
        level: finding.level, reportsPain: subject.intake?.reportsPain ?? false,
        isMarked: isMarked),
      meaning: rule.meaning(of: finding), evidenceGrade: rule.evidenceGrade, source: rule.source)
  }
}

extension RuleGuidance {
  /// What may contribute; body weight is raised with adults only.
  fileprivate func factors(for subject: Subject) -> [String] {
    contributingFactors.filter { $0 != Self.bodyWeight || subject.isAdult == true }
  }

  /// Who to see about the finding.
  fileprivate func referral(level: FindingLevel, reportsPain: Bool, isMarked: Bool) -> String {
    if isStructural, isMarked || reportsPain {
      let reason = isMarked ? "the deviation is marked" : "pain was reported"
      return "Physiotherapist, and an orthopaedic surgeon because \(reason)."
    }
    if reportsPain { return "Physiotherapist, because pain was reported." }
    if level == .watch { return "Nobody for this alone; a physiotherapist if it hurts." }
    return isStructural
      ? "Physiotherapist; an orthopaedic surgeon if it hurts or grows."
      : "Physiotherapist if it hurts."
  }
}

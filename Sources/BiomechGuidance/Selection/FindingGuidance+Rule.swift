// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

extension FindingGuidance {
  init(for finding: Finding, subject: Subject, isMarked: Bool, in book: RuleBook) {
    guard let rule = book.entry(finding.code) else {
      self.init(
        finding: finding, contributingFactors: [],
        referral: "Ask a physiotherapist what it means for you.")
      return
    }
    self.init(
      finding: finding,
      contributingFactors: finding.selectsExercises ? rule.factors(for: subject) : [],
      referral: rule.referral.words(
        level: finding.level, reportsPain: subject.intake?.reportsPain ?? false,
        isMarked: isMarked),
      meaning: rule.meaning(of: finding), evidenceGrade: rule.evidenceGrade, source: rule.source,
      contested: rule.contested)
  }
}

extension RuleGuidance {
  /// What may contribute; body weight is raised with adults only.
  fileprivate func factors(for subject: Subject) -> [String] {
    contributingFactors.filter { $0 != Self.bodyWeight || subject.isAdult == true }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
public import BiomechMotion

/// What is known about every rule that is on: the catalogue as a clinic changed it.
struct RuleBook {
  private var entries: [String: RuleGuidance]

  /// The catalogue, without what a clinic switched off and with what it added.
  init(_ clinic: ClinicRules = ClinicRules()) {
    let off = Set(clinic.off).subtracting(ClinicRules.alwaysOn)
    let own = RuleGuidance.all.filter { !off.contains($0.code) }
    entries = Dictionary(
      (own + clinic.added.map(RuleGuidance.init)).map { ($0.code, $0) }
    ) { first, _ in first }
  }

  /// The entry of a rule, or `nil` for a rule that is off or unknown.
  func entry(_ code: String) -> RuleGuidance? { entries[code] }
}

extension RuleGuidance {
  /// What follows from a rule of a clinic, in the clinic's words.
  init(_ rule: ClinicRule) {
    let sentence = rule.wording.last.map { ".!?".contains($0) } == true ? "" : "."
    let referral = rule.referral.isEmpty ? "Physiotherapist if it hurts." : rule.referral
    self.init(
      rule.code, rule.name, contributingFactors: rule.factors, exercises: rule.exercises,
      adjuncts: rule.adjuncts, meaning: rule.wording + sentence,
      possibleMeaning: "the following holds: \(rule.wording)\(sentence)",
      evidenceGrade: "\(rule.evidence.rawValue) (by the clinic)", source: rule.source,
      contested: "A rule and a limit of the clinic, not of this program.",
      referral: RuleReferral(
        flag: referral, painful: "\(referral) Pain was reported.",
        painfulProfessions: [.physiotherapist]))
  }
}

extension RuleVocabulary {
  /// What the rules of a clinic may name in this version.
  public static let current = RuleVocabulary(
    rules: RuleGuidance.all.map(\.code), measures: measureIDs,
    exercises: Exercise.all.map(\.code), adjuncts: Adjunct.all.map(\.code),
    taken: RedFlag.all.map(\.code) + Threshold.all.map(\.id))
}

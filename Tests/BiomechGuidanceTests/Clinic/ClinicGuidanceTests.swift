// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Testing

struct ClinicGuidanceTests {
  private let rule = ClinicRule(
    code: "KL01", name: "Knee inwards on the step (possible)", measure: "fppa_peak",
    task: .stepDown, comparator: .above, limit: 12, factors: ["weak hips"],
    exercises: ["EX33", "EX12", "EX21", "EX20"], adjuncts: ["AD08"],
    referral: "Our physiotherapist.", evidence: .b, source: "our protocol",
    wording: "The knee moves inwards on the step")

  private func guidance(
    _ findings: Finding..., rules: ClinicRules, intake: Intake = .nothingApplies
  ) -> Guidance {
    let subject = Subject(age: 30, intake: intake)
    return Guidance(
      for: .reported(findings, of: subject, rules), subject: subject, screened: false,
      rules: rules)
  }

  @Test func `a flag of a clinic's rule speaks in the words of the clinic`() throws {
    let guidance = guidance(.of("KL01", .flag), rules: ClinicRules(added: [rule]))
    let finding = try #require(guidance.findings.first)

    #expect(finding.meaning == "The knee moves inwards on the step.")
    #expect(finding.contributingFactors == ["weak hips"])
    #expect(finding.referral == "Our physiotherapist.")
    #expect(finding.source == "our protocol")
    #expect(finding.evidenceGrade == "B (by the clinic)")
    #expect(finding.contested.contains("limit of the clinic"))
    #expect(guidance.priorities.map(\.code) == ["KL01"])
    #expect(guidance.exercises.map(\.code) == ["EX12", "EX21", "EX20", "EX33"])
    #expect(guidance.adjuncts.map(\.code) == ["AD08"])
  }

  @Test func `a watch of it is a possibility and selects general exercises only`() {
    let guidance = guidance(.of("KL01", .watch), rules: ClinicRules(added: [rule]))

    #expect(
      guidance.findings.first?.meaning
        == "If this were so, it would mean that the following holds: The knee moves inwards on the "
        + "step.")
    #expect(guidance.priorities.isEmpty)
    #expect(guidance.exercises.count == 4)
  }

  @Test func `without the file the rule is unknown`() {
    let guidance = guidance(.of("KL01", .flag), rules: ClinicRules())

    #expect(guidance.findings.first?.meaning.isEmpty == true)
    #expect(guidance.priorities.isEmpty)
  }

  @Test func `a complaint that is switched off is not raised, and a "yes" still does not vanish`() {
    let loose = guidance(
      .of("RL04", .flag), rules: ClinicRules(off: ["RL20"]),
      intake: .nothingApplies.answering(yes: .ligamentLaxity))
    let painful = guidance(rules: ClinicRules(off: ["RL19"]), intake: .painfulInFront())

    #expect(!loose.findings.contains { $0.finding.code == "RL20" })
    #expect(loose.screeningSentence.contains("raising a warning sign: ligament laxity."))
    #expect(loose.exercises.map(\.levels.upperBound).max() == 1)
    #expect(painful.findings.isEmpty && painful.exercises.isEmpty)
  }

  @Test func `no clinic switches off warning signs, uncleared injuries or the statement`() {
    let everything = ClinicRules(
      off: RuleGuidance.all.map(\.code) + RedFlag.all.map(\.code), added: [rule])
    let flagged = guidance(
      rules: everything, intake: .nothingApplies.answering(yes: .hotRedOrFeverish))
    let injured = guidance(
      .of("KL01", .flag), rules: everything,
      intake: .nothingApplies.answering(yes: .earlierInjuryNotExamined))

    #expect(flagged.redFlags.count == 21)
    #expect(flagged.redFlags.first?.flag.code == "RF12")
    #expect(flagged.statement == Guidance.requiredStatement)
    #expect(injured.findings.contains { $0.finding.code == "RL21" })
    #expect(injured.exercises.isEmpty)
  }

  @Test func `the vocabulary is that of the catalogue`() {
    let vocabulary = RuleVocabulary.current

    #expect(vocabulary.rules.contains("RL17") && vocabulary.exercises.contains("EX46"))
    #expect(vocabulary.adjuncts.contains("AD09") && vocabulary.taken.contains("RF21"))
    #expect(vocabulary.measures.contains("fppa_peak") && vocabulary.taken.contains("TH42"))
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Testing

/// What the answers alone decide: pain at the front (RL19), looseness (RL20), an injury (RL21).
struct ComplaintTests {
  private func guidance(
    _ intake: Intake, _ findings: Finding..., age: Double = 30
  ) -> Guidance {
    let subject = Subject(age: age, intake: intake)
    return Guidance(
      for: .reported(findings, of: subject), subject: subject, screened: false)
  }

  /// The rules that speak about what was reported.
  private func told(_ guidance: Guidance) -> [String] {
    guidance.findings.filter { $0.finding.level == .info }.map(\.finding.code)
  }

  @Test func `pain at the front of the knee without a finding selects hip and knee exercises`() {
    let guidance = guidance(.painfulInFront(), .of("RL04", .clear), .of("RL05", .watch))

    #expect(told(guidance) == ["RL19"])
    let advice = guidance.findings.first { $0.finding.code == "RL19" }
    #expect(advice?.contributingFactors == ["more load than the knee is used to"])
    #expect(advice?.meaning.contains("helps all the same") == true)
    #expect(advice?.referral == "Physiotherapist, because pain was reported.")
    #expect(guidance.priorities.map(\.code) == ["RL19"])
    // RL19: 03 06 10 12 02 38; 06 starts at level 2 and 38 at level 3.
    #expect(guidance.exercises.map(\.code) == ["EX03", "EX10", "EX12", "EX02", "EX06"])
    #expect(guidance.adjuncts.map(\.code) == ["AD01", "AD05", "AD08", "AD09"])
    #expect(guidance.referrals.map(\.profession) == [.physiotherapist])
  }

  @Test func `pain elsewhere, no pain, and pain beside a flag do not`() {
    var medial = Intake.painfulInFront()
    medial.painLocation = .medial
    var unknown = Intake.painfulInFront()
    unknown.painLocation = nil

    for guidance in [
      guidance(medial), guidance(unknown), guidance(.nothingApplies),
      guidance(.painfulInFront(), .of("RL04", .flag)),
    ] {
      #expect(told(guidance).isEmpty)
      #expect(!guidance.priorities.contains { $0.code == "RL19" })
    }
  }

  @Test(arguments: [Intake.Question.ligamentLaxity, .previousDislocation])
  func `looseness comes before everything else in the plan`(question: Intake.Question) throws {
    let guidance = guidance(
      .nothingApplies.answering(yes: question), .of("RL06", .flag), .of("RL04", .flag))

    #expect(told(guidance) == ["RL20"])
    #expect(guidance.priorities.map(\.code) == ["RL20", "RL06"])
    #expect(guidance.adjuncts.contains { $0.code == "AD01" })
    #expect(guidance.referrals.contains { $0.profession == .orthopaedicSurgeon })
    // A dislocation raises RF08 besides, which stops at level 1.
    let isFlagged = question == .previousDislocation
    #expect(guidance.exercises.contains { $0.levels.upperBound > 1 } != isFlagged)
    #expect(!guidance.screeningSentence.contains("no warning sign applies"))
  }

  @Test func `without looseness it is no priority`() {
    let guidance = guidance(.nothingApplies, .of("RL04", .flag))

    #expect(told(guidance).isEmpty)
    #expect(guidance.priorities.map(\.code) == ["RL04"])
  }

  @Test(arguments: [Intake.Question.injuryWithinSevenDays, .earlierInjuryNotExamined])
  func `an injury that nobody has cleared suppresses every exercise`(
    question: Intake.Question
  ) throws {
    let guidance = guidance(.nothingApplies.answering(yes: question), .of("RL04", .flag))

    #expect(told(guidance) == ["RL21"])
    #expect(guidance.exercises.isEmpty && guidance.priorities.isEmpty)
    #expect(guidance.adjuncts.map(\.code) == ["AD09"])
    #expect(guidance.exerciseNote.contains("until a physician has cleared the injury (RL21)"))
    #expect(guidance.retest == nil)
    let referral = try #require(guidance.referrals.first { $0.codes.contains("RL21") })
    #expect(referral.profession == .sportsPhysician && referral.urgency == .urgent)
    #expect(!guidance.screeningSentence.contains("no warning sign applies"))
  }

  @Test func `an injury that a clinician has cleared stops at level 1 and stays named`() {
    var intake = Intake.nothingApplies.answering(yes: .earlierInjuryNotExamined)
    intake.readiness[.clearedByClinician] = true
    let guidance = guidance(intake, .of("RL04", .flag))

    #expect(told(guidance).isEmpty)
    #expect(guidance.exercises.map(\.levels.upperBound).max() == 1)
    #expect(guidance.exerciseNote.contains("an injury that was cleared"))
    #expect(
      guidance.screeningSentence.contains(
        "Cleared for exercise by a clinician: earlier injury not examined: yes"))
  }

  @Test(arguments: [
    Intake.Question.surgeryWithinTwelveWeeks, .pregnancy, .anticoagulation,
    .osteoporosisOrFracture,
  ])
  func `an operation within twelve weeks blocks exercise until it is cleared`(
    question: Intake.Question
  ) throws {
    var intake = Intake.nothingApplies.answering(yes: question)
    #expect(guidance(intake, .of("RL04", .flag)).exercises.isEmpty)

    intake.readiness[.clearedByClinician] = false
    #expect(guidance(intake, .of("RL04", .flag)).exercises.isEmpty)

    intake.readiness[.clearedByClinician] = true
    let cleared = guidance(intake, .of("RL04", .flag))
    #expect(cleared.exercises.map(\.levels.upperBound).max() == 1)
    #expect(cleared.redFlags.first?.flag.code == "RF19")
    #expect(cleared.exerciseNote.contains("RF19"))
  }

  @Test func `clearance lifts no other warning sign`() {
    for question in Intake.Question.allCases {
      var intake = Intake.nothingApplies.answering(yes: .injuryWithinSevenDays, question)
      let before = guidance(intake, .of("RL04", .flag))
      intake.readiness[.clearedByClinician] = true
      let after = guidance(intake, .of("RL04", .flag))
      let blocking = before.redFlags.filter {
        $0.isRaised && $0.flag.blocks == .all && $0.flag.code != "RF19"
      }

      #expect(after.exercises.isEmpty || blocking.isEmpty, "\(question)")
      #expect(after.exercises.allSatisfy { $0.levels.upperBound == 1 }, "\(question)")
    }
  }

  @Test func `noise without pain or swelling is named as harmless and holds nothing back`() {
    let quiet = guidance(.nothingApplies.answering(yes: .clickingOrGrinding), .of("RL04", .flag))
    var painful = Intake.nothingApplies.answering(yes: .clickingOrGrinding)
    painful.pain = 1
    let loud = guidance(painful, .of("RL04", .flag))

    #expect(quiet.screeningSentence == "Clicking or grinding without pain or swelling is common.")
    #expect(quiet.exercises.contains { $0.levels.upperBound == 2 })
    #expect(!quiet.redFlags.contains { $0.isRaised })
    #expect(loud.redFlags.first?.flag.code == "RF21")
    #expect(!loud.screeningSentence.contains("is common"))
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Testing

struct ExercisePlanTests {
  private func guidance(
    _ findings: Finding..., subject: Subject = .adult(), screened: Bool = false
  ) -> Guidance {
    Guidance(
      for: Assessment(measures: Assessment.straight, findings: findings), subject: subject,
      screened: screened)
  }

  @Test(arguments: [
    ["RL01"], ["RL02"], ["RL04"], ["RL01", "RL02"], ["RL01", "RL04"], ["RL02", "RL04"],
    ["RL01", "RL02", "RL04"],
  ])
  func `flags select four to six exercises with at most one that mobilises`(codes: [String]) {
    for subject in [Subject.adult(), Subject(age: 30)] {
      let plan = Guidance(
        for: Assessment(
          measures: Assessment.straight, findings: codes.map { .of($0, .flag) }),
        subject: subject, screened: false)

      #expect((4...6).contains(plan.exercises.count))
      #expect(plan.exercises.count { $0.category == "mobility" } <= 1)
      #expect(Set(plan.exercises.map(\.code)).count == plan.exercises.count)
      #expect(plan.exercises.allSatisfy { $0.levels.upperBound <= 2 })
      let starts = plan.exercises.map(\.levels.lowerBound)
      #expect(starts == starts.sorted())
    }
  }

  @Test func `the squat selects hips and the squat itself first, then one stretch and side steps`()
  {
    // RL04 in the order of its rule: 10 12 13 11 32 44 45 46 34; 13 and 34 start at level 2.
    #expect(
      guidance(.of("RL04", .flag)).exercises.map(\.code)
        == ["EX10", "EX12", "EX11", "EX32", "EX44", "EX13"])
  }

  @Test func `level 1 leaves out what starts higher and stops progression`() {
    let plan = guidance(.of("RL04", .flag), subject: Subject(age: 30)).exercises

    #expect(plan.map(\.code) == ["EX10", "EX12", "EX11", "EX32", "EX44"])
    #expect(plan.allSatisfy { !$0.progressTo.contains("level 2") && !$0.progressTo.contains("EX") })
  }

  @Test func `two rules take turns and a third one waits`() {
    let plan = guidance(.of("RL01", .flag), .of("RL02", .flag), .of("RL04", .flag))

    // RL04 is better founded (B) than RL01 and RL02 (C); RL02 comes third and selects nothing.
    let selected = Set(plan.exercises.map(\.code))
    let possible = Set(
      ["RL04", "RL01"].flatMap { RuleGuidance.forRule($0)?.exercises ?? [] })
    #expect(selected.isSubset(of: possible))
    #expect(plan.adjuncts.map(\.code) == ["AD03", "AD06", "AD07", "AD09"])
    #expect(plan.findings.count == 3)
  }

  @Test func `the order of the findings and their sides do not matter`() {
    let one = guidance(.of("RL04", .flag), .of("RL01", .flag, side: .left))
    let other = guidance(
      .of("RL01", .flag, side: .left), .of("RL04", .flag), .of("RL04", .flag, side: .left))

    #expect(one.exercises == other.exercises)
    #expect(one.adjuncts == other.adjuncts)
  }

  @Test func `a watch alone selects only the general exercises at level 1`() {
    let plan = guidance(.of("RL04", .watch), .of("RL02", .watch))

    #expect(plan.exercises.map(\.code).sorted() == ["EX11", "EX12", "EX20", "EX32"])
    #expect(plan.exercises.allSatisfy { $0.levels == 1...1 })
    #expect(plan.exerciseNote.contains("measurement error"))
    #expect(plan.adjuncts.map(\.code) == ["AD09"])
    #expect(plan.findings.allSatisfy { $0.contributingFactors.isEmpty })
  }

  @Test func `a watch beside a flag adds nothing`() {
    #expect(
      guidance(.of("RL04", .flag), .of("RL02", .watch)).exercises
        == guidance(.of("RL04", .flag)).exercises)
  }

  @Test(arguments: [FindingLevel.below, .clear])
  func `no finding selects no exercises and the note says so`(level: FindingLevel) {
    let plan = guidance(.of("RL04", level))

    #expect(plan.exercises.isEmpty)
    #expect(plan.adjuncts.isEmpty)
    #expect(plan.findings.isEmpty)
    #expect(plan.exerciseNote == "No exercises are given because no finding calls for them.")
  }

  @Test func `nothing assessed is not the same as nothing found`() {
    #expect(guidance(.of("RL04", .notAssessed)).exerciseNote.contains("nothing could be assessed"))
    #expect(
      guidance(.of("RL04", .clear), .of("RL01", .notAssessed)).exerciseNote
        .contains("among what could be assessed"))
  }

  @Test func `reported pain without a finding still sends to a professional`() {
    var intake = Intake.nothingApplies
    intake.pain = 3
    let plan = guidance(.of("RL04", .clear), subject: .adult(intake))

    #expect(plan.exerciseNote.contains("pain"))
    #expect(plan.exerciseNote.contains("professional"))
  }

  @Test func `a rule with less than four exercises is filled up with general ones`() {
    // RL11 has two, both of which mobilise.
    let plan = guidance(.of("RL11", .flag))

    #expect(plan.exercises.map(\.code) == ["EX45", "EX11", "EX12", "EX20"])
    #expect(plan.exerciseNote == "General exercises fill the plan: EX11, EX12, EX20.")
    #expect(plan.priorities.map(\.code) == ["RL11"])
    #expect(plan.priorities.first?.exercises == ["EX45"])
    #expect(plan.priorities.first?.alternatives.map(\.code) == ["EX46"])
  }

  @Test(arguments: ["RL10", "RL18", "RL22"])
  func `a rule without exercises gives none and takes no place of another`(code: String) {
    for level in [FindingLevel.flag, .watch] {
      let alone = guidance(.of(code, level))
      #expect(alone.exercises.isEmpty && alone.priorities.isEmpty)
      #expect(alone.exerciseNote.hasPrefix("No exercises are given: none follow"))
      #expect(alone.findings.count == 1)
    }
    let beside = guidance(.of(code, .flag), .of("RL04", .flag), .of("RL13", .flag))
    #expect(beside.priorities.map(\.code) == ["RL04", "RL13"])
  }

  @Test func `a flag of a rule without an entry selects the general exercises`() {
    let plan = guidance(.of("RL99", .flag))

    #expect(plan.exercises.map(\.code).sorted() == ["EX11", "EX12", "EX20", "EX32"])
    #expect(plan.findings.first?.referral.isEmpty == false)
  }

  @Test(arguments: [nil, 12, 17.9] as [Double?])
  func `body weight is raised with adults only`(age: Double?) {
    var subject = Subject.adult()
    #expect(guidance(.of("RL01", .flag)).adjuncts.contains { $0.code == "AD06" })

    subject.age = age
    let plan = guidance(.of("RL01", .flag), subject: subject)
    #expect(!plan.adjuncts.contains { $0.code == "AD06" })
    #expect(plan.findings.allSatisfy { !$0.contributingFactors.contains("body weight") })
  }

  @Test func `pain and a marked deviation turn the referral`() throws {
    var intake = Intake.nothingApplies
    intake.pain = 2
    let painful = guidance(.of("RL01", .flag), .of("RL04", .flag), subject: .adult(intake))
    let marked = Guidance(
      for: Assessment(measures: [.deviation(.right, -20)], findings: [.of("RL01", .flag)]),
      subject: .adult(), screened: false)
    let plain = guidance(.of("RL01", .flag), .of("RL04", .flag))

    #expect(painful.findings.map(\.referral).allSatisfy { $0.contains("pain was reported") })
    #expect(try #require(painful.findings.first).referral.contains("orthopaedic surgeon because"))
    #expect(try #require(marked.findings.first).referral.contains("marked"))
    #expect(plain.findings.map(\.referral).allSatisfy { $0.contains("if it hurts") })
  }
}

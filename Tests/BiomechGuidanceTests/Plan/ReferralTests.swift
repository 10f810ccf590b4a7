// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Testing

struct ReferralTests {
  private func referrals(
    _ findings: [Finding] = [], _ intake: Intake? = .nothingApplies, age: Double = 30
  ) -> [Referral] {
    Guidance(
      for: Assessment(measures: Assessment.straight, findings: findings),
      subject: Subject(age: age, intake: intake), screened: false
    ).referrals
  }

  // METHODS 9.4: who sees what.
  @Test(arguments: [
    ("RF01", Profession.emergencyDepartment), ("RF02", .emergencyDepartment),
    ("RF03", .emergencyDepartment), ("RF04", .emergencyDepartment),
    ("RF06", .emergencyDepartment), ("RF12", .emergencyDepartment),
    ("RF13", .emergencyDepartment), ("RF16", .orthopaedicSurgeon),
    ("RF17", .orthopaedicSurgeon), ("RF05", .orthopaedicSurgeon), ("RF11", .sportsPhysician),
    ("RF09", .sportsPhysician), ("RF14", .sportsPhysician), ("RF18", .sportsPhysician),
    ("RF15", .paediatricOrthopaedics), ("RF10", .physiotherapist), ("RF20", .physiotherapist),
    ("RF21", .physiotherapist),
  ])
  func `every warning sign has its profession`(code: String, profession: Profession) throws {
    #expect(try #require(RedFlag.all.first { $0.code == code }).profession == profession)
  }

  @Test func `a raised flag sends there as soon as it says, and one that is not raised does not`() {
    let raised = referrals([], .nothingApplies.answering(yes: .hotRedOrFeverish, .lossOfMotion))

    #expect(
      raised == [
        Referral(profession: .emergencyDepartment, urgency: .emergency, codes: ["RF12"]),
        Referral(profession: .physiotherapist, urgency: .routine, codes: ["RF20"]),
      ])
    #expect(referrals().isEmpty)
  }

  @Test func `one profession stands once, with every reason and the greatest urgency`() {
    let raised = referrals(
      [], .nothingApplies.answering(yes: .noImprovementAfterSixWeeks, .swellingOver48Hours))

    #expect(
      raised == [
        Referral(profession: .sportsPhysician, urgency: .urgent, codes: ["RF11", "RF09"])
      ])
  }

  @Test(
    arguments: [
      ("RL01", [Profession.physiotherapist], [.orthopaedicSurgeon, .physiotherapist]),
      ("RL02", [.physiotherapist], [.orthopaedicSurgeon, .physiotherapist]),
      ("RL03", [.sportsPhysician], [.sportsPhysician]), ("RL04", [], [.physiotherapist]),
      ("RL05", [], [.physiotherapist]), ("RL06", [], [.sportsPhysician]),
      ("RL07", [], [.physiotherapist]), ("RL08", [], [.physiotherapist]),
      ("RL09", [.physiotherapist], [.physiotherapist]), ("RL10", [], [.physiotherapist]),
      ("RL11", [], [.physiotherapist]), ("RL12", [], [.sportsPhysician]),
      ("RL13", [], [.physiotherapist]), ("RL14", [], [.physiotherapist]),
      ("RL15", [], [.physiotherapist]), ("RL16", [.orthotist], [.orthotist]),
      ("RL17", [], [.physiotherapist]), ("RL18", [.sportsPhysician], [.sportsPhysician]),
    ] as [(String, [Profession], [Profession])])
  func `every finding has its profession, with and without pain`(
    code: String, plain: [Profession], painful: [Profession]
  ) {
    var intake = Intake.nothingApplies
    intake.pain = 2
    intake.painLocation = .medial
    func seen(_ level: FindingLevel, _ intake: Intake) -> [Profession] {
      // Minors are not offered support with body weight.
      referrals([.of(code, level)], intake, age: 17).map(\.profession)
    }

    #expect(seen(.flag, .nothingApplies) == plain)
    #expect(seen(.flag, intake) == painful)
    #expect(seen(.watch, .nothingApplies).isEmpty)
    #expect(seen(.clear, .nothingApplies).isEmpty)
  }

  @Test func `pain without any finding still sends to somebody`() {
    var intake = Intake.nothingApplies
    intake.pain = 1
    intake.painLocation = .medial

    #expect(referrals([], intake).map(\.profession) == [.physiotherapist])
    #expect(referrals([], intake).map(\.codes) == [["pain"]])
  }

  @Test func `support with body weight is offered to adults and stands last`() {
    let adult = referrals([.of("RL01", .flag)])
    let minor = referrals([.of("RL01", .flag)], age: 17)

    #expect(adult.last?.profession == .dietitian && adult.last?.isOptional == true)
    #expect(!minor.contains { $0.profession == .dietitian })
  }
}

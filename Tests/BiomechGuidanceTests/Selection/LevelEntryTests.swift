// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Testing

struct LevelEntryTests {
  private func guidance(
    _ intake: Intake, _ measures: [Measure] = [], rule: String = "RL06"
  ) -> Guidance {
    Guidance(
      for: Assessment(
        measures: Assessment.straight + measures, findings: [.of(rule, .flag)]),
      subject: Subject(age: 30, intake: intake), screened: false)
  }

  private func highest(_ guidance: Guidance) -> Int? {
    guidance.exercises.map(\.levels.upperBound).max()
  }

  @Test func `level 3 starts where every criterion holds`() {
    let guidance = guidance(.readyForLevelThree)

    #expect(highest(guidance) == 3)
    // RL06 from level 2 on: 33 and 16 reach level 3 and start lower, then 35, 37 and 38.
    #expect(
      guidance.exercises.map(\.code) == ["EX33", "EX16", "EX35", "EX37", "EX38", "EX12"])
    #expect(!guidance.exercises.contains { $0.code == "EX36" })
    #expect(guidance.entryCriteria.filter { $0.level == 3 }.allSatisfy { $0.state == .met })
  }

  @Test(
    arguments: [
      (3, EntryCriterion.State.notMet), (nil, .unknown), (2, .met), (0, .met),
    ] as [(Int?, EntryCriterion.State)])
  func `pain above 2 of 10, or none recorded, stops at level 2 or below`(
    pain: Int?, state: EntryCriterion.State
  ) throws {
    var intake = Intake.readyForLevelThree
    intake.pain = pain
    let guidance = guidance(intake)

    #expect((highest(guidance) ?? 0 > 2) == (state == .met))
    let criterion = try #require(guidance.entryCriteria.first { $0.text.contains("pain") })
    #expect(criterion.state == state)
    #expect(criterion.reason == (pain.map { "pain \($0)/10" } ?? "no 'pain_0_to_10'"))
  }

  @Test(arguments: [true, false, nil] as [Bool?])
  func `level 2 at the top of its range has to be stated`(answer: Bool?) {
    var intake = Intake.readyForLevelThree
    intake.readiness[.levelTwoAtTopOfRange] = answer

    #expect(highest(guidance(intake)) == (answer == true ? 3 : 2))
  }

  @Test func `swelling stops at level 1 and is named as a criterion`() throws {
    let guidance = guidance(.readyForLevelThree.answering(yes: .swellingOver48Hours))

    #expect(highest(guidance) == 1)
    #expect(guidance.entryCriteria.first?.text == "no swelling")
    #expect(guidance.entryCriteria.first?.state == .notMet)
  }

  @Test func `a landing on one leg asks for strength, the warm-up does not`() {
    var intake = Intake.readyForLevelThree
    intake.readiness[.singleLegStrength] = nil
    let codes = guidance(intake).exercises.map(\.code)

    #expect(!codes.contains("EX35"))
    #expect(codes.contains("EX37"))
  }

  @Test func `somebody who vouches does not open level 3`() {
    let guidance = Guidance(
      for: .finding(.of("RL06", .flag)), subject: Subject(age: 30), screened: true)

    #expect(highest(guidance) == 2)
    #expect(guidance.entryCriteria.filter { $0.level == 3 }.allSatisfy { $0.state == .unknown })
  }
}

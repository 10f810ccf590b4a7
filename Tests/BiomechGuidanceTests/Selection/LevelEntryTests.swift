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

  /// Squats on one leg whose projection angle is the same in each.
  private func squats(_ count: Int, angle: Double, _ side: BodySide) throws -> [Measure] {
    let limit = try #require(Threshold.all.first { $0.id == "TH36" })
    let kind = try #require(limit.measures.first)
    return (1...count).map {
      Measure(
        kind: kind, side: side, trial: "squats", task: .singleLegSquat, cycle: $0, value: angle,
        u95: 4, method: "test")
    }
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

  @Test func `level 4 asks for ten squats on each leg that show no inward knee`() throws {
    let ten = try squats(10, angle: 6, .right) + squats(10, angle: 9.5, .left)
    let plan = guidance(.readyForLevelThree, ten)

    #expect(plan.exercises.contains { $0.code == "EX36" })
    #expect(highest(plan) == 4)
    #expect(plan.entryCriteria.allSatisfy { $0.state == .met })
  }

  @Test func `nine squats, one leg, an inward knee or an open level 3 do not`() throws {
    let good = try squats(10, angle: 6, .right)
    let cases: [([Measure], EntryCriterion.State)] = [
      (good + (try squats(9, angle: 6, .left)), .unknown), (good, .unknown),
      (good + (try squats(9, angle: 6, .left)) + (try squats(1, angle: 10.5, .left)), .notMet),
    ]
    for (measures, state) in cases {
      let guidance = guidance(.readyForLevelThree, measures)
      #expect(highest(guidance) == 3)
      #expect(guidance.entryCriteria.last?.state == state)
    }
    let early = guidance(.nothingApplies, good + (try squats(10, angle: 6, .left)))
    #expect(highest(early) == 2)
    #expect(early.entryCriteria.last?.state == .met)
    #expect(early.entryCriteria.contains { $0.level == 4 && $0.state == .unknown })
  }

  @Test func `no answer or squat opens a level that a warning sign closes`() throws {
    let ten = try squats(10, angle: 6, .right) + squats(10, angle: 6, .left)
    for question in Intake.Question.allCases {
      let guidance = guidance(.readyForLevelThree.answering(yes: question), ten)
      let blocks = guidance.redFlags.filter(\.isRaised).map(\.flag.blocks).max() ?? .none
      let alternatives = guidance.priorities.flatMap(\.alternatives)
      let level = (guidance.exercises + alternatives).map(\.levels.upperBound).max() ?? 0

      switch blocks {
      case .all: #expect(level == 0, "\(question)")
      case .aboveLevel1: #expect(level == 1, "\(question)")
      case .none: break
      }
    }
  }
}

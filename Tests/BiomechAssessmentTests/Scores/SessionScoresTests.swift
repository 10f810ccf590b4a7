// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct SessionScoresTests {
  /// Three landings of 0, 1 and 3 errors of the right leg; each of the left leg none but what both
  /// share.
  private var landings: [AnalyzedTrial] {
    var second = HandBuiltRepetition(name: "second")
    second.flexion[.right] = Ramp(29, 105)
    var third = HandBuiltRepetition(name: "third")
    // Item 1, and a bend of 44°: item 12, stiff (2), sum 2 and so average (1).
    third.flexion[.right] = Ramp(29, 73)
    let first = HandBuiltRepetition(name: "first")
    return [first.standing, first.analyzed, second.analyzed, third.analyzed]
  }

  @Test func `landings are put together by their mean`() throws {
    let assessment = Assessment(of: landings, subject: .adult)
    let score = try #require(assessment.score("LESS", .right, cycle: nil))

    // (0 + 1 + (1 + 1 + 2 + 1)) / 3.
    #expect(score.total?.isClose(to: 2, within: 1e-12) == true)
    #expect(score.items[0].points?.isClose(to: 2.0 / 3, within: 1e-12) == true)
    #expect(score.items[15].points?.isClose(to: 2.0 / 3, within: 1e-12) == true)
    #expect(score.items[0].reason == "points 0, 1, 1")
    #expect(score.aggregation == "mean of 3 landings")
    #expect(score.trials == ["first", "second", "third"])
    #expect(score.band == "excellent")
    #expect(assessment.score("LESS", .left, cycle: nil)?.total == 0)
  }

  @Test func `landings are put together by the errors of two of three`() throws {
    let assessment = Assessment(
      of: landings, subject: .adult, lessAggregation: .twoOfThree)
    let score = try #require(assessment.score("LESS", .right, cycle: nil))

    // Item 1 was seen twice; 12, 16 and 17 once.
    #expect(score.total == 1)
    #expect(score.aggregation == "errors in at least two of three of 3 landings")
  }

  @Test func `the worse leg stands beside both`() throws {
    let assessment = Assessment(of: landings, subject: .adult)
    let score = try #require(assessment.score("LESS", .both, cycle: nil))

    #expect(score.total?.isClose(to: 2, within: 1e-12) == true)
    #expect(score.aggregation == "worse leg (right), mean of 3 landings")
    let totals = assessment.measures.filter { $0.kind == .lessTotal }
    #expect(totals.filter { $0.side == .right }.map(\.value) == [0, 1, 5])
    #expect(totals.filter { $0.side == .left }.map(\.value) == [0, 0, 0])
    let worse = totals.filter { $0.side == .both }
    #expect(worse.map(\.value) == [0, 1, 5])
    #expect(
      worse.map(\.method) == [
        "both legs alike, sum of 17 items, 2 of them estimated",
        "worse leg (right), sum of 17 items, 2 of them estimated",
        "worse leg (right), sum of 17 items, 2 of them estimated",
      ])
    #expect(totals.allSatisfy { $0.u95 == 1 && $0.u95Origin == .usual })
    #expect(totals.filter { $0.side == .right }.map(\.band) == ["excellent", "excellent", "good"])
    let objective = assessment.measures.filter { $0.kind == .lessObjectiveTotal }
    #expect(objective.filter { $0.side == .right }.map(\.value) == [0, 1, 2])
  }

  @Test func `a landing that is held says that it is not the standard task`() throws {
    var held = HandBuiltRepetition(task: .landing)
    held.takeOff = nil
    held.nextContact = nil
    let score = try #require(held.assessment.score("LESS", .right))

    #expect(score.name == "Landing error scoring system, not the standard task")
    #expect(score.total == 0)
  }

  @Test func `single repetitions stand before all together`() {
    let scores = Assessment(of: landings, subject: .adult).scores
    let whole = scores.firstIndex { $0.cycle == nil }
    let last = scores.lastIndex { $0.cycle != nil }

    #expect(scores.count == 3 * 4 + 3 + 2)
    #expect(whole.flatMap { whole in last.map { $0 < whole } } == true)
  }

  @Test func `the real-time version follows from the items`() throws {
    var repetition = HandBuiltRepetition()
    // RT-01 wide, RT-04 past the midfoot, RT-08 leans 10° further (1).
    repetition.shoulders = 250
    repetition.medial[.right] = Ramp(-10, 12)
    repetition.trunkForwards = Ramp(10, 20)
    var score = try #require(repetition.assessment.score("LESS-RT", .right))
    #expect(score.items.map { $0.points ?? -1 } == [1, 0, 0, 1, 0, 0, 0, 1, 0, 0])
    #expect(score.total == 3)
    #expect(score.maximum == 15)

    // Past the great toe (2), 50° of bend (1 and 1), and item 15 for the impression (1).
    repetition.medial[.right] = Ramp(-10, 30)
    repetition.flexion[.right] = Ramp(35, 85)
    repetition.trunkForwards = Ramp(10, 9)
    score = try #require(repetition.assessment.score("LESS-RT", .right))
    #expect(score.items.map { $0.points ?? -1 } == [1, 0, 0, 2, 0, 0, 1, 2, 1, 1])
  }

  @Test func `every item of a sheet has a code, a limit and a source of its own`() {
    let sheets = [ScoreKind.less, .lessRealTime, .qasls, .tuckJump]
    let items = sheets.flatMap(\.items)
    #expect(Set(items.map(\.code)).count == items.count)
    #expect(sheets.map { $0.items.count } == [17, 10, 10, 10])
    #expect(
      sheets.map { sheet in sheet.items.reduce(0) { $0 + $1.maximum } } == sheets.map(\.maximum))
    #expect(sheets.allSatisfy { ScoreKinds.all.contains($0) })
    for item in items {
      #expect(!item.name.isEmpty && !item.definition.isEmpty && !item.formula.isEmpty)
      #expect(!item.threshold.isEmpty && !item.source.isEmpty && !item.evidence.isEmpty)
    }
  }
}

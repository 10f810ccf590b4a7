// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Testing

extension Intake {
  /// Nothing applies, and everything that level 3 and single-leg landings ask for was stated.
  static var readyForLevelThree: Intake {
    var intake = Intake.nothingApplies
    intake.readiness = [.levelTwoAtTopOfRange: true, .singleLegStrength: true]
    return intake
  }

  /// Nothing applies but pain at the front of the knee.
  static func painfulInFront(_ pain: Int = 2) -> Intake {
    var intake = Intake.nothingApplies
    intake.pain = pain
    intake.painLocation = .anterior
    return intake
  }
}

/// An exercise with a finding or an answer that selects it.
struct ExerciseReach: Sendable, CustomTestStringConvertible {
  var code: String

  /// The flagged rule that selects it.
  var rule: String

  /// Whether it asks for what level 3 asks for.
  var isAdvanced = false

  /// Whether it stands among those to swap, since six others come first.
  var isAlternative = false

  var testDescription: String { code }

  init(
    _ code: String, _ rule: String, isAdvanced: Bool = false, isAlternative: Bool = false
  ) {
    self.code = code
    self.rule = rule
    self.isAdvanced = isAdvanced
    self.isAlternative = isAlternative
  }

  static let all: [ExerciseReach] = [
    ExerciseReach("EX01", "RL09"), ExerciseReach("EX02", "RL09"), ExerciseReach("EX03", "RL02"),
    ExerciseReach("EX04", "RL09", isAlternative: true),
    ExerciseReach("EX05", "RL09", isAlternative: true), ExerciseReach("EX06", "RL17"),
    ExerciseReach("EX10", "RL13"), ExerciseReach("EX11", "RL15"), ExerciseReach("EX12", "RL12"),
    ExerciseReach("EX13", "RL12"), ExerciseReach("EX14", "RL17"), ExerciseReach("EX15", "RL14"),
    ExerciseReach("EX16", "RL07"), ExerciseReach("EX17", "RL14"), ExerciseReach("EX20", "RL14"),
    ExerciseReach("EX21", "RL12"), ExerciseReach("EX22", "RL14"), ExerciseReach("EX30", "RL16"),
    ExerciseReach("EX31", "RL06"), ExerciseReach("EX32", "RL07"), ExerciseReach("EX33", "RL13"),
    ExerciseReach("EX34", "RL04", isAlternative: true),
    ExerciseReach("EX35", "RL06", isAdvanced: true),
    ExerciseReach("EX37", "RL06", isAdvanced: true),
    ExerciseReach("EX38", "RL06", isAdvanced: true), ExerciseReach("EX39", "RL16"),
    ExerciseReach("EX40", "RL02"), ExerciseReach("EX41", "RL09"),
    ExerciseReach("EX42", "RL09", isAlternative: true), ExerciseReach("EX43", "RL15"),
    ExerciseReach("EX44", "RL04"), ExerciseReach("EX45", "RL11"), ExerciseReach("EX46", "RL07"),
  ]
}

/// Every rule, exercise and adjunct is selected by something, and not by what is beside it.
struct ReachTests {
  private func plan(
    _ findings: [Finding], _ intake: Intake = .nothingApplies, age: Double = 30
  ) -> Guidance {
    Guidance(
      for: Assessment(measures: Assessment.straight, findings: findings),
      subject: Subject(age: age, intake: intake), screened: false)
  }

  private func codes(_ guidance: Guidance) -> (chosen: [String], alternatives: [String]) {
    (guidance.exercises.map(\.code), guidance.priorities.flatMap(\.alternatives).map(\.code))
  }

  @Test func `the table knows every exercise but the jumps of level 4`() {
    // EX36 asks for measured squats: see LevelEntryTests.
    #expect(
      Set(ExerciseReach.all.map(\.code) + ["EX36"]) == Set(Exercise.all.map(\.code)))
  }

  @Test(arguments: ExerciseReach.all)
  func `every exercise is selected by a flag and not by a clear result`(reach: ExerciseReach) {
    let intake = reach.isAdvanced ? Intake.readyForLevelThree : .nothingApplies
    let flagged = codes(plan([.of(reach.rule, .flag)], intake))
    let clear = codes(plan([.of(reach.rule, .clear)], intake))

    #expect((reach.isAlternative ? flagged.alternatives : flagged.chosen).contains(reach.code))
    #expect(!(clear.chosen + clear.alternatives).contains(reach.code))
    if reach.isAdvanced {
      let early = codes(plan([.of(reach.rule, .flag)]))
      #expect(!(early.chosen + early.alternatives).contains(reach.code))
    }
  }

  @Test(arguments: RuleGuidance.all.filter { !$0.exercises.isEmpty }.map(\.code))
  func `every rule with exercises is a priority when flagged and none when watched`(
    code: String
  ) throws {
    guard !["RL19", "RL20"].contains(code) else { return }  // Answers raise these: see below.
    let flagged = plan([.of(code, .flag, side: .left)])
    let watched = plan([.of(code, .watch, side: .left)])

    #expect(flagged.priorities.map(\.code) == [code])
    #expect(flagged.priorities.first?.sides == [.left])
    #expect((4...6).contains(flagged.exercises.count))
    #expect(watched.priorities.isEmpty)
    #expect(watched.exercises.map(\.code).sorted() == ["EX11", "EX12", "EX20", "EX32"])
    let advice = try #require(flagged.findings.first)
    #expect(!advice.contributingFactors.isEmpty && !advice.meaning.isEmpty)
    #expect(watched.findings.first?.contributingFactors.isEmpty == true)
    #expect(watched.findings.first?.meaning.hasPrefix("If this were so") == true)
  }

  @Test(arguments: [
    ("AD01", "RL09"), ("AD02", "RL09"), ("AD03", "RL16"), ("AD04", "RL02"), ("AD05", "RL09"),
    ("AD06", "RL01"), ("AD07", "RL11"), ("AD08", "RL06"), ("AD09", "RL08"),
  ])
  func `every adjunct is selected by a flag and not by a clear result`(
    code: String, rule: String
  ) {
    #expect(plan([.of(rule, .flag)]).adjuncts.contains { $0.code == code })
    #expect(!plan([.of(rule, .clear)]).adjuncts.contains { $0.code == code })
  }

  @Test func `of two priorities each gets exercises, and a third one waits`() {
    // All three are graded A or B; RL06 and RL08 (A) stand before RL13 (B).
    let plan = plan([.of("RL13", .flag), .of("RL08", .flag), .of("RL06", .flag)])

    #expect(plan.priorities.map(\.code) == ["RL06", "RL08"])
    #expect(plan.priorities.allSatisfy { !$0.exercises.isEmpty })
    #expect(plan.exercises.count <= 6)
    #expect(plan.exercises.allSatisfy { $0.levels.upperBound <= 2 })
  }

  @Test func `the legs of a finding stand right before left`() {
    let plan = plan([.of("RL05", .flag, side: .left), .of("RL05", .flag, side: .right)])

    #expect(plan.priorities.map(\.sides) == [[.right, .left]])
  }
}

// MARK: - Landing errors item by item

struct LandingErrorTests {
  private func score(
    _ errors: [String], landing: Int?, of items: [String], side: BodySide = .both
  ) -> Score {
    Score(
      code: "LESS", name: "LESS", task: .dropJump, side: side, trials: ["jump"], cycle: landing,
      items: items.map {
        ScoreItem(code: $0, name: "item", points: errors.contains($0) ? 1 : 0)
      }, total: nil, maximum: 19)
  }

  private func plan(_ scores: [Score]) -> [String] {
    Guidance(
      for: Assessment(
        measures: Assessment.straight, scores: scores, findings: [.of("RL08", .flag)]),
      subject: .adult(.readyForLevelThree), screened: false
    ).priorities.first?.exercises ?? []
  }

  // The map of the table of rules: 1, 12 → EX35; 5, 15 → EX33 EX12; 6 → EX21; 7 to 10 → EX32;
  // 11 → EX30; 13, 14 → EX16.
  @Test(arguments: [
    (["LESS-01"], ["EX35"]), (["LESS-12"], ["EX35"]), (["LESS-05"], ["EX33", "EX12"]),
    (["LESS-15"], ["EX33", "EX12"]), (["LESS-06"], ["EX21"]), (["LESS-07"], ["EX32"]),
    (["LESS-08"], ["EX32"]), (["LESS-09"], ["EX32"]), (["LESS-10"], ["EX32"]),
    (["LESS-11"], ["EX30"]), (["LESS-13"], ["EX16"]), (["LESS-14"], ["EX16"]),
    (["LESS-06", "LESS-11"], ["EX21", "EX30"]),
  ])
  func `the items that are errors select their exercises`(items: [String], exercises: [String]) {
    let all = (1...17).map { $0 < 10 ? "LESS-0\($0)" : "LESS-\($0)" }
    let scores = (1...3).map { score(items, landing: $0, of: all) }

    #expect(Set(plan(scores)) == Set(exercises))
  }

  @Test func `an item counts when it is an error in two of three landings`() {
    let items = ["LESS-06", "LESS-11"]
    let scores = [
      score(["LESS-06", "LESS-11"], landing: 1, of: items),
      score(["LESS-06"], landing: 2, of: items), score([], landing: 3, of: items),
      // The mean over the landings repeats them and must not count again.
      score(["LESS-11"], landing: nil, of: items),
    ]

    #expect(plan(scores) == ["EX21"])
  }

  @Test func `an error of one leg is not outvoted by the other`() {
    let items = ["LESS-06", "LESS-11"]
    let scores = (1...3).flatMap { landing in
      [
        score(landing < 3 ? ["LESS-06"] : [], landing: landing, of: items, side: .left),
        score(landing < 2 ? ["LESS-11"] : [], landing: landing, of: items, side: .right),
      ]
    }

    #expect(plan(scores) == ["EX21"])
  }

  @Test func `without items the whole list of the rule stands`() {
    #expect(Set(plan([])).isSubset(of: ["EX35", "EX33", "EX12", "EX21", "EX32", "EX30", "EX16"]))
    #expect(plan([]).count == 6)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Testing

/// The smallest answers that raise a flag and the smallest that settle it.
///
/// Written from the published triggers, not from the catalogue of the program.
struct RedFlagCase: Sendable, CustomTestStringConvertible {
  var code: String
  var raising: [Subject]
  var settling: [Subject]
  var testDescription: String { code }

  init(_ code: String, raising: [Subject], settling: [Subject]) {
    self.code = code
    self.raising = raising
    self.settling = settling
  }

  /// A flag that any one of the questions raises and only all of them together settle.
  init(_ code: String, anyOf questions: [Intake.Question], age: Double? = nil) {
    self.init(
      code,
      raising: questions.map { Subject(age: age, intake: Intake(answers: [$0: true])) },
      settling: [
        Subject(
          age: age,
          intake: Intake(answers: Dictionary(uniqueKeysWithValues: questions.map { ($0, false) })))
      ])
  }

  /// An injury within a week and something else.
  private static func injured(
    _ others: [Intake.Question: Bool], age: Double? = nil, pain: Int? = nil
  ) -> Subject {
    let answers = others.merging([.injuryWithinSevenDays: true]) { first, _ in first }
    return Subject(age: age, intake: Intake(answers: answers, pain: pain))
  }

  private static let uninjured = Subject(intake: Intake(answers: [.injuryWithinSevenDays: false]))

  static let all: [RedFlagCase] = [
    RedFlagCase(
      "RF01",
      raising: [
        injured([:], pain: 7), injured([.rapidSwelling: true]),
        injured([.cannotTakeFourSteps: true]),
      ],
      settling: [
        uninjured, injured([.rapidSwelling: false, .cannotTakeFourSteps: false], pain: 6),
        Subject(
          intake: Intake(
            answers: [.rapidSwelling: false, .cannotTakeFourSteps: false], pain: 6)),
      ]),
    RedFlagCase("RF02", anyOf: [.visibleDeformity]),
    RedFlagCase("RF03", anyOf: [.kneecapSlippedOut]),
    RedFlagCase("RF04", anyOf: [.grossInstabilityAfterTrauma, .coldOrNumbFoot]),
    RedFlagCase("RF05", anyOf: [.lockingOrCatching]),
    RedFlagCase(
      "RF06",
      raising: [injured([:], age: 55)]
        + [
          .tendernessOnlyAtPatella, .fibularHeadTenderness, .cannotFlexTo90, .cannotTakeFourSteps,
        ].map { injured([$0: true], age: 30) },
      settling: [
        uninjured,
        injured(
          [
            .tendernessOnlyAtPatella: false, .fibularHeadTenderness: false,
            .cannotFlexTo90: false, .cannotTakeFourSteps: false,
          ], age: 54),
      ]),
    RedFlagCase(
      "RF07",
      raising: [injured([:], age: 17)]
        + [
          .visibleDeformity, .openWound, .pregnancy, .reducedConsciousness, .paraplegia,
        ].map { injured([$0: true], age: 30) },
      settling: [
        uninjured,
        injured(
          [
            .visibleDeformity: false, .openWound: false, .pregnancy: false,
            .reducedConsciousness: false, .paraplegia: false,
          ], age: 18),
      ]),
    RedFlagCase("RF08", anyOf: [.givingWay, .previousDislocation]),
    RedFlagCase("RF09", anyOf: [.noImprovementAfterSixWeeks]),
    RedFlagCase(
      "RF10",
      raising: [
        Subject(intake: Intake(painTrend: .worse)), Subject(intake: Intake(painAfterExercise: 6)),
        Subject(intake: Intake(answers: [.worseWithExercise: true])),
      ],
      settling: [
        Subject(
          intake: Intake(
            answers: [.worseWithExercise: false], painAfterExercise: 5, painTrend: .same)),
        Subject(
          intake: Intake(answers: [.worseWithExercise: false], pain: 0, painAfterExercise: 0)),
      ]),
    RedFlagCase("RF11", anyOf: [.swellingOver48Hours]),
    RedFlagCase("RF12", anyOf: [.hotRedOrFeverish]),
    RedFlagCase("RF13", anyOf: [.calfPainOrSwelling, .breathlessness]),
    RedFlagCase("RF14", anyOf: [.nightPain, .unexplainedWeightLoss, .cancerHistory]),
    RedFlagCase(
      "RF15",
      raising: [
        .childDeformityUnilateralOrProgressive, .limpWithThighOrKneePain, .shortStature,
        .bowedLegsAfterAgeThree,
      ].map { Subject(age: 17, intake: Intake(answers: [$0: true])) }
        + [Subject(age: 3, intake: Intake(answers: [.bowedLegsAfterAgeThree: true]))],
      settling: [
        Subject(age: 18),
        Subject(
          age: 2.5,
          intake: Intake(answers: [
            .bowedLegsAfterAgeThree: true, .childDeformityUnilateralOrProgressive: false,
            .limpWithThighOrKneePain: false, .shortStature: false,
          ])),
        Subject(
          age: 12,
          intake: Intake(answers: [
            .childDeformityUnilateralOrProgressive: false, .limpWithThighOrKneePain: false,
            .shortStature: false, .bowedLegsAfterAgeThree: false,
          ])),
      ]),
    RedFlagCase("RF17", anyOf: [.chronicMalalignmentNotResponding]),
    RedFlagCase("RF18", anyOf: [.newWeaknessOrNumbness]),
    RedFlagCase(
      "RF19",
      anyOf: [.pregnancy, .surgeryWithinTwelveWeeks, .anticoagulation, .osteoporosisOrFracture]),
    RedFlagCase("RF20", anyOf: [.lossOfMotion]),
    RedFlagCase(
      "RF21",
      raising: [
        Subject(intake: Intake(answers: [.painfulClickingOrGrinding: true])),
        Subject(intake: Intake(answers: [.clickingOrGrinding: true], pain: 1)),
        Subject(intake: Intake(answers: [.clickingOrGrinding: true], painAfterExercise: 1)),
        Subject(intake: Intake(answers: [.clickingOrGrinding: true, .swellingOver48Hours: true])),
      ],
      settling: [
        Subject(
          intake: Intake(answers: [.painfulClickingOrGrinding: false, .clickingOrGrinding: false])),
        Subject(
          intake: Intake(
            answers: [
              .painfulClickingOrGrinding: false, .clickingOrGrinding: true,
              .swellingOver48Hours: false,
            ], pain: 0, painAfterExercise: 0)),
      ]),
  ]
}

struct RedFlagTests {
  private let nothing = Assessment(measures: [], findings: [])

  private func state(
    _ code: String, _ subject: Subject, _ measures: [Measure] = []
  ) throws -> RedFlagResult.State {
    let results = RedFlagResult.all(
      for: subject, assessment: Assessment(measures: measures, findings: []))
    return try #require(results.first { $0.flag.code == code }).state
  }

  private func isRaised(
    _ code: String, _ subject: Subject, _ measures: [Measure] = []
  ) throws -> Bool {
    if case .raised = try state(code, subject, measures) { true } else { false }
  }

  @Test func `the gate holds RF01 to RF21 in order`() {
    let expected = (1...21).map { $0 < 10 ? "RF0\($0)" : "RF\($0)" }

    #expect(RedFlag.all.map(\.code) == expected)
    #expect(Set(RedFlagCase.all.map(\.code) + ["RF16"]) == Set(expected))
  }

  @Test(arguments: RedFlagCase.all)
  func `a flag is raised by its smallest answers`(flag: RedFlagCase) throws {
    for subject in flag.raising { #expect(try isRaised(flag.code, subject), "\(subject)") }
  }

  @Test(arguments: RedFlagCase.all)
  func `a flag is settled by the contrary answers`(flag: RedFlagCase) throws {
    for subject in flag.settling {
      #expect(try state(flag.code, subject) == .notRaised, "\(subject)")
    }
    #expect(try state(flag.code, .adult()) == .notRaised)
  }

  @Test(arguments: RedFlagCase.all)
  func `a flag is open and names its questions when nothing was answered`(
    flag: RedFlagCase
  ) throws {
    guard case .open(let keys) = try state(flag.code, Subject()) else {
      Issue.record("\(flag.code) is not open")
      return
    }
    let known = Set(Intake.Question.allCases.map(\.rawValue)).union(
      ["age_years", "pain_0_to_10", "pain_after_exercise_0_to_10", "pain_trend"])
    #expect(!keys.isEmpty)
    #expect(Set(keys).isSubset(of: known))
    #expect(Set(keys).count == keys.count)
  }

  @Test func `an open flag names only the answers that still decide it`() throws {
    let intake = Intake.nothingApplies.leavingOpen(.injuryWithinSevenDays)
    let injured = Intake.nothingApplies.answering(yes: .injuryWithinSevenDays)
      .leavingOpen(.cannotFlexTo90)

    // Without any of the signs it does not matter whether there was an injury.
    #expect(try state("RF06", .adult(intake)) == .notRaised)
    #expect(try state("RF06", .adult(injured)) == .open(unanswered: ["cannot_flex_to_90"]))
    #expect(try state("RF01", .adult(injured)) == .notRaised)
  }

  @Test func `the reason names the answers that raised a flag`() throws {
    let subject = Subject(
      intake: Intake(answers: [.injuryWithinSevenDays: true, .rapidSwelling: true], pain: 8))

    #expect(
      try state("RF01", subject)
        == .raised(reason: "injury within 7 days: yes; pain 8/10; rapid swelling: yes"))
  }

  @Test func `every question decides a flag but those that decide a complaint`() {
    let decided = Set(RedFlagResult.all(for: Subject(), assessment: nothing).flatMap(\.unanswered))
    let idle = Intake.Question.allCases.filter { !decided.contains($0.rawValue) }

    #expect(idle == [.earlierInjuryNotExamined, .ligamentLaxity])
  }

  @Test func `raised flags come first by urgency, then open ones, then the rest`() {
    let intake = Intake.nothingApplies.answering(
      yes: .lossOfMotion, .hotRedOrFeverish, .lockingOrCatching
    ).leavingOpen(.givingWay, .kneecapSlippedOut)
    let results = RedFlagResult.all(for: .adult(intake), assessment: nothing)

    #expect(
      results.map(\.flag.code).prefix(6) == ["RF12", "RF05", "RF20", "RF03", "RF08", "RF16"])
    #expect(results.dropFirst(6).allSatisfy { $0.state == .notRaised })
    #expect(results.count == 21)
  }

  @Test func `an age that is not a number counts as missing`() throws {
    let subject = Subject(
      age: .nan, intake: .nothingApplies.answering(yes: .injuryWithinSevenDays))

    #expect(try state("RF06", subject) == .open(unanswered: ["age_years"]))
  }
}

struct MarkedMalalignmentTests {
  private func state(_ measures: [Measure], age: Double? = 30) -> RedFlagResult.State? {
    RedFlagResult.all(
      for: Subject(age: age), assessment: Assessment(measures: measures, findings: [])
    ).first { $0.flag.code == "RF16" }?.state
  }

  @Test(arguments: [13.5, -13.5, 20, -20])
  func `a leg ten degrees out of line beyond its uncertainty raises RF16`(value: Double) {
    guard case .raised(let reason)? = state([.deviation(.left, value)]) else {
      Issue.record("not raised")
      return
    }
    #expect(reason.contains("left hip-knee-ankle deviation \(value)° ± 3.5°"))
    #expect(reason.contains("TH06"))
  }

  @Test(arguments: [13.4, -13.4, 10, 0])
  func `a leg within its uncertainty of ten degrees does not`(value: Double) {
    let measures = [Measure.deviation(.left, value), .deviation(.right, 0), .asymmetry(0)]

    #expect(state(measures) == .notRaised)
  }

  @Test(arguments: [(10.0, true), (-10.0, true), (9.9, false), (5.0, false)])
  func `a difference of five degrees beyond its uncertainty raises RF16`(
    value: Double, isRaised: Bool
  ) {
    let measures = [Measure.deviation(.left, 2), .deviation(.right, 2), .asymmetry(value)]

    #expect((state(measures) != .notRaised) == isRaised)
  }

  @Test func `what was not measured stays open`() {
    #expect(
      state([]) == .open(unanswered: ["hka_deviation_standing", "hka_asymmetry_standing"]))
    #expect(
      state([.deviation(.left, 20, u95: .nan), .deviation(.right, 0), .asymmetry(0)])
        == .open(unanswered: ["hka_deviation_standing"]))
  }

  @Test func `a deviation of limited quality neither raises nor settles RF16`() {
    // A knee bent by 17° looks out of line in the frontal plane.
    let bent = Measure.deviation(.left, 20, quality: .limited)

    #expect(
      state([bent, .deviation(.right, 0), .asymmetry(0)])
        == .open(unanswered: ["hka_deviation_standing"]))
  }

  @Test(arguments: [nil, 12] as [Double?])
  func `the reason says whose limit it is when the person is no known adult`(age: Double?) {
    guard case .raised(let reason)? = state([.deviation(.left, 20)], age: age) else {
      Issue.record("not raised")
      return
    }
    #expect(reason.contains("set for adults"))
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct ClinicRulesTests {
  private func rule(
    limit: Double = 20, sides: ClinicRule.Sides = .each, population: ClinicRule.Population = .any,
    repetitions: Int = 3, comparator: ClinicRule.Comparator = .above,
    measure: String = "medial_knee_displacement_peak"
  ) -> ClinicRules {
    ClinicRules(
      name: "rules.yaml",
      added: [
        ClinicRule(
          code: "KL01", name: "Knee inwards (possible)", measure: measure, sides: sides,
          task: .squat, comparator: comparator, limit: limit, population: population,
          repetitions: repetitions, source: "our protocol", wording: "The knee moves inwards.")
      ])
  }

  /// The findings of the clinic in three squats whose left knee is displaced by 60 mm.
  private func findings(
    _ rules: ClinicRules, of subject: Subject = .adult, squats: Int = 3
  ) -> [Finding] {
    let squats = HandBuiltSquats.same(squats, .init(displacement: [.left: 60]))
    return Assessment(of: [squats.analyzed], subject: subject, rules: rules).findings
      .filter { $0.code == "KL01" }
  }

  @Test func `a rule of a clinic is judged like any other`() throws {
    let findings = findings(rule())
    let left = try #require(findings.first { $0.side == .left })
    let right = try #require(findings.first { $0.side == .right })

    #expect(findings.count == 2)
    #expect(left.level == .flag)
    #expect(right.level == .clear)
    #expect(left.source == "our protocol")
    #expect(left.sentence.hasPrefix("Knee inwards (possible), left: peak medial knee displacement"))
    #expect(left.deciding?.threshold.id == "KL01")
    #expect(left.deciding?.repetitions == 3)
    // The value must be beyond the limit by more than its uncertainty.
    let value = try #require(left.deciding)
    #expect(value.value - value.u95 > 20)
  }

  @Test func `near the limit it is a watch, below it nothing`() throws {
    let value = try #require(findings(rule()).first { $0.side == .left }?.deciding)
    func level(_ limit: Double, _ comparator: ClinicRule.Comparator = .above) -> FindingLevel? {
      findings(rule(limit: limit, comparator: comparator)).first { $0.side == .left }?.level
    }

    #expect(level(value.value - value.u95 / 2) == .watch)
    #expect(level(value.value + value.u95 / 2) == .below)
    #expect(level(value.value + 2 * value.u95) == .clear)
    #expect(level(value.value + 2 * value.u95, .below) == .flag)
    #expect(level(value.value - 2 * value.u95, .atMost) == .clear)
    #expect(level(value.value - 2 * value.u95, .magnitudeAtLeast) == .flag)
  }

  @Test func `one side, or a measure of both legs`() {
    #expect(findings(rule(sides: .left)).map(\.side) == [.left])
    #expect(findings(rule(sides: .right)).map(\.side) == [.right])
    let both = findings(
      rule(limit: 0.8, sides: .both, comparator: .below, measure: "kasr_at_bottom"))
    #expect(both.map(\.side) == [.both])
  }

  @Test func `too few repetitions are not assessed and say so`() throws {
    let finding = try #require(findings(rule(repetitions: 4)).first)

    #expect(finding.level == .notAssessed)
    #expect(
      finding.missing == "peak medial knee displacement of at least 4 squats (there are 3)")
    #expect(findings(rule(repetitions: 3)).allSatisfy { $0.level != .notAssessed })
  }

  @Test(arguments: [
    (ClinicRule.Population.adults, Subject(age: 30), ""),
    (.adults, Subject(age: 17), "somebody whom the limit is for (adults)"),
    (.adults, Subject(), "the age of the subject"),
    (.minors, Subject(age: 17), ""),
    (.minors, Subject(age: 18), "somebody whom the limit is for (children)"),
    (.women, Subject(age: 30, sex: .female), ""),
    (.women, Subject(age: 30, sex: .male), "somebody whom the limit is for (women)"),
    (.women, Subject(age: 30), "the sex of the subject"),
    (.men, Subject(sex: .male), ""),
    (.any, Subject(), ""),
  ])
  func `a limit is for those whom it names`(
    population: ClinicRule.Population, subject: Subject, missing: String
  ) {
    #expect(
      findings(rule(population: population), of: subject).allSatisfy { $0.missing == missing })
  }

  @Test func `a rule that is switched off is not looked at, and the others stay`() {
    let squats = HandBuiltSquats.same(3, .init(displacement: [.left: 60]))
    func codes(_ rules: ClinicRules) -> Set<String> {
      Set(Assessment(of: [squats.analyzed], subject: .adult, rules: rules).findings.map(\.code))
    }
    let all = codes(ClinicRules())

    #expect(all.contains("RL04"))
    #expect(codes(ClinicRules(off: ["RL04"])) == all.subtracting(["RL04"]))
    #expect(codes(ClinicRules(off: ["RL00", "RL21", "RL22"])) == all)
  }

  @Test func `every measure and every comparison of sides can be named`() {
    let ids = RuleVocabulary.measureIDs

    #expect(Set(ids).count == ids.count)
    for id in ["fppa_peak", "less_total", "fppa_peak_difference", "jump_height_lsi"] {
      #expect(ids.contains(id), "\(id)")
    }
  }
}

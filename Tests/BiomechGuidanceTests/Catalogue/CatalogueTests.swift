// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance
import Testing

struct CatalogueTests {
  /// Every text of the catalogue but the required statement.
  private static let texts: [String] =
    RedFlag.all.flatMap { [$0.title, $0.question, $0.action, $0.referTo, $0.source] }
    + Exercise.all.flatMap {
      [
        $0.name, $0.targets, $0.howTo, $0.progressTo, $0.regressTo, $0.caution, $0.source,
        $0.evidenceGrade, $0.contested,
      ]
    }
    + Adjunct.all.flatMap {
      [$0.name, $0.targets, $0.howTo, $0.caution, $0.evidenceGrade, $0.source, $0.contested]
    }
    + RuleGuidance.all.flatMap {
      [
        $0.name, $0.meaning, $0.possibleMeaning, $0.source, $0.contested, $0.referral.flag,
        $0.referral.painful,
      ] + $0.contributingFactors
        + $0.exceptions.values.flatMap { [$0.meaning, $0.possibleMeaning] }
    }
    + Guidance.dosagePrinciples

  /// The codes such as `EX10` in a text.
  private static func codes(in text: String) -> [String] {
    text.matches(of: /(EX|AD)\d\d/).map { String($0.output.0) }
  }

  @Test func `the statement is exactly the required one`() {
    #expect(
      Guidance.requiredStatement == """
        This report describes movement and marker positions. It is a screening aid, not a \
        diagnosis and not a prediction of injury. Do not try to realign a knee yourself. \
        Exercises are general examples; use them under the guidance of a qualified professional, \
        especially with pain, a previous injury or known misalignment. If a warning sign listed \
        here applies to you, get the care stated beside it.
        """)
  }

  @Test func `every code that a rule or an exercise names is in the catalogue`() {
    let exercises = Set(Exercise.all.map(\.code))
    let adjuncts = Set(Adjunct.all.map(\.code))
    for rule in RuleGuidance.all {
      #expect(Set(rule.exercises).isSubset(of: exercises), "\(rule.code)")
      #expect(Set(rule.adjuncts).isSubset(of: adjuncts), "\(rule.code)")
    }
    #expect(Set(RuleGuidance.generalExercises).isSubset(of: exercises))
    #expect(Set(RuleGuidance.generalAdjuncts).isSubset(of: adjuncts))
    for code in Self.texts.flatMap(Self.codes) {
      #expect(exercises.union(adjuncts).contains(code), "\(code)")
    }
  }

  @Test func `the rules select the published exercises and adjuncts in the published order`() {
    let expected = [
      "RL00": " | AD09",
      "RL01": "EX10 EX12 EX13 EX11 EX21 EX32 EX33 EX39 EX14 | AD03 AD06 AD07 AD09",
      "RL02": "EX03 EX06 EX11 EX12 EX16 EX20 EX30 EX40 EX44 | AD04 AD06 AD07 AD09",
      "RL03": "EX03 EX06 EX12 EX17 EX30 EX15 | AD04 AD06 AD07",
      "RL04": "EX10 EX12 EX13 EX11 EX32 EX44 EX45 EX46 EX34 | AD03 AD07 AD09",
      "RL05": "EX12 EX17 EX33 EX06 EX20 EX21 EX30 EX46 EX31 EX34 | AD03 AD07",
      "RL06": "EX35 EX36 EX37 EX33 EX12 EX16 EX20 EX46 EX31 EX38 | AD08",
      "RL07": "EX35 EX16 EX32 EX46 | AD08",
      "RL08": "EX35 EX33 EX12 EX21 EX32 EX30 EX16 | AD09",
      "RL09":
        "EX01 EX03 EX05 EX06 EX12 EX10 EX41 EX42 EX40 EX33 EX02 EX04 | AD01 AD03 AD08 AD02 AD05",
      "RL10": " | AD09",
      "RL11": "EX45 EX46 | AD07",
      "RL12": "EX12 EX17 EX13 EX21 | ",
      "RL13": "EX10 EX12 EX13 EX33 | ",
      "RL14": "EX20 EX21 EX17 EX22 EX15 | ",
      "RL15": "EX43 EX20 EX11 | ",
      "RL16": "EX39 EX30 EX45 | AD03 AD07",
      "RL17": "EX30 EX14 EX06 EX33 EX21 | ",
      "RL18": " | ",
      "RL19": "EX03 EX06 EX10 EX12 EX02 EX38 | AD08 AD01 AD09 AD05",
      "RL20": "EX01 EX03 EX12 EX30 EX33 | AD01",
      "RL21": " | ",
      "RL22": " | ",
    ]
    let found = RuleGuidance.all.map {
      ($0.code, "\($0.exercises.joined(separator: " ")) | \($0.adjuncts.joined(separator: " "))")
    }

    #expect(Dictionary(uniqueKeysWithValues: found) == expected)
  }

  @Test func `no code stands twice`() {
    for codes in [Exercise.all.map(\.code), Adjunct.all.map(\.code), RuleGuidance.all.map(\.code)] {
      #expect(Set(codes).count == codes.count)
      #expect(codes == codes.sorted())
    }
  }

  @Test(arguments: Exercise.all)
  func `every exercise has instructions, a dose, a caution, a grade and a source`(
    exercise: Exercise
  ) {
    for text in [
      exercise.name, exercise.category, exercise.targets, exercise.howTo, exercise.sets,
      exercise.repetitions, exercise.daysPerWeek, exercise.progressTo, exercise.caution,
      exercise.source,
    ] {
      #expect(!text.isEmpty, "\(exercise.code)")
    }
    #expect("ABCD".contains(exercise.evidenceGrade.prefix(1)), "\(exercise.code)")
    #expect((1...4).contains(exercise.levels.lowerBound))
    #expect((1...4).contains(exercise.levels.upperBound))
  }

  @Test func `every adjunct, rule and red flag has a source, and advice has a grade`() {
    for adjunct in Adjunct.all {
      #expect(!adjunct.source.isEmpty && !adjunct.howTo.isEmpty && !adjunct.caution.isEmpty)
      #expect("ABCD".contains(adjunct.evidenceGrade.prefix(1)))
    }
    for rule in RuleGuidance.all {
      #expect(!rule.source.isEmpty && !rule.meaning.isEmpty && !rule.name.isEmpty)
      #expect(!rule.referral.flag.isEmpty && !rule.referral.painful.isEmpty)
      let grades = rule.exercises.isEmpty ? "–" : "ABCD"
      #expect(grades.contains(rule.evidenceGrade.prefix(1)), "\(rule.code)")
    }
    for flag in RedFlag.all {
      #expect(!flag.source.isEmpty && !flag.action.isEmpty && !flag.referTo.isEmpty)
      #expect(flag.question.contains("?"), "\(flag.code)")
    }
  }

  @Test func `no text diagnoses, predicts or speaks of maltracking as a fact`() {
    for text in Self.texts {
      let lower = text.lowercased()
      #expect(!lower.contains("diagnos"), "\(text)")
      #expect(!lower.contains("predict"), "\(text)")
      #expect(!lower.contains("maltracking") || lower.contains("possible"), "\(text)")
    }
  }

  @Test func `the urgency of the emergencies is that of the sources`() {
    // Emergency department first: RF01 to RF04, RF06, RF12 and RF13.
    let emergency = RedFlag.all.filter { $0.referTo.contains("emergency department") }
    #expect(
      emergency.map(\.code) == ["RF01", "RF02", "RF03", "RF04", "RF06", "RF12", "RF13"])
    #expect(emergency.allSatisfy { $0.urgency <= .sameDay })
    #expect(RedFlag.all.filter { $0.urgency == .emergency }.map(\.code).contains("RF12"))
  }

  @Test func `where popular advice is stronger than the evidence, the entry says so`() {
    // METHODS 9.6: training one part of the thigh, stretching the band, braces and tape, insoles
    // made to measure, manual treatment alone; METHODS 10: the numbers that are in dispute.
    for code in ["EX04", "EX35", "EX36", "EX42"] {
      #expect(Exercise.withCode(code)?.contested.isEmpty == false, "\(code)")
    }
    for code in ["AD01", "AD02", "AD03", "AD05"] {
      #expect(Adjunct.withCode(code)?.contested.isEmpty == false, "\(code)")
    }
    for code in ["RL01", "RL02", "RL04", "RL05", "RL06", "RL08", "RL09", "RL10", "RL17", "RL18"] {
      #expect(RuleGuidance.forRule(code)?.contested.isEmpty == false, "\(code)")
    }
  }

  @Test func `weight and braces are worded with care`() throws {
    let weight = try #require(Adjunct.withCode("AD06"))
    let brace = try #require(Adjunct.withCode("AD04"))

    #expect(weight.caution.contains("adults only"))
    #expect(brace.howTo.contains("clinician's decision"))
  }
}

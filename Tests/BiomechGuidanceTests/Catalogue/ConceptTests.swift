// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance
import Testing

/// A concept of the health article on knee realignment, and where it lives in the catalogue.
struct Concept: Sendable, CustomTestStringConvertible {
  var name: String
  var codes: [String]
  var testDescription: String { name }

  init(_ name: String, _ codes: String) {
    self.name = name
    self.codes = codes.split(separator: " ").map(String.init)
  }

  /// The table of METHODS 9.3.
  static let all = [
    Concept("patellar maltracking", "RL09"),
    Concept("genu valgum, load on the outer side", "RL01"),
    Concept("genu varum, load on the inner side", "RL02 RL03"),
    Concept("dislocation, reduction, immobilisation, rehabilitation", "RF03 RF04"),
    Concept(
      "muscle imbalance: weak gluteus medius and vastus, tight band, hamstrings and hip flexors",
      "RL04 RL05 RL06 RL09 RL12 RL15 EX01 EX02 EX03 EX04 EX05 EX06 EX10 EX11 EX12 EX13 EX14 EX15 "
        + "EX16 EX17 EX40 EX41 EX42 EX43 EX44"),
    Concept("bone shape, shallow trochlea, foot overpronation", "RL01 RL02 RL09 RL16 AD03"),
    Concept("trauma", "RL21 RF01"),
    Concept(
      "poor mechanics of running, jumping and squatting",
      "RL04 RL05 RL06 RL07 RL08 EX32 EX33 EX34 EX35 EX36 EX37 EX38"),
    Concept("ligamentous laxity", "RL20 RF08"),
    Concept("clicking, giving way, swelling, reduced motion", "RF21 RF08 RF11 RF20 RF01"),
    Concept("osteoarthritis over time", "RL01 RL02"),
    Concept("orthopaedist, sports physician, imaging", "RF05 RF09 RF16"),
    Concept("surgical correction: patellar realignment, osteotomy", "RF17"),
    Concept("chiropractic, osteopathy, manual therapy", "AD05"),
    Concept(
      "strength of quadriceps, gluteals, abductors, adductors, core",
      "EX01 EX02 EX03 EX04 EX05 EX06 EX10 EX11 EX12 EX13 EX14 EX15 EX16 EX17 EX20 EX21 EX22"),
    Concept("flexibility", "EX40 EX41 EX42 EX43 EX44 EX45 EX46"),
    Concept("balance, single-leg stand, wobble board", "EX30 EX31"),
    Concept("squat, lunge, landing retraining", "EX32 EX33 EX34 EX35 EX36"),
    Concept("custom orthotics, brace, McConnell tape", "AD03 AD02 AD04 AD01"),
    Concept("weight, footwear, activity", "AD06 AD07 AD08"),
    Concept(
      "the exercises named: TKE, quad sets, clamshell, bridge, side-lying raise, planks, stretches",
      "EX03 EX01 EX10 EX11 EX12 EX20 EX21 EX40 EX41 EX42"),
    Concept("when to seek care", "RF01 RF02 RF05 RF09 RF10"),
    Concept("patience, consistency, holistic care", "AD09"),
  ]
}

struct ConceptTests {
  @Test(arguments: Concept.all)
  func `every concept is in the catalogue and reached by a rule, a flag or the general plan`(
    concept: Concept
  ) {
    let selected = Set(
      RuleGuidance.all.flatMap { $0.exercises + $0.adjuncts } + RuleGuidance.generalExercises
        + RuleGuidance.generalAdjuncts)
    for code in concept.codes {
      switch code.prefix(2) {
      case "RL": #expect(RuleGuidance.forRule(code) != nil, "\(code)")
      case "RF": #expect(RedFlag.all.contains { $0.code == code }, "\(code)")
      case "EX": #expect(Exercise.withCode(code) != nil && selected.contains(code), "\(code)")
      default: #expect(Adjunct.withCode(code) != nil && selected.contains(code), "\(code)")
      }
    }
  }

  @Test func `nothing in the catalogue is out of reach`() {
    let selected = Set(RuleGuidance.all.flatMap { $0.exercises + $0.adjuncts })
    for code in Exercise.all.map(\.code) + Adjunct.all.map(\.code) {
      #expect(selected.contains(code), "\(code)")
    }
    // EX01 to EX06, EX10 to EX17, EX20 to EX22, EX30 to EX39 and EX40 to EX46; AD01 to AD09.
    #expect(Exercise.all.count == 6 + 8 + 3 + 10 + 7)
    #expect(Adjunct.all.count == 9)
    #expect(RuleGuidance.all.map(\.code) == (0...22).map { $0 < 10 ? "RL0\($0)" : "RL\($0)" })
  }

  @Test(arguments: [
    ("RL01", "outer side"), ("RL02", "inner side"), ("RL02", "common in healthy people"),
    ("RL06", "does not tell who will be injured"), ("RL09", "estimate"),
  ])
  func `the meaning says what the article asks for`(code: String, words: String) {
    #expect(RuleGuidance.forRule(code)?.meaning.contains(words) == true)
  }

  @Test(arguments: [
    ("RF03", "professionals to put it back"), ("RF03", "splint"), ("RF03", "rehabilitation"),
    ("RF05", "imaging"), ("RF09", "imaging"), ("RF16", "radiograph"),
    ("RF17", "realign the kneecap or the leg"),
  ])
  func `the care says what the article asks for`(code: String, words: String) throws {
    let flag = try #require(RedFlag.all.first { $0.code == code })

    #expect(flag.action.contains(words))
  }
}

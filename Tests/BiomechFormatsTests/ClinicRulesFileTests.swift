// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// The codes of a small program.
private let vocabulary = RuleVocabulary(
  rules: ["RL00", "RL04", "RL15", "RL21", "RL22"], measures: ["fppa_peak", "less_total"],
  exercises: ["EX12", "EX33"], adjuncts: ["AD08"], taken: ["RF02", "TH36"])

/// A rule that is whole, with one line changed.
private func rule(changing key: String = "", to line: String = "") -> String {
  let lines = [
    "code: KL01", "name: Knee inwards on the step", "measure: fppa_peak", "task: step_down",
    "comparator: \">\"", "limit: 12", "source: our protocol", "wording: The knee moves inwards.",
  ]
  let changed = lines.compactMap { $0.hasPrefix("\(key):") ? line.isEmpty ? nil : line : $0 }
  let all = lines.contains { $0.hasPrefix("\(key):") } || line.isEmpty ? changed : changed + [line]
  return "add:\n" + all.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 + "\n" }.joined()
}

/// A text that cannot be read, and the message it gives.
struct Mistake: Sendable, CustomTestStringConvertible {
  var text: String
  var message: String
  var testDescription: String { message }

  init(_ text: String, line: Int, _ code: String, _ problem: String, hint: String? = nil) {
    self.text = text
    let first = "clinic/rules.yaml:\(line): \(problem) \(code)"
    message = hint.map { "\(first)\n  hint: \($0)" } ?? first
  }
}

struct ClinicRulesFileTests {
  private func rules(_ text: String) throws(ClinicRulesError) -> ClinicRules {
    try readClinicRules(
      path: "clinic/rules.yaml", bytes: Array(text.utf8), vocabulary: vocabulary)
  }

  private func failure(of text: String) -> String {
    do throws(ClinicRulesError) {
      return "read \(try rules(text).summary)"
    } catch {
      return error.description
    }
  }

  @Test func `every value arrives`() throws {
    let rules = try rules(
      """
      off: [RL15, RL04]
      add:
        - code: KL01
          name: Knee inwards on the step
          measure: fppa_peak
          side: left
          task: step_down
          comparator: ">="
          limit: 12.5
          population: women
          repetitions: 3
          factors: [weak hips, "habit: old"]
          exercises: [EX33, EX12]
          adjuncts: AD08
          referral: Our physiotherapist.
          evidence: C
          source: our protocol
          wording: The knee moves inwards on the step.
        - code: KL02
          name: Many errors
          measure: less_total
          side: both
          task: drop_jump
          comparator: ">"
          limit: 4
          source: our protocol
          wording: There is something to practise
      """)

    #expect(
      rules
        == ClinicRules(
          name: "rules.yaml", off: ["RL15", "RL04"],
          added: [
            ClinicRule(
              code: "KL01", name: "Knee inwards on the step", measure: "fppa_peak", sides: .left,
              task: .stepDown, comparator: .atLeast, limit: 12.5, population: .women,
              repetitions: 3, factors: ["weak hips", "habit: old"], exercises: ["EX33", "EX12"],
              adjuncts: ["AD08"], referral: "Our physiotherapist.", evidence: .c,
              source: "our protocol", wording: "The knee moves inwards on the step."),
            ClinicRule(
              code: "KL02", name: "Many errors", measure: "less_total", sides: .both,
              task: .dropJump, comparator: .above, limit: 4, source: "our protocol",
              wording: "There is something to practise"),
          ]))
    #expect(rules.summary == "rules.yaml: RL15, RL04 off; KL01, KL02 added")
  }

  @Test(arguments: ["", "# nothing\n", "off:\nadd:\n", "off: []\nadd: []\n"])
  func `an empty file changes nothing`(text: String) throws {
    #expect(try rules(text).isEmpty)
  }

  /// What is wrong with each text, and how it is said.
  private static let mistakes: [Mistake] = [
    Mistake(
      "of: [RL15]\n", line: 1, "[unknown-key]",
      "there is no key 'of'",
      hint: "did you mean 'off'?"),
    Mistake(
      "limits:\n  TH36: 12\n", line: 1, "[unknown-key]",
      "there is no key 'limits'",
      hint: "take the keys from the template in SampleData"),
    Mistake(
      "off:\n  - RL15\n  - RL51\n", line: 3, "[unknown-code]",
      "'off' names 'RL51', and there is no such rule",
      hint: "did you mean 'RL15'?"),
    Mistake(
      "off: [RL15, RL15]\n", line: 1, "[unusable-code]",
      "'RL15' stands twice under 'off'",
      hint: "keep one of them"),
    Mistake(
      "off:\n  - RF02\n", line: 2, "[always-on]",
      "'RF02' cannot be switched off",
      hint: "warning signs, uncleared injuries and the quality of a recording are always looked at"),
    Mistake(
      "off:\n  - RL00\n", line: 2, "[always-on]",
      "'RL00' cannot be switched off",
      hint: "warning signs, uncleared injuries and the quality of a recording are always looked at"),
    Mistake(
      "add: KL01\n", line: 1, "[unexpected-value]",
      "'add' is 'KL01', not a list of rules"),
    Mistake(
      "add:\n  - KL01\n", line: 2, "[not-a-mapping]",
      "'add' needs keys with values under it",
      hint: "each line is 'key: value'; lines that belong to a key are indented"),
    Mistake(
      rule(changing: "measure", to: "measure: fppa_peek"), line: 4, "[unknown-code]",
      "'measure' names 'fppa_peek', and there is no such measure",
      hint: "did you mean 'fppa_peak'?"),
    Mistake(
      rule(changing: "task", to: "task: stepdown"), line: 5, "[unexpected-value]",
      "'task' is 'stepdown', not static, gait, running, squat, single_leg_squat, "
        + "step_down, lunge, drop_jump, landing, single_leg_landing, tuck_jump, sit_to_stand, "
        + "other"),
    Mistake(
      rule(changing: "comparator", to: "comparator: \"=>\""), line: 6, "[unexpected-value]",
      "'comparator' is '=>', not >=, >, <=, <, abs>="),
    Mistake(
      rule(changing: "limit", to: "limit: many"), line: 7, "[unexpected-value]",
      "'limit' is 'many', not a number"),
    Mistake(
      rule(changing: "exercises", to: "exercises: [EX12, EX99]"), line: 10, "[unknown-code]",
      "'exercises' names 'EX99', and there is no such exercise",
      hint: "biomech explain lists every exercise"),
    Mistake(
      rule(changing: "adjuncts", to: "adjuncts: [AD80]"), line: 10, "[unknown-code]",
      "'adjuncts' names 'AD80', and there is no such adjunct",
      hint: "did you mean 'AD08'?"),
    Mistake(
      rule(changing: "exercises", to: "exercises: [EX12, EX12]"), line: 10, "[unusable-code]",
      "'EX12' stands twice under 'exercises'",
      hint: "keep one of them"),
    Mistake(
      rule(changing: "side", to: "side: middle"), line: 10, "[unexpected-value]",
      "'side' is 'middle', not each, left, right, both"),
    Mistake(
      rule(changing: "population", to: "population: runners"), line: 10, "[unexpected-value]",
      "'population' is 'runners', not any, adults, minors, women, men"),
    Mistake(
      rule(changing: "evidence", to: "evidence: E"), line: 10, "[unexpected-value]",
      "'evidence' is 'E', not A, B, C, D"),
    Mistake(
      rule(changing: "repetitions", to: "repetitions: 0"), line: 10, "[value-out-of-range]",
      "'repetitions' is '0'; possible are 1 to 1000"),
    Mistake(
      rule(changing: "repetitions", to: "repetitions: 2.5"), line: 10, "[unexpected-value]",
      "'repetitions' is '2.5', not a whole number from 1 to 1000"),
    Mistake(
      rule(changing: "source"), line: 2, "[missing-key]",
      "the rule 'KL01' has no 'source'",
      hint: "say what the limit rests on; a protocol of the clinic will do"),
    Mistake(
      rule(changing: "source", to: "source:"), line: 8, "[missing-key]",
      "the rule 'KL01' has no 'source'",
      hint: "say what the limit rests on; a protocol of the clinic will do"),
    Mistake(
      rule(changing: "limit"), line: 2, "[missing-key]",
      "the rule 'KL01' has no 'limit'",
      hint: "every rule needs code, name, measure, task, comparator, limit, source and wording"),
    Mistake(
      rule(changing: "code"), line: 2, "[missing-key]",
      "the rule has no 'code'",
      hint: "every rule needs code, name, measure, task, comparator, limit, source and wording"),
    Mistake(
      rule(changing: "code", to: "code: RL04"), line: 2, "[unusable-code]",
      "the code 'RL04' is taken by this program",
      hint: "choose another code, such as 'KL01'"),
    Mistake(
      rule(changing: "code", to: "code: rl99"), line: 2, "[unusable-code]",
      "the code 'rl99' is taken by this program",
      hint: "choose another code, such as 'KL01'"),
    Mistake(
      rule(changing: "code", to: "code: FPPA_peak"), line: 2, "[unusable-code]",
      "the code 'FPPA_peak' is taken by this program",
      hint: "choose another code, such as 'KL01'"),
    Mistake(
      rule(changing: "code", to: "code: 1 knee"), line: 2, "[unusable-code]",
      "'1 knee' cannot be the code of a rule",
      hint: "2 to 20 letters, digits, '-' or '_', beginning with a letter, such as 'KL01'"),
    Mistake(
      rule(changing: "colour", to: "colour: red"), line: 10, "[unknown-key]",
      "there is no key 'colour'",
      hint: "take the keys from the template in SampleData"),
    Mistake(
      rule() + rule(changing: "code", to: "code: kl01").dropFirst(5), line: 10, "[unusable-code]",
      "the code 'kl01' is taken by another rule of this file",
      hint: "choose another code, such as 'KL01'"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is named with its line`(mistake: Mistake) {
    #expect(failure(of: mistake.text) == mistake.message)
  }

  @Test func `the template shipped changes nothing, and its example is a whole rule`() throws {
    let path = repositoryFile("SampleData/rules.template.yaml")
    let file = try #require(bytes(ofFile: path))
    let example = String(decoding: file, as: UTF8.self).split(separator: "\n").map { line in
      line.hasPrefix("# - ") || line.hasPrefix("#   ") ? line.dropFirst(1) : line
    }.joined(separator: "\n")

    #expect(try rules(String(decoding: file, as: UTF8.self)).isEmpty)
    #expect(try rules(example).added.map(\.code) == ["KL01"])
  }
}

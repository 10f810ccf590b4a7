// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion
import Yams

/// Reads the rules of a clinic.
///
/// Under `off:` stands a list of the rules of this program that are switched off, under `add:` a list
/// of rules of the clinic. Limits of this program are not changed in place: switch the rule off and
/// add one with the limit of the clinic.
///
/// ```yaml
/// off: [RL15]
/// add:
///   - code: KL01
///     name: Inward knee on the step (possible)
///     measure: fppa_peak
///     task: step_down
///     comparator: ">"
///     limit: 12
///     repetitions: 3
///     exercises: [EX33, EX12]
///     evidence: D
///     source: our protocol of 2026
///     wording: The knee moves inwards on the step.
/// ```
///
/// - Parameters:
///   - path: The path for messages; nothing is opened.
///   - bytes: The content of the file.
///   - vocabulary: The codes that this program knows.
/// - Returns: The rules, named after the last part of the path.
/// - Throws: ``YAMLFileError`` with the line and a hint.
public func readClinicRules(
  path: String, bytes: [UInt8], vocabulary: RuleVocabulary
) throws(ClinicRulesError) -> ClinicRules {
  let reader = ClinicRulesReader(yaml: YAMLReader(path: path), vocabulary: vocabulary)
  var rules = ClinicRules(name: path.split(separator: "/").last.map(String.init) ?? path)
  for entry in try reader.yaml.entries(of: bytes) {
    switch entry.key {
    case "off": rules.off = try reader.off(entry)
    case "add": rules.added = try reader.added(entry)
    default: throw reader.yaml.unknownKey(entry, known: ["off", "add"])
    }
  }
  return rules
}

/// The keys of a rule in the file.
package enum ClinicRuleKey: String, CaseIterable {
  case code, name, measure, side, task, comparator, limit, population, repetitions, factors
  case exercises, adjuncts, referral, evidence, source, wording
}

private struct ClinicRulesReader {
  let yaml: YAMLReader
  let vocabulary: RuleVocabulary

  /// The rules that are switched off, each once.
  func off(_ entry: YAMLReader.Entry) throws(YAMLFileError) -> [String] {
    var codes: [String] = []
    for (code, line) in try yaml.words(entry) {
      let isWarningSign = code.hasPrefix("RF") && vocabulary.taken.contains(code)
      guard !isWarningSign, !ClinicRules.alwaysOn.contains(code) else {
        throw yaml.failure(.alwaysOn(code), at: line)
      }
      guard vocabulary.rules.contains(code) else {
        throw unknown(code, kind: "rule", key: entry.key, among: vocabulary.rules, line)
      }
      guard !codes.contains(code) else {
        throw yaml.failure(.repeatedCode(code, key: entry.key), at: line)
      }
      codes.append(code)
    }
    return codes
  }

  /// The rules of the clinic.
  func added(_ entry: YAMLReader.Entry) throws(YAMLFileError) -> [ClinicRule] {
    guard let nodes = entry.value.sequence else {
      if entry.value.scalar?.string.isEmpty == true { return [] }
      throw yaml.unexpected(entry, expected: "a list of rules")
    }
    var rules: [ClinicRule] = []
    for node in nodes {
      let (rule, line) = try rule(node)
      if rules.contains(where: { $0.code.lowercased() == rule.code.lowercased() }) {
        throw yaml.failure(.takenCode(rule.code, by: "another rule of this file"), at: line)
      }
      rules.append(rule)
    }
    return rules
  }

  private func rule(_ node: Node) throws(YAMLFileError) -> (rule: ClinicRule, line: Int?) {
    var entries: [ClinicRuleKey: YAMLReader.Entry] = [:]
    for entry in try yaml.entries(of: node, key: "add") {
      guard let key = ClinicRuleKey(rawValue: entry.key) else {
        throw yaml.unknownKey(entry, known: ClinicRuleKey.allCases.map(\.rawValue))
      }
      entries[key] = entry
    }
    let line = node.mark?.line
    let code = try needed(.code, of: "the rule", in: entries, line)
    try check(code, at: entries[.code]?.line)
    let name = "the rule '\(code)'"
    func text(_ key: ClinicRuleKey) throws(YAMLFileError) -> String {
      try needed(key, of: name, in: entries, line)
    }
    func given<Value>(_ value: Value?, _ key: ClinicRuleKey) throws(YAMLFileError) -> Value {
      guard let value else { throw yaml.failure(.missingKey(key.rawValue, of: name), at: line) }
      return value
    }
    let measure = try text(.measure)
    guard vocabulary.measures.contains(measure) else {
      throw unknown(
        measure, kind: "measure", key: "measure", among: vocabulary.measures,
        entries[.measure]?.line)
    }
    let task = try given(word(.task, in: entries, as: MovementTask.self), .task)
    let comparator = try given(
      word(.comparator, in: entries, as: ClinicRule.Comparator.self), .comparator)
    let limit = try given(number(.limit, in: entries, -100_000...100_000), .limit)
    return (
      ClinicRule(
        code: code, name: try text(.name), measure: measure,
        sides: try word(.side, in: entries, as: ClinicRule.Sides.self) ?? .each, task: task,
        comparator: comparator, limit: limit,
        population: try word(.population, in: entries, as: ClinicRule.Population.self) ?? .any,
        repetitions: try repetitions(in: entries),
        factors: try words(.factors, in: entries).map(\.word),
        exercises: try codes(
          .exercises, in: entries, kind: "exercise", known: vocabulary.exercises),
        adjuncts: try codes(.adjuncts, in: entries, kind: "adjunct", known: vocabulary.adjuncts),
        referral: try entries[.referral].flatMapText(yaml) ?? "",
        evidence: try word(.evidence, in: entries, as: ClinicRule.Grade.self) ?? .d,
        source: try text(.source), wording: try text(.wording)),
      entries[.code]?.line
    )
  }

  /// A code is made of letters and digits, and nothing of this program has it.
  private func check(_ code: String, at line: Int?) throws(YAMLFileError) {
    let rest = code.utf8.dropFirst()
    guard (2...20).contains(code.utf8.count), code.utf8.first?.isLetter == true,
      rest.allSatisfy({ $0.isLetter || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F })
    else { throw yaml.failure(.malformedCode(code), at: line) }
    let own =
      vocabulary.rules + vocabulary.exercises + vocabulary.adjuncts + vocabulary.measures
      + vocabulary.taken
    let upper = code.uppercased()
    // The next version may have a rule more: its two letters and digits are not free either.
    let isReserved =
      ["RL", "RF", "EX", "AD", "TH"].contains { upper.hasPrefix($0) }
      && upper.utf8.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
    guard !isReserved, !own.contains(where: { $0.uppercased() == upper }) else {
      throw yaml.failure(.takenCode(code, by: "this program"), at: line)
    }
  }

  private func repetitions(
    in entries: [ClinicRuleKey: YAMLReader.Entry]
  ) throws(YAMLFileError) -> Int {
    guard let entry = entries[.repetitions],
      let value = try yaml.number(entry, in: 1...1000, unit: "")
    else { return 1 }
    guard let whole = Int(exactly: value) else {
      throw yaml.unexpected(entry, expected: "a whole number from 1 to 1000")
    }
    return whole
  }
}

// MARK: - Values

extension ClinicRulesReader {
  private func needed(
    _ key: ClinicRuleKey, of rule: String, in entries: [ClinicRuleKey: YAMLReader.Entry],
    _ line: Int?
  ) throws(YAMLFileError) -> String {
    guard let text = try entries[key].flatMapText(yaml), !text.isEmpty else {
      throw yaml.failure(.missingKey(key.rawValue, of: rule), at: entries[key]?.line ?? line)
    }
    return text
  }

  private func word<Word: RawRepresentable & CaseIterable>(
    _ key: ClinicRuleKey, in entries: [ClinicRuleKey: YAMLReader.Entry], as type: Word.Type
  ) throws(YAMLFileError) -> Word? where Word.RawValue == String {
    guard let entry = entries[key] else { return nil }
    return try yaml.oneOf(entry, as: type)
  }

  private func number(
    _ key: ClinicRuleKey, in entries: [ClinicRuleKey: YAMLReader.Entry],
    _ range: ClosedRange<Double>
  ) throws(YAMLFileError) -> Double? {
    guard let entry = entries[key] else { return nil }
    return try yaml.number(entry, in: range, unit: "")
  }

  private func words(
    _ key: ClinicRuleKey, in entries: [ClinicRuleKey: YAMLReader.Entry]
  ) throws(YAMLFileError) -> [(word: String, line: Int?)] {
    guard let entry = entries[key] else { return [] }
    return try yaml.words(entry)
  }

  /// Codes of the catalogue, each once.
  private func codes(
    _ key: ClinicRuleKey, in entries: [ClinicRuleKey: YAMLReader.Entry], kind: String,
    known: [String]
  ) throws(YAMLFileError) -> [String] {
    var codes: [String] = []
    for (code, line) in try words(key, in: entries) {
      guard known.contains(code) else {
        throw unknown(code, kind: kind, key: key.rawValue, among: known, line)
      }
      guard !codes.contains(code) else {
        throw yaml.failure(.repeatedCode(code, key: key.rawValue), at: line)
      }
      codes.append(code)
    }
    return codes
  }

  private func unknown(
    _ code: String, kind: String, key: String, among known: [String], _ line: Int?
  ) -> YAMLFileError {
    yaml.failure(
      .unknownCode(code, kind: kind, key: key, closest: closestMatch(to: code, among: known)),
      at: line)
  }
}

extension YAMLReader.Entry? {
  /// The text of the value, or `nil` where there is no such key or it is left empty.
  fileprivate func flatMapText(_ yaml: YAMLReader) throws(YAMLFileError) -> String? {
    guard let self else { return nil }
    return try yaml.text(self)
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}

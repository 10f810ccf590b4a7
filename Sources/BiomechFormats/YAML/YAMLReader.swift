// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import Yams

/// The nodes of a YAML file, asked for one key after another, with the line in every error.
struct YAMLReader {
  let path: String

  /// No subject and no map is longer.
  private static let limit = 1 << 20

  /// The keys and values of a file; none for a file with nothing but comments.
  func entries(of bytes: [UInt8]) throws(YAMLFileError) -> [Entry] {
    guard bytes.count <= Self.limit else { throw failure(.tooLarge(limit: Self.limit)) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw failure(.notText) }
    let root: Node?
    do {
      root = try compose(yaml: text)
    } catch let error as YamlError {
      throw explained(error)
    } catch {
      throw failure(.syntax("\(error)"))
    }
    guard let root, root.scalar?.isNull != true else { return [] }
    return try entries(of: root, key: nil)
  }

  /// A key with its value.
  struct Entry {
    var key: String
    var line: Int?
    var value: Node
  }

  /// The keys and values under a key.
  func entries(of node: Node, key: String?) throws(YAMLFileError) -> [Entry] {
    if key != nil, node.scalar?.isNull == true { return [] }
    guard let mapping = node.mapping else {
      throw failure(.notAMapping(key: key), at: node.mark?.line)
    }
    return mapping.map { pair in
      Entry(key: pair.key.scalar?.string ?? "?", line: pair.key.mark?.line, value: pair.value)
    }
  }

  func failure(_ reason: YAMLFileError.Reason, at line: Int? = nil) -> YAMLFileError {
    YAMLFileError(path: path, line: line, reason: reason)
  }

  func unknownKey(_ entry: Entry, known: some Sequence<String>) -> YAMLFileError {
    failure(
      .unknownKey(entry.key, closest: closestMatch(to: entry.key, among: known)), at: entry.line)
  }

  func unexpected(_ entry: Entry, expected: String) -> YAMLFileError {
    let value = entry.value.scalar?.string ?? (entry.value.mapping != nil ? "a group" : "a list")
    return failure(.unexpected(key: entry.key, value: value, expected: expected), at: entry.line)
  }

  private func explained(_ error: YamlError) -> YAMLFileError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      failure(.syntax(problem), at: mark.line)
    case .duplicatedKeysInMapping(let duplicates, let context):
      failure(.duplicateKey(duplicates.first ?? ""), at: context.mark.line)
    case .reader(let problem, _, _, _): failure(.syntax(problem))
    default: failure(.syntax("the parser gave up"))
    }
  }
}

// MARK: - Values

extension YAMLReader {
  /// The text of a value, or `nil` where it is left empty.
  func text(_ entry: Entry) throws(YAMLFileError) -> String? {
    guard let scalar = entry.value.scalar else { throw unexpected(entry, expected: "a word") }
    return scalar.isNull ? nil : scalar.string
  }

  /// The number of a value, or `nil` where it is left empty.
  ///
  /// - Parameters:
  ///   - entry: The key and its value.
  ///   - range: What is possible.
  ///   - unit: The unit for the message, with a blank in front.
  /// - Returns: The number.
  /// - Throws: ``YAMLFileError`` when it is no number or lies outside the range.
  func number(
    _ entry: Entry, in range: ClosedRange<Double>, unit: String
  ) throws(YAMLFileError) -> Double? {
    guard let text = try text(entry) else { return nil }
    guard let value = DecimalScanner.value(of: text), !value.isNaN else {
      throw unexpected(entry, expected: "a number")
    }
    guard range.contains(value) else {
      let limits = "\(range.lowerBound.short) to \(range.upperBound.short)"
      throw failure(
        .outOfRange(key: entry.key, value: text, range: limits, unit: unit), at: entry.line)
    }
    return value
  }

  /// One of a list of words, or `nil` where the value is left empty.
  func word<Word: RawRepresentable & CaseIterable>(
    _ entry: Entry, as _: Word.Type
  ) throws(YAMLFileError) -> Word? where Word.RawValue == String {
    guard let text = try text(entry) else { return nil }
    guard let word = Word(rawValue: text.lowercased()) else {
      let words = Word.allCases.map(\.rawValue)
      throw unexpected(entry, expected: words.joined(separator: ", "))
    }
    return word
  }

  /// One of a list of words as they stand, upper and lower case apart, or `nil` where the value is
  /// left empty.
  func oneOf<Word: RawRepresentable & CaseIterable>(
    _ entry: Entry, as _: Word.Type
  ) throws(YAMLFileError) -> Word? where Word.RawValue == String {
    guard let text = try text(entry) else { return nil }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue)
      throw unexpected(entry, expected: words.joined(separator: ", "))
    }
    return word
  }

  /// The words of a list with their lines; a single word is a list of one, an empty value of none.
  func words(_ entry: Entry) throws(YAMLFileError) -> [(word: String, line: Int?)] {
    var words: [(word: String, line: Int?)] = []
    for node in entry.value.sequence.map(Array.init) ?? [entry.value] {
      var item = entry
      item.value = node
      item.line = node.mark?.line ?? entry.line
      guard let word = try text(item), !word.isEmpty else { continue }
      words.append((word, item.line))
    }
    return words
  }

  /// Yes or no, or `nil` for unknown and where the value is left empty.
  func answer(_ entry: Entry) throws(YAMLFileError) -> Bool? {
    guard let text = try text(entry) else { return nil }
    switch text.lowercased() {
    case "yes", "true", "y": return true
    case "no", "false", "n": return false
    case "unknown", "?": return nil
    default: throw unexpected(entry, expected: "yes, no or unknown")
    }
  }
}

extension Node.Scalar {
  /// Whether the value is left empty, or says so.
  fileprivate var isNull: Bool {
    style == .plain && ["", "~", "null", "Null", "NULL"].contains(string)
  }
}

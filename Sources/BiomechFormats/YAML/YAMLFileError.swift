// SPDX-License-Identifier: Apache-2.0

/// A reason why `subject.yaml` could not be read, and where.
public typealias SubjectFileError = YAMLFileError

/// A reason why a marker map could not be read, and where.
public typealias MarkerMapError = YAMLFileError

/// A reason why the rules of a clinic could not be read, and where.
public typealias ClinicRulesError = YAMLFileError

/// A reason why a YAML file that a person wrote could not be read, and where.
public struct YAMLFileError: Error, Hashable, Sendable {
  /// What is wrong with the file.
  @nonexhaustive
  public enum Reason: Hashable, Sendable {
    /// More bytes than any such file has.
    case tooLarge(limit: Int)
    /// Bytes that are not UTF-8.
    case notText
    /// Text that is not YAML, in the words of the parser.
    case syntax(String)
    /// Something else than keys with values.
    case notAMapping(key: String?)
    /// A key that has no meaning here.
    case unknownKey(String, closest: String?)
    /// A key that stands there twice.
    case duplicateKey(String)
    /// A value that is not what the key needs.
    case unexpected(key: String, value: String, expected: String)
    /// A number outside what is possible.
    case outOfRange(key: String, value: String, range: String, unit: String)
    /// A marker that stands at two places, or a place with two markers.
    case conflict(String)
    /// A map without one marker.
    case noMarkers
    /// Two answers that cannot both be true.
    case contradiction(String, hint: String)
    /// A key without which the rule of a clinic says nothing.
    case missingKey(String, of: String)
    /// A code that this program does not know; the kind is a word such as `exercise`.
    case unknownCode(String, kind: String, key: String, closest: String?)
    /// A code that stands for something else already.
    case takenCode(String, by: String)
    /// A code that stands twice in a list.
    case repeatedCode(String, key: String)
    /// A code that is not made as codes are.
    case malformedCode(String)
    /// Something that no clinic can switch off.
    case alwaysOn(String)
  }

  /// The path as the user gave it.
  public var path: String

  /// The line, counted from 1, or `nil` where the whole file is meant.
  public var line: Int?

  public var reason: Reason

  public init(path: String, line: Int?, reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }
}

extension YAMLFileError: CustomStringConvertible {
  public var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    let first = "\(place): \(problem) [\(code.rawValue)]"
    return hint.map { "\(first)\n  hint: \($0)" } ?? first
  }

  private var problem: String {
    switch reason {
    case .tooLarge(let limit): "the file is larger than \(limit) bytes"
    case .notText: "the file is not text in UTF-8"
    case .syntax(let message): "this is not YAML: \(message.printable)"
    case .notAMapping(let key):
      key.map { "'\($0.printable)' needs keys with values under it" }
        ?? "the file does not consist of keys with values"
    case .unknownKey(let key, _): "there is no key '\(key.printable)'"
    case .duplicateKey(let key): "the key '\(key.printable)' stands here twice"
    case .unexpected(let key, let value, let expected):
      "'\(key.printable)' is '\(value.printable)', not \(expected)"
    case .outOfRange(let key, let value, let range, let unit):
      "'\(key.printable)' is '\(value.printable)'; possible are \(range)\(unit)"
    case .conflict(let text), .contradiction(let text, _): text
    case .noMarkers: "the map names no marker"
    case .missingKey(let key, let rule): "\(rule.printable) has no '\(key)'"
    case .unknownCode(let code, let kind, let key, _):
      "'\(key)' names '\(code.printable)', and there is no such \(kind)"
    case .takenCode(let code, let owner): "the code '\(code.printable)' is taken by \(owner)"
    case .repeatedCode(let code, let key): "'\(code)' stands twice under '\(key)'"
    case .malformedCode(let code): "'\(code.printable)' cannot be the code of a rule"
    case .alwaysOn(let code): "'\(code.printable)' cannot be switched off"
    }
  }

  private var hint: String? {
    switch reason {
    case .tooLarge: "check that this is the right file"
    case .notText: "save the file as UTF-8"
    case .syntax: "each line is 'key: value'; put a value with ':' or '#' in it in quotes"
    case .notAMapping: "each line is 'key: value'; lines that belong to a key are indented"
    case .unknownKey(_, let closest):
      closest.map { "did you mean '\($0)'?" } ?? "take the keys from the template in SampleData"
    case .duplicateKey, .repeatedCode: "keep one of them"
    case .unexpected, .conflict: nil
    case .outOfRange(_, _, _, let unit):
      unit.hasSuffix("mm") ? "lengths are in millimetres" : nil
    case .contradiction(_, let hint): hint
    case .missingKey(let key, _): Self.hint(onMissing: key)
    case .unknownCode(_, let kind, _, let closest):
      closest.map { "did you mean '\($0)'?" } ?? "biomech explain lists every \(kind)"
    case .takenCode: "choose another code, such as 'KL01'"
    case .malformedCode:
      "2 to 20 letters, digits, '-' or '_', beginning with a letter, such as 'KL01'"
    case .alwaysOn:
      "warning signs, uncleared injuries and the quality of a recording are always looked at"
    case .noMarkers:
      "a line such as 'left.femur_epicondyle_lateral: LKNE' belongs under 'landmarks:'"
    }
  }

  private static func hint(onMissing key: String) -> String {
    key == "source"
      ? "say what the limit rests on; a protocol of the clinic will do"
      : "every rule needs code, name, measure, task, comparator, limit, source and wording"
  }
}

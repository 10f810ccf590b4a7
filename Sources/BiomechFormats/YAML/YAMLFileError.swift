// SPDX-License-Identifier: Apache-2.0

/// A reason why `subject.yaml` could not be read, and where.
public typealias SubjectFileError = YAMLFileError

/// A reason why a marker map could not be read, and where.
public typealias MarkerMapError = YAMLFileError

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
    case .conflict(let text): text
    case .noMarkers: "the map names no marker"
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
    case .duplicateKey: "keep one of them"
    case .unexpected, .conflict: nil
    case .outOfRange(_, _, _, let unit):
      unit.hasSuffix("mm") ? "lengths are in millimetres" : nil
    case .noMarkers:
      "a line such as 'left.femur_epicondyle_lateral: LKNE' belongs under 'landmarks:'"
    }
  }
}

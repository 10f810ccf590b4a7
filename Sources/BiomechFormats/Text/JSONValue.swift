// SPDX-License-Identifier: Apache-2.0

/// A small JSON document in memory, such as the description beside a recording.
///
/// Recordings go through ``JSONScanner``, which builds nothing up.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// Of a key that stands twice the last value counts.
  case object([String: JSONValue])

  /// The number of bytes that a description may have.
  static let sizeLimit = 16 * 1024 * 1024

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - source: The source, at its beginning.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` where the system refuses, for a text that is no JSON, and for
  ///   more than ``sizeLimit`` bytes.
  package init(reading source: any ByteSource, path: String) throws(MarkerFileError) {
    var scanner = try JSONScanner(reading: source, path: path, limit: Self.sizeLimit)
    self = try scanner.value()
    try scanner.finish()
  }

  /// The value of a key, or `nil` where this is no object or has no such key.
  package subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The text, or `nil` for anything else.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, or `nil` for anything else.
  package var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The list, or `nil` for anything else.
  package var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The values by their keys, or `nil` for anything but an object.
  package var object: [String: JSONValue]? {
    if case .object(let members) = self { members } else { nil }
  }
}

extension JSONScanner {
  /// Takes the next value with everything in it.
  ///
  /// - Throws: ``MarkerFileError`` for a text that is no JSON.
  mutating func value() throws(MarkerFileError) -> JSONValue {
    switch peek() {
    case .object:
      var members: [String: JSONValue] = [:]
      try enterObject()
      while let key = try nextKey() { members[key] = try value() }
      return .object(members)
    case .array:
      var elements: [JSONValue] = []
      try enterArray()
      while try nextElement() { elements.append(try value()) }
      return .array(elements)
    case .string: return .string(try string())
    case .number: return .number(try number())
    case .bool: return .bool(try bool())
    case .null, .end, .nothing:
      try skipValue()
      return .null
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// Writes JSON text in the order of the calls: two spaces per level, number arrays on one line.
///
/// A missing or infinite number is `null`. Inside an object every value has a name; inside an array
/// none has.
struct JSONWriter {
  private(set) var text: TextBuffer
  private var depth = 0
  private var isFirst = true

  init(capacity: Int = 0) { text = TextBuffer(capacity: capacity) }

  /// The text of one object, with a line feed at its end.
  static func document(capacity: Int = 0, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(capacity: capacity)
    writer.enclose("{", "}", body)
    writer.text.append(byte: lineFeed)
    return writer.text.bytes
  }

  mutating func object(_ name: String? = nil, _ body: (inout JSONWriter) -> Void) {
    start(name)
    enclose("{", "}", body)
  }

  mutating func array(_ name: String? = nil, _ body: (inout JSONWriter) -> Void) {
    start(name)
    enclose("[", "]", body)
  }

  mutating func array<Element>(
    _ name: String, of elements: some Sequence<Element>,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    array(name) { writer in
      for element in elements { writer.object { body(&$0, element) } }
    }
  }

  mutating func field(_ name: String, _ value: String) {
    start(name)
    append(quoted: value)
  }

  /// A text, or `null` where there is none.
  mutating func field(_ name: String, _ value: String?) {
    start(name)
    if let value { append(quoted: value) } else { text.append("null") }
  }

  mutating func field(_ name: String, _ value: Int?) {
    start(name)
    if let value { text.append(value) } else { text.append("null") }
  }

  mutating func field(_ name: String, _ value: Double, decimals: Int = tableDecimals) {
    start(name)
    append(value, decimals: decimals)
  }

  mutating func field(_ name: String, _ value: Bool) {
    start(name)
    text.append(value ? "true" : "false")
  }

  mutating func field(_ name: String, _ values: [String]) {
    start(name)
    inline(values) { $0.append(quoted: $1) }
  }

  mutating func field(_ name: String, _ values: [Bool]) {
    start(name)
    inline(values) { $0.text.append($1 ? "true" : "false") }
  }

  /// Numbers on one line, each times a factor.
  mutating func field(
    _ name: String?, _ values: [Double], times factor: Double = 1, decimals: Int = tableDecimals
  ) {
    start(name)
    inline(values) { $0.append($1 * factor, decimals: decimals) }
  }

  // MARK: - Pieces

  private mutating func append(_ value: Double, decimals: Int) {
    if value.isFinite { text.append(value, decimals: decimals) } else { text.append("null") }
  }

  private mutating func inline<Element>(
    _ values: [Element], _ body: (inout JSONWriter, Element) -> Void
  ) {
    text.append("[")
    for (index, value) in values.enumerated() {
      if index > 0 { text.append(byte: comma) }
      body(&self, value)
    }
    text.append("]")
  }

  private mutating func enclose(
    _ open: StaticString, _ close: StaticString, _ body: (inout JSONWriter) -> Void
  ) {
    text.append(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newLine() }
    isFirst = false
    text.append(close)
  }

  private mutating func start(_ name: String?) {
    if !isFirst { text.append(byte: comma) }
    isFirst = false
    newLine()
    guard let name else { return }
    append(quoted: name)
    text.append(": ")
  }

  private mutating func newLine() {
    text.append(byte: lineFeed)
    for _ in 0..<depth { text.append("  ") }
  }

  private mutating func append(quoted value: String) { text.append(quotedJSON: value) }
}

extension TextBuffer {
  /// Appends a text as JSON has it: in quotation marks, control characters by their number.
  mutating func append(quotedJSON value: String) {
    append("\"")
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case lineFeed: append("\\n")
      case UInt8(ascii: "\t"): append("\\t")
      case 0..<0x20, 0x7F:
        append("\\u00")
        append(byte: hexadecimalDigit(byte >> 4))
        append(byte: hexadecimalDigit(byte & 15))
      default: append(byte: byte)
      }
    }
    append("\"")
  }
}

/// The digit for 0 to 15.
func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

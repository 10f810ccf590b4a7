// SPDX-License-Identifier: Apache-2.0

extension JSONScanner {
  /// Takes a text.
  ///
  /// - Returns: The text; bytes that are not UTF-8 are read as Latin-1.
  /// - Throws: ``MarkerFileError`` when something else comes, or the text does not end.
  mutating func string() throws(MarkerFileError) -> String {
    guard peek() == .string else { throw unexpected(Kind.string.rawValue) }
    let (range, hasEscapes) = try rangeOfText()
    guard hasEscapes else {
      take(upTo: range.upperBound + 1)
      return Delimiter.decoded(Array(bytes[range]))
    }
    guard let text = unescaped(range) else {
      throw problem("a text has a backslash that means nothing")
    }
    take(upTo: range.upperBound + 1)
    return text
  }

  /// Passes over the text that comes next.
  mutating func skipText() throws(MarkerFileError) {
    take(upTo: try rangeOfText().range.upperBound + 1)
  }

  /// The place of the text that comes next, without its quotes, and whether it has escapes.
  private func rangeOfText() throws(MarkerFileError) -> (range: Range<Int>, hasEscapes: Bool) {
    var end = place + 1
    var hasEscapes = false
    while end < count, bytes[end] != UInt8(ascii: "\"") {
      if bytes[end] == UInt8(ascii: "\\") {
        hasEscapes = true
        end += 1
      }
      end += 1
    }
    guard end < count else { throw problem("a text does not end before the end of the file") }
    return (place + 1..<end, hasEscapes)
  }

  /// The text with its escapes replaced, or `nil` for an escape that JSON does not have.
  private func unescaped(_ range: Range<Int>) -> String? {
    var text: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      guard bytes[place] == UInt8(ascii: "\\") else {
        text.append(bytes[place])
        place += 1
        continue
      }
      let letter = bytes[place + 1]
      place += 2
      if let byte = Self.escapes[letter] {
        text.append(byte)
        continue
      }
      guard letter == UInt8(ascii: "u"), let unit = unit(at: place) else { return nil }
      place += 4
      var units = [unit]
      if UTF16.isLeadSurrogate(unit), bytes[place] == UInt8(ascii: "\\"),
        bytes[place + 1] == UInt8(ascii: "u"), let low = self.unit(at: place + 2),
        UTF16.isTrailSurrogate(low)
      {
        units.append(low)
        place += 6
      }
      // Half of a pair becomes U+FFFD.
      text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    }
    return Delimiter.decoded(text)
  }

  /// Four hexadecimal digits; the padding keeps the places inside the buffer.
  private func unit(at place: Int) -> UInt16? {
    let digits = bytes[place..<place + 4]
    guard digits.allSatisfy({ isDigit($0) || ($0 | 0x20) &- UInt8(ascii: "a") < 6 }) else {
      return nil
    }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
    UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]
}

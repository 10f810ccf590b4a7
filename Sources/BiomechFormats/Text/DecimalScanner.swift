// SPDX-License-Identifier: Apache-2.0

/// Turns decimal text into the nearest `Double`, ties to even, whatever the locale.
package enum DecimalScanner {
  /// A number at a place in a block of text.
  struct Scan {
    var value: Double

    /// The place after the number, or -1 where the quick way does not lead to the end.
    var end: Int

    /// No number that is found the quick way.
    static var none: Scan { Scan(value: 0, end: -1) }
  }

  /// The number at a place, when it has the usual shape of a coordinate.
  ///
  /// The usual shape is a sign or none, 1 to 7 digits, and at most 7 decimals. Mantissa and power of
  /// ten are then exact, so that one division rounds correctly (Clinger 1990,
  /// doi:10.1145/93542.93557). Digits are read eight bytes at a time.
  ///
  /// - Parameters:
  ///   - bytes: The block; eight bytes can be loaded at every place up to its last line end.
  ///   - start: The place of the first character.
  ///   - mark: The decimal mark.
  /// - Returns: The number; `end` is -1 for text of another shape.
  @inline(__always)
  static func usual(_ bytes: RawSpan, from start: Int, mark: UInt8) -> Scan {
    let first = bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt8.self)
    let isNegative = first == UInt8(ascii: "-")
    var place = isNegative ? start + 1 : start
    let (whole, wholeCount) = digits(bytes, at: place)
    guard wholeCount > 0, wholeCount < 8 else { return .none }
    place += wholeCount
    var value = Double(whole)
    if bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt8.self) == mark {
      let (fraction, count) = digits(bytes, at: place + 1)
      guard count < 8 else { return .none }
      value = Double(whole &* integerPowers[count] &+ fraction) / powers[count]
      place += 1 + count
    }
    return Scan(value: isNegative ? -value : value, end: place)
  }

  /// The number at a place, when it has at most 19 digits and no exponent.
  ///
  /// - Parameters:
  ///   - bytes: The block; eight bytes can be loaded at every place up to its last line end.
  ///   - start: The place of the first character.
  ///   - mark: The decimal mark.
  /// - Returns: The number; `end` is -1 for text of another shape.
  static func long(_ bytes: RawSpan, from start: Int, mark: UInt8) -> Scan {
    let isNegative = byte(bytes, start) == UInt8(ascii: "-")
    var place = isNegative ? start + 1 : start
    var mantissa: UInt64 = 0
    let first = place
    appendDigits(bytes, at: &place, to: &mantissa)
    let wholeCount = place - first
    var decimalCount = 0
    if byte(bytes, place) == mark {
      place += 1
      let firstDecimal = place
      appendDigits(bytes, at: &place, to: &mantissa)
      decimalCount = place - firstDecimal
    }
    guard wholeCount > 0, wholeCount + decimalCount <= 19 else { return .none }
    let value =
      mantissa < 1 << 53
      ? Double(mantissa) / powers[decimalCount]
      : quotient(of: mantissa, by: integerPowers[decimalCount])
    return Scan(value: isNegative ? -value : value, end: place)
  }

  /// Reads digits on to a number, which wraps round after the nineteenth.
  @inline(__always)
  private static func appendDigits(
    _ bytes: RawSpan, at place: inout Int, to mantissa: inout UInt64
  ) {
    var count: Int
    repeat {
      let next = digits(bytes, at: place)
      count = next.count
      mantissa = mantissa &* integerPowers[count] &+ next.value
      place += count
    } while count == 8
  }

  /// Up to eight digits at a place, and how many there are.
  @inline(__always)
  private static func digits(_ bytes: RawSpan, at place: Int) -> (value: UInt64, count: Int) {
    let word = UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
    var x = word ^ 0x3030_3030_3030_3030
    let others = (x &+ 0x7676_7676_7676_7676 | x) & 0x8080_8080_8080_8080
    let count = others.trailingZeroBitCount >> 3
    guard count > 0 else { return (0, 0) }
    // The digits go to the high end and zeros fill the rest: always eight digits.
    x = x &<< UInt64(64 - 8 * count)
    x = x &* 10 &+ (x &>> 8)
    let low = (x & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((x &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return ((low &+ high) &>> 32, count)
  }

  /// The number that a whole cell holds.
  ///
  /// - Parameters:
  ///   - bytes: The block of text.
  ///   - range: The place of the cell, blanks and quotes included.
  ///   - mark: The decimal mark.
  /// - Returns: The number; NaN for the spellings of a missing value; `nil` for anything else, for
  ///   numbers that are too large, and for cells of more than 1000 bytes.
  static func value(of bytes: RawSpan, in range: Range<Int>, mark: UInt8) -> Double? {
    guard range.count <= 1000 else { return nil }
    let text = trimmed(bytes, range)
    guard !text.isEmpty else { return .nan }
    if let number = number(bytes, in: text, mark: mark) { return number }
    if text.count == 3, byte(bytes, text.lowerBound) | 0x20 == UInt8(ascii: "n"),
      byte(bytes, text.lowerBound + 1) | 0x20 == UInt8(ascii: "a"),
      byte(bytes, text.lowerBound + 2) | 0x20 == UInt8(ascii: "n")
    {
      return .nan
    }
    guard text.count <= longestMissingSpelling else { return nil }
    let word = String(decoding: text.map { byte(bytes, $0) }, as: UTF8.self).lowercased()
    return missingSpellings.contains(word) ? .nan : nil
  }

  /// The number that a text holds, by the same ways in the same order as a cell of a table.
  package static func value(of text: String) -> Double? {
    let count = text.utf8.count
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: LineBlocks.padding)
    let mark = UInt8(ascii: ".")
    let block = bytes.span.bytes
    let usual = usual(block, from: 0, mark: mark)
    if usual.end == count { return usual.value }
    let long = long(block, from: 0, mark: mark)
    if long.end == count { return long.value }
    return value(of: block, in: 0..<count, mark: mark)
  }

  /// Without blanks, zero bytes and one pair of quotes around the text.
  private static func trimmed(_ bytes: RawSpan, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    func trim() {
      while start < end, isBlank(byte(bytes, end - 1)) || byte(bytes, end - 1) == 0 { end -= 1 }
      while start < end, isBlank(byte(bytes, start)) || byte(bytes, start) == 0 { start += 1 }
    }
    trim()
    let quote = UInt8(ascii: "\"")
    if end - start >= 2, byte(bytes, start) == quote, byte(bytes, end - 1) == quote {
      (start, end) = (start + 1, end - 1)
      trim()
    }
    return start..<end
  }

  /// A sign or none, digits with at most one mark among them, an exponent or none; `nil` otherwise.
  private static func number(_ bytes: RawSpan, in text: Range<Int>, mark: UInt8) -> Double? {
    var place = text.lowerBound
    let first = byte(bytes, place)
    let sign = first == UInt8(ascii: "-") ? -1.0 : 1.0
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { place += 1 }

    var mantissa: UInt64 = 0
    var digitCount = 0
    var significantCount = 0
    var exponent = 0
    var markPlace: Int?
    while place < text.upperBound {
      let next = byte(bytes, place)
      if isDigit(next) {
        digitCount += 1
        if significantCount > 0 || next != UInt8(ascii: "0") { significantCount += 1 }
        if significantCount <= 19 { mantissa = mantissa &* 10 &+ UInt64(next &- 0x30) }
        if markPlace != nil { exponent -= 1 }
      } else if next == mark, markPlace == nil {
        markPlace = place
      } else {
        break
      }
      place += 1
    }
    guard digitCount > 0 else { return nil }
    if place < text.upperBound {
      guard byte(bytes, place) | 0x20 == UInt8(ascii: "e"),
        let power = integer(bytes, in: place + 1..<text.upperBound)
      else { return nil }
      exponent += power
    }

    if significantCount <= 19, exponent.magnitude < powers.count {
      let power = Int(exponent.magnitude)
      if mantissa < 1 << 53 {
        let exact = Double(mantissa)
        return sign * (exponent < 0 ? exact / powers[power] : exact * powers[power])
      }
      if exponent <= 0, power < integerPowers.count {
        return sign * quotient(of: mantissa, by: integerPowers[power])
      }
    }
    return correctlyRounded(bytes, in: text, markPlace: markPlace)
  }

  /// A whole number with a sign or none; those beyond nine digits count as 999999999.
  private static func integer(_ bytes: RawSpan, in text: Range<Int>) -> Int? {
    guard let first = text.first.map({ byte(bytes, $0) }) else { return nil }
    let hasSign = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    let digits = hasSign ? text.dropFirst() : text
    guard !digits.isEmpty, digits.allSatisfy({ isDigit(byte(bytes, $0)) }) else { return nil }
    let value = digits.reduce(0) { min($0 * 10 + Int(byte(bytes, $1) &- 0x30), 999_999_999) }
    return first == UInt8(ascii: "-") ? -value : value
  }

  /// The quotient of a mantissa and a power of ten, correctly rounded.
  ///
  /// Both are shifted to the top of their words; the quotient then has at least 62 bits, and what
  /// is left over only decides a tie. One more bit carries it into the conversion.
  private static func quotient(of mantissa: UInt64, by power: UInt64) -> Double {
    guard mantissa > 0 else { return 0 }
    let (up, down) = (mantissa.leadingZeroBitCount, power.leadingZeroBitCount)
    let shifted = mantissa &<< UInt64(up)
    let (quotient, rest) = (power &<< UInt64(down))
      .dividingFullWidth((shifted &>> 1, shifted &<< 63))
    let scaled = Double(quotient | (rest > 0 ? 1 : 0))
    return Double(sign: .plus, exponent: down - up - 63, significand: scaled)
  }

  /// The standard library's conversion, which rounds correctly and knows no locale; `nil` for a
  /// number that is too large.
  private static func correctlyRounded(
    _ bytes: RawSpan, in text: Range<Int>, markPlace: Int?
  ) -> Double? {
    let ascii = text.map { $0 == markPlace ? UInt8(ascii: ".") : byte(bytes, $0) }
    guard let value = Double(String(decoding: ascii, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  @inline(__always)
  private static func byte(_ bytes: RawSpan, _ place: Int) -> UInt8 {
    bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt8.self)
  }

  private static let missingSpellings: Set<String> = {
    let names = [
      "nan", "nan(ind)", "nan(snan)", "1.#qnan", "1.#ind", "1.#snan", "1.#nan", "1,#qnan", "1,#ind",
      "na",
    ]
    return Set(names + names.flatMap { ["-" + $0, "+" + $0] } + ["n/a", "#n/a", "null"])
  }()

  private static let longestMissingSpelling = 10
}

/// The powers of ten that are exact as a `Double`.
private let powers: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

/// The powers of ten that fit a word.
private let integerPowers: [UInt64] = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
  1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
  1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]

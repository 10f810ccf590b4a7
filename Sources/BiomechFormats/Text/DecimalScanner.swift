// SPDX-License-Identifier: Apache-2.0

/// Turns decimal text into the nearest `Double`, ties to even, whatever the locale.
enum DecimalScanner {
  /// A number at a place in a block of text.
  struct Scan {
    var value: Double

    /// The place after the number, or -1 where the quick way does not lead to the end.
    var end: Int
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
    guard wholeCount &- 1 < 7 else { return Scan(value: 0, end: -1) }
    place += wholeCount
    var value = Double(whole)
    if bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt8.self) == mark {
      let (fraction, count) = digits(bytes, at: place + 1)
      guard count < 8 else { return Scan(value: 0, end: -1) }
      value = Double(whole &* integerPowers[count] &+ fraction) / powers[count]
      place += 1 + count
    }
    return Scan(value: isNegative ? -value : value, end: place)
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
  ///   - cell: The text between two delimiters, blanks and quotes included.
  ///   - mark: The decimal mark.
  /// - Returns: The number; NaN for the spellings of a missing value; `nil` for anything else, for
  ///   numbers that are too large, and for cells of more than 1000 bytes.
  static func value(of cell: ArraySlice<UInt8>, mark: UInt8) -> Double? {
    guard cell.count <= 1000 else { return nil }
    let text = trimmed(cell)
    guard let first = text.first else { return .nan }
    if isDigit(first) || first == mark || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      if let number = number(text, mark: mark) { return number }
    }
    return missingSpellings.contains(String(decoding: text, as: UTF8.self).lowercased())
      ? .nan : nil
  }

  /// Without blanks, zero bytes and one pair of quotes around the text.
  static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func trimmedOnce(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      var text = text
      while let last = text.last, isBlank(last) || last == 0 { text.removeLast() }
      while let first = text.first, isBlank(first) || first == 0 { text.removeFirst() }
      return text
    }
    let text = trimmedOnce(cell)
    let quote = UInt8(ascii: "\"")
    guard text.count >= 2, text.first == quote, text.last == quote else { return text }
    return trimmedOnce(text.dropFirst().dropLast())
  }

  /// A sign or none, digits with at most one mark among them, an exponent or none; `nil` otherwise.
  private static func number(_ text: ArraySlice<UInt8>, mark: UInt8) -> Double? {
    var rest = text[...]
    let sign = rest.first == UInt8(ascii: "-") ? -1.0 : 1.0
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }

    var mantissa: UInt64 = 0
    var digitCount = 0
    var significantCount = 0
    var exponent = 0
    var seenMark = false
    while let byte = rest.first {
      if isDigit(byte) {
        digitCount += 1
        if significantCount > 0 || byte != UInt8(ascii: "0") { significantCount += 1 }
        if significantCount <= 19 { mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30) }
        if seenMark { exponent -= 1 }
      } else if byte == mark, !seenMark {
        seenMark = true
      } else {
        break
      }
      rest.removeFirst()
    }
    guard digitCount > 0 else { return nil }
    if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
      guard let power = integer(rest.dropFirst()) else { return nil }
      exponent += power
      rest = rest[rest.endIndex...]
    }
    guard rest.isEmpty else { return nil }

    if significantCount <= 19, mantissa < 1 << 53, exponent.magnitude < powers.count {
      let power = powers[Int(exponent.magnitude)]
      return sign * (exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power)
    }
    return correctlyRounded(text, mark: mark)
  }

  /// A whole number with a sign or none, of at most nine digits; larger ones count as 999999999.
  private static func integer(_ text: ArraySlice<UInt8>) -> Int? {
    var digits = text
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
    let value = digits.reduce(0) { min($0 * 10 + Int($1 &- 0x30), 999_999_999) }
    return isNegative ? -value : value
  }

  /// The standard library's conversion, which rounds correctly and knows no locale.
  private static func correctlyRounded(_ text: ArraySlice<UInt8>, mark: UInt8) -> Double? {
    var ascii = Array(text)
    if let place = ascii.firstIndex(of: mark) { ascii[place] = UInt8(ascii: ".") }
    guard let value = Double(String(decoding: ascii, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  private static let missingSpellings: Set<String> = {
    let names = [
      "nan", "nan(ind)", "nan(snan)", "1.#qnan", "1.#ind", "1.#snan", "1.#nan", "1,#qnan", "1,#ind",
      "na",
    ]
    return Set(names + names.flatMap { ["-" + $0, "+" + $0] } + ["n/a", "#n/a", "null"])
  }()
}

/// The powers of ten that are exact as a `Double`.
private let powers: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

private let integerPowers: [UInt64] = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000,
]

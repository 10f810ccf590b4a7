// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct DecimalScannerTests {
  /// Bit for bit, because one correctly rounded number is like the other; the C library is the judge.
  @Test(arguments: Shape.allCases)
  func `random decimals become the same number as in the C library`(shape: Shape) {
    var generator = SeededGenerator(seed: 42)
    var wrong: [String] = []
    for _ in 0..<3000 {
      let text = shape.text(&generator)
      let expected = strtod(text, nil)
      let value = DecimalScanner.value(of: text)
      let isRight = expected.isFinite ? value?.bitPattern == expected.bitPattern : value == nil
      if !isRight { wrong.append("\(text): \(String(describing: value)), not \(expected)") }
    }
    #expect(wrong.isEmpty)
  }

  /// Shapes of numbers in files: 8 × 3000 texts.
  enum Shape: CaseIterable {
    case usual, whole, seventeenDigits, nineteenDigits, manyDigits, exponent, halfway, leadingZeros

    func text(_ generator: inout SeededGenerator) -> String {
      let sign = ["", "-", "+"].randomElement(using: &generator) ?? ""
      func digits(_ count: Int) -> String {
        (0..<count).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
      }
      func digits(_ range: ClosedRange<Int>) -> String {
        digits(Int.random(in: range, using: &generator))
      }
      switch self {
      case .usual: return sign + digits(1...4) + "." + digits(0...6)
      case .whole: return sign + digits(1...21)
      case .seventeenDigits:
        let value = Double.random(in: -2000...2000, using: &generator)
        return "\(value)"
      case .nineteenDigits:
        let whole = Int.random(in: 1...7, using: &generator)
        return sign + digits(whole) + "." + digits(19 - whole)
      case .manyDigits: return sign + digits(0...12) + "." + digits(1...40)
      case .exponent:
        let e = ["e", "E", "e+", "e-", "E-"].randomElement(using: &generator) ?? "e"
        return sign + digits(1...19) + "." + digits(0...5) + e + digits(1...3)
      case .halfway:
        // A number with 54 bits lies halfway between two others; a digit behind it decides.
        let odd = UInt64.random(in: 1 << 52..<1 << 53, using: &generator) * 2 + 1
        let rest = ["", ".0", ".000000001", ".5"].randomElement(using: &generator) ?? ""
        return sign + "\(odd)" + rest
      case .leadingZeros: return sign + "000" + digits(0...3) + ".000000" + digits(1...12)
      }
    }
  }

  @Test(arguments: [
    "", " ", "\t", "NaN", "nan", "NAN", "nAn", "-nan", "nan(ind)", "-nan(ind)", "1.#QNAN",
    "-1.#IND",
    "1.#IND", "NA", "n/a", "N/A", "null", "NULL", "       NaN", "\"\"", "\"NaN\"",
  ])
  func `a missing value has many spellings`(text: String) throws {
    #expect(try #require(DecimalScanner.value(of: text)).isNaN)
  }

  @Test(arguments: [
    (" 1.5", 1.5), ("+1", 1), ("1e5", 1e5), ("-1.59028E-15", -1.59028e-15), (".5", 0.5), ("5.", 5),
    ("\"12.5\"", 12.5), ("  -7 ", -7), ("-0", -0.0),
  ])
  func `numbers may be padded, signed and quoted`(text: String, value: Double) {
    #expect(DecimalScanner.value(of: text) == value)
  }

  @Test(arguments: [
    "abc", "1,5", "1.2.3", "--1", "1e", "e5", ".", "-", "1 2", "0x10", "inf", "1e999", "1\u{0}2",
    "nano",
    "12a", "½",
  ])
  func `everything else is no number`(text: String) {
    #expect(DecimalScanner.value(of: text) == nil)
  }

  @Test func `a cell of a thousand digits is read, a longer one is not`() {
    #expect(DecimalScanner.value(of: String(repeating: "0", count: 999) + "1") == 1)
    #expect(DecimalScanner.value(of: String(repeating: "0", count: 1000) + "1") == nil)
  }
}

// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A growing block of UTF-8 text: what every writer of tables fills.
public struct TextBuffer: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// The text as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  public mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  public mutating func append(byte: UInt8) { bytes.append(byte) }

  public mutating func append(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(of: value.magnitude, atLeast: 1)
  }

  /// Appends a number with a fixed count of decimals, a decimal point and no grouping.
  ///
  /// NaN appends nothing, which is how a missing sample looks in a table. A value that rounds to
  /// zero has no minus sign. Ties of the binary value scaled by a power of ten go to even.
  ///
  /// - Parameters:
  ///   - value: The number; infinity is a breach of the contract.
  ///   - decimals: Digits after the point, 0 to 9.
  public mutating func append(_ value: Double, decimals: Int) {
    precondition((0...9).contains(decimals), "decimals must be 0 to 9, not \(decimals)")
    guard !value.isNaN else { return }
    precondition(value.isFinite, "an infinite value has no decimal text")
    let scale = powersOfTen[decimals]
    let scaled = (value.magnitude * scale).rounded(.toNearestOrEven)
    guard scaled < 9.0e15 else {
      appendByPrintf(value, decimals: decimals)
      return
    }
    let whole = UInt(scaled)
    let divisor = UInt(scale)
    if value < 0 && whole > 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(of: whole / divisor, atLeast: 1)
    guard decimals > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    appendDigits(of: whole % divisor, atLeast: decimals)
  }

  /// Takes off zeros at the end of a decimal fraction, and the point with the last of them.
  public mutating func removeTrailingZeros() {
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
  }

  private mutating func appendDigits(of value: UInt, atLeast width: Int) {
    var digits: [20 of UInt8] = .init(repeating: UInt8(ascii: "0"))
    var rest = value
    var position = 20
    repeat {
      position -= 1
      digits[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    position = min(position, 20 - width)
    for index in position..<20 { bytes.append(digits[index]) }
  }

  /// Numbers beyond 15 digits are rare enough to pay for the C library.
  private mutating func appendByPrintf(_ value: Double, decimals: Int) {
    var text = [CChar](repeating: 0, count: 400)
    let count = withVaList([Int32(decimals), value]) { vsnprintf(&text, text.count, "%.*f", $0) }
    for index in 0..<Int(count) { bytes.append(UInt8(bitPattern: text[index])) }
  }
}

private let powersOfTen: [Double] = [1, 10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

extension Double {
  /// The number with a fixed count of decimals, a decimal point and no grouping; empty for NaN.
  public func fixed(_ decimals: Int) -> String {
    var buffer = TextBuffer()
    buffer.append(self, decimals: decimals)
    return buffer.string
  }

  /// The number with no more decimals than it needs, up to a limit of one or more; numbers not finite, and
  /// those beyond 15 digits, as the standard library writes them.
  public func shortest(upTo decimals: Int = 3) -> String {
    guard isFinite, magnitude < 1e15 else { return description }
    var buffer = TextBuffer()
    buffer.append(self, decimals: decimals)
    buffer.removeTrailingZeros()
    return buffer.string
  }
}

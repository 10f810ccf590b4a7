// SPDX-License-Identifier: Apache-2.0

/// A 128-bit key of a stream of bytes: MurmurHash3 x64 128 with seed 0.
///
/// It tells files apart and finds equal ones; it does not protect against forgery.
///
/// Source: A. Appleby, MurmurHash3 (public domain), SMHasher.
public struct ContentKey: Sendable {
  private var h1: UInt64
  private var h2: UInt64
  private var length: UInt64 = 0

  /// The bytes that do not fill a block of 16 yet, first byte lowest.
  private var pending: (UInt64, UInt64) = (0, 0)
  private var pendingCount = 0

  public init(seed: UInt32 = 0) {
    h1 = UInt64(seed)
    h2 = UInt64(seed)
  }

  /// Takes the next bytes of the stream, in pieces of any size.
  public mutating func update(with bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var index = 0
    while index < bytes.count, pendingCount > 0 {
      push(bytes[index])
      index += 1
    }
    while index + 16 <= bytes.count {
      mix(
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)),
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)))
      index += 16
    }
    while index < bytes.count {
      push(bytes[index])
      index += 1
    }
  }

  /// The key of all bytes so far, as two numbers.
  public var words: (UInt64, UInt64) {
    var (a, b) = (h1, h2)
    if pendingCount > 8 { b ^= Self.scrambledSecond(pending.1) }
    if pendingCount > 0 { a ^= Self.scrambledFirst(pending.0) }
    a ^= length
    b ^= length
    a &+= b
    b &+= a
    a = Self.finished(a)
    b = Self.finished(b)
    a &+= b
    b &+= a
    return (a, b)
  }

  /// The key as 32 hexadecimal digits.
  public var hexadecimal: String {
    let (first, second) = words
    return Self.hexadecimal(first) + Self.hexadecimal(second)
  }
}

extension ContentKey {
  private static let c1: UInt64 = 0x87c3_7b91_1142_53d5
  private static let c2: UInt64 = 0x4cf5_ad43_2745_937f

  private mutating func push(_ byte: UInt8) {
    let shifted = UInt64(byte) << UInt64(8 * (pendingCount % 8))
    if pendingCount < 8 { pending.0 |= shifted } else { pending.1 |= shifted }
    pendingCount += 1
    guard pendingCount == 16 else { return }
    mix(pending.0, pending.1)
    pending = (0, 0)
    pendingCount = 0
  }

  private mutating func mix(_ k1: UInt64, _ k2: UInt64) {
    h1 ^= Self.scrambledFirst(k1)
    h1 = Self.rotated(h1, 27) &+ h2
    h1 = h1 &* 5 &+ 0x52dc_e729
    h2 ^= Self.scrambledSecond(k2)
    h2 = Self.rotated(h2, 31) &+ h1
    h2 = h2 &* 5 &+ 0x3849_5ab5
  }

  private static func scrambledFirst(_ k: UInt64) -> UInt64 { rotated(k &* c1, 31) &* c2 }
  private static func scrambledSecond(_ k: UInt64) -> UInt64 { rotated(k &* c2, 33) &* c1 }
  private static func rotated(_ x: UInt64, _ n: UInt64) -> UInt64 { x &<< n | x &>> (64 - n) }

  private static func finished(_ value: UInt64) -> UInt64 {
    var k = value
    k ^= k >> 33
    k = k &* 0xff51_afd7_ed55_8ccd
    k ^= k >> 33
    k = k &* 0xc4ce_b9fe_1a85_ec53
    return k ^ (k >> 33)
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechReport

/// A 64-bit FNV-1a key: the same bytes give the same key on every machine and in every run.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo and D. Eastlake, "The FNV non-cryptographic hash
/// algorithm", RFC 9923.
struct StableHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// The key as 16 hexadecimal digits.
  ///
  /// A key such as `1234567890123e45` would be a number to whoever reads a table; its first digit is
  /// then an `a`.
  var hexadecimal: String {
    let digits = String(value, radix: 16)
    let key = String(repeating: "0", count: 16 - digits.count) + digits
    let looksLikeNumber = key.allSatisfy { $0.isNumber || $0 == "e" }
    return looksLikeNumber ? "a" + key.dropFirst() : key
  }
}

extension Provenance {
  /// Says how the numbers are made, with the key that belongs to the settings.
  ///
  /// - Parameters:
  ///   - settings: The options that change numbers, in a fixed order.
  ///   - version: The version of the program.
  public init(settings: [Setting], version: String = biomechVersion) {
    var hash = StableHash()
    for setting in settings { hash.combine("\(setting.name)=\(setting.value)\n".utf8) }
    self.init(version: version, settings: settings, configurationHash: hash.hexadecimal)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import Testing

struct ContentKeyTests {
  /// The verification of SMHasher: the keys 0; 0,1; … 0…254, each with its own seed, hashed together.
  @Test func `the hash passes the published verification`() {
    var hashes: [UInt8] = []
    for length in 0..<256 {
      var key = ContentKey(seed: UInt32(256 - length))
      let bytes = (0..<length).map { UInt8($0) }
      bytes.withUnsafeBytes { key.update(with: $0) }
      hashes += littleEndianBytes(key.words)
    }
    var all = ContentKey()
    hashes.withUnsafeBytes { all.update(with: $0) }

    #expect(UInt32(truncatingIfNeeded: all.words.0) == 0x6384_BA69)
  }

  @Test(arguments: [
    ("", "00000000000000000000000000000000"),
    ("hello", "cbd8a7b341bd9b025b1e906a48ae1d19"),
    ("The quick brown fox jumps over the lazy dog", "e34bbc7bbc071b6c7a433ca9c49a9347"),
  ])
  func `known texts have their published key`(text: String, hexadecimal: String) {
    var key = ContentKey()
    Array(text.utf8).withUnsafeBytes { key.update(with: $0) }

    #expect(key.hexadecimal == hexadecimal)
  }

  @Test(arguments: [1, 3, 7, 16, 17])
  func `the key does not depend on how the bytes arrive`(step: Int) {
    let bytes = (0..<100).map { UInt8($0 * 7 % 256) }
    var whole = ContentKey()
    bytes.withUnsafeBytes { whole.update(with: $0) }
    var parts = ContentKey()
    for start in stride(from: 0, to: bytes.count, by: step) {
      bytes[start..<min(start + step, bytes.count)].withUnsafeBytes { parts.update(with: $0) }
    }

    #expect(parts.hexadecimal == whole.hexadecimal)
  }

  private func littleEndianBytes(_ words: (UInt64, UInt64)) -> [UInt8] {
    [words.0, words.1].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Text as it stands in C3D files.
enum C3DText {
  /// The text of a field of fixed width: padding of blanks and NUL taken off both ends, nothing
  /// after a NUL, no control characters; UTF-8, or Latin-1 where it is none.
  static func decoded(_ field: ArraySlice<UInt8>) -> String {
    var field = field.drop { $0 <= 0x20 }
    if let end = field.firstIndex(of: 0) { field = field[..<end] }
    while let last = field.last, last <= 0x20 { field.removeLast() }
    guard field.contains(where: { $0 < 0x20 || $0 > 0x7E }) else {
      return String(decoding: field, as: UTF8.self)
    }
    field.removeAll { $0 < 0x20 || $0 == 0x7F }
    return String(validating: field, as: UTF8.self)
      ?? String(String.UnicodeScalarView(field.map { Unicode.Scalar($0) }))
  }

  /// The printable ASCII characters of a field; what follows any other byte is left out.
  ///
  /// Event labels of damaged files have arbitrary bytes after the text.
  static func printable(_ field: ArraySlice<UInt8>) -> String {
    decoded(field.drop { $0 <= 0x20 }.prefix { 0x20...0x7E ~= $0 })
  }

  /// UTF-8 bytes in a field of fixed width, padded with blanks; cut between characters.
  static func encoded(_ text: String, width: Int) -> [UInt8] {
    var field: [UInt8] = []
    for character in text {
      let bytes = Array(String(character).utf8)
      guard field.count + bytes.count <= width else { break }
      field += bytes
    }
    return field + Array(repeating: 0x20, count: width - field.count)
  }
}

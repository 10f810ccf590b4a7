// SPDX-License-Identifier: Apache-2.0

/// The different words of a column, numbered as they come.
struct WordTable {
  /// The words as bytes, without blanks and quotes around them.
  private var words: [[UInt8]] = []

  private var indices: [[UInt8]: Int] = [:]
  private var last = -1

  var count: Int { words.count }

  /// The words as text.
  var texts: [String] { words.map { Delimiter.text($0[...]) } }

  /// The number of a word, which is a new one where it was not seen before.
  ///
  /// - Parameters:
  ///   - bytes: The block of text.
  ///   - cell: The place of the cell.
  /// - Returns: The number, from 0.
  mutating func index(of bytes: RawSpan, _ cell: Range<Int>) -> Int {
    let word = Self.trimmed(bytes, cell)
    // Rows mostly stay at one word, or go through all of them in the same order.
    if last >= 0, isEqual(words[last], bytes, word) { return last }
    let next = last + 1 < words.count ? last + 1 : 0
    if next < words.count, isEqual(words[next], bytes, word) {
      last = next
      return next
    }
    let text = word.map { bytes.unsafeLoadUnaligned(fromByteOffset: $0, as: UInt8.self) }
    if let known = indices[text] {
      last = known
    } else {
      last = words.count
      indices[text] = last
      words.append(text)
    }
    return last
  }

  private func isEqual(_ word: [UInt8], _ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    guard word.count == range.count else { return false }
    for index in word.indices
    where word[index]
      != bytes.unsafeLoadUnaligned(fromByteOffset: range.lowerBound + index, as: UInt8.self)
    {
      return false
    }
    return true
  }

  private static func trimmed(_ bytes: RawSpan, _ cell: Range<Int>) -> Range<Int> {
    func isLoose(_ place: Int) -> Bool {
      let byte = bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt8.self)
      return isBlank(byte) || byte == UInt8(ascii: "\"")
    }
    var (start, end) = (cell.lowerBound, cell.upperBound)
    while start < end, isLoose(start) { start += 1 }
    while start < end, isLoose(end - 1) { end -= 1 }
    return start..<end
  }
}

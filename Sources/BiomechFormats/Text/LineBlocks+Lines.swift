// SPDX-License-Identifier: Apache-2.0

extension LineBlocks {
  /// Takes the next line, without its end.
  ///
  /// - Returns: The bytes, or `nil` at the end of the file.
  /// - Throws: ``MarkerFileError`` where the system refuses or a line is too long.
  mutating func nextLine() throws(MarkerFileError) -> [UInt8]? {
    guard try load() else { return nil }
    let end = lineEnd(from: start)
    let text = Array(bytes[start..<end])
    advance(to: placeAfterLineEnd(end), lines: 1)
    return text
  }

  /// The beginnings of the next lines in the block that hold more than blanks.
  ///
  /// - Parameters:
  ///   - count: How many lines at most.
  ///   - length: How many bytes of each at most.
  /// - Returns: The lines with their numbers.
  func peek(lines count: Int, length: Int) -> [(number: Int, text: [UInt8])] {
    var lines: [(number: Int, text: [UInt8])] = []
    var place = start
    var number = line
    while place < limit, lines.count < count {
      let end = lineEnd(from: place)
      if bytes[place..<end].contains(where: { !isBlank($0) }) {
        lines.append((number, Array(bytes[place..<min(end, place + length)])))
      }
      place = placeAfterLineEnd(end)
      number += 1
    }
    return lines
  }

  /// The place of the line end at or after a place in the block.
  func lineEnd(from place: Int) -> Int {
    var end = place
    while !isLineEnd(bytes[end]) { end += 1 }
    return end
  }

  /// The place after a line end of one or two bytes.
  func placeAfterLineEnd(_ end: Int) -> Int {
    let isPair = bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n")
    return isPair ? end + 2 : end + 1
  }

  /// Whether the block holds a byte that no text has.
  var holdsBinary: Bool {
    bytes[start..<limit].contains { $0 == 0 }
  }
}

@inline(__always) func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

extension LineBlocks {
  /// Takes lines that hold nothing but blanks.
  mutating func skipBlankLines() throws(MarkerFileError) {
    while try load() {
      let end = lineEnd(from: start)
      guard bytes[start..<end].allSatisfy({ isBlank($0) }) else { return }
      advance(to: placeAfterLineEnd(end), lines: 1)
    }
  }

  /// Takes lines that hold nothing but blanks and delimiters, as spreadsheets leave them behind.
  mutating func skipEmptyRows() throws(MarkerFileError) {
    while try load() {
      let end = lineEnd(from: start)
      guard bytes[start..<end].allSatisfy({ isBlank($0) || ",;\"".utf8.contains($0) }) else {
        return
      }
      advance(to: placeAfterLineEnd(end), lines: 1)
    }
  }

  /// The decimal mark of the numbers in the block: a comma only where no comma separates cells, no
  /// number has a point, and one has a comma.
  func decimalMark(between delimiter: Delimiter) -> UInt8 {
    let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    guard delimiter != .comma else { return point }
    var hasComma = false
    for place in start..<limit {
      let byte = bytes[place]
      guard byte == point || byte == comma, isDigit(bytes[place + 1]) else { continue }
      if byte == point { return point }
      if place > start, isDigit(bytes[place - 1]) { hasComma = true }
    }
    return hasComma ? comma : point
  }
}

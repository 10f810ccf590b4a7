// SPDX-License-Identifier: Apache-2.0

/// What stands between two cells of a row.
enum Delimiter: Hashable, Sendable {
  case comma, tab, semicolon, blanks

  /// The delimiter of a line that holds names: the most frequent one, a run of blanks if there is
  /// none.
  init(ofHeader line: [UInt8]) {
    var counts: [(Delimiter, Int)] = [(.tab, 0), (.semicolon, 0), (.comma, 0)]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      for index in counts.indices where !isQuoted && byte == counts[index].0.byte {
        counts[index].1 += 1
      }
    }
    let best = counts.max { $0.1 < $1.1 }
    self = best.map { $0.1 > 0 ? $0.0 : .blanks } ?? .blanks
  }

  /// The byte that ends a cell.
  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .tab: UInt8(ascii: "\t")
    case .semicolon: UInt8(ascii: ";")
    case .blanks: UInt8(ascii: " ")
    }
  }
}

extension Delimiter {
  /// The cells of a line as text, without blanks and quotes around them.
  ///
  /// Bytes that are not UTF-8 are read as Latin-1.
  func cells(of line: [UInt8]) -> [String] {
    var cells: [String] = []
    var start = 0
    if self == .blanks { while start < line.count, isBlank(line[start]) { start += 1 } }
    while start <= line.count {
      let end = cellEnd(in: line, from: start)
      if self == .blanks {
        guard end > start else { break }
        cells.append(Self.text(line[start..<end]))
        start = end
        while start < line.count, isBlank(line[start]) { start += 1 }
      } else {
        cells.append(Self.text(line[start..<end]))
        start = end + 1
      }
    }
    return cells
  }

  private func cellEnd(in line: [UInt8], from start: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    var place = start
    var isQuoted = self != .blanks && place < line.count && line[place] == quote
    if isQuoted { place += 1 }
    while place < line.count {
      if line[place] == quote, isQuoted {
        // A doubled quote is a quote inside the cell; a single one ends the quoting.
        if place + 1 < line.count, line[place + 1] == quote { place += 1 } else { isQuoted = false }
      } else if !isQuoted, isDelimiter(line[place]) {
        break
      }
      place += 1
    }
    return place
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    self == .blanks ? isBlank(byte) : byte == self.byte
  }

  /// The text of a cell.
  static func text(_ cell: ArraySlice<UInt8>) -> String {
    let quote = UInt8(ascii: "\"")
    var text = trimmed(cell)
    if text.count >= 2, text.first == quote, text.last == quote {
      text = trimmed(text.dropFirst().dropLast())
    }
    var bytes = Array(text)
    if bytes.contains(quote) {
      var unquoted: [UInt8] = []
      var index = 0
      while index < bytes.count {
        unquoted.append(bytes[index])
        let isDoubled =
          bytes[index] == quote && index + 1 < bytes.count && bytes[index + 1] == quote
        index += isDoubled ? 2 : 1
      }
      bytes = unquoted
    }
    return decoded(bytes)
  }

  /// Without blanks and zero bytes at both ends.
  private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = cell
    while let last = text.last, isBlank(last) || last == 0 { text.removeLast() }
    while let first = text.first, isBlank(first) || first == 0 { text.removeFirst() }
    return text
  }

  /// UTF-8, or Latin-1 where the bytes are not UTF-8.
  static func decoded(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

extension Delimiter {
  /// The delimiter in words, in the plural.
  var label: String {
    switch self {
    case .comma: "commas"
    case .tab: "tabs"
    case .semicolon: "semicolons"
    case .blanks: "blanks"
    }
  }
}

extension [String] {
  /// The number of cells without empty ones at the end.
  var trimmedCount: Int { (lastIndex { !$0.isEmpty } ?? -1) + 1 }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechReport

/// A table that this program wrote: comma, decimal point, quotes as in RFC 4180.
///
/// It is strict, because nobody needs to have touched these files: another number of cells, a quote
/// that stays open, or a word in place of a number is an error with its line.
struct ResultTable {
  /// A row and where it stands.
  struct Row {
    /// The line it begins on, counted from 1.
    let line: Int

    let cells: [String]
  }

  let path: String

  /// The names of the columns, in order.
  let columns: [String]

  let rows: [Row]

  private let places: [String: Int]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: The file, UTF-8; a byte order mark and CR LF are taken too.
  ///   - path: The path for messages.
  /// - Throws: ``ResultReadingError`` with the line.
  init(_ bytes: [UInt8], path: String) throws(ResultReadingError) {
    self.path = path
    var scanner = Scanner(bytes: bytes, path: path)
    guard let header = try scanner.row() else {
      throw ResultReadingError(
        .damagedTable, path: path, "the table is empty", hint: Self.repair)
    }
    columns = header.cells
    places = Dictionary(
      header.cells.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var rows: [Row] = []
    while let row = try scanner.row() {
      guard row.cells.count == columns.count else {
        throw ResultReadingError(
          .damagedTable, path: path, line: row.line,
          "\(row.cells.count) cells, and the table has \(columns.count) columns", hint: Self.repair)
      }
      rows.append(row)
    }
    self.rows = rows
  }

  /// What to do about a table that is not as this program writes it.
  static let repair =
    "tables are read as 'biomech analyze -o' writes them; a spreadsheet may have changed this one"

  /// Whether the table has all of some columns.
  func has(_ names: [String]) -> Bool { names.allSatisfy { places[$0] != nil } }

  /// The text in a column of a row, as it was before a table had to be safe to open.
  ///
  /// - Throws: When the table has no such column.
  func text(_ column: String, in row: Row) throws(ResultReadingError) -> String {
    guard let place = places[column] else {
      throw ResultReadingError(
        .damagedTable, path: path, line: 1, "there is no column '\(column)'", hint: Self.repair)
    }
    return withoutFormulaGuard(row.cells[place])
  }

  /// The text in a column of a row, where it may stand in messages.
  ///
  /// - Throws: When the table has no such column, or the text is longer than any that this program
  ///   writes there or holds what a terminal would obey.
  func shortText(_ column: String, in row: Row) throws(ResultReadingError) -> String {
    let text = try text(column, in: row)
    let isPlain = !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard isPlain, text.count <= Self.longestText else {
      throw wrong(text, column, row, "a text of one line, up to \(Self.longestText) characters")
    }
    return text
  }

  /// The most characters of a code, a session or a name.
  private static let longestText = 500

  /// The number in a column of a row; NaN for an empty cell.
  ///
  /// - Throws: When the table has no such column or the cell holds something else.
  func number(_ column: String, in row: Row) throws(ResultReadingError) -> Double {
    let text = try text(column, in: row)
    if text.isEmpty { return .nan }
    guard let value = Double(text), value.isFinite else {
      throw wrong(text, column, row, "a number")
    }
    return value
  }

  /// The word in a column of a row, out of those that are known.
  ///
  /// - Throws: When the table has no such column or the cell holds another word.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ column: String, in row: Row, as: Word.Type
  ) throws(ResultReadingError) -> Word {
    let text = try text(column, in: row)
    guard let word = Word(rawValue: text) else {
      let closest = closestMatch(to: text, among: Word.allCases.map(\.rawValue))
      throw wrong(
        text, column, row,
        "a \(column) that this version knows"
          + (closest.map { ", such as '\($0)'" } ?? ""))
    }
    return word
  }

  private func wrong(
    _ text: String, _ column: String, _ row: Row, _ wanted: String
  ) -> ResultReadingError {
    ResultReadingError(
      .damagedTable, path: path, line: row.line,
      "'\(text.printable)' in column '\(column)' is not \(wanted)", hint: Self.repair)
  }
}

// MARK: - Scanning

/// Takes rows out of a table, one after the other.
private struct Scanner {
  let bytes: [UInt8]
  let path: String
  var place: Int
  var line = 1

  init(bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row, or `nil` at the end; an empty line ends the table only at its end.
  mutating func row() throws(ResultReadingError) -> ResultTable.Row? {
    guard place < bytes.count else { return nil }
    let first = line
    var cells: [String] = []
    while true {
      cells.append(try cell())
      guard place < bytes.count else { break }
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: ",") { continue }
      // The cell ended at a line feed, or at the carriage return before it.
      if byte == UInt8(ascii: "\r"), place < bytes.count { place += 1 }
      line += 1
      break
    }
    return ResultTable.Row(line: first, cells: cells)
  }

  /// A cell; the place is then at what ends it.
  private mutating func cell() throws(ResultReadingError) -> String {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
      let start = place
      while place < bytes.count, !endsCell(at: place) { place += 1 }
      return try text(bytes[start..<place])
    }
    let first = line
    var content: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        guard place < bytes.count, bytes[place] == byte else { return try quoted(content) }
        place += 1
      } else if byte == UInt8(ascii: "\n") {
        line += 1
      }
      content.append(byte)
    }
    throw ResultReadingError(
      .damagedTable, path: path, line: first, "a quotation mark stays open",
      hint: ResultTable.repair)
  }

  /// The text between quotation marks, once nothing follows them.
  private func quoted(_ content: [UInt8]) throws(ResultReadingError) -> String {
    guard place == bytes.count || endsCell(at: place) else {
      throw ResultReadingError(
        .damagedTable, path: path, line: line, "there is text behind a quotation mark",
        hint: ResultTable.repair)
    }
    return try text(content[...])
  }

  private func endsCell(at place: Int) -> Bool {
    switch bytes[place] {
    case UInt8(ascii: ","), UInt8(ascii: "\n"): true
    case UInt8(ascii: "\r"): place + 1 == bytes.count || bytes[place + 1] == UInt8(ascii: "\n")
    default: false
    }
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws(ResultReadingError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ResultReadingError(
        .damagedTable, path: path, line: line, "the text is not UTF-8", hint: ResultTable.repair)
    }
    return text
  }
}

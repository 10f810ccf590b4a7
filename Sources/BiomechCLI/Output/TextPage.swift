// SPDX-License-Identifier: Apache-2.0

/// Lines of text that fit the width of a terminal.
struct TextPage {
  private(set) var text = ""
  let width: Int

  /// The column in which the value of a field begins.
  private let fieldColumn = 17

  init(width: Int) { self.width = width }

  /// A line of its own.
  mutating func line(_ words: String) { wrap(words, first: "", indent: "") }

  /// An empty line.
  mutating func blank() { text += "\n" }

  /// A heading after an empty line.
  mutating func heading(_ words: String) {
    blank()
    line(words)
  }

  /// A name and its value, which may run over several lines.
  mutating func field(_ name: String, _ value: String) {
    wrap(
      value, first: "  " + padded(name, to: fieldColumn - 2),
      indent: String(repeating: " ", count: fieldColumn))
  }

  /// A name and what it means, whose text begins in a column.
  mutating func entry(_ name: String, _ text: String, column: Int) {
    wrap(
      text, first: "  " + padded(name, to: column - 2) + (name.count > column - 3 ? " " : ""),
      indent: String(repeating: " ", count: column))
  }

  /// One entry of a list.
  mutating func item(_ words: String) { wrap(words, first: "  - ", indent: "    ") }

  /// Cells in columns of the given widths; a cell that is too long pushes the others to the right.
  mutating func row(_ cells: [(text: String, width: Int)]) {
    var line = " "
    for cell in cells { line += " " + padded(cell.text, to: cell.width) + " " }
    while line.hasSuffix(" ") { line.removeLast() }
    line = line.withoutControls
    if line.count <= width {
      text += line + "\n"
    } else {
      wrap(cells.map(\.text).joined(separator: "  "), first: "  ", indent: "      ")
    }
  }

  /// Rows of cells in columns that are as wide as their longest cell.
  mutating func table(_ rows: [[String]]) {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    for cells in rows { row(zip(cells, widths).map { ($0, min($1, 48)) }) }
  }

  private mutating func wrap(_ words: String, first: String, indent: String) {
    var line = first
    var isEmpty = true
    for word in words.withoutControls.split(separator: " ", omittingEmptySubsequences: false) {
      if !isEmpty && line.count + 1 + word.count > width {
        append(line)
        line = indent
        isEmpty = true
      }
      if !isEmpty { line += " " }
      line += word
      isEmpty = false
    }
    append(line)
  }

  /// Ends a line; a word longer than the width goes on in the next one.
  private mutating func append(_ line: String) {
    var rest = Substring(line)
    while rest.count > width {
      text += rest.prefix(width) + "\n"
      rest = rest.dropFirst(width)
    }
    text += rest + "\n"
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }
}

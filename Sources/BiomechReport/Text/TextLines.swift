// SPDX-License-Identifier: Apache-2.0

/// Lines of text that fit a width, in black and white or with ANSI colours on top.
struct TextLines {
  /// How a line is set off where colours are allowed.
  enum Ink {
    case plain, strong, warning, faint

    fileprivate var code: String {
      switch self {
      case .plain: ""
      case .strong: "1"
      case .warning: "1;31"
      case .faint: "2"
      }
    }
  }

  let width: Int
  private let isColoured: Bool
  private(set) var text = ""

  init(width: Int, colour: Bool) {
    self.width = max(width, 60)
    isColoured = colour
  }

  mutating func blank() {
    if !text.isEmpty && !text.hasSuffix("\n\n") { text += "\n" }
  }

  mutating func heading(_ title: String, _ remark: String = "") {
    blank()
    add(remark.isEmpty ? title.uppercased() : "\(title.uppercased()): \(remark)", ink: .strong)
  }

  /// Adds a paragraph, wrapped.
  ///
  /// - Parameters:
  ///   - paragraph: The text; what cannot be shown is replaced.
  ///   - indent: Spaces before the first line.
  ///   - hanging: Further spaces before the lines that follow.
  ///   - ink: How it is set off.
  mutating func add(_ paragraph: String, indent: Int = 0, hanging: Int = 0, ink: Ink = .plain) {
    var room = width - indent
    var isFirst = true
    for line in wrapped(paragraph, first: room, rest: room - hanging) {
      text += String(repeating: " ", count: isFirst ? indent : indent + hanging)
      text += painted(line, ink)
      text += "\n"
      isFirst = false
      room = width - indent - hanging
    }
  }

  /// Adds a line of cells that start at given columns; a cell that is too long takes what it needs.
  mutating func add(cells: [(column: Int, text: String)], ink: Ink = .plain) {
    var line = ""
    var length = 0
    for cell in cells where !cell.text.isEmpty {
      let gap = max(cell.column - length, length == 0 ? 0 : 1)
      line += String(repeating: " ", count: gap) + plain(cell.text)
      length += gap + plain(cell.text).count
    }
    text += painted(line, ink) + "\n"
  }

  /// Adds a drawing made for the cells of a terminal.
  mutating func add(_ drawing: Drawing, _ characters: PlotCharacters, indent: Int) {
    let style = TerminalStyle(characters, isColoured: isColoured)
    for line in drawing.terminal(style) {
      text += line.isEmpty ? "\n" : String(repeating: " ", count: indent) + line + "\n"
    }
  }

  private func painted(_ line: String, _ ink: Ink) -> String {
    isColoured && !ink.code.isEmpty ? "\u{1B}[\(ink.code)m\(line)\u{1B}[0m" : line
  }
}

/// Breaks a text at spaces so that no line is longer than allowed; a word that is too long is cut.
///
/// Every character counts as one column, which is right for the letters and signs of reports.
private func wrapped(_ paragraph: String, first: Int, rest: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var length = 0
  var room: Int { lines.isEmpty ? first : rest }
  for word in plain(paragraph).split(separator: " ") {
    var word = word
    if length > 0 && length + 1 + word.count > room {
      lines.append(line)
      (line, length) = ("", 0)
    }
    while word.count > room {
      lines.append(String(word.prefix(room)))
      word = word.dropFirst(room)
    }
    if length > 0 {
      line += " "
      length += 1
    }
    line += word
    length += word.count
  }
  if length > 0 { lines.append(line) }
  return lines
}

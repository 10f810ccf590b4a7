// SPDX-License-Identifier: Apache-2.0

extension CellCanvas {
  /// The rows as text, without spaces at their ends.
  func lines(_ style: TerminalStyle) -> [String] {
    (0..<rows).map { row in
      let shown = cells[row * columns..<(row + 1) * columns].map { $0.shown(style.characters) }
      guard let last = shown.lastIndex(where: { $0.character != " " }) else { return "" }
      return style.isColoured
        ? painted(shown[...last]) : String(shown[...last].map(\.character))
    }
  }
}

/// The characters of a row with ANSI colours, each run of one ink in one escape sequence.
private func painted(_ shown: ArraySlice<(character: Character, ink: CellCanvas.Ink)>) -> String {
  var line = ""
  var current = CellCanvas.Ink.plain
  for (character, ink) in shown {
    // A space has no colour, so that a run goes on over it.
    if ink != current && character != " " {
      if current != .plain { line += "\u{1B}[0m" }
      if ink != .plain { line += "\u{1B}[\(ink.code)m" }
      current = ink
    }
    line.append(character)
  }
  return current == .plain ? line : line + "\u{1B}[0m"
}

extension CellCanvas.Ink {
  /// The parameters of the escape sequence: the bright colours read on black and on white.
  fileprivate var code: String {
    switch self {
    case .plain: ""
    case .left: "91"
    case .right: "94"
    case .faint: "2"
    case .strong: "1"
    }
  }
}

extension CellCanvas.Cell {
  /// The fewest of eight dots that make an area show (engineering choice).
  private static let leastShade = 3

  /// What the cell shows.
  fileprivate func shown(
    _ characters: PlotCharacters
  ) -> (character: Character, ink: CellCanvas.Ink) {
    let isASCII = characters == .ascii
    if let letter { return (isASCII && letter == "−" ? "-" : letter, letterInk) }
    if dots != 0 {
      let ink = isShared ? CellCanvas.Ink.plain : dotInk
      return (isASCII ? asciiDot : braille, ink)
    }
    if !arms.isEmpty {
      return (isASCII ? asciiRule : boxRule, rule == .heavy ? .plain : .faint)
    }
    if shade >= Self.leastShade { return (isASCII ? "." : "░", .faint) }
    return (" ", .plain)
  }

  private var braille: Character {
    // Every byte makes a scalar of the block.
    Character(Unicode.Scalar(0x2800 + UInt32(dots)) ?? " ")
  }

  private var asciiDot: Character {
    if isShared { return "#" }
    return switch dotInk {
    case .left: "*"
    case .right: "o"
    case .plain, .faint, .strong: "+"
    }
  }

  private var asciiRule: Character {
    if rule == .heavy { return "=" }
    let isLevel = !arms.isDisjoint(with: [.left, .right])
    let isUpright = !arms.isDisjoint(with: [.up, .down])
    if isLevel && isUpright { return "+" }
    return isLevel ? "-" : rule == .dashed ? ":" : "|"
  }

  private var boxRule: Character {
    let isLevel = arms.isDisjoint(with: [.up, .down])
    let isUpright = arms.isDisjoint(with: [.left, .right])
    switch rule {
    case .heavy where isLevel: return "━"
    case .dashed where isLevel: return "┄"
    case .dashed where isUpright: return "┆"
    default: return Self.boxes[Int(arms.rawValue)]
    }
  }

  /// The light box-drawing character of each set of arms, by its raw value.
  private static let boxes: [Character] = [
    " ", "╴", "╶", "─", "╵", "┘", "└", "┴", "╷", "┐", "┌", "┬", "│", "┤", "├", "┼",
  ]
}

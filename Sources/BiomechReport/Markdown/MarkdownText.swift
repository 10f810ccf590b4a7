// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text as Markdown that shows it and does nothing else.
  ///
  /// Signs of HTML become entities, because not every reader of Markdown takes a backslash before
  /// them; what would set type, make a link or end the cell of a table gets a backslash. Control
  /// characters and line ends go as in ``plain(_:)``.
  var markdown: String {
    let scalars = Array(plain(self).unicodeScalars)
    var text = ""
    for (place, scalar) in scalars.enumerated() {
      let before = place > 0 ? scalars[place - 1] : " "
      let after = place + 1 < scalars.count ? scalars[place + 1] : " "
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\\", "`", "*", "[", "]", "|", "~": text += "\\\(scalar)"
      // Within a word an underscore is no sign of emphasis.
      case "_" where !(before.isWord && after.isWord): text += "\\_"
      // Addresses become links by themselves.
      case ":" where after == "/": text += "\\:"
      case "." where before.isW && place > 1 && scalars[place - 2].isW: text += "\\."
      case "@": text += "\\@"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text as Markdown at the beginning of a block, where signs of headings and lists count too.
  package var markdownBlock: String {
    let text = markdown.drop(while: \.isWhitespace)
    guard let first = text.first else { return "" }
    if "#-+=".contains(first) { return "\\\(text)" }
    let digits = text.prefix(while: \.isNumber)
    if !digits.isEmpty, let next = text.dropFirst(digits.count).first, ".)".contains(next) {
      return "\(digits)\\\(text.dropFirst(digits.count))"
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var isW: Bool { self == "w" || self == "W" }
  fileprivate var isWord: Bool { properties.isAlphabetic || properties.numericType != nil }
}

/// Lines of Markdown in the making: every text is escaped on its way in.
struct MarkdownPage {
  private(set) var text = ""

  mutating func heading(_ title: String, level: Int = 2) {
    blank()
    text += "\(String(repeating: "#", count: level)) \(title.markdown)\n"
    blank()
  }

  mutating func paragraph(_ sentence: String) {
    guard !sentence.isEmpty else { return }
    blank()
    text += "\(sentence.markdownBlock)\n"
    blank()
  }

  /// Adds an item of a list.
  ///
  /// - Parameters:
  ///   - sentence: The text.
  ///   - lead: Words before it that stand out.
  ///   - depth: 0 for the list itself, 1 for one within an item.
  mutating func item(_ sentence: String, lead: String = "", depth: Int = 0) {
    let bold = lead.isEmpty ? "" : "**\(lead.markdown)**\(sentence.isEmpty ? "" : " ")"
    let rest = lead.isEmpty ? sentence.markdownBlock : sentence.markdown
    text += "\(String(repeating: "  ", count: depth))- \(bold)\(rest)\n"
  }

  /// Adds a table; nothing where it has no rows.
  mutating func table(_ heads: [String], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    blank()
    for line in [heads, heads.map { _ in "---" }] + rows {
      let isRule = line.allSatisfy { $0 == "---" }
      text += "| \((isRule ? line : line.map(\.markdown)).joined(separator: " | ")) |\n"
    }
    blank()
  }

  mutating func blank() {
    if !text.isEmpty && !text.hasSuffix("\n\n") { text += "\n" }
  }
}

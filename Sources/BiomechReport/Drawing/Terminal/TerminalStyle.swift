// SPDX-License-Identifier: Apache-2.0

/// Which characters plots in a terminal are drawn with.
public enum PlotCharacters: String, Sendable, CaseIterable {
  /// Braille patterns, two dots to a cell across and four down, and lines of box drawing.
  case braille

  /// ASCII alone, one mark to a cell, for terminals whose locale is not UTF-8.
  case ascii
}

/// How a drawing looks in a terminal.
package struct TerminalStyle {
  package var characters: PlotCharacters

  /// Whether ANSI colours are added; nothing is said by them alone.
  package var isColoured: Bool

  package init(_ characters: PlotCharacters, isColoured: Bool = false) {
    self.characters = characters
    self.isColoured = isColoured
  }
}

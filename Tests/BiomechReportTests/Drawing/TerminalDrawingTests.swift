// SPDX-License-Identifier: Apache-2.0

import BiomechReport
import Testing

/// A grid of cells, in dots.
private func grid(columns: Int, rows: Int, _ draw: (inout Drawing) -> Void) -> Drawing {
  var drawing = Drawing(width: Double(2 * columns), height: Double(4 * rows), on: .cells)
  draw(&drawing)
  return drawing
}

/// The lines of a drawing in dots of braille.
private func braille(columns: Int, rows: Int, _ draw: (inout Drawing) -> Void) -> [String] {
  grid(columns: columns, rows: rows, draw).terminal(TerminalStyle(.braille))
}

struct TerminalDrawingTests {
  @Test func `a line from the lower left to the upper right sets the dots of the diagonal`() {
    // Two cells are four by four dots; the ends of the scales lie on the middle of the outer dots.
    let frame = PlotFrame(left: 0.5, top: 0.5, right: 3.5, bottom: 3.5, x: 0...1, y: 0...1)
    let lines = braille(columns: 2, rows: 1) {
      $0.line(frame.point(0, 0), frame.point(1, 1), .left)
    }
    // Dots 7 (0x40) and 6 (0x20) of the left cell, 2 (0x02) and 4 (0x08) of the right one.
    #expect(lines == ["\u{2860}\u{280A}"])
  }

  @Test func `a missing sample breaks the line`() {
    let lines = braille(columns: 4, rows: 1) {
      $0.curve(
        [0.5, 2.5, .nan, 5.5, 7.5].map { Drawing.Point($0, 0.5) }, .left)
    }
    // In the upper row the dots 0, 1, 2 and 5, 6, 7 of eight.
    #expect(lines == ["⠉⠁⠈⠉"])
  }

  @Test func `a single sample between gaps is one dot`() {
    let lines = braille(columns: 2, rows: 1) {
      $0.curve([Drawing.Point(.nan, 0), Drawing.Point(3.5, 2.5), Drawing.Point(0, .nan)], .right)
    }
    // Column 1 of the second cell, third row: dot 6, 0x20.
    #expect(lines == [" \u{2820}"])
  }

  @Test func `the right side is dashed, three dots and two without, also over a corner`() {
    let straight = braille(columns: 5, rows: 1) {
      $0.curve([Drawing.Point(0.5, 0.5), Drawing.Point(9.5, 0.5)], .right)
    }
    let cut = braille(columns: 5, rows: 1) {
      $0.curve([0.5, 4.5, 9.5].map { Drawing.Point($0, 0.5) }, .right)
    }
    #expect(straight == ["⠉⠁⠈⠉"])
    #expect(cut == straight)
  }

  @Test func `nothing to draw is empty lines`() {
    #expect(braille(columns: 3, rows: 2) { _ in } == ["", ""])
    #expect(braille(columns: 3, rows: 1) { $0.curve([], .left) } == [""])
    #expect(braille(columns: 0, rows: 0) { _ in }.isEmpty)
    #expect(
      Drawing(width: .infinity, height: .nan, on: .cells).terminal(TerminalStyle(.ascii)).isEmpty)
  }

  @Test func `what is far away is cut, what is missing is left out`() {
    let far = braille(columns: 2, rows: 1) {
      $0.line(Drawing.Point(-1e300, -1e300), Drawing.Point(1e300, 1e300), .left)
      $0.line(Drawing.Point(.nan, 0), Drawing.Point(1, 1), .axis)
      $0.line(Drawing.Point(0, 0), Drawing.Point(.infinity, 1), .left)
      $0.line(Drawing.Point(-9, 50), Drawing.Point(9, 50), .axis)
      $0.text("far", Drawing.Point(1e30, 1e30), .start, .note)
      $0.polygon([Drawing.Point(0, 1e300), Drawing.Point(1e300, 2), Drawing.Point(4, .nan)], .ink)
    }
    // The diagonal from above left: dots 1 and 5, then 3 and 8.
    #expect(far == ["\u{2811}\u{2884}"])
  }

  /// A plot of six cells by three whose curve rises by one dot with each dot.
  private var plot: Drawing {
    grid(columns: 12, rows: 4) {
      let frame = PlotFrame(left: 12.5, top: 0.5, right: 23.5, bottom: 11.5, x: 0...100, y: 0...10)
      $0.axes(in: frame, xTicks: [0, 100], xLabel: "", base: 0)
      $0.curve([frame.point(0, 0), frame.point(100, 10)], .left)
    }
  }

  @Test func `axes are lines of box drawing with their numbers beside and upon them`() {
    #expect(
      plot.terminal(TerminalStyle(.braille)) == [
        "   10┤    ⡠⠊",
        "    5┤  ⡠⠊",
        "    0┤⡠⠊┄┄┄┄",
        "     └0──100",
      ])
  }

  @Test func `without Unicode the same cells hold ASCII`() {
    let lines = plot.terminal(TerminalStyle(.ascii))
    #expect(
      lines == [
        "   10+    **",
        "    5+  **",
        "    0+**----",
        "     +0--100",
      ])
    #expect(!lines.joined().contains { !$0.isASCII })
  }

  @Test func `colours come on top and end with their run`() {
    let lines = grid(columns: 6, rows: 1) {
      $0.curve([Drawing.Point(0.5, 3.5), Drawing.Point(3.5, 0.5)], .left)
      $0.text("R", Drawing.Point(8, 2), .start, .rightLabel)
      $0.text("!", Drawing.Point(10, 2), .start, .label)
    }.terminal(TerminalStyle(.braille, isColoured: true))
    #expect(lines == ["\u{1B}[91m⡠⠊  \u{1B}[0m\u{1B}[94mR\u{1B}[0m!"])
  }

  @Test func `an area is a shade where it fills three of the eight dots of a cell`() {
    func shaded(height: Double) -> [String] {
      braille(columns: 2, rows: 1) {
        $0.rectangle(Drawing.Point(0, 0), Drawing.Point(4, height), .normBand)
      }
    }
    #expect(shaded(height: 4) == ["░░"])
    #expect(shaded(height: 2) == ["░░"])
    #expect(shaded(height: 1) == [""])
  }

  @Test func `curves of both sides in one cell belong to neither`() {
    let drawing = grid(columns: 1, rows: 1) {
      $0.curve([Drawing.Point(0.5, 0.5)], .left)
      $0.curve([Drawing.Point(1.5, 3.5)], .right)
    }
    #expect(drawing.terminal(TerminalStyle(.ascii)) == ["#"])
    #expect(drawing.terminal(TerminalStyle(.braille, isColoured: true)) == ["\u{2881}"])
  }

  @Test func `a hostile label cannot steer the terminal`() {
    let lines = braille(columns: 12, rows: 1) {
      $0.text("\u{1B}[2J\u{7}x\ny", Drawing.Point(0, 2), .start, .label)
    }
    #expect(lines == ["\u{FFFD}[2J\u{FFFD}x y"])
  }
}

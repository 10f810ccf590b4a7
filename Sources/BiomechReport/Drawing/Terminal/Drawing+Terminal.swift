// SPDX-License-Identifier: Apache-2.0

extension Drawing {
  /// The drawing as lines of a terminal, one for each row of cells, without spaces at their ends.
  ///
  /// Curves are dots, the axes lines of box drawing, areas a light shade, texts letters. What is
  /// said by a dash on paper is said by a dash of dots; colours come on top.
  ///
  /// - Parameter style: With which characters, and whether in colours.
  /// - Returns: The lines; every text in them is safe to show.
  package func terminal(_ style: TerminalStyle) -> [String] {
    var canvas = CellCanvas(columns: cells(width, of: 2), rows: cells(height, of: 4))
    for mark in marks { canvas.draw(mark) }
    return canvas.lines(style)
  }

  /// The cells along a length in dots, few enough for any terminal.
  private func cells(_ length: Double, of size: Double) -> Int {
    length.isFinite ? Int(min(max((length / size).rounded(.up), 0), 1000)) : 0
  }
}

extension CellCanvas {
  /// Draws a mark of a drawing whose unit is a dot.
  fileprivate mutating func draw(_ mark: Drawing.Mark) {
    switch mark {
    case .line(let a, let b, let pen):
      if let rule = pen.rule, a.x == b.x || a.y == b.y {
        drawRule(a, b, rule)
      } else if pen != .grid {
        draw([a, b], pen)
      }
    case .polyline(let points, let pen): draw(points, pen)
    case .polygon(let corners, _): shade(corners)
    case .rectangle(let origin, let width, let height, _):
      let (right, bottom) = (origin.x + width, origin.y + height)
      shade([
        origin, Drawing.Point(right, origin.y), Drawing.Point(right, bottom),
        Drawing.Point(origin.x, bottom),
      ])
    case .symbol(_, let centre, _, let fill): draw([centre], fill.pen)
    case .text(let text, let point, let anchor, let lettering):
      let text = plain(text)
      guard let row = Int(exactly: (point.y / 4).rounded(.down)),
        let column = Int(exactly: (point.x / 2).rounded(.down)),
        column.magnitude < 1_000_000
      else { return }
      let shift =
        switch anchor {
        case .start: 0
        case .middle: -(text.count - 1) / 2
        case .end: 1 - text.count
        }
      write(text, column: column + shift, row: row, lettering.ink)
    }
  }

  private mutating func draw(_ points: [Drawing.Point], _ pen: Drawing.Pen) {
    var phase = 0
    if points.count == 1, let point = points.first {
      drawLine(point, point, pen.ink, dash: (1, 0), phase: &phase)
    }
    for (a, b) in zip(points, points.dropFirst()) {
      drawLine(a, b, pen.ink, dash: pen.dash, phase: &phase)
    }
  }
}

extension Drawing.Pen {
  /// The rule that the pen draws along and across cells; `nil` for what is made of dots.
  fileprivate var rule: CellCanvas.Rule? {
    switch self {
    case .axis: .solid
    case .zero, .guide, .leftEvent, .rightEvent: .dashed
    case .threshold: .heavy
    default: nil
    }
  }

  fileprivate var ink: CellCanvas.Ink {
    switch self {
    case .left, .leftCycle, .leftFlexing, .leftExtending, .leftBone, .leftEvent: .left
    case .right, .rightCycle, .rightFlexing, .rightExtending, .rightBone, .rightEvent: .right
    case .axis, .grid, .zero, .guide, .mechanicalAxis: .faint
    case .both, .bothCycle, .threshold, .pelvis, .displacement, .interval: .plain
    }
  }

  /// The dots set and left out in turn: right and the way back are dashed, single cycles dotted.
  fileprivate var dash: (on: Int, off: Int) {
    switch self {
    case .right, .rightBone: (3, 2)
    case .leftExtending, .rightExtending: (2, 2)
    case .leftCycle, .rightCycle, .bothCycle, .mechanicalAxis, .guide: (1, 2)
    default: (1, 0)
    }
  }
}

extension Drawing.Fill {
  /// The pen whose ink a symbol has.
  fileprivate var pen: Drawing.Pen {
    switch self {
    case .leftBand, .leftJoint, .leftPoint: .left
    case .rightBand, .rightJoint, .rightPoint: .right
    default: .both
    }
  }
}

extension Drawing.Lettering {
  fileprivate var ink: CellCanvas.Ink {
    switch self {
    case .leftLabel: .left
    case .rightLabel: .right
    case .tick, .note: .faint
    case .label: .plain
    }
  }
}

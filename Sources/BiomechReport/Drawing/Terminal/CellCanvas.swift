// SPDX-License-Identifier: Apache-2.0

/// A grid of terminal cells that marks are drawn into; what lies outside is left out.
///
/// Each cell shows the first of these that it has: a letter, dots, a rule, a shade.
struct CellCanvas {
  let columns: Int
  let rows: Int
  private(set) var cells: [Cell]

  /// One character cell.
  struct Cell {
    /// The dots set, one bit each as in Unicode's braille patterns.
    var dots: UInt8 = 0
    var dotInk = Ink.plain

    /// Whether curves of several inks meet here.
    var isShared = false

    /// The arms of a rule from the middle of the cell.
    var arms: Arms = []
    var rule = Rule.solid

    /// How many of the eight dots lie in a filled area.
    var shade = 0

    var letter: Character?
    var letterInk = Ink.plain
  }

  /// What something stands for, as far as a terminal shows it.
  enum Ink: Equatable { case plain, left, right, faint, strong }

  /// How a rule looks.
  enum Rule { case solid, dashed, heavy }

  /// The directions in which a rule leaves the middle of its cell.
  struct Arms: OptionSet {
    let rawValue: UInt8
    static let left = Arms(rawValue: 1)
    static let right = Arms(rawValue: 2)
    static let up = Arms(rawValue: 4)
    static let down = Arms(rawValue: 8)
  }

  init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    cells = Array(repeating: Cell(), count: self.columns * self.rows)
  }

  /// The bits of the dots of a cell, by row and column: Unicode numbers them 1 2 3 7 and 4 5 6 8.
  private static let dotBits: [[UInt8]] = [
    [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
  ]

  private func index(column: Int, row: Int) -> Int? {
    (0..<columns).contains(column) && (0..<rows).contains(row) ? row * columns + column : nil
  }

  /// Sets the dot in a column and a row of dots.
  mutating func setDot(_ x: Int, _ y: Int, _ ink: Ink) {
    guard x >= 0, y >= 0, let index = index(column: x / 2, row: y / 4) else { return }
    if cells[index].dots != 0 && cells[index].dotInk != ink { cells[index].isShared = true }
    cells[index].dots |= Self.dotBits[y % 4][x % 2]
    cells[index].dotInk = ink
  }

  /// Draws a straight line of dots.
  ///
  /// - Parameters:
  ///   - a: Where it begins, in dots.
  ///   - b: Where it ends.
  ///   - ink: What it stands for.
  ///   - dash: How many dots are set and how many left out in turn.
  ///   - phase: The dots drawn of the curve so far, which the dash goes on from.
  mutating func drawLine(
    _ a: Drawing.Point, _ b: Drawing.Point, _ ink: Ink, dash: (on: Int, off: Int),
    phase: inout Int
  ) {
    guard let (a, b) = clipped(a, b) else { return }
    let (x0, y0) = (Int(a.x.rounded(.down)), Int(a.y.rounded(.down)))
    let (x1, y1) = (Int(b.x.rounded(.down)), Int(b.y.rounded(.down)))
    let steps = max((x1 - x0).magnitude, (y1 - y0).magnitude)
    // The first dot of a piece is the last one of the piece before.
    for step in (phase == 0 ? 0 : min(1, Int(steps)))...Int(steps) {
      let share = steps == 0 ? 0 : Double(step) / Double(steps)
      let x = (Double(x0) + share * Double(x1 - x0)).rounded()
      let y = (Double(y0) + share * Double(y1 - y0)).rounded()
      if phase % (dash.on + dash.off) < dash.on { setDot(Int(x), Int(y), ink) }
      if steps > 0 || phase == 0 { phase += 1 }
    }
  }

  /// The part of a line within the grid (Liang and Barsky 1984, doi:10.1145/357332.357333).
  private func clipped(
    _ a: Drawing.Point, _ b: Drawing.Point
  ) -> (Drawing.Point, Drawing.Point)? {
    let far = 1e9
    let (x, y) = (min(max(a.x, -far), far), min(max(a.y, -far), far))
    let (dx, dy) = (min(max(b.x, -far), far) - x, min(max(b.y, -far), far) - y)
    var (from, to) = (0.0, 1.0)
    let edges = [
      (-dx, x), (dx, Double(2 * columns) - x), (-dy, y), (dy, Double(4 * rows) - y),
    ]
    for (change, room) in edges {
      if change == 0 {
        guard room >= 0 else { return nil }
      } else if change < 0 {
        from = max(from, room / change)
      } else {
        to = min(to, room / change)
      }
    }
    guard from <= to else { return nil }
    return (
      Drawing.Point(x + from * dx, y + from * dy), Drawing.Point(x + to * dx, y + to * dy)
    )
  }

  /// Draws a level or upright rule between two places in dots; an end in the middle of a cell
  /// stops there.
  mutating func drawRule(_ a: Drawing.Point, _ b: Drawing.Point, _ rule: Rule) {
    guard let (a, b) = clipped(a, b), columns > 0, rows > 0 else { return }
    let isLevel = a.y == b.y
    let size = isLevel ? 2.0 : 4.0
    let (low, high) = isLevel ? (min(a.x, b.x), max(a.x, b.x)) : (min(a.y, b.y), max(a.y, b.y))
    let first = min(Int(low / size), (isLevel ? columns : rows) - 1)
    let last = min(Int(high / size), (isLevel ? columns : rows) - 1)
    let other = isLevel ? min(Int(a.y / 4), rows - 1) : min(Int(a.x / 2), columns - 1)
    for position in first...last {
      let index = isLevel ? other * columns + position : position * columns + other
      if position > first || low < (Double(position) + 0.5) * size {
        cells[index].arms.insert(isLevel ? .left : .up)
      }
      if position < last || high > (Double(position) + 0.5) * size {
        cells[index].arms.insert(isLevel ? .right : .down)
      }
      cells[index].rule = rule
    }
  }

  /// Shades the dots whose middle lies within a polygon.
  mutating func shade(_ corners: [Drawing.Point]) {
    guard corners.count > 2 else { return }
    for y in 0..<(4 * rows) {
      let height = Double(y) + 0.5
      // Where the edges cross the middle of the row of dots, from left to right.
      var crossings: [Double] = []
      for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1))
      where (a.y <= height) != (b.y <= height) {
        crossings.append(a.x + (height - a.y) / (b.y - a.y) * (b.x - a.x))
      }
      crossings = crossings.filter(\.isFinite).sorted()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        let from = max((crossings[pair] - 0.5).rounded(.up), 0)
        let to = min((crossings[pair + 1] - 0.5).rounded(.down), Double(2 * columns - 1))
        guard from <= to else { continue }
        for x in Int(from)...Int(to) { cells[y / 4 * columns + x / 2].shade += 1 }
      }
    }
  }

  /// Writes a text into the cells from a column on; what does not fit is cut.
  mutating func write(_ text: String, column: Int, row: Int, _ ink: Ink) {
    for (offset, letter) in text.enumerated() {
      guard let index = index(column: column + offset, row: row) else { continue }
      cells[index].letter = letter
      cells[index].letterInk = ink
    }
  }
}

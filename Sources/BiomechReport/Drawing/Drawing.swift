// SPDX-License-Identifier: Apache-2.0

/// A picture as a list of marks, x to the right and y down, in the order of painting.
///
/// The layout code says what is drawn where; a back-end turns the list into SVG (``svg(id:)``) or
/// into lines of a terminal (``terminal(_:)``). Colours, widths and dashes belong to the back-end: a
/// mark only says what it stands for.
package struct Drawing {
  package var width: Double
  package var height: Double

  /// What the picture is drawn on, which sets the unit of its coordinates.
  package var medium: Medium

  /// What the picture is, for people who do not see it.
  package var title: String
  package var description: String

  private(set) var marks: [Mark] = []

  package init(
    width: Double, height: Double, on medium: Medium = .page, title: String = "",
    description: String = ""
  ) {
    self.width = width
    self.height = height
    self.medium = medium
    self.title = title
    self.description = description
  }

  /// A place on the picture.
  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }

    /// Whether both coordinates are numbers; a sample that is missing has no place.
    var isFinite: Bool { x.isFinite && y.isFinite }
  }

  /// One thing to paint, with finite coordinates.
  enum Mark {
    case line(Point, Point, Pen)

    /// A curve through two or more points, or a single point.
    case polyline([Point], Pen)

    case polygon([Point], Fill)
    case rectangle(Point, width: Double, height: Double, Fill)

    /// A shape about a point, `size` from the middle to its edge.
    case symbol(Symbol, Point, size: Double, Fill)

    /// A text whose middle line is at the height of the point.
    case text(String, Point, Anchor, Lettering)
  }
}

extension Drawing {
  /// Draws a line; one with a missing end is left out.
  package mutating func line(_ a: Point, _ b: Point, _ pen: Pen) {
    if a.isFinite && b.isFinite { marks.append(.line(a, b, pen)) }
  }

  /// Draws the pieces of a curve between its gaps; a sample between two gaps is a point.
  package mutating func curve(_ points: [Point], _ pen: Pen) {
    for piece in points.split(whereSeparator: { !$0.isFinite }) {
      marks.append(.polyline(Array(piece), pen))
    }
  }

  /// Fills between two edges of the same length, piece by piece between the gaps of either.
  package mutating func band(_ upper: [Point], _ lower: [Point], _ fill: Fill) {
    let whole = zip(upper, lower).split { !$0.0.isFinite || !$0.1.isFinite }
    for piece in whole where piece.count > 1 {
      marks.append(.polygon(piece.map(\.0) + piece.reversed().map(\.1), fill))
    }
  }

  /// Fills an area; one with a missing corner is left out.
  package mutating func polygon(_ points: [Point], _ fill: Fill) {
    if points.count > 2, points.allSatisfy(\.isFinite) { marks.append(.polygon(points, fill)) }
  }

  /// Fills a rectangle between two opposite corners.
  package mutating func rectangle(_ a: Point, _ b: Point, _ fill: Fill) {
    guard a.isFinite && b.isFinite else { return }
    marks.append(
      .rectangle(
        Point(min(a.x, b.x), min(a.y, b.y)), width: (a.x - b.x).magnitude,
        height: (a.y - b.y).magnitude, fill))
  }

  /// Draws a shape about a point; one about a missing point is left out.
  package mutating func symbol(_ symbol: Symbol, _ centre: Point, size: Double, _ fill: Fill) {
    if centre.isFinite { marks.append(.symbol(symbol, centre, size: size, fill)) }
  }

  /// Writes a text beside or about a point, at the height of the point.
  package mutating func text(_ text: String, _ at: Point, _ anchor: Anchor, _ lettering: Lettering)
  {
    if at.isFinite { marks.append(.text(text, at, anchor, lettering)) }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A picture as a list of marks in points, x to the right and y down, in the order of painting.
///
/// The layout code says what is drawn where; a back-end turns the list into SVG. Colours, widths and
/// dashes belong to the back-end: a mark only says what it stands for.
struct Drawing {
  var width: Double
  var height: Double

  /// What the picture is, for people who do not see it.
  var title: String
  var description: String

  private(set) var marks: [Mark] = []

  init(width: Double, height: Double, title: String, description: String) {
    self.width = width
    self.height = height
    self.title = title
    self.description = description
  }

  struct Point: Hashable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }

    var isFinite: Bool { x.isFinite && y.isFinite }
  }

  enum Mark {
    case line(Point, Point, Pen)
    case polyline([Point], Pen)
    case polygon([Point], Fill)
    case rectangle(Point, width: Double, height: Double, Fill)
    case circle(Point, radius: Double, Fill)
    case text(String, Point, Anchor, Lettering)
  }

  /// What a line stands for; the raw value is its class in the style sheet.
  enum Pen: String, CaseIterable {
    case axis, grid, zero, guide, threshold
    case left = "left"
    case right = "right"
    case both = "both"
    case leftSingle = "left single"
    case rightSingle = "right single"
    case bothSingle = "both single"
    case leftBone = "left bone"
    case rightBone = "right bone"
    case pelvis, legLine = "leg-line"
    case displacement, interval

    /// The line of a side, thick for a mean and thin for one repetition.
    static func of(_ side: BodySide, isSingle: Bool = false) -> Pen {
      switch side {
      case .left: isSingle ? .leftSingle : .left
      case .right: isSingle ? .rightSingle : .right
      case .both: isSingle ? .bothSingle : .both
      }
    }
  }

  /// What an area stands for; the raw value is its class in the style sheet.
  enum Fill: String, CaseIterable {
    case watchZone = "watch-zone"
    case trustZone = "trust-zone"
    case normBand = "norm-band"
    case beyond
    case leftBand = "left-band"
    case rightBand = "right-band"
    case bothBand = "both-band"
    case leftJoint = "left-joint"
    case rightJoint = "right-joint"
    case ink
    case hollow
  }

  /// Which side of the point a text stands on.
  enum Anchor: String, CaseIterable { case start, middle, end }

  /// What a text is; the raw value is its class in the style sheet.
  enum Lettering: String, CaseIterable {
    case tick, label, note
    case leftLabel = "left-label"
    case rightLabel = "right-label"
  }

  /// Draws a line; one with a missing end is left out.
  mutating func line(_ a: Point, _ b: Point, _ pen: Pen) {
    if a.isFinite && b.isFinite { marks.append(.line(a, b, pen)) }
  }

  /// Draws the pieces of a curve between its gaps; a lone point is not seen.
  mutating func curve(_ points: [Point], _ pen: Pen) {
    for piece in points.split(whereSeparator: { !$0.isFinite }) where piece.count > 1 {
      marks.append(.polyline(Array(piece), pen))
    }
  }

  mutating func polygon(_ points: [Point], _ fill: Fill) { marks.append(.polygon(points, fill)) }

  mutating func rectangle(_ a: Point, _ b: Point, _ fill: Fill) {
    marks.append(
      .rectangle(
        Point(min(a.x, b.x), min(a.y, b.y)), width: (a.x - b.x).magnitude,
        height: (a.y - b.y).magnitude, fill))
  }

  mutating func circle(_ centre: Point, radius: Double, _ fill: Fill) {
    if centre.isFinite { marks.append(.circle(centre, radius: radius, fill)) }
  }

  mutating func text(_ text: String, _ at: Point, _ anchor: Anchor, _ lettering: Lettering) {
    if at.isFinite { marks.append(.text(text, at, anchor, lettering)) }
  }
}

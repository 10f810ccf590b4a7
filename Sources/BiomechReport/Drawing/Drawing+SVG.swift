// SPDX-License-Identifier: Apache-2.0

import BiomechMath

extension Drawing {
  /// How far a curve may be off in SVG, in points: a fifth of a pixel of a usual screen.
  ///
  /// Rounding to tenths adds at most 0.07.
  package static let tolerance = 0.2

  /// The drawing as an inline SVG element whose marks carry the class of what they stand for.
  ///
  /// Numbers have up to two decimals, those of curves up to one; a curve keeps only the points that
  /// show. Where the numbers are out of any picture's reach they stop at its far edge.
  ///
  /// - Parameter id: A word that no other drawing of the page has.
  /// - Returns: Markup in which every text is escaped.
  package func svg(id: String) -> String {
    var text = opening
    text.append(" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">")
    text.append("<title id=\"\(id)-title\">\(escapedForHTML(title))</title>")
    text.append("<desc id=\"\(id)-desc\">\(escapedForHTML(description))</desc>")
    for mark in marks { text.append(mark) }
    text.append("</svg>")
    return text.string
  }

  /// The drawing as an inline SVG element that stands beside words which say the same.
  package var icon: String {
    var text = opening
    text.append(" aria-hidden=\"true\">")
    for mark in marks { text.append(mark) }
    text.append("</svg>")
    return text.string
  }

  private var opening: TextBuffer {
    var text = TextBuffer(capacity: 4096)
    text.append("<svg viewBox=\"0 0 ")
    text.append(finite: width, decimals: 0)
    text.append(" ")
    text.append(finite: height, decimals: 0)
    text.append("\"")
    return text
  }
}

extension TextBuffer {
  fileprivate mutating func append(_ mark: Drawing.Mark) {
    switch mark {
    case .line(let a, let b, let pen):
      append("<line")
      attribute(" x1", a.x)
      attribute(" y1", a.y)
      attribute(" x2", b.x)
      attribute(" y2", b.y)
      append(" class=\"\(pen.rawValue)\"/>")
    case .polyline(let points, let pen):
      append("<path d=\"")
      appendPath(points)
      append("\" class=\"\(pen.rawValue)\(points.count == 1 ? " dot" : "")\"/>")
    case .polygon(let points, let fill):
      append("<polygon points=\"")
      append(points)
      append("\" class=\"\(fill.rawValue)\"/>")
    case .rectangle(let origin, let width, let height, let fill):
      append("<rect")
      attribute(" x", origin.x)
      attribute(" y", origin.y)
      attribute(" width", width)
      attribute(" height", height)
      append(" class=\"\(fill.rawValue)\"/>")
    case .symbol(let symbol, let centre, let size, let fill):
      append(symbol, centre, size, fill)
    case .text(let string, let point, let anchor, let lettering):
      append("<text")
      attribute(" x", point.x)
      // The middle of digits and small letters lies about a third of their size above the line.
      attribute(" y", point.y + 4)
      append(" text-anchor=\"\(anchor.rawValue)\" class=\"\(lettering.rawValue)\">")
      append(escapedForHTML(string))
      append("</text>")
    }
  }

  private mutating func append(
    _ symbol: Drawing.Symbol, _ centre: Drawing.Point, _ size: Double, _ fill: Drawing.Fill
  ) {
    guard let corners = symbol.corners else {
      append("<circle")
      attribute(" cx", centre.x)
      attribute(" cy", centre.y)
      attribute(" r", size)
      append(" class=\"\(fill.rawValue)\"/>")
      return
    }
    append("<polygon points=\"")
    append(corners.map { Drawing.Point(centre.x + $0.x * size, centre.y + $0.y * size) })
    append("\" class=\"\(fill.rawValue)\"/>")
  }

  private mutating func attribute(_ name: StaticString, _ value: Double) {
    append(name)
    append("=\"")
    append(reachable(value), decimals: 2)
    removeTrailingZeros()
    append("\"")
  }

  private mutating func append(_ points: [Drawing.Point]) {
    for (index, point) in thinnedTenths(points).enumerated() {
      if index > 0 { append(" ") }
      append(tenths: point.x)
      append(",")
      append(tenths: point.y)
    }
  }

  /// Appends the data of a path: where it begins, then each step.
  ///
  /// Steps take half the letters that places take. They are differences of rounded places, so that
  /// errors do not add up.
  private mutating func appendPath(_ points: [Drawing.Point]) {
    let places = thinnedTenths(points)
    guard let first = places.first else { return }
    append("M")
    append(tenths: first.x)
    append(" ")
    append(tenths: first.y)
    // A line of no length with round ends is a dot.
    append(places.count == 1 ? "h0" : "l")
    for (index, (a, b)) in zip(places, places.dropFirst()).enumerated() {
      if index > 0 && b.x >= a.x { append(" ") }
      append(tenths: b.x - a.x)
      if b.y >= a.y { append(" ") }
      append(tenths: b.y - a.y)
    }
  }

  private mutating func append(tenths value: Int) {
    if value < 0 { append("-") }
    let (whole, tenth) = (value.magnitude / 10, value.magnitude % 10)
    if whole > 0 || tenth == 0 { append(Int(whole)) }
    if tenth > 0 {
      append(".")
      append(Int(tenth))
    }
  }
}

/// A place in tenths of a unit.
private struct Tenths {
  var x: Int
  var y: Int
}

/// The points that a curve keeps, in tenths of a unit.
private func thinnedTenths(_ points: [Drawing.Point]) -> [Tenths] {
  points.map { Drawing.Point(reachable($0.x), reachable($0.y)) }
    .thinned(tolerance: Drawing.tolerance)
    .map { Tenths(x: Int((10 * $0.x).rounded()), y: Int((10 * $0.y).rounded())) }
}

/// A coordinate that renderers can take; they count in single precision.
private func reachable(_ value: Double) -> Double { min(max(value, -1e5), 1e5) }

extension Drawing.Symbol {
  /// The corners of the shape about zero, reaching 1; `nil` for the circle.
  var corners: [Drawing.Point]? {
    switch self {
    case .circle: nil
    case .square:
      [(-1, -1), (1, -1), (1, 1), (-1, 1)].map { Drawing.Point(0.9 * $0.0, 0.9 * $0.1) }
    case .diamond: [(0, -1), (1, 0), (0, 1), (-1, 0)].map { Drawing.Point($0.0, $0.1) }
    case .triangle: [(0, -1), (1, 0.85), (-1, 0.85)].map { Drawing.Point($0.0, $0.1) }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath

extension Drawing {
  /// The drawing as an inline SVG element, numbers with two decimals.
  ///
  /// - Parameter id: A word that no other drawing of the page has.
  /// - Returns: Markup in which every text is escaped.
  func svg(id: String) -> String {
    var text = TextBuffer(capacity: 4096)
    text.append("<svg viewBox=\"0 0 ")
    text.append(width, decimals: 0)
    text.append(" ")
    text.append(height, decimals: 0)
    text.append("\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">")
    text.append("<title id=\"\(id)-title\">\(escapedForHTML(title))</title>")
    text.append("<desc id=\"\(id)-desc\">\(escapedForHTML(description))</desc>")
    for mark in marks { text.append(mark) }
    text.append("</svg>")
    return text.string
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
      append("<polyline points=\"")
      append(points)
      append("\" class=\"\(pen.rawValue)\"/>")
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
    case .circle(let centre, let radius, let fill):
      append("<circle")
      attribute(" cx", centre.x)
      attribute(" cy", centre.y)
      attribute(" r", radius)
      append(" class=\"\(fill.rawValue)\"/>")
    case .text(let string, let point, let anchor, let lettering):
      append("<text")
      attribute(" x", point.x)
      attribute(" y", point.y)
      append(" text-anchor=\"\(anchor.rawValue)\" class=\"\(lettering.rawValue)\">")
      append(escapedForHTML(string))
      append("</text>")
    }
  }

  private mutating func attribute(_ name: StaticString, _ value: Double) {
    append(name)
    append("=\"")
    append(finite: value, decimals: 2)
    append("\"")
  }

  private mutating func append(_ points: [Drawing.Point]) {
    for (index, point) in points.enumerated() {
      if index > 0 { append(" ") }
      append(finite: point.x, decimals: 2)
      append(",")
      append(finite: point.y, decimals: 2)
    }
  }
}

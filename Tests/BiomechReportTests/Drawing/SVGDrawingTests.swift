// SPDX-License-Identifier: Apache-2.0

import BiomechReport
import Testing

struct SVGDrawingTests {
  @Test func `every mark carries its place and the class of what it stands for`() {
    var drawing = Drawing(width: 120, height: 80, title: "Knee", description: "A line.")
    let frame = PlotFrame(left: 10, top: 20, right: 110, bottom: 70, x: 0...1, y: 0...1)
    drawing.line(frame.point(0, 0), frame.point(1, 1), .threshold)
    drawing.curve([frame.point(0, 0.5), frame.point(0.5, 1), frame.point(1, 0.5)], .right)
    drawing.band(
      [frame.point(0, 1), frame.point(1, 1)], [frame.point(0, 0), frame.point(1, 0)], .normBand)
    drawing.rectangle(frame.point(1, 0), frame.point(0.25, 0.5), .guardBand)
    drawing.symbol(.circle, frame.point(0.5, 0.5), size: 3, .leftPoint)
    drawing.symbol(.diamond, frame.point(0.5, 0.5), size: 2, .ink)
    drawing.text("10", frame.point(0, 1), .end, .tick)

    // Along x one is 100 units from 10 on, along y 50 units upwards from 70.
    #expect(
      drawing.svg(id: "a") == """
        <svg viewBox="0 0 120 80" role="img" aria-labelledby="a-title a-desc">\
        <title id="a-title">Knee</title><desc id="a-desc">A line.</desc>\
        <line x1="10" y1="70" x2="110" y2="20" class="threshold"/>\
        <path d="M10 45l50-25 50 25" class="right"/>\
        <polygon points="10,20 110,20 110,70 10,70" class="norm-band"/>\
        <rect x="35" y="45" width="75" height="25" class="watch-zone"/>\
        <circle cx="60" cy="45" r="3" class="left-point"/>\
        <polygon points="60,43 62,45 60,47 58,45" class="ink"/>\
        <text x="10" y="24" text-anchor="end" class="tick">10</text></svg>
        """)
  }

  @Test func `an icon is hidden from those who do not see it`() {
    var drawing = Drawing(width: 36, height: 10, title: "not said")
    drawing.line(Drawing.Point(0, 5), Drawing.Point(36, 5), .left)
    #expect(
      drawing.icon == """
        <svg viewBox="0 0 36 10" aria-hidden="true">\
        <line x1="0" y1="5" x2="36" y2="5" class="left"/></svg>
        """)
  }

  /// The marks of a drawing without the element around them.
  private func marks(_ draw: (inout Drawing) -> Void) -> String {
    var drawing = Drawing(width: 10, height: 10)
    draw(&drawing)
    return drawing.icon.replacing(#"<svg viewBox="0 0 10 10" aria-hidden="true">"#, with: "")
      .replacing("</svg>", with: "")
  }

  @Test func `a missing sample breaks a line, and a lone sample is a dot`() {
    let points = [(0, 1), (2, 3), (.nan, 4), (5, 5), (6, .nan)].map { Drawing.Point($0.0, $0.1) }
    #expect(
      marks { $0.curve(points, .left) }
        == #"<path d="M0 1l2 2" class="left"/>"#
        + #"<path d="M5 5h0" class="left dot"/>"#)
  }

  @Test func `a band has a gap where either edge is missing`() {
    let upper = [1, 1, .nan, 1, 1].enumerated().map { Drawing.Point(Double($0.offset), $0.element) }
    let lower = [2, 2, 2, 2, .nan].enumerated().map { Drawing.Point(Double($0.offset), $0.element) }
    // What is left of the second piece has no width.
    #expect(
      marks { $0.band(upper, lower, .trustZone) }
        == #"<polygon points="0,1 1,1 1,2 0,2" class="trust-zone"/>"#)
  }

  @Test func `nothing missing or infinite is written`() {
    let nowhere = Drawing.Point(.nan, 1)
    let there = Drawing.Point(1, 1)
    #expect(
      marks {
        $0.line(nowhere, there, .axis)
        $0.curve([nowhere, Drawing.Point(.infinity, 0)], .left)
        $0.curve([], .left)
        $0.band([], [], .ink)
        $0.polygon([nowhere, there, there], .ink)
        $0.rectangle(there, nowhere, .ink)
        $0.symbol(.square, nowhere, size: 1, .ink)
        $0.text("x", nowhere, .start, .label)
      } == "")
  }

  @Test func `steps of a curve are differences of rounded places`() {
    // In tenths (0, 0), (3, −7), (3.4 → 3, 0), (13, 20): steps of 3 and −7, 0 and 7, 10 and 20.
    let points = [(0, 0), (0.3, -0.7), (0.34, 0), (1.3, 2)].map { Drawing.Point($0.0, $0.1) }
    #expect(marks { $0.curve(points, .both) } == #"<path d="M0 0l.3-.7 0 .7 1 2" class="both"/>"#)
  }

  @Test func `what is out of reach stops at the far edge`() {
    #expect(
      marks { $0.line(Drawing.Point(-1e300, 0), Drawing.Point(1e300, 1), .axis) }
        == #"<line x1="-100000" y1="0" x2="100000" y2="1" class="axis"/>"#)
    #expect(
      marks { $0.curve([Drawing.Point(0, 0), Drawing.Point(1, 1e308)], .left) }
        == #"<path d="M0 0l1 100000" class="left"/>"#)
  }

  @Test(arguments: ["<script>", "\"onload=", "a & b", "\"\u{301}<\u{338}x"])
  func `every text is escaped`(hostile: String) {
    var drawing = Drawing(width: 1, height: 1, title: hostile, description: hostile)
    drawing.text(hostile, Drawing.Point(0, 0), .start, .label)
    let markup = Array(drawing.svg(id: "a").utf8)
    var calm = Drawing(width: 1, height: 1, title: "x", description: "x")
    calm.text("x", Drawing.Point(0, 0), .start, .label)
    let reference = Array(calm.svg(id: "a").utf8)
    // As many tags and quotation marks as with a harmless text.
    for sign in "<>\"".utf8 {
      #expect(markup.count { $0 == sign } == reference.count { $0 == sign })
    }
  }
}

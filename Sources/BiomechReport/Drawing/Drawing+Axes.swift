// SPDX-License-Identifier: Apache-2.0

extension Drawing {
  /// Draws the axes with their ticks, light lines at each, and the line the reader looks for.
  ///
  /// A terminal shows fewer ticks, an axis at the left, and the numbers of x on the axis itself.
  ///
  /// - Parameters:
  ///   - frame: Where.
  ///   - xTicks: The places of the ticks below.
  ///   - xLabel: What the x axis is.
  ///   - base: The value of y that gets a darker line, such as 0.
  package mutating func axes(in frame: PlotFrame, xTicks: [Double], xLabel: String, base: Double) {
    switch medium {
    case .page: pageAxes(in: frame, xTicks, xLabel, base)
    case .cells: cellAxes(in: frame, xTicks, base)
    }
  }

  private mutating func pageAxes(
    in frame: PlotFrame, _ xTicks: [Double], _ xLabel: String, _ base: Double
  ) {
    let yTicks = ticks(in: frame.y, about: 5)
    let decimals = decimalsNeeded(by: yTicks)
    for tick in yTicks {
      let y = frame.point(frame.x.lowerBound, tick).y
      line(Point(frame.left, y), Point(frame.right, y), tick == base ? .zero : .grid)
      text(typeset(tick, decimals), Point(frame.left - 5, y), .end, .tick)
    }
    let xDecimals = decimalsNeeded(by: xTicks)
    for tick in xTicks {
      let x = frame.point(tick, frame.y.lowerBound).x
      line(Point(x, frame.bottom), Point(x, frame.bottom + 4), .axis)
      text(typeset(tick, xDecimals), Point(x, frame.bottom + 12), .middle, .tick)
    }
    line(Point(frame.left, frame.bottom), Point(frame.right, frame.bottom), .axis)
    text(xLabel, Point((frame.left + frame.right) / 2, frame.bottom + 27), .middle, .label)
  }

  private mutating func cellAxes(in frame: PlotFrame, _ xTicks: [Double], _ base: Double) {
    let axis = frame.left - 1.5
    let floor = frame.bottom + 2.5
    if frame.y.contains(base) {
      let y = frame.point(frame.x.lowerBound, base).y
      line(Point(frame.left, y), Point(frame.right, y), .zero)
    }
    line(Point(axis, frame.top), Point(axis, floor), .axis)
    line(Point(axis, floor), Point(frame.right, floor), .axis)
    let yTicks = ticks(in: frame.y, about: 3)
    let decimals = decimalsNeeded(by: yTicks)
    for tick in yTicks {
      let y = frame.point(frame.x.lowerBound, tick).y
      line(Point(axis - 0.5, y), Point(axis, y), .axis)
      text(typeset(tick, decimals), Point(axis - 2, y), .end, .tick)
    }
    let xDecimals = decimalsNeeded(by: xTicks)
    for tick in xTicks {
      text(
        typeset(tick, xDecimals), Point(frame.point(tick, frame.y.lowerBound).x, floor),
        tick == xTicks.first ? .start : tick == xTicks.last ? .end : .middle, .tick)
    }
  }

  /// Draws the zone 0 ± U95 along a plot, within which a value cannot be told from zero.
  ///
  /// - Parameters:
  ///   - u95: The places along x and the U95 there; the band has a gap where one is missing.
  ///   - frame: Where.
  mutating func drawTrust(_ u95: [(x: Double, u95: Double)], in frame: PlotFrame) {
    band(
      u95.map { frame.clamped($0.x, $0.u95.isFinite ? $0.u95 : .nan) },
      u95.map { frame.clamped($0.x, $0.u95.isFinite ? -$0.u95 : .nan) }, .trustZone)
  }
}

extension Drawing {
  /// A name at the right end of a curve.
  struct EndLabel {
    var text: String
    var y: Double
    var lettering: Lettering

    init(_ text: String, _ y: Double, _ lettering: Lettering) {
      self.text = text
      self.y = y
      self.lettering = lettering
    }
  }

  /// Writes names beside the right edge of a plot, pushed apart where they would overlap.
  mutating func endLabels(_ labels: [EndLabel], in frame: PlotFrame) {
    var labels = labels.filter(\.y.isFinite).sorted { $0.y < $1.y }
    // Pushing neighbours apart a few times settles three labels.
    for _ in 0..<8 {
      for index in labels.indices.dropLast() {
        let overlap = medium.line - (labels[index + 1].y - labels[index].y)
        if overlap > 0 {
          labels[index].y -= overlap / 2
          labels[index + 1].y += overlap / 2
        }
      }
    }
    // What was pushed out of the frame pushes the others back.
    var limit = frame.bottom
    for index in labels.indices.reversed() {
      labels[index].y = min(labels[index].y, limit)
      limit = labels[index].y - medium.line
    }
    let gap = medium == .page ? 4.0 : 1.5
    for label in labels {
      text(label.text, Point(frame.right + gap, label.y), .start, label.lettering)
    }
  }
}

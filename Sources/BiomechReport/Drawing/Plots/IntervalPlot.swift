// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath

/// A value with its 95 % interval beside the threshold it was held against.
struct IntervalPlot {
  let drawing: Drawing

  init(_ criterion: Criterion) {
    let threshold = criterion.threshold.facing(criterion.value)
    let limit = threshold.limit
    let (value, u95) = (
      criterion.value.isFinite ? criterion.value : limit,
      criterion.u95.isFinite ? criterion.u95 : 0
    )
    // Both signs count for a magnitude, so the side of the value is drawn.
    let isLow =
      switch threshold.comparator {
      case .atMost, .below: true
      case .magnitudeAtLeast, .magnitudeAbove: value < 0
      case .atLeast, .above, .outside, .never: false
      }
    let isMagnitude = [.magnitudeAtLeast, .magnitudeAbove].contains(threshold.comparator)
    let line = isMagnitude && value < 0 ? -limit : limit
    let reach = max((value - line).magnitude + u95, u95 * 2, limit.magnitude * 0.3, 1e-6) * 1.15
    let frame = PlotFrame(
      left: 6, top: 8, right: 234, bottom: 34, x: (line - reach)...(line + reach), y: 0...1)

    var drawing = Drawing(
      width: 240, height: 52, title: "\(criterion.kind.label) against its threshold",
      description: "\(criterion.valueText); threshold \(criterion.thresholdText); "
        + "\(criterion.level.word).")
    let edge = isLow ? line - reach : line + reach
    drawing.rectangle(frame.point(line, 0), frame.point(edge, 1), .beyond)
    drawing.line(frame.point(line - reach, 0), frame.point(line + reach, 0), .axis)
    drawing.line(frame.point(line, 0), frame.point(line, 1.2), .threshold)
    let at = frame.point(line, 0)
    let mark = criterion.kind.unit.mark
    let decimals = limit == limit.rounded() ? 0 : max(criterion.kind.decimals, 1)
    drawing.text(
      "\(typeset(line, decimals))\(mark)", Drawing.Point(at.x, at.y + 10), .middle, .tick)
    let beyond = frame.point(edge, 0)
    drawing.text(
      "beyond", Drawing.Point(beyond.x, at.y + 10), isLow ? .start : .end, .note)
    drawing.line(frame.point(value - u95, 0.5), frame.point(value + u95, 0.5), .interval)
    for end in [value - u95, value + u95] {
      drawing.line(frame.point(end, 0.28), frame.point(end, 0.72), .interval)
    }
    if criterion.value.isFinite {
      drawing.symbol(.circle, frame.point(value, 0.5), size: 4.5, .ink)
    }
    self.drawing = drawing
  }
}

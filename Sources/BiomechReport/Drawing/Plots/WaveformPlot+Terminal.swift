// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

extension WaveformPlot {
  /// The rows of cells of the plot in a terminal: six for the curves, one for the axis below.
  static let terminalRows = 7

  /// The columns of the numbers beside the curves.
  private static let besideColumns = 25

  /// The plot for a terminal: the means alone, with the band of the reference group or of the
  /// threshold, and the least and largest value of each mean beside it.
  ///
  /// - Parameters:
  ///   - columns: How wide it may be, 50 at the least.
  ///   - characters: How the curves will be drawn, which the key beside them shows.
  /// - Returns: The drawing, in dots.
  func terminalDrawing(columns: Int, _ characters: PlotCharacters) -> Drawing {
    let columns = max(columns, 50)
    let rows = Self.terminalRows
    let besideColumn = columns - Self.besideColumns
    var drawing = Drawing(
      width: Double(2 * columns), height: Double(4 * rows), on: .cells, title: variable.label)
    // Half a dot inside, so that the ends of a scale fall on the middle of a dot.
    let frame = PlotFrame(
      left: 12.5, top: 0.5, right: Double(2 * (besideColumn - 4)) - 0.5,
      bottom: Double(4 * (rows - 1)) - 0.5, x: 0...100, y: compactRange)
    if norm != nil {
      drawing.draw(norm, in: frame)
    } else {
      drawing.drawGuard(of: limit, in: frame)
    }
    drawing.axes(in: frame, xTicks: [0, 50, 100], xLabel: "", base: base)
    drawing.draw(limit, in: frame)
    for series in series { drawing.curve(frame.clamped(series.mean), .of(series.side)) }
    drawing.labelEnds(of: self, in: frame)
    for (row, entry) in key(characters).enumerated() where row < rows {
      drawing.text(
        entry.text, Drawing.Point(Double(2 * besideColumn), Double(4 * row) + 2), .start,
        entry.lettering)
    }
    return drawing
  }

  /// The values of the curves and of what they are held against, so that few rows show them well.
  private var compactRange: ClosedRange<Double> {
    var values = series.flatMap(\.mean).filter(\.isFinite) + [base]
    if let norm {
      values += zip(norm.mean, norm.deviation).flatMap { [$0 - $1, $0 + $1] }.filter(\.isFinite)
    }
    if let limit, range.contains(limit.value) { values.append(limit.value) }
    let least = (values.min() ?? base, values.max() ?? base)
    // A flat curve is not blown up: noise would fill the plot.
    let span = variable.unit == .ratio ? 0.5 : 20.0
    let missing = max(span - (least.1 - least.0), 0) / 2
    let (low, high) = (least.0 - missing, least.1 + missing)
    // To the next quarter of a tick, so that the ends are not odd numbers.
    let steps = ticks(in: low...high, about: 3)
    let step = steps.count > 1 ? (steps[1] - steps[0]) / 4 : 0
    guard step > 0 else { return low...high }
    return ((low / step).rounded(.down) * step)...((high / step).rounded(.up) * step)
  }

  /// The lines beside the curves.
  private func key(
    _ characters: PlotCharacters
  ) -> [(text: String, lettering: Drawing.Lettering)] {
    let decimals = variable.unit == .ratio ? 2 : 0
    var lines = series.map { series -> (text: String, lettering: Drawing.Lettering) in
      let mean = series.mean.filter(\.isFinite)
      let numbers =
        if let low = mean.min(), let high = mean.max() {
          "\(typeset(low, decimals)) to \(typeset(high, decimals))\(variable.unit.mark)"
        } else {
          "no common data"
        }
      return switch series.side {
      case .right: ("right \(characters == .braille ? "- -" : "ooo") \(numbers)", .rightLabel)
      case .left: ("left  \(characters == .braille ? "---" : "***") \(numbers)", .leftLabel)
      case .both: ("both  \(characters == .braille ? "---" : "+++") \(numbers)", .label)
      }
    }
    let shade = characters == .braille ? "░" : "."
    if let limit, compactRange.contains(limit.value) {
      let limitDecimals = limit.value == limit.value.rounded() ? 0 : max(decimals, 1)
      let rule = characters == .braille ? "━" : "="
      lines.append(
        ("\(rule) \(limit.id) \(typeset(limit.value, limitDecimals))\(variable.unit.mark)", .label))
      if norm == nil && limit.u95.isFinite { lines.append(("\(shade) threshold ± U95", .note)) }
    }
    if norm != nil { lines.append(("\(shade) norms, mean ± 1 SD", .note)) }
    return lines
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The numbers of a plot, for those who do not see it and those who want them.
struct PanelTable {
  var caption: String

  /// What the rows are.
  var rowHead: String

  var heads: [String]
  var panelRows: [Row]

  struct Row {
    var rowTitle: String
    var cells: [String]
  }

  /// The means at every tenth percent, and the mean of the norms.
  init(_ plot: WaveformPlot) {
    let decimals = plot.variable.unit == .ratio ? 2 : 0
    caption = "\(plot.variable.axisTitle), mean of the \(plot.span)s"
    rowHead = "%"
    var columns = plot.series.map { (head: $0.name, values: $0.mean) }
    if let norm = plot.norm { columns.append((head: "norms", values: norm.mean)) }
    heads = columns.map(\.head)
    panelRows = stride(from: 0, through: 100, by: 10).map { percent in
      Row(
        rowTitle: "\(percent)",
        cells: columns.map { column in
          let value = column.values[percent]
          return value.isFinite ? typeset(value, decimals) : "missing"
        })
    }
  }

  /// The extremes over the trial.
  init(_ plot: TimePlot) {
    let decimals = plot.variable.unit == .ratio ? 2 : 0
    caption = "\(plot.variable.axisTitle) over the whole trial"
    rowHead = "value"
    heads = plot.series.map { $0.side == .both ? "both legs" : $0.side.rawValue }
    let extremes = plot.series.map(\.extremes)
    func row(_ title: String, _ value: ((low: Double, high: Double)) -> Double) -> Row {
      Row(
        rowTitle: title,
        cells: extremes.map { $0.map { typeset(value($0), decimals) } ?? "missing" })
    }
    panelRows = [row("least", \.low), row("largest", \.high)]
  }

  /// The means in each bin of flexion, bending and straightening.
  init(_ plot: PatellaPlot) {
    caption = "\(plot.quantity.variable.axisTitle) by knee flexion"
    rowHead = "knee flexion"
    heads = ["flexing", "extending"]
    panelRows = plot.rows.map { row in
      let end = row.flexion + PatellarTracking.binWidth
      return Row(
        rowTitle: "\(typeset(Double(row.flexion), 0)) to \(typeset(Double(end), 0))°",
        cells: [row.flexing, row.extending].map { $0.isFinite ? typeset($0, 1) : "–" })
    }
  }
}

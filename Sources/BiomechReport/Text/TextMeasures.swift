// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// A row of the table of measures: right and left, or both legs together.
struct MeasureRow {
  var kind: MeasureKind
  var task: MovementTask
  var right: MeasureSummary?
  var left: MeasureSummary?
  var both: MeasureSummary?
  var thresholds: [Threshold]

  /// The rows of an assessment in the order of its measures.
  static func rows(of summaries: [MeasureSummary], findings: [Finding]) -> [MeasureRow] {
    var rows: [MeasureRow] = []
    for summary in summaries {
      let index: Int
      if let found = rows.firstIndex(where: { $0.kind == summary.kind && $0.task == summary.task })
      {
        index = found
      } else {
        index = rows.count
        rows.append(MeasureRow(kind: summary.kind, task: summary.task, thresholds: []))
        for criterion in findings.flatMap(\.criteria)
        where criterion.kind == summary.kind
          && !rows[index].thresholds.contains(criterion.threshold)
        {
          rows[index].thresholds.append(criterion.threshold)
        }
      }
      switch summary.side {
      case .right: rows[index].right = summary
      case .left: rows[index].left = summary
      case .both: rows[index].both = summary
      }
    }
    return rows
  }

  /// The label with what a positive value means, where that needs saying.
  var label: String {
    kind.unit == .ratio ? kind.label : "\(kind.label) (\(kind.positiveDirection) +)"
  }

  /// The limits in signs, such as `≤ -3°, ≥ 3°`.
  var thresholdText: String {
    thresholds.sorted { $0.limit < $1.limit }.map { $0.symbols(for: kind) }
      .joined(separator: ", ")
  }
}

extension MeasureSummary {
  /// The mean with its uncertainty, such as `38 ± 12 mm`.
  var valueText: String { BiomechReport.valueText(mean, u95: u95, kind: kind) }

  /// The same with the number of repetitions, such as `38 ± 12 mm (5)`, and a star where the
  /// quality of some is limited.
  var cellText: String { "\(valueText) (\(count))\(limits.isEmpty ? "" : " *")" }
}

extension [MeasureSummary] {
  /// What the stars stand for: the measures of one reason together.
  var remarks: [String] {
    let limited = filter { !$0.limits.isEmpty }
    if limited.count == count, count > 3 {
      return [
        "* limited quality throughout; the reasons stand under data quality, and the method of each "
          + "in measures.csv"
      ]
    }
    var order: [String] = []
    var measures: [String: [String]] = [:]
    for summary in limited {
      let label = summary.kind.label.lowercased()
      for reason in summary.limits {
        if measures[reason] == nil { order.append(reason) }
        measures[reason, default: []].append(
          summary.side == .both ? label : "\(summary.side.rawValue) \(label)")
      }
    }
    // A single reason holds for every star.
    if order.count == 1 { return order.map { "* limited: \($0)" } }
    return order.map { reason in
      "* limited: \(reason) (\((measures[reason] ?? []).joined(separator: ", ")))"
    }
  }
}

extension TextLines {
  /// Adds the table of measures, the label on a line of its own where the width asks for it.
  mutating func addMeasures(of report: SessionReport) {
    // Differences between the sides stand in the tables; the finding about them says what matters.
    let summaries = BiomechReport.summaries(of: report.assessment)
      .filter { !$0.kind.comparesSides }
    let all = MeasureRow.rows(of: summaries, findings: report.assessment.findings)
    let rows = MovementTask.allCases.flatMap { task in all.filter { $0.task == task } }
    let trust = report.assessment.adductionTrust
    guard !rows.isEmpty || trust != nil else { return }
    heading("Measures", "mean ± U95 (number of repetitions)")
    let columns = [width - 49, width - 31, width - 13]
    if !rows.isEmpty {
      add(
        cells: [(columns[0], "right"), (columns[1], "left"), (columns[2], "threshold")],
        ink: .faint)
    }
    var task: MovementTask?
    for row in rows {
      if row.task != task { add(row.task.label.capitalizedFirst, indent: 2, ink: .faint) }
      task = row.task
      let right = row.right.map(\.cellText) ?? row.both.map { "both \($0.cellText)" } ?? "-"
      let left = row.left.map(\.cellText) ?? (row.both == nil ? "-" : "")
      let values = [(columns[0], right), (columns[1], left), (columns[2], row.thresholdText)]
      if row.label.count + 3 <= columns[0] {
        add(cells: [(2, row.label)] + values)
      } else if row.kind.label.count + 3 <= columns[0] {
        add(cells: [(2, row.kind.label)] + values)
        add("(\(row.kind.positiveDirection) +)", indent: 4)
      } else {
        add(row.label, indent: 2, hanging: 2)
        add(cells: values)
      }
    }
    if let trust { add(trust, indent: 2, hanging: 2) }
    for remark in summaries.remarks { add(remark, indent: 2, hanging: 2, ink: .faint) }
  }
}

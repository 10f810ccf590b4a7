// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance
import BiomechMotion

/// The table `care.csv`: one row per warning sign that applies, the most urgent first.
///
/// Where none applies one row tells whether anybody asked, with an empty code.
func careTable(of report: SessionReport) -> ReportTable {
  ReportTable(
    "care", header: "subject,session,screening,code,name,urgency,reason,action,refer_to"
  ) { table in
    let raised = report.guidance.redFlags.compactMap { result in
      result.reason.map { (flag: result.flag, reason: $0) }
    }
    let rows = raised.map { flag, reason in
      [flag.code, flag.title, flag.urgency.rawValue, reason, flag.action, flag.referTo]
    }
    for row in rows.isEmpty ? [Array(repeating: "", count: 6)] : rows {
      table.cell(report.subject.code)
      table.cell(report.subject.session)
      table.cell(report.guidance.screening.word)
      for cell in row { table.cell(cell) }
      table.endRow()
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance
import BiomechMotion

/// The bytes of `care.csv`: one row per warning sign that applies, the most urgent first.
///
/// Where none applies one row tells whether anybody asked, with an empty code.
func careTable(of report: SessionReport) -> [UInt8] {
  let guidance = report.guidance
  var table = Table(
    header: "subject,session,screening,code,name,urgency,reason,action,refer_to")
  func row(_ cells: [String]) {
    for cell in [report.subject.code, report.subject.session, guidance.screening.word] + cells {
      table.cell(cell)
    }
    table.endRow()
  }
  let raised = guidance.redFlags.filter { $0.reason != nil }
  for result in raised {
    let flag = result.flag
    row([
      flag.code, flag.title, flag.urgency.rawValue, result.reason ?? "", flag.action, flag.referTo,
    ])
  }
  if raised.isEmpty { row(Array(repeating: "", count: 6)) }
  return table.bytes
}

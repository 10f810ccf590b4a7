// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// The table `findings.csv`: one row per rule and side, with the criterion that decided.
///
/// The trials a finding rests on stand in one cell, parted by `;`. `repetitions` is the number that
/// could be assessed.
func findingsTable(of report: SessionReport) -> ReportTable {
  ReportTable(
    "findings",
    header: "subject,session,task,trial,side,code,name,level,value,u95,unit,comparator,threshold,"
      + "repetitions,source"
  ) { table in
    for finding in report.assessment.findings.sorted(by: precedes) {
      let deciding = finding.deciding
      table.cell(report.subject.code)
      table.cell(report.subject.session)
      table.cell(finding.task.rawValue)
      table.cell(finding.trials.joined(separator: ";"))
      table.cell(finding.side.rawValue)
      table.cell(finding.code)
      table.cell(finding.name)
      table.cell(finding.level.rawValue)
      table.cell(deciding?.value ?? .nan)
      table.cell(deciding?.u95 ?? .nan)
      table.cell(deciding?.kind.unit.rawValue ?? "")
      table.cell(deciding?.threshold.comparator.rawValue ?? "")
      table.cell(deciding?.threshold.limit ?? .nan)
      table.cell(deciding?.repetitions)
      table.cell(finding.source)
      table.endRow()
    }
  }
}

private func precedes(_ a: Finding, _ b: Finding) -> Bool {
  (a.task.rawValue, a.trials.joined(separator: ";"), a.side.rawValue, a.code)
    < (b.task.rawValue, b.trials.joined(separator: ";"), b.side.rawValue, b.code)
}

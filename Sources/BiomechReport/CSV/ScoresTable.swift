// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// The table `scores.csv`: one row per item of a score, and one with the item `total`.
///
/// An empty cycle is a score of several repetitions together. Points are empty where an item could
/// not be scored; `reason` then says what is missing.
func scoresTable(of report: SessionReport) -> ReportTable {
  ReportTable(
    "scores",
    header: "subject,session,task,trial,side,cycle,score,item,name,points,maximum,value,unit,"
      + "estimated,reason,aggregation,band"
  ) { table in
    for score in report.assessment.scores {
      func start(_ item: String, _ name: String) {
        table.cell(report.subject.code)
        table.cell(report.subject.session)
        table.cell(score.task.rawValue)
        table.cell(score.trials.joined(separator: ";"))
        table.cell(score.side.rawValue)
        table.cell(score.cycle)
        table.cell(score.code)
        table.cell(item)
        table.cell(name)
      }
      for item in score.items {
        start(item.code, item.name)
        table.cell(item.points ?? .nan)
        table.cell(item.maximum)
        table.cell(item.value ?? .nan)
        table.cell(item.unit.rawValue)
        table.cell(item.isEstimated)
        table.cell(item.points == nil ? item.missing : item.reason)
        table.cell(score.aggregation)
        table.cell("")
        table.endRow()
      }
      start("total", score.name)
      table.cell(score.total ?? .nan)
      table.cell(score.maximum)
      table.cell(Double.nan)
      table.cell(score.unitOfTotal.rawValue)
      table.cell(score.items.contains(where: \.isEstimated))
      table.cell("")
      table.cell(score.aggregation)
      table.cell(score.band ?? "")
      table.endRow()
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// The table `measures.csv`: one row per trial, side, repetition and measure.
///
/// An empty cycle is a measure of the whole trial.
func measuresTable(of report: SessionReport) -> ReportTable {
  ReportTable(
    "measures",
    header: "subject,session,task,trial,side,cycle,measure,value,unit,positive_direction,method,"
      + "quality,filled_fraction,u95,score,band"
  ) { table in
    for measure in report.assessment.measures.sorted(by: precedes) {
      table.cell(report.subject.code)
      table.cell(report.subject.session)
      table.cell(measure.task.rawValue)
      table.cell(measure.trial)
      table.cell(measure.side.rawValue)
      table.cell(measure.cycle)
      table.cell(measure.kind.id)
      table.cell(measure.value)
      table.cell(measure.kind.unit.rawValue)
      table.cell(measure.kind.positiveDirection)
      table.cell(measure.method)
      table.cell(measure.quality.rawValue)
      table.cell(measure.filledFraction)
      table.cell(measure.u95)
      table.cell(measure.score ?? .nan)
      table.cell(measure.band ?? "")
      table.endRow()
    }
  }
}

private func precedes(_ a: Measure, _ b: Measure) -> Bool {
  (a.task.rawValue, a.trial, a.side.rawValue, a.cycle ?? 0, a.kind.id)
    < (b.task.rawValue, b.trial, b.side.rawValue, b.cycle ?? 0, b.kind.id)
}

/// The table `summary.csv`: one row per task, side and measure over all repetitions and trials.
///
/// `sem` is the standard error of measurement, u95 / 1.96 of the mean, and `mdc` the minimal
/// detectable change of METHODS 8.3, 1.96 √2 sem: neither is the standard error of the mean.
func summaryTable(of report: SessionReport) -> ReportTable {
  ReportTable(
    "summary",
    header: "subject,session,task,side,measure,unit,positive_direction,n,mean,sd,min,max,sem,mdc"
  ) { table in
    for summary in summaries(of: report.assessment).sorted(by: precedes) {
      table.cell(report.subject.code)
      table.cell(report.subject.session)
      table.cell(summary.task.rawValue)
      table.cell(summary.side.rawValue)
      table.cell(summary.kind.id)
      table.cell(summary.kind.unit.rawValue)
      table.cell(summary.kind.positiveDirection)
      table.cell(summary.count)
      table.cell(summary.mean)
      table.cell(summary.standardDeviation)
      table.cell(summary.least)
      table.cell(summary.greatest)
      table.cell(summary.standardErrorOfMeasurement)
      table.cell(summary.minimalDetectableChange)
      table.endRow()
    }
  }
}

private func precedes(_ a: MeasureSummary, _ b: MeasureSummary) -> Bool {
  (a.task.rawValue, a.side.rawValue, a.kind.id) < (b.task.rawValue, b.side.rawValue, b.kind.id)
}

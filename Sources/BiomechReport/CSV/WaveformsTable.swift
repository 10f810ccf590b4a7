// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion

/// The table `waveforms.csv`: each variable of each repetition and gait cycle at 0, 1, …
/// 100 %.
func waveformsTable(of report: SessionReport) -> ReportTable {
  let repetitions = report.trials.reduce(0) {
    $0 + $1.events.repetitions.count + $1.events.cycles.count
  }
  return ReportTable(
    "waveforms", header: "subject,session,task,trial,side,cycle,variable,unit,percent,value,filled",
    capacity: repetitions * 101 * Variable.all.count * 2 * 72
  ) { table in
    let trials = report.trials.sorted {
      ($0.events.task.rawValue, $0.trial.name) < ($1.events.task.rawValue, $1.trial.name)
    }
    for analyzed in trials {
      for waveform in report.assessment.waveforms(of: analyzed).sorted(by: precedes) {
        for percent in waveform.values.indices {
          table.cell(report.subject.code)
          table.cell(report.subject.session)
          table.cell(waveform.task.rawValue)
          table.cell(analyzed.trial.name)
          table.cell(waveform.key.side.rawValue)
          table.cell(waveform.cycle)
          table.cell(waveform.key.variable.id)
          table.cell(waveform.key.variable.unit.rawValue)
          table.cell(percent)
          table.cell(waveform.values[percent], decimals: waveform.key.variable.decimals)
          table.cell(waveform.filled[percent])
          table.endRow()
        }
      }
    }
  }
}

private func precedes(_ a: Waveform, _ b: Waveform) -> Bool {
  (a.task.rawValue, a.side.rawValue, a.cycle, a.variable.id)
    < (b.task.rawValue, b.side.rawValue, b.cycle, b.variable.id)
}

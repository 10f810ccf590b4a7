// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion

/// The table `events.csv`: one row per event, on the clock and frame numbers of the motion file.
func eventsTable(of report: SessionReport) -> ReportTable {
  ReportTable(
    "events", header: "trial,event,side,frame,time_s,source,confidence"
  ) { table in
    for analyzed in report.trials.sorted(by: { $0.trial.name < $1.trial.name }) {
      let source = analyzed.trial.source
      for event in analyzed.events.events.sorted(by: precedes) {
        table.cell(analyzed.trial.name)
        table.cell(event.kind.rawValue)
        table.cell(event.side.rawValue)
        table.cell(source.firstFrame + event.frame)
        table.cell(
          source.startTime + event.instant / analyzed.kinematics.frameRate, decimals: 6)
        table.cell(event.source.rawValue)
        table.cell(event.confidence, decimals: 2)
        table.endRow()
      }
    }
  }
}

private func precedes(_ a: Event, _ b: Event) -> Bool {
  (a.frame, a.kind.rawValue, a.side.rawValue, a.source.rawValue)
    < (b.frame, b.kind.rawValue, b.side.rawValue, b.source.rawValue)
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechMotion

extension TextLines {
  /// Adds the angles of the knees over the repetitions and gait cycles as small plots.
  ///
  /// - Parameters:
  ///   - report: The session.
  ///   - characters: How the plots are drawn.
  mutating func addWaveforms(of report: SessionReport, _ characters: PlotCharacters) {
    let waves = report.trials.flatMap(report.assessment.waveforms(of:))
    for task in MovementTask.allCases {
      let own = TaskWaves(
        .angles, of: task, waves, report.trials, report.assessment.findings, report.assessment)
      guard let own, let span = own.plots.first?.span else { continue }
      let single = task.repetitionWord
      heading(
        own.title,
        own.count == 1
          ? "one \(single), % of \(span)" : "mean of \(own.count) \(single)s, % of \(span)")
      for plot in own.plots {
        add(
          "\(plot.variable.axisTitle), \(plot.directions.positive) +", indent: 2, hanging: 2)
        add(plot.terminalDrawing(columns: width - 2, characters), characters, indent: 2)
      }
    }
  }
}

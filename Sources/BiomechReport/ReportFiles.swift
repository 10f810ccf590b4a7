// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// Every file of the result folder of one session, in the order in which they should be written.
///
/// For each trial `<trial>.angles.csv`, `<trial>.json` and `<trial>.html`; then the tables
/// `summary.csv`, `measures.csv`, `findings.csv`, `events.csv`, `waveforms.csv`, `trials.csv` and
/// `dictionary.csv`; then `session.html`; `run.json` comes last and lists the others. Nothing is
/// written to disk here.
///
/// - Parameter report: The session.
/// - Returns: The files; no name stands twice.
public func reportFiles(for report: SessionReport) -> [ReportFile] {
  let stems = reportFileStems(for: report.trials.map(\.trial.name))
  return zip(report.trials, stems).map { trial, stem in
    ReportFile(name: "\(stem).angles.csv", bytes: anglesTable(of: trial))
  }
}

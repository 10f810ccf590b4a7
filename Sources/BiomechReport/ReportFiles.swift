// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// Every file of the result folder of one session, in the order in which they should be written.
///
/// For each trial `<trial>.angles.csv`, `<trial>.json` and `<trial>.html`; then the tables
/// `care.csv`, `summary.csv`, `measures.csv`, `scores.csv`, `findings.csv`, `events.csv`,
/// `waveforms.csv`, `trials.csv` and `dictionary.csv`; then `session.html`. Nothing is written to disk
/// here; whoever writes the files adds `run.json`, which lists them.
///
/// - Parameter report: The session.
/// - Returns: The files; no name stands twice.
public func reportFiles(for report: SessionReport) -> [ReportFile] {
  let stems = reportFileStems(for: report.trials.map(\.trial.name))
  let ofTrials = zip(report.trials, stems).flatMap { trial, stem in
    [
      anglesTable(of: trial, report.convention, stem: stem).file,
      ReportFile(name: "\(stem).json", bytes: trialDocument(of: trial, in: report)),
      ReportFile(name: "\(stem).html", bytes: trialPage(of: trial, in: report)),
    ]
  }
  return ofTrials + ReportTable.ofSession(report).map(\.file) + [
    ReportFile(name: "session.html", bytes: sessionPage(of: report))
  ]
}

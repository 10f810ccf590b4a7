// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// Every file of the result folder of one session, in the order in which they should be written.
///
/// For each trial `<trial>.angles.csv`, `<trial>.json` and `<trial>.html`; then the tables
/// `care.csv`, `summary.csv`, `measures.csv`, `scores.csv`, `findings.csv`, `events.csv`, `waveforms.csv`, `trials.csv` and
/// `dictionary.csv`; then `session.html`. Nothing is written to disk here; whoever writes the files
/// adds `run.json`, which lists them.
///
/// - Parameter report: The session.
/// - Returns: The files; no name stands twice.
public func reportFiles(for report: SessionReport) -> [ReportFile] {
  let stems = reportFileStems(for: report.trials.map(\.trial.name))
  let ofTrials = zip(report.trials, stems).flatMap { trial, stem in
    [
      ReportFile(name: "\(stem).angles.csv", bytes: anglesTable(of: trial, report.convention)),
      ReportFile(name: "\(stem).json", bytes: trialDocument(of: trial, in: report)),
      ReportFile(name: "\(stem).html", bytes: trialPage(of: trial, in: report)),
    ]
  }
  return ofTrials + [
    ReportFile(name: "care.csv", bytes: careTable(of: report)),
    ReportFile(name: "summary.csv", bytes: summaryTable(of: report)),
    ReportFile(name: "measures.csv", bytes: measuresTable(of: report)),
    ReportFile(name: "scores.csv", bytes: scoresTable(of: report)),
    ReportFile(name: "findings.csv", bytes: findingsTable(of: report)),
    ReportFile(name: "events.csv", bytes: eventsTable(of: report)),
    ReportFile(name: "waveforms.csv", bytes: waveformsTable(of: report)),
    ReportFile(name: "trials.csv", bytes: trialsTable(of: report)),
    ReportFile(name: "dictionary.csv", bytes: dictionaryTable(of: report)),
    ReportFile(name: "session.html", bytes: sessionPage(of: report)),
  ]
}

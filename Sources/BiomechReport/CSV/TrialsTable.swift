// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// The table `trials.csv`: one row per trial, those that failed included.
func trialsTable(of report: SessionReport) -> ReportTable {
  ReportTable(
    "trials",
    header: "trial,status,error,path,content_key,rate_hz,frames,units,axes,marker_set,model,checks,"
      + "tool_version,configuration_hash"
  ) { table in
    let rows: [TrialRow] =
      report.trials.map { .analyzed($0) } + report.failures.map { .failed($0) }
    for row in rows.sorted(by: { $0.key < $1.key }) {
      switch row {
      case .analyzed(let analyzed):
        let source = analyzed.trial.source
        table.cell(analyzed.trial.name)
        table.cell("done")
        table.cell("")
        table.cell(relativePath(source.path))
        table.cell(source.contentKey)
        table.cell(analyzed.kinematics.frameRate)
        table.cell(analyzed.kinematics.frameCount)
        table.cell(source.value(of: .units))
        table.cell(
          "up \(source.value(of: .upAxis)); forward \(source.value(of: .forwardAxis))")
        table.cell(source.markerSet ?? "")
        table.cell(analyzed.kinematics.model.rawValue)
        table.cell(checks(of: analyzed).joined(separator: " | "))
      case .failed(let failed):
        table.cell(failed.name)
        table.cell("failed")
        table.cell(onOneLine(failed.problem))
        table.cell(relativePath(failed.path))
        for _ in 0..<8 { table.cell("") }
      }
      table.cell(report.provenance.version)
      table.cell(report.provenance.configurationHash)
      table.endRow()
    }
  }
}

private enum TrialRow {
  case analyzed(AnalyzedTrial)
  case failed(FailedTrial)

  var key: (String, String) {
    switch self {
    case .analyzed(let analyzed): (analyzed.trial.name, analyzed.trial.source.path)
    case .failed(let failed): (failed.name, failed.path)
    }
  }
}

/// The lines of an error in one, parted by ` | `: many readers of tables take a row for a line.
private func onOneLine(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline)
    .map { $0.split(separator: " ").joined(separator: " ") }
    .filter { !$0.isEmpty }.joined(separator: " | ")
}

/// The path as given when it is relative, else the file name.
///
/// An absolute path names a person's home folder and makes equal results differ between machines.
func relativePath(_ path: String) -> String {
  guard path.hasPrefix("/") else { return path }
  return path.split(separator: "/").last.map(String.init) ?? path
}

/// What was doubtful or had to be changed in a trial, one sentence each.
func checks(of analyzed: AnalyzedTrial) -> [String] {
  analyzed.trial.source.doubts
    + analyzed.kinematics.clusters.compactMap(\.remark)
    + (analyzed.kinematics.modelReason.isEmpty ? [] : [analyzed.kinematics.modelReason])
}

extension TrialSource {
  /// What was concluded about a topic; empty when nothing was.
  func value(of topic: Conclusion.Topic) -> String {
    conclusions.first { $0.topic == topic }?.value ?? ""
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The quality of the data of one trial.
struct RecordingSection {
  var recordingName: String
  var recording: String
  var modelText: String
  var frontalPlane: String
  var taskText: String
  var warningList: WarningList?
  var gaps: [String]
  var limits: [String]
  var notes: [String]
  var clusterTable: ClusterTable?
  var conclusionTable: ConclusionTable?

  struct WarningList {
    var warningItems: [String]
  }

  struct ClusterTable {
    var clusters: [Row]

    struct Row {
      var segment: String
      var markers: String
      var residual: String
      var tracked: Int
      var outcome: String
    }
  }

  struct ConclusionTable {
    var conclusions: [Row]

    struct Row {
      var topic: String
      var conclusion: String
      var evidence: String
    }
  }

  init(_ analyzed: AnalyzedTrial, in report: SessionReport) {
    let quality = DataQuality(of: analyzed, in: report)
    recordingName = analyzed.trial.name
    recording = quality.recording
    modelText = quality.model.capitalizedFirst.withoutFinalStop
    frontalPlane = analyzed.kinematics.frontalPlane.withoutFinalStop
    taskText = analyzed.taskSentences.joined(separator: " ").withoutFinalStop
    gaps = quality.gaps
    limits = quality.limits.map(\.typeset)
    notes = quality.notes
    if !quality.warnings.isEmpty { warningList = WarningList(warningItems: quality.warnings) }
    let clusters = analyzed.kinematics.clusters.map { cluster in
      ClusterTable.Row(
        segment: "\(cluster.segment)",
        markers: cluster.markers.map(\.rawValue).joined(separator: ", "),
        residual: cluster.residual.isFinite ? "\(cluster.residual.text(1)) mm" : "–",
        tracked: cluster.trackedFrames, outcome: cluster.outcomeWord)
    }
    if !clusters.isEmpty { clusterTable = ClusterTable(clusters: clusters) }
    let conclusions = analyzed.trial.source.conclusions.map { conclusion in
      ConclusionTable.Row(
        topic: conclusion.topic.rawValue.replacing("_", with: " "), conclusion: conclusion.value,
        evidence: conclusion.evidence)
    }
    if !conclusions.isEmpty { conclusionTable = ConclusionTable(conclusions: conclusions) }
  }
}

/// The trials that could not be analysed.
struct FailureList {
  var failures: [Item]

  struct Item {
    var failedName: String
    var problem: String
  }

  init?(_ failures: [FailedTrial]) {
    self.failures = failures.map { Item(failedName: $0.name, problem: $0.problem) }
    if failures.isEmpty { return nil }
  }
}

extension String {
  /// The text without a full stop at its end, for a place that sets its own.
  var withoutFinalStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

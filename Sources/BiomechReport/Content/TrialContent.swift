// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechGuidance
import BiomechMotion

/// The part of a session that speaks about one trial.
struct TrialContent {
  var measures: [Measure]
  var summaries: [MeasureSummary]
  var scores: [Score]
  var findings: [Finding]
  var guidance: Guidance

  /// Picks what rests on the trial, and what could not be assessed of its task.
  ///
  /// Findings are made of all trials of a task together, so one finding may stand in several
  /// documents. The guidance stays that of the session; only its findings are those of the trial.
  init(of analyzed: AnalyzedTrial, in report: SessionReport) {
    let name = analyzed.trial.name
    let task = analyzed.events.task
    let findings = report.assessment.findings.filter { finding in
      finding.trials.contains(name)
        || (finding.trials.isEmpty && (finding.task == task || task == .other))
    }
    measures = report.assessment.measures.filter { $0.trial == name }
    summaries = BiomechReport.summaries(of: Assessment(measures: measures, findings: findings))
    scores = report.assessment.scores.filter { $0.trials.contains(name) }
    self.findings = findings
    guidance = report.guidance
    guidance.findings = guidance.findings.filter { findings.contains($0.finding) }
  }

  /// Everything a session says.
  init(ofAll report: SessionReport) {
    measures = report.assessment.measures
    scores = report.assessment.scores
    findings = report.assessment.findings
    summaries = BiomechReport.summaries(of: report.assessment)
    guidance = report.guidance
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

extension MarkdownPage {
  mutating func addScores(of scores: [Score]) {
    let contents = ScoreContent.contents(of: scores)
    guard !contents.isEmpty else { return }
    heading("Scores")
    for content in contents {
      heading("\(content.title) (\(content.shown.code))", level: 3)
      paragraph("Total: \(content.totalText)")
      paragraph(content.singlesText)
      table(
        ["item", "points", "why"],
        content.shown.items.map { [$0.name, $0.pointsText, $0.why] })
    }
  }

  mutating func addPatellae(of report: SessionReport) {
    heading("Patella")
    let content = PatellaContent(of: report.trials, report.assessment)
    for knee in content.knees {
      heading(knee.title, level: 3)
      for sentence in knee.sentences { item(sentence) }
    }
    for remark in content.remarks { paragraph(remark) }
  }

  mutating func addNotAssessed(of assessment: Assessment) {
    let missing = assessment.findings.filter { $0.level == .notAssessed }
    guard !missing.isEmpty else { return }
    heading("Not assessed")
    for finding in missing { item("\(finding.title) (\(finding.code)): it needs \(finding.need).") }
  }

  mutating func addDataQuality(of report: SessionReport) {
    heading("Data quality")
    for analyzed in report.trials {
      let quality = DataQuality(of: analyzed, in: report)
      heading(analyzed.trial.name, level: 3)
      item(quality.recording)
      item(quality.model, lead: "Model:")
      item(analyzed.kinematics.frontalPlane, lead: "Frontal plane:")
      for sentence in analyzed.taskSentences { item(sentence, lead: "Task:") }
      for warning in quality.warnings { item(warning, lead: "Doubt:") }
      for sentence in quality.gaps + quality.limits + quality.notes { item(sentence) }
      table(
        ["what", "concluded", "because"],
        analyzed.trial.source.conclusions.map {
          [$0.topic.rawValue.replacing("_", with: " "), $0.value, $0.evidence]
        })
    }
    for sentence in report.cycleSentences { item(sentence) }
    for failure in report.failures {
      item(failure.problem, lead: "\(failure.name): not analysed.")
    }
  }

  mutating func addMethod(of report: SessionReport) {
    heading("Method and sources")
    paragraph(
      "biomech \(report.provenance.version), settings \(report.provenance.configurationHash).")
    table(["setting", "value"], report.provenance.settings.map { [$0.name, $0.value] })
    table(
      ["threshold", "limit", "source", "evidence"],
      (ThresholdTable(report.assessment.findings)?.thresholds ?? []).map {
        [$0.thresholdCode, $0.thresholdWords, $0.thresholdSource, $0.thresholdEvidence]
      })
    for row in SourceRow.rows(of: TrialContent(ofAll: report), plotted: []) {
      item(row.sourceText, lead: "\(row.sourceTitle):")
    }
  }
}

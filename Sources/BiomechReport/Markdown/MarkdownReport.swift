// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechGuidance
import BiomechKinematics
import BiomechMotion

/// The report as Markdown: text with tables, for a wiki, a mail or a notebook.
///
/// The order is that of the printed report: the statement and the warning signs, the findings, what to
/// do, the numbers, the quality of the data, the method. Every text is escaped, so names in files can
/// neither set type nor bring markup.
///
/// - Parameter report: The session.
/// - Returns: Lines that each end in a line feed.
public func renderMarkdown(_ report: SessionReport) -> String {
  var page = MarkdownPage()
  page.addTitle(of: report)
  page.addWarningSigns(of: report.guidance)
  page.addFindings(of: report)
  page.addPlan(of: report.guidance)
  page.addMeasures(of: report)
  page.addScores(of: report.assessment.scores)
  page.addPatellae(of: report)
  page.addNotAssessed(of: report.assessment)
  page.addDataQuality(of: report)
  page.addMethod(of: report)
  return page.text
}

extension MarkdownPage {
  fileprivate mutating func addTitle(of report: SessionReport) {
    heading(
      "Knee alignment: \(report.subject.code), session \(report.subject.session)", level: 1)
    for trial in report.trials { item(trial.heading) }
    for failure in report.failures { item("\(failure.name): not analysed") }
    paragraph(report.guidance.statement)
  }

  fileprivate mutating func addWarningSigns(of guidance: Guidance) {
    heading("Warning signs")
    paragraph(guidance.screeningSentence)
    for flag in RaisedFlags(guidance.redFlags)?.raisedFlags ?? [] {
      item(
        "\(flag.action) Go to: \(flag.referTo). Because: \(flag.reason)",
        lead: "\(flag.flagTitle), \(flag.urgency) (\(flag.code)).")
    }
    guard let checklist = Checklist(guidance.redFlags, guidance.screening) else { return }
    paragraph(checklist.checklistIntro)
    for group in checklist.groups {
      item("", lead: group.groupTitle)
      for question in group.questions {
        item(
          "\(question.question) \(question.action) (\(question.referTo); \(question.code))",
          depth: 1)
      }
    }
  }

  fileprivate mutating func addFindings(of report: SessionReport) {
    heading("Findings")
    let assessed = report.assessment.findings.filter { $0.level != .notAssessed }
    guard !assessed.isEmpty else {
      paragraph("Nothing was held against a threshold; see what is not assessed below.")
      return
    }
    table(
      ["level", "finding", "value ± U95", "threshold", "repetitions beyond"],
      assessed.map { finding in
        let deciding = finding.deciding
        return [
          finding.level.word.uppercased(), "\(finding.title) (\(finding.code))",
          deciding?.valueText ?? "–", deciding?.thresholdText ?? "–",
          deciding.map { "\($0.repetitionsBeyond) of \($0.repetitions)" } ?? "–",
        ]
      })
    var explained: Set<String> = []
    for finding in assessed {
      heading(
        "\(finding.level.word.capitalizedFirst): \(finding.title) (\(finding.code))", level: 3)
      paragraph(finding.sentence)
      for criterion in finding.criteria.dropFirst() { item("Also: \(criterion.line).") }
      guard let advice = report.guidance.findings.first(where: { $0.finding == finding }) else {
        continue
      }
      // A rule often says the same about each side; once is enough.
      if explained.insert(advice.meaning).inserted { paragraph(advice.meaning) }
      if !advice.contributingFactors.isEmpty {
        item("\(advice.contributingFactors.joined(separator: "; ")).", lead: "May contribute:")
      }
      if !advice.contested.isEmpty { item(advice.contested, lead: "Contested:") }
      if !advice.referral.isEmpty { item(advice.referral, lead: "Who to see:") }
    }
    heading("What the levels mean", level: 3)
    for level in FindingLevel.allCases.reversed()
    where assessed.contains(where: { $0.level == level }) {
      item("\(level.words).", lead: "\(level.word.uppercased()):")
    }
  }

  fileprivate mutating func addPlan(of guidance: Guidance) {
    heading("What to do")
    let plan = PlanContent(guidance)
    for (index, line) in plan.priorities.enumerated() {
      item(line, lead: "Priority \(index + 1):")
    }
    paragraph(guidance.exerciseNote)
    table(
      ["exercise", "how", "dose", "level", "next; easier", "care", "evidence"],
      guidance.exercises.map { exercise in
        let steps = [exercise.progressTo, exercise.regressTo].map { $0.isEmpty ? "–" : $0 }
        return [
          "\(exercise.name) (\(exercise.code))", exercise.howTo, exercise.dose,
          exercise.levelText, steps.joined(separator: "; "), exercise.caution,
          exercise.evidenceGrade,
        ]
      })
    for adjunct in guidance.adjuncts {
      let caution = adjunct.caution.isEmpty ? "" : " \(adjunct.caution)"
      item("\(adjunct.howTo)\(caution)", lead: "Besides: \(adjunct.name) (\(adjunct.code)).")
    }
    if guidance.exercises.isEmpty && guidance.exerciseNote.isEmpty {
      paragraph("No exercises: no finding asks for any.")
    }
    for line in plan.criteria { item(line) }
    for line in plan.referrals { item(line, lead: "See:") }
    paragraph(plan.retest)
  }

  fileprivate mutating func addMeasures(of report: SessionReport) {
    let summaries = BiomechReport.summaries(of: report.assessment)
    let all = MeasureRow.rows(of: summaries, findings: report.assessment.findings)
    let trust = report.assessment.adductionTrust
    guard !all.isEmpty || trust != nil else { return }
    heading("Measures")
    paragraph("Mean ± U95 (number of repetitions).")
    for task in MovementTask.allCases {
      let rows = all.filter { $0.task == task }
      guard !rows.isEmpty else { continue }
      heading(task.label.capitalizedFirst, level: 3)
      table(
        ["measure", "right", "left", "threshold"],
        rows.map { row in
          [
            row.label, row.right?.cellText ?? row.both.map { "both \($0.cellText)" } ?? "–",
            row.left?.cellText ?? "–", row.thresholdText.isEmpty ? "–" : row.thresholdText,
          ]
        })
    }
    for sentence in [trust].compactMap({ $0 }) + summaries.remarks { item(sentence) }
  }
}

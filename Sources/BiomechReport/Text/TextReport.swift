// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechGuidance
import BiomechKinematics
import BiomechMotion

/// The report for a terminal: what `biomech analyze` prints.
///
/// The order is that of the printed report: the statement and the warning signs, the findings in
/// words, the angles of the knees as small plots where they are asked for, the measures, what could
/// not be assessed, the quality of the data, the exercises.
///
/// - Parameters:
///   - report: The session.
///   - width: The columns of the terminal; lines are wrapped to fit, 60 at the least.
///   - colour: Whether to add ANSI colours. Nothing is said by colour alone.
///   - plots: How the angles of the knees are drawn, or `nil` to leave them out: read aloud, or in
///     a file, plots of characters say nothing.
/// - Returns: Lines that each end in a line feed.
public func renderText(
  _ report: SessionReport, width: Int = 100, colour: Bool, plots: PlotCharacters? = nil
) -> String {
  var lines = TextLines(width: width, colour: colour)
  lines.addTitle(of: report)
  lines.addWarningSigns(of: report.guidance)
  lines.addFindings(of: report)
  if let plots { lines.addWaveforms(of: report, plots) }
  lines.addMeasures(of: report)
  lines.addScores(report.assessment.scores)
  lines.addPatellae(of: report)
  lines.addNotAssessed(of: report)
  lines.addDataQuality(of: report)
  lines.addPlan(of: report.guidance)
  return lines.text
}

extension TextLines {
  fileprivate mutating func addTitle(of report: SessionReport) {
    let title = "Knee alignment: \(report.subject.code), session \(report.subject.session)"
    add(title, ink: .strong)
    for trial in report.trials { add(trial.heading, indent: 2, hanging: 2) }
    for failure in report.failures {
      add("\(failure.name): not analysed", indent: 2, hanging: 2)
    }
    add("biomech \(report.provenance.version)", indent: 2, ink: .faint)
    blank()
    add(report.guidance.statement)
  }

  fileprivate mutating func addWarningSigns(of guidance: Guidance) {
    heading("Warning signs")
    add(guidance.screeningSentence, indent: 2, ink: .strong)
    for urgency in Urgency.allCases {
      let raised = guidance.redFlags.filter { $0.flag.urgency == urgency && $0.reason != nil }
      for result in raised {
        add(
          "[!] \(result.flag.title), \(urgency.label) [\(result.flag.code)]", indent: 2,
          hanging: 4, ink: .warning)
        if let reason = result.reason { add("Because: \(reason)", indent: 6) }
        add("\(result.flag.action) Go to: \(result.flag.referTo).", indent: 6)
      }
    }
    let open = guidance.redFlags.filter(\.isOpen)
    guard !open.isEmpty else { return }
    add(guidance.screening.checklistIntro, indent: 2)
    for urgency in Urgency.allCases {
      let asked = open.filter { $0.flag.urgency == urgency }
      if !asked.isEmpty { add("\(urgency.label.capitalizedFirst):", indent: 2) }
      for result in asked {
        add(
          "[ ] \(result.flag.question) -> \(result.flag.action) (\(result.flag.referTo); "
            + "\(result.flag.code))", indent: 4, hanging: 4)
      }
    }
  }

  fileprivate mutating func addFindings(of report: SessionReport) {
    heading("Findings")
    let assessed = report.assessment.findings.filter { $0.level != .notAssessed }
    if assessed.isEmpty {
      add("Nothing was held against a threshold; see what is not assessed below.", indent: 2)
      return
    }
    var explained: Set<String> = []
    for finding in assessed {
      add(
        "\(finding.level.mark) \(finding.level.word.uppercased()): \(finding.title) "
          + "(\(finding.code))", indent: 2, hanging: 4,
        ink: finding.level == .flag ? .warning : .strong)
      if !finding.sentence.isEmpty { add(finding.sentence, indent: 6) }
      for criterion in finding.criteria.dropFirst() {
        add("Also: \(criterion.line).", indent: 6, hanging: 2)
      }
      if let guidance = report.guidance.findings.first(where: { $0.finding == finding }) {
        // A rule often says the same about each side; once is enough.
        if !guidance.meaning.isEmpty, explained.insert(guidance.meaning).inserted {
          add(guidance.meaning, indent: 6)
        }
        if !guidance.contributingFactors.isEmpty {
          add(
            "May contribute: \(guidance.contributingFactors.joined(separator: "; ")).", indent: 6,
            hanging: 2)
        }
        if !guidance.contested.isEmpty {
          add("Contested: \(guidance.contested)", indent: 6, hanging: 2)
        }
        if !guidance.referral.isEmpty {
          add("Who to see: \(guidance.referral)", indent: 6, hanging: 2)
        }
      }
    }
    for level in FindingLevel.allCases.reversed()
    where assessed.contains(where: { $0.level == level }) {
      add("\(level.mark) \(level.word): \(level.words).", indent: 2, hanging: 4, ink: .faint)
    }
    for row in ThresholdTable(assessed)?.thresholds ?? [] {
      add(
        "\(row.thresholdCode), \(row.thresholdWords): \(row.thresholdSource); "
          + "\(row.thresholdEvidence).", indent: 2, hanging: 4, ink: .faint)
    }
  }

  fileprivate mutating func addPatellae(of report: SessionReport) {
    heading("Patella")
    let content = PatellaContent(of: report.trials, report.assessment)
    for knee in content.knees {
      add(knee.title, indent: 2, hanging: 2, ink: .strong)
      for sentence in knee.sentences { add(sentence, indent: 4, hanging: 2) }
    }
    for remark in content.remarks { add(remark, indent: 2, hanging: 2) }
  }

  fileprivate mutating func addNotAssessed(of report: SessionReport) {
    let missing = NotAssessedContent(report.assessment.findings)
    guard !missing.findings.isEmpty || !missing.undone.isEmpty else { return }
    heading("Not assessed")
    for finding in missing.findings {
      add("\(finding.title) (\(finding.code)): it needs \(finding.need).", indent: 2, hanging: 2)
    }
    if !missing.undone.isEmpty { add(NotAssessedContent.introduction, indent: 2) }
    for task in missing.undone { add(task.sentence, indent: 4, hanging: 2) }
  }

  fileprivate mutating func addDataQuality(of report: SessionReport) {
    heading("Data quality")
    for analyzed in report.trials {
      let quality = DataQuality(of: analyzed, in: report)
      add(analyzed.trial.name, indent: 2, ink: .strong)
      add(quality.recording, indent: 4, hanging: 2)
      add("Model: \(quality.model)", indent: 4, hanging: 2)
      add("Frontal plane: \(analyzed.kinematics.frontalPlane)", indent: 4, hanging: 2)
      for (index, sentence) in analyzed.taskSentences.enumerated() {
        add(index == 0 ? "Task: \(sentence)" : sentence, indent: 4, hanging: 2)
      }
      for gap in quality.gaps { add(gap, indent: 4, hanging: 2) }
      for warning in quality.warnings { add("* \(warning)", indent: 4, hanging: 2) }
      for limit in quality.limits { add(limit, indent: 4, hanging: 2) }
      for note in quality.notes { add(note, indent: 4, hanging: 2) }
    }
    for sentence in report.cycleSentences { add(sentence, indent: 2, hanging: 2) }
    for failure in report.failures {
      add("\(failure.name): not analysed. \(failure.problem)", indent: 2, hanging: 2)
    }
  }

  fileprivate mutating func addPlan(of guidance: Guidance) {
    heading("What to do")
    let plan = PlanContent(guidance)
    for (index, line) in plan.priorities.enumerated() {
      add("Priority \(index + 1): \(line)", indent: 2, hanging: 2, ink: .strong)
    }
    if !guidance.exerciseNote.isEmpty { add(guidance.exerciseNote, indent: 2) }
    for exercise in guidance.exercises {
      add(
        "\(exercise.name): \(exercise.dose) (\(exercise.code), \(exercise.levelText))", indent: 2,
        hanging: 2)
      let steps = [("next", exercise.progressTo), ("easier", exercise.regressTo)]
        .filter { !$0.1.isEmpty && $0.1 != "-" }.map { "\($0.0): \($0.1)" }
      let care = [steps.joined(separator: "; "), exercise.caution].filter {
        !$0.isEmpty && $0 != "-"
      }
      if !care.isEmpty { add(care.joined(separator: "; "), indent: 6, ink: .faint) }
    }
    if !guidance.adjuncts.isEmpty {
      let names = guidance.adjuncts.map { "\($0.name) (\($0.code))" }
      add("Besides: \(names.joined(separator: "; ")).", indent: 2, hanging: 2)
    }
    if guidance.exercises.isEmpty && guidance.exerciseNote.isEmpty {
      add("No exercises: no finding asks for any.", indent: 2)
    }
    for line in plan.criteria { add(line, indent: 2, hanging: 2, ink: .faint) }
    for line in plan.referrals { add("See: \(line)", indent: 2, hanging: 2) }
    if !plan.retest.isEmpty { add(plan.retest, indent: 2, hanging: 2) }
  }
}

extension [Finding] {
  /// The thresholds that the findings were held against, one for each id, by id.
  var thresholds: [Threshold] {
    var seen: Set<String> = []
    return flatMap(\.criteria).map(\.threshold).filter { seen.insert($0.id).inserted }
      .sorted { $0.id < $1.id }
  }
}

extension RedFlagResult {
  /// Why the flag is raised, or `nil` when it is not.
  var reason: String? {
    if case .raised(let reason) = state { reason } else { nil }
  }

  /// Whether answers that decide the flag are missing.
  var isOpen: Bool {
    if case .open = state { true } else { false }
  }
}

extension FindingLevel {
  /// The level as a mark that reads in black and white.
  var mark: String {
    switch self {
    case .flag: "[!]"
    case .watch: "[~]"
    case .below: "[<]"
    case .info: "[i]"
    case .clear: "[<<]"
    case .notAssessed: "[?]"
    }
  }
}

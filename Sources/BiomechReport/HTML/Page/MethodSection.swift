// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechKinematics

/// One option that changes numbers.
struct SettingRow {
  var settingName: String
  var settingValue: String

  init(_ setting: Provenance.Setting) {
    settingName = setting.name
    settingValue = setting.value
  }
}

/// The limits that findings were held against, each with its source.
struct ThresholdTable {
  var thresholds: [Row]

  struct Row {
    var thresholdCode: String
    var thresholdWords: String
    var thresholdSource: String
    var thresholdEvidence: String
  }

  init?(_ findings: [Finding]) {
    let criteria = findings.flatMap(\.criteria)
    thresholds = findings.thresholds.compactMap { threshold in
      criteria.first { $0.threshold == threshold }.map { criterion in
        // A limit that is the uncertainty itself is another one for each measure.
        let isShared = criteria.contains {
          $0.threshold.id == threshold.id && $0.threshold.limit != threshold.limit
        }
        return Row(
          thresholdCode: threshold.id,
          thresholdWords: isShared
            ? threshold.subject.lowercased()
            : "\(criterion.kind.label.lowercased()) \(criterion.thresholdText)",
          thresholdSource: threshold.source.withoutFinalStop,
          thresholdEvidence: threshold.evidence)
      }
    }
    if thresholds.isEmpty { return nil }
  }
}

/// A source, or what a word means.
struct SourceRow {
  var sourceTitle: String
  var sourceText: String

  /// Definitions of what is plotted and measured, then rules, advice, exercises and warning signs.
  static func rows(of content: TrialContent, plotted: [Variable]) -> [SourceRow] {
    var rows: [SourceRow] = []
    func add(_ title: String, _ text: String) {
      let row = SourceRow(sourceTitle: title, sourceText: text)
      if !text.isEmpty && !rows.contains(where: { $0.sourceTitle == title }) { rows.append(row) }
    }
    for variable in plotted {
      add(variable.label, "\(variable.definition) \(variable.reference)")
    }
    for summary in content.summaries {
      add(summary.kind.label, "\(summary.kind.definition) \(summary.kind.reference)")
    }
    for finding in content.findings { add("\(finding.code) \(finding.name)", finding.source) }
    for advice in content.guidance.findings where !advice.source.isEmpty {
      let grade = advice.evidenceGrade.isEmpty ? "" : " Evidence grade \(advice.evidenceGrade)."
      add("Advice for \(advice.finding.code)", "\(advice.source.withoutFinalStop).\(grade)")
    }
    for exercise in content.guidance.exercises {
      add("\(exercise.code) \(exercise.name)", exercise.source)
    }
    for adjunct in content.guidance.adjuncts {
      add("\(adjunct.code) \(adjunct.name)", adjunct.source)
    }
    for result in content.guidance.redFlags where result.reason != nil {
      add("\(result.flag.code) \(result.flag.title)", result.flag.source)
    }
    return rows
  }
}

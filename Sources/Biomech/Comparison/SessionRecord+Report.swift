// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
import BiomechKinematics
import BiomechMotion
public import BiomechReport

extension SessionRecord {
  /// The session of a report, as its tables would say it.
  ///
  /// - Parameter report: What an analysis returned.
  public init(_ report: SessionReport) {
    self.init(
      subject: report.subject.code, session: report.subject.session,
      models: Set(report.trials.map(\.kinematics.model.rawValue)).sorted(),
      version: report.provenance.version,
      settings: settingsThatChangeMeasures(report.provenance.settings),
      recordings: Set(report.trials.map(\.trial.source.contentKey).filter { !$0.isEmpty }),
      measures: summaries(of: report.assessment).map {
        MeasureRecord(
          key: MeasureKey(task: $0.task, side: $0.side, kind: $0.kind), unit: $0.kind.unit,
          positiveDirection: $0.kind.positiveDirection, count: $0.count, mean: $0.mean,
          standardDeviation: $0.standardDeviation, u95: $0.u95)
      },
      findings: report.assessment.findings.map {
        FindingRecord(
          code: $0.code, name: $0.name, task: $0.task, side: $0.side, level: $0.level)
      })
  }
}

/// Holds two sessions of one person against each other.
///
/// ```swift
/// let comparison = try compare(before: spring, after: autumn)
/// for change in comparison.changes where change.verdict == .changed {
///   print(change.key.kind.label, change.change, change.minimalDetectableChange)
/// }
/// ```
///
/// - Parameters:
///   - before: The first session.
///   - after: The second session.
/// - Returns: Every measure with its change, minimal detectable change and verdict.
/// - Throws: `ComparisonError` when the sessions belong to different people, rest on different
///   models, or have no measure in common.
public func compare(
  before: SessionReport, after: SessionReport
) throws(ComparisonError) -> SessionComparison {
  try compare(before: SessionRecord(before), after: SessionRecord(after))
}

extension RunManifest {
  /// The options of the run that change measures, by name; empty for a run of an older version.
  var settingsThatChangeMeasures: [String: String] {
    Biomech.settingsThatChangeMeasures(settings ?? [])
  }
}

/// The options that change measures, by name.
private func settingsThatChangeMeasures(_ settings: [Provenance.Setting]) -> [String: String] {
  // The model that was used stands with each trial, the task with each measure; the others are about
  // words and about the tables of angles.
  let others: Set = ["model", "task", "screening vouched for", "angle tables", "rules file"]
  return Dictionary(
    settings.filter { !others.contains($0.name) }.map { ($0.name, $0.value) },
    uniquingKeysWith: { first, _ in first })
}

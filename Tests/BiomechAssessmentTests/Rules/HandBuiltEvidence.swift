// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// Measures of a session written down by hand, for rules that rest on numbers alone.
///
/// The error of a measure is shared by all repetitions: with equal values U95 of the mean is that of
/// one.
struct HandBuiltEvidence {
  var subject = Subject(age: 30, sex: .female)
  var measures: [Measure] = []
  var scores: [Score] = []

  init(subject: Subject = Subject(age: 30, sex: .female)) { self.subject = subject }

  /// Adds one measure for each value, the repetitions counted from 1.
  mutating func add(
    _ kind: MeasureKind, _ side: BodySide, _ task: MovementTask, _ values: [Double], u95: Double,
    quality: MeasureQuality = .good, origin: U95Origin = .computed, trial: String = "trial"
  ) {
    measures += values.indices.map { index in
      Measure(
        kind: kind, side: side, trial: trial, task: task, cycle: index + 1, value: values[index],
        u95: u95, u95Origin: origin, method: "by hand", quality: quality)
    }
  }

  /// Adds one measure of the whole trial.
  mutating func add(
    whole kind: MeasureKind, _ side: BodySide, _ task: MovementTask, _ value: Double, u95: Double,
    quality: MeasureQuality = .good
  ) {
    measures.append(
      Measure(
        kind: kind, side: side, trial: "trial", task: task, value: value, u95: u95,
        method: "by hand", quality: quality))
  }

  /// What a rule says, with what those before it said.
  func findings(_ rule: any FindingRule.Type) -> [Finding] {
    let evidence = SessionEvidence(
      trials: [], measures: measures, subject: subject, scores: scores)
    return FindingRules.findings(in: evidence).filter { $0.code == rule.code }
  }

  func finding(_ rule: any FindingRule.Type, _ side: BodySide) -> Finding? {
    findings(rule).first { $0.side == side }
  }

  /// The level of a rule for a side when a measure has one value in several repetitions.
  static func level(
    of rule: any FindingRule.Type, _ kind: MeasureKind, _ side: BodySide, _ task: MovementTask,
    _ value: Double, u95: Double, count: Int = 3, subject: Subject = Subject(age: 30, sex: .female),
    besides: (inout HandBuiltEvidence) -> Void = { _ in }
  ) -> FindingLevel? {
    var evidence = HandBuiltEvidence(subject: subject)
    evidence.add(kind, side, task, Array(repeating: value, count: count), u95: u95)
    besides(&evidence)
    return evidence.finding(rule, side)?.level
  }
}

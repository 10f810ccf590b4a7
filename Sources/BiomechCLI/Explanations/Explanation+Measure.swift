// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics

extension Explanation {
  /// What a single number says, and which limits and rules look at it.
  init(_ measure: MeasureKind) {
    let thresholds = Threshold.all.filter { $0.measures.contains(measure) }
    self.init(
      measure.id, group: "Measures", title: measure.label,
      [
        ("what it means", [measure.definition]), ("unit", [measure.unit.rawValue]),
        ("positive", [measure.positiveDirection]),
        ("thresholds", thresholds.map(\.sentenceWithSource)),
        ("findings", FindingRules.judging(thresholds).map { "\($0.code): \($0.name)" }),
        ("published", PublishedReference.of(measure).map(\.words)),
        (
          "limits",
          [
            "Each value comes with its own uncertainty (U95) in measures.csv, which holds for the "
              + "markers and the model of that recording. "
              + (thresholds.isEmpty ? "No limit judges it: it describes." : "")
          ]
        ),
        ("source", [measure.reference]),
      ])
  }

  /// What a quantity says that has a value in every frame.
  init(_ variable: Variable) {
    self.init(
      variable.id, group: "Variables over time", title: variable.label,
      [
        ("what it means", [variable.definition]), ("unit", [variable.unit.rawValue]),
        ("positive", [variable.positiveDirection]), ("negative", [variable.negativeDirection]),
        (
          "limits",
          ["It is shown over time and not judged; findings rest on measures taken from it."]
        ),
        ("source", [variable.reference]),
      ])
  }
}

extension FindingRules {
  /// The rules that hold something against one of some thresholds.
  static func judging(_ thresholds: [Threshold]) -> [any FindingRule.Type] {
    all.filter { rule in rule.thresholds.contains { thresholds.contains($0) } }
  }
}

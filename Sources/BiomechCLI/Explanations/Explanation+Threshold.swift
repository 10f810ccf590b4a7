// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

extension Explanation {
  /// What a limit is for, where it comes from, and who judges by it.
  init(_ threshold: Threshold) {
    let unit = threshold.measures.first?.unit.mark ?? ""
    self.init(
      threshold.id, group: "Thresholds", title: threshold.sentence,
      [
        ("what it means", ["A value reaches the limit when it is \(threshold.limitWords)."]),
        (
          "measures",
          threshold.measures.map { "\($0.id): \($0.label); positive: \($0.positiveDirection)" }
        ),
        ("tasks", threshold.tasks.map(\.label)),
        ("for", [threshold.population.words]),
        (
          "uncertainty",
          [
            "\(threshold.defaultU95.shortText)\(unit) (U95) where none can be computed for the "
              + "recording"
          ]
        ),
        ("findings", FindingRules.judging([threshold]).map { "\($0.code): \($0.name)" }),
        ("limits", [threshold.evidence]), ("source", [threshold.source]),
      ])
  }
}

extension Threshold {
  /// The limit with its unit, such as `at least 3°`.
  var limitWords: String {
    "\(comparator.words) \(limit.shortText)\(measures.first?.unit.mark ?? "")"
  }

  /// What reaches the limit, such as `Peak knee abduction more than 10°`.
  var sentence: String { "\(measures.first?.label ?? "value") \(limitWords)" }

  /// The limit with its id and where it comes from.
  var sentenceWithSource: String { "\(id): \(sentence). Source: \(source) (\(evidence))" }
}

extension Threshold.Population {
  /// Who the limit is for.
  fileprivate var words: String {
    switch self {
    case .any: "anybody"
    case .adults: "adults"
    }
  }
}

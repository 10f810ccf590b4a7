// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion
import BiomechMath

extension Explanation {
  /// What a limit is for, where it comes from, and who judges by it.
  init(_ threshold: Threshold) {
    self.init(
      threshold.id, group: "Thresholds", title: threshold.sentence,
      [
        ("what it means", [threshold.meaning]),
        ("numbers", threshold.parts.map { "\($0.name): \($0.value.shortest()) \($0.unit)" }),
        ("why there", [threshold.rationale]),
        (
          "measures",
          threshold.measures.map { "\($0.id): \($0.label); positive: \($0.positiveDirection)" }
        ),
        ("tasks", threshold.tasks.map(\.label)),
        ("for", [threshold.population.words]),
        ("uncertainty", [threshold.uncertaintyWords]),
        ("findings", FindingRules.judging([threshold]).map { "\($0.code): \($0.name)" }),
        ("limits", [threshold.evidence]), ("contested", [threshold.contest]),
        ("source", [threshold.source]),
      ])
  }
}

extension Threshold {
  /// The limit with its unit, such as `at least 3°`.
  var limitWords: String {
    words { "\($0.shortest())\(unit)" }
  }

  /// What reaches the limit, such as `Peak knee abduction more than 10°`.
  var sentence: String {
    comparator == .never ? subject : "\(subject) \(limitWords)"
  }

  /// What comes of a value that reaches the limit.
  fileprivate var meaning: String {
    switch role {
    case .judged: "A value reaches the limit when it is \(limitWords)."
    case .context: "It stands beside the value and judges nothing."
    case .validity: "Beyond it the quantity is not reported."
    case .classes: "It parts classes, none of them better than another."
    case .gate: "What a recording or a judgement has to fulfil."
    case .neverClaimed: "This program never claims it, whatever the value."
    }
  }

  /// What stands in for an uncertainty that cannot be computed; empty where no value is judged.
  fileprivate var uncertaintyWords: String {
    guard defaultU95 > 0, role == .judged || role == .context else { return "" }
    return "\(defaultU95.shortest())\(measures.first?.unit.mark ?? unit) (U95) where none can be "
      + "computed for the recording"
  }

  /// The limit with its id and where it comes from.
  var sentenceWithSource: String { "\(id): \(sentence). Source: \(source) (\(evidence))" }
}

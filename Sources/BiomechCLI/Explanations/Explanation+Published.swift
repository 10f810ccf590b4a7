// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

extension Explanation {
  /// What a study published, of whom, and which measure it stands beside.
  init(_ published: PublishedReference) {
    self.init(
      published.code, group: "Published values", title: published.titleWords,
      [
        ("what it means", ["\(published.quantity): \(published.text)."]),
        ("who", [published.population]), ("sex", [published.sex?.rawValue ?? ""]),
        ("how", [published.condition]), ("positive", [published.positiveDirection]),
        ("measure", published.measure.map { ["\($0.id): \($0.label)"] } ?? []),
        (
          "limits",
          [
            "It stands beside a value and judges nothing; people, task and method of the study may "
              + "differ from yours.", published.evidence,
          ]
        ),
        ("source", [published.source]),
      ])
  }
}

extension PublishedReference {
  /// The quantity with its value and its people, such as `Hip-knee-ankle deviation 1.3° ± 2.3°, …`.
  fileprivate var titleWords: String { "\(quantity) \(text), \(population)" }

  /// The same with the code, where it stands beside a measure.
  var words: String { "\(code): \(titleWords)" }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance

extension Explanation {
  /// What a warning sign asks, how soon to see whom, and what it does to the exercises.
  init(_ flag: RedFlag) {
    self.init(
      flag.code, group: "Warning signs", title: flag.title,
      [
        ("question", [flag.question]), ("urgency", [flag.urgency.label]),
        ("what to do", [flag.action]), ("see", [flag.referTo]),
        ("exercises", [flag.blocks.sentence]),
        (
          "limits",
          [
            "Answers decide it, not markers: it is no diagnosis, and an unanswered question is open."
          ]
        ),
        ("source", [flag.source]),
      ])
  }
}

extension ExerciseBlock {
  fileprivate var sentence: String {
    switch self {
    case .none: "go on"
    case .aboveLevel1: "none above level 1"
    case .all: "none until it is cleared up"
    }
  }
}

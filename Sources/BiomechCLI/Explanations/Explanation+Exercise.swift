// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance

extension Explanation {
  /// How an exercise is done, with its dose, and which findings lead to it.
  init(_ exercise: Exercise) {
    self.init(
      exercise.code, group: "Exercises", title: exercise.name,
      [
        ("how to", [exercise.howTo]), ("for", [exercise.targets]),
        ("level", [exercise.levelWords]), ("dose", [exercise.doseWords]),
        ("harder", [exercise.progressTo]), ("easier", [exercise.regressTo]),
        ("caution", [exercise.caution]),
        (
          "findings",
          RuleGuidance.all.filter { $0.exercises.contains(exercise.code) }.map(\.code)
        ),
        ("evidence", [exercise.evidenceGrade]), ("source", [exercise.source]),
      ])
  }

  /// What may help besides exercise.
  init(_ adjunct: Adjunct) {
    self.init(
      adjunct.code, group: "Besides exercise", title: adjunct.name,
      [
        ("how to", [adjunct.howTo]), ("caution", [adjunct.caution]),
        ("findings", RuleGuidance.all.filter { $0.adjuncts.contains(adjunct.code) }.map(\.code)),
        ("evidence", [adjunct.evidenceGrade]), ("source", [adjunct.source]),
      ])
  }
}

extension Exercise {
  /// The levels it spans, such as `1 to 2`.
  var levelWords: String {
    levels.count == 1 ? "\(levels.lowerBound)" : "\(levels.lowerBound) to \(levels.upperBound)"
  }

  /// The dose in words, such as `sets: 3; repetitions: 8–12; days a week: 3`.
  var doseWords: String {
    [
      sets.isEmpty ? "" : "sets: \(sets)",
      repetitions.isEmpty ? "" : "repetitions: \(repetitions)",
      hold.isEmpty ? "" : "hold: \(hold) s",
      daysPerWeek.isEmpty ? "" : "days a week: \(daysPerWeek)",
    ].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

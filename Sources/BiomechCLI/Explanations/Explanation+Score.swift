// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion
import BiomechMath

extension Explanation {
  /// What a score adds up, of which tasks, and what it does not say.
  init(_ score: ScoreKind) {
    self.init(
      score.code, group: "Scores", title: score.name,
      [
        ("what it means", [score.definition]), ("tasks", score.tasks.map(\.label)),
        ("most points", [score.maximum.shortest()]), ("bands", score.bandWords),
        ("items", score.items.map { "\($0.code): \($0.name)" }), ("limits", [score.limits]),
        ("source", [score.source]),
      ])
  }

  /// What an item of a score looks at, and when it gives points.
  init(_ item: ScoreItemKind) {
    self.init(
      item.code, group: "Items of scores", title: item.name,
      [
        ("what it means", [item.definition]), ("by markers", [item.formula]),
        ("unit", [item.unit.rawValue]), ("points for", [item.threshold]),
        ("most points", [item.maximum.shortest()]),
        ("limits", [item.evidence, item.visibilityWords]), ("source", [item.source]),
      ])
  }
}

extension ScoreKind {
  /// The bands with their limits, such as `good: above 4 to 5`.
  fileprivate var bandWords: [String] {
    var last: Double?
    return bands.map { band in
      defer { last = band.upTo }
      let from = last.map { "above \($0.shortest())" }
      let to = band.upTo.isFinite ? "\(from == nil ? "up to" : "to") \(band.upTo.shortest())" : nil
      return "\(band.name): " + [from, to].compactMap { $0 }.joined(separator: " ")
    }
  }
}

extension ScoreItemKind {
  /// How far markers show the item.
  fileprivate var visibilityWords: String {
    switch visibility {
    case .measured: ""
    case .conditional: "It shows only in some recordings; a total does without it."
    case .estimated: "It stands for an impression of an observer and is only estimated."
    case .unseen(let reason): "It cannot be scored from markers: it needs \(reason)."
    }
  }
}

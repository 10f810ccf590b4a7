// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechKinematics
import BiomechMotion

extension Score {
  /// A score of a sheet, with its total and, where nothing is missing, its band.
  init(
    _ kind: ScoreKind, task: MovementTask, side: BodySide, trials: [String], cycle: Int? = nil,
    items: [ScoreItem], aggregation: String = ""
  ) {
    let scored = items.filter { $0.points != nil }
    let total = scored.isEmpty ? nil : scored.reduce(0) { $0 + ($1.points ?? 0) }
    let isStandard = task == kind.tasks.first || kind.code != ScoreKind.less.code
    self.init(
      code: kind.code, name: isStandard ? kind.name : "\(kind.name), not the standard task",
      task: task, side: side, trials: trials, cycle: cycle, items: items, total: total,
      maximum: scored.reduce(0) { $0 + $1.maximum }, aggregation: aggregation)
    if isComplete, let total { band = kind.band(of: total) }
  }

  /// The sheet of the score, or `nil` for one that is none of movement.
  private var kind: ScoreKind? { ScoreKinds.all.first { $0.code == code } }

  /// Whether every item that a total needs could be scored.
  public var isComplete: Bool {
    items.allSatisfy { $0.points != nil || !(kind?[item: $0.code]?.isNeeded ?? true) }
  }

  /// Whether items are left out, so that the total may be too low.
  public var isLowerBound: Bool { items.contains { $0.points == nil } }

  /// Several repetitions of one leg together; `nil` for none.
  ///
  /// An item is put together over the repetitions in which it could be scored.
  init?(_ kind: ScoreKind, over scores: [Score], side: BodySide, by aggregation: LESSAggregation) {
    guard let first = scores.first else { return nil }
    var trials: [String] = []
    for trial in scores.flatMap(\.trials) where !trials.contains(trial) { trials.append(trial) }
    let items = first.items.indices.map { index in
      let all = scores.map { $0.items[index] }
      let scored = all.filter { $0.points != nil }
      guard var item = scored.first else { return all[0] }
      let points = scored.compactMap(\.points)
      item.points = aggregation.points(points)
      item.value = scored.compactMap(\.value).meanOfPresent
      item.reason =
        all.count == 1
        ? item.reason : "points \(points.map { $0.fixed(0) }.joined(separator: ", "))"
      return item
    }
    self.init(
      kind, task: first.task, side: side, trials: trials, items: items,
      aggregation: aggregation.words(scores.count, first.task.repetitionWord))
  }
}

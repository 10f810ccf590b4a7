// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion
import BiomechMath

/// A score as it is shown: the one over several repetitions where there is one, with the totals of
/// the single ones beside it.
struct ScoreContent {
  var shown: Score

  /// The scores of single repetitions that ``shown`` puts together; empty where it is a single one.
  var singles: [Score]

  /// What is shown of some scores, in their order.
  static func contents(of scores: [Score]) -> [ScoreContent] {
    var contents: [ScoreContent] = []
    for score in scores where score.cycle == nil {
      contents.append(
        ScoreContent(
          shown: score, singles: scores.filter { $0.cycle != nil && $0.belongs(to: score) })
      )
    }
    let alone = scores.filter { score in
      score.cycle != nil && !contents.contains { score.belongs(to: $0.shown) }
    }
    return contents + alone.map { ScoreContent(shown: $0, singles: []) }
  }

  /// What was scored, such as `Landing error score (LESS), right, mean of 3 landings`.
  var title: String {
    let side = shown.side.side.map { ", \($0.rawValue)" } ?? ""
    let basis =
      shown.aggregation.isEmpty
      ? shown.cycle.map { ", \(shown.task.repetitionWord) \($0)" } ?? "" : ", \(shown.aggregation)"
    return "\(shown.name)\(side)\(basis)"
  }

  /// The total with its band, such as `5.3 of 19, moderate`.
  var totalText: String {
    guard let total = shown.total else { return "not scored" }
    let unscored = shown.items.count { $0.points == nil }
    let bound =
      unscored == 0 ? "" : " at least, \(unscored) of \(shown.items.count) items not scored"
    let unit = shown.unitOfTotal
    return "\(total.shortest(upTo: 2))\(unit.mark)"
      + (shown.maximum > 0 && unit == .points ? " of \(shown.maximum.shortest(upTo: 2))" : "")
      + bound
      + (shown.band.map { ", \($0)" } ?? "")
  }

  /// The totals of the single repetitions in one sentence; empty where there are none.
  var singlesText: String {
    let totals = singles.compactMap(\.total).map { $0.shortest(upTo: 2) }
    return totals.count < 2 ? "" : "Single totals: \(totals.joined(separator: ", "))."
  }
}

extension Score {
  fileprivate func belongs(to whole: Score) -> Bool {
    code == whole.code && side == whole.side && task == whole.task
  }

  /// Points, unless every item has another unit, such as the degrees of a gait profile score.
  var unitOfTotal: BiomechKinematics.Unit {
    guard maximum == 0, let unit = items.first?.unit, items.allSatisfy({ $0.unit == unit })
    else { return .points }
    return unit
  }
}

extension ScoreItem {
  /// The points, such as `1` or `not scored`.
  var pointsText: String { points?.shortest(upTo: 2) ?? "not scored" }

  /// How the points came about, or what is missing.
  var why: String {
    if points == nil, !missing.isEmpty { return "it needs \(missing)" }
    return reason + (isEstimated ? (reason.isEmpty ? "estimated" : " (estimated)") : "")
  }
}

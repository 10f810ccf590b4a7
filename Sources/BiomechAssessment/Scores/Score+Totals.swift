// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

extension Score {
  /// The U95 of a total, by default one error (TH50 to TH53).
  private static let totalU95 = 1.0

  /// The totals as measures: none where an item that the total needs is missing, since a total that is
  /// too low would clear somebody who is not.
  var totals: [Measure] {
    switch code {
    case ScoreKind.less.code:
      let objective = Array(items.prefix(15))
      return [
        isComplete ? total.map { measure(.lessTotal, $0, items) } : nil,
        objective.allSatisfy { $0.points != nil }
          ? measure(.lessObjectiveTotal, objective.reduce(0) { $0 + ($1.points ?? 0) }, objective)
          : nil,
      ].compactMap { $0 }
    case ScoreKind.qasls.code: return isComplete ? only(.qaslsTotal) : []
    case ScoreKind.tuckJump.code: return isComplete ? only(.tuckJumpTotal) : []
    default: return []
    }
  }

  private func only(_ kind: MeasureKind) -> [Measure] {
    total.map { [measure(kind, $0, items)] } ?? []
  }

  private func measure(_ kind: MeasureKind, _ value: Double, _ items: [ScoreItem]) -> Measure {
    let scored = items.count { $0.points != nil }
    let estimated = items.count(where: \.isEstimated)
    let count = scored == items.count ? "\(scored)" : "\(scored) of \(items.count)"
    return Measure(
      kind: kind, side: side, trial: trials.first ?? "", task: task, cycle: cycle, value: value,
      u95: Self.totalU95, u95Origin: .usual,
      method: "sum of \(count) items" + (estimated > 0 ? ", \(estimated) of them estimated" : ""),
      quality: estimated > 0 || scored < items.count ? .limited : .good,
      score: value, band: kind == .lessTotal ? band : nil)
  }
}

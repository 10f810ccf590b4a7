// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

extension SessionReport {
  /// How alike the repetitions and strides are, one sentence each.
  ///
  /// Which one stands for them, which stand out, and what the norms speak about.
  var cycleSentences: [String] {
    assessment.cycles.flatMap(\.sentences) + normSentences
  }

  private var normSentences: [String] {
    guard let norms = assessment.norms else { return [] }
    let held =
      norms.trials.isEmpty
      ? "no trial was held against them" : "held against \(norms.trials.joined(separator: ", "))"
    return ["Norms: \(norms.norms.passport.summary); \(held)."]
      + norms.refusals.map(\.sentence) + norms.notes
  }
}

extension CycleStatistics {
  /// Nothing for a single cycle, which is alike to itself.
  fileprivate var sentences: [String] {
    guard cycles.count > 1 else { return [] }
    let side = side.side.map { ", \($0.rawValue)" } ?? ""
    let knee = variables.filter { Self.shown.contains($0.variable) }.compactMap {
      statistics -> String? in
      guard statistics.meanStandardDeviation.isFinite else { return nil }
      let leg = side.isEmpty ? statistics.side.side.map { "\($0.rawValue) " } ?? "" : ""
      let scatter = "± \(statistics.meanStandardDeviation.text(1))\(statistics.variable.unit.mark)"
      let likeness = statistics.multipleCorrelation.map { ", CMC \($0.text(2))" } ?? ""
      return "\(leg)\(statistics.variable.label.lowercased()) \(scatter)\(likeness)"
    }
    let representative =
      representative.map { "; nearest to all: \($0.number) of \($0.trial)" } ?? ""
    return [
      "Consistency of \(cycles.count) \(task.repetitionWord)s\(side): "
        + "\(knee.isEmpty ? "not known" : knee.joined(separator: "; "))\(representative)."
    ]
      + outliers.map(\.reason) + notes
  }

  private static let shown: [Variable] = [.kneeFlexion, .kneeAdduction]
}

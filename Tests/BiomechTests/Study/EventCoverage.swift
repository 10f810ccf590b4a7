// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath

/// How often the truth lies within U95, for each kind of measure.
struct EventCoverage {
  private var outcomes: [String: (unit: String, values: [(error: Double, u95: Double)])] = [:]

  /// Adds a measure, where there is one and its truth is known.
  mutating func add(_ what: String, _ value: Double, u95: Double, truth: Double, _ unit: String) {
    guard value.isFinite, truth.isFinite, u95.isFinite else { return }
    outcomes[what, default: (unit, [])].values.append((value - truth, u95))
  }

  mutating func add(_ measure: Measure, truth: Double) {
    add(
      measure.kind.label, measure.value, u95: measure.u95, truth: truth, measure.kind.unit.mark)
  }

  /// The mean over repetitions, as thresholds judge it.
  mutating func add(meanOf measures: [Measure], truth: [Double]) {
    guard let first = measures.first, measures.count == truth.count else { return }
    add(
      "\(first.kind.label), mean", measures.map(\.value).meanOfPresent,
      u95: Measure.u95OfMean(measures), truth: truth.meanOfPresent, first.kind.unit.mark)
  }

  /// The share inside of each kind in percent, printed line by line.
  func shares(_ label: String) -> [String: Double] {
    var shares: [String: Double] = [:]
    for (what, (unit, values)) in outcomes.sorted(by: { $0.key < $1.key }) {
      let errors = values.map(\.error)
      let share = 100 * Double(values.count { $0.error.magnitude <= $0.u95 }) / Double(values.count)
      shares[what] = share
      print(
        "coverage | \(label) | \(what) | n=\(values.count) | inside=\(share.fixed(1)) | "
          + "u95=\(values.map(\.u95).meanOfPresent.fixed(3)) | \(unit) | "
          + "error_rms=\(errors.rootMeanSquareOfPresent.fixed(3)) | "
          + "error_bias=\(errors.meanOfPresent.fixed(3))")
    }
    return shares
  }
}

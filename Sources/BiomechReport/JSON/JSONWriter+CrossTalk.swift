// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

extension JSONWriter {
  /// Writes what cross-talk there is in each knee and what was done about it.
  mutating func write(_ crossTalk: CrossTalkReport) {
    field("method", crossTalk.method.rawValue)
    for side in Side.allCases {
      guard let leg = crossTalk.legs[side] else { continue }
      object(side.rawValue) { json in
        switch leg.verdict {
        case .corrected(let estimate, let trials):
          json.field("axis", "turned")
          json.field("trials", trials)
          json.object("estimate") { $0.write(estimate) }
        case .refused(let refusal, let estimate):
          json.field("axis", "as_calibrated")
          json.field("reason", refusal.reason)
          if let estimate { json.object("estimate") { $0.write(estimate) } }
        }
        if let before = leg.before { json.object("before") { $0.write(before) } }
        if let after = leg.after { json.object("after") { $0.write(after) } }
      }
    }
  }

  private mutating func write(_ estimate: CrossTalkEstimate) {
    field("turn_inwards_deg", estimate.offset.degrees)
    field("standard_deviation_deg", estimate.standardDeviation.degrees)
    field("repeatability_deg", estimate.repeatability.degrees)
    field("cycles", estimate.cycleCount)
    field("flexion_range_deg", estimate.flexionRange.degrees)
    field("variance_reduction", estimate.varianceReduction)
  }

  private mutating func write(_ index: CrossTalkIndex) {
    field("r_squared", index.coefficientOfDetermination)
    field("adduction_range_deg", index.adductionRange.degrees)
    field("flexion_range_deg", index.flexionRange.degrees)
    field("over", index.basis.rawValue.replacing(" ", with: "_"))
    field("cycles", index.cycleCount)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A trunk that leans towards the leg that bears the weight.
public struct TrunkLeanCompensation: FindingRule {
  public static let code = "RL14"
  public static let name = "Trunk lean towards the stance leg (possible compensation)"
  public static let thresholds: [Threshold] = [.trunkLean]
  public static let source = "clinical practice; cut-off of this project"

  public static let account = RuleAccount(
    measures: "The largest lean of the trunk sideways towards the leg that bears the weight.",
    importance:
      "Leaning over the leg brings the weight closer to the hip and spares its abductors; it often "
      + "hides a pelvis that would drop.",
    decision:
      "More than 8° (TH56), an engineering choice, by the mean over three repetitions or more of a "
      + "leg with U95 and reached in two thirds of them.",
    limits: "A trunk that leans because of the arms, the step or balance looks the same.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    RepetitionRule(
      in: [.singleLegSquat, .stepDown, .singleLegLanding], fewest: 3,
      subject: "Possible compensation by a lean of the trunk",
      of: { "Possible compensation by a lean of the trunk towards the \($0.rawValue) leg" },
      limits: [
        .init(
          .ipsilateralTrunkLeanPeak, .trunkLean,
          markers: "markers of the trunk, such as C7 and the sternum")
      ]
    ).findings(of: Self.self, in: evidence)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A thigh that moves far inwards under load.
public struct ExcessHipAdduction: FindingRule {
  public static let code = "RL13"
  public static let name = "Excess hip adduction (possible)"
  public static let thresholds: [Threshold] = [.hipAdduction]
  public static let source = "PMC7274868; cut-off of this project"

  public static let account = RuleAccount(
    measures:
      "For the leg that bears the weight the largest hip adduction. The internal rotation of the hip "
      + "stands among the measures; no limit is known for it.",
    importance:
      "It is the share of the hip in a knee that goes inwards, and the part that strength and control "
      + "of the hip can change.",
    decision:
      "More than 20° (TH54), an engineering choice, by the mean over three repetitions or more of a "
      + "leg with U95 and reached in two thirds of them.",
    limits:
      "The hip centre is a regression from pelvis markers. A pelvis that drops adds to the angle; see "
      + "the finding on pelvic drop.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    RepetitionRule(
      in: [.singleLegSquat, .stepDown, .singleLegLanding, .dropJump, .landing], fewest: 3,
      subject: "Possible excess hip adduction",
      of: { "Possible excess hip adduction of the \($0.rawValue) leg" },
      limits: [
        .init(.hipAdductionPeak, .hipAdduction, markers: "markers of pelvis and thigh")
      ]
    ).findings(of: Self.self, in: evidence)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Dynamic valgus: a knee that looks inwards in squats on one leg or when stepping down.
public struct DynamicKneeValgusSingleLeg: FindingRule {
  public static let code = "RL05"
  public static let name = "Dynamic valgus in single-leg squat or step-down (possible)"
  public static let thresholds: [Threshold] = [
    .projectionAngleOnOneLeg, .projectionAngleGuard, .kneeAbduction, .singleLegLoading,
    .dynamicValgusIndex,
  ]
  public static let source =
    "PMC7274868 and Gwynne and Curran (projection angle); table of the single-leg loading score; "
    + "Scholtes and Salsich 2017 (dynamic valgus index); clinical practice guideline for "
    + "patellofemoral pain 2019"

  public static let account = RuleAccount(
    measures:
      "For the leg that bears the weight the largest frontal plane projection angle up to 60° of "
      + "knee flexion, the peak knee abduction, and the single-leg loading score (QASLS).",
    importance:
      "How a limb looks from the front on one leg is a combination of hip, knee and foot and not "
      + "pure knee motion: 10° of hip rotation at 60° of flexion look like 10° of valgus. It is a "
      + "target of training in kneecap pain and does not predict injury.",
    decision:
      "Projection angle more than 10° (TH36), a flag only beyond U95 (TH37: about 18°), knee "
      + "abduction more than 10° (TH42), three points or more of the loading score (TH52), each "
      + "judged by its mean over three repetitions or more of one leg and reached in two thirds of "
      + "them. The dynamic valgus index (TH49) is reported and never judged. The cut-offs of the "
      + "angles are engineering choices.",
    limits:
      "The projection angle is no knee angle: it agrees with the three-dimensional one within −30° "
      + "to 17° only. Arms and the wobble of the trunk need markers of their own. Two measures at "
      + "watch stay a watch.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    RepetitionRule(
      in: [.singleLegSquat, .stepDown], fewest: 3,
      subject: "Possible dynamic valgus on one leg",
      of: { "Possible dynamic valgus of the \($0.rawValue) knee on one leg" },
      limits: [
        .init(.frontalPlaneProjectionAnglePeakTo60, .projectionAngleOnOneLeg),
        .init(.kneeAbductionPeak, .kneeAbduction),
        .init(.qaslsTotal, .singleLegLoading),
      ]
    ).findings(of: Self.self, in: evidence)
  }
}

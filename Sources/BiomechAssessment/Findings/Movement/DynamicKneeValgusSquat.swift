// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Dynamic valgus: knees that move inwards during the squat on both legs.
public struct DynamicKneeValgusSquat: FindingRule {
  public static let code = "RL04"
  public static let name = "Dynamic valgus in the double-leg squat (possible)"
  public static let thresholds: [Threshold] = [
    .medialKneeDisplacement, .kneeAbduction, .kneeAnkleSeparation,
  ]
  public static let source =
    "Mizner et al. 2012 (separation ratio); Paley 2002 (hip-ankle line); cut-offs of this project"

  public static let account = RuleAccount(
    measures:
      "For each leg the peak medial knee displacement (how far the knee centre moves inside "
      + "the line from hip to ankle, beyond standing) and the peak knee abduction from 20° of "
      + "flexion on; for both legs together the knee-ankle separation ratio at the bottom.",
    importance:
      "Knees that travel inwards under load are the movement-coordination pattern of "
      + "kneecap pain and a target of training. It comes from hip, knee and foot together and "
      + "does not predict injury: pooled prospective studies found no knee-abduction measure "
      + "that does (Cronström et al. 2020).",
    decision:
      "Medial knee displacement more than 20 mm (TH48), knee abduction more than 10° "
      + "(TH42), separation ratio below 0.8 (TH46), each judged by its mean over the squats "
      + "with U95, and reached in at least two thirds of them. It needs three squats with 45° "
      + "of knee flexion or more. All three cut-offs are engineering choices.",
    limits:
      "With the uncertainty of the knee axis, the abduction angle alone flags from about "
      + "21° in a deep squat; displacement and ratio carry the finding. The ratio suits "
      + "squats with both feet alike. All measures rest on the same markers: two at watch "
      + "stay a watch.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    RepetitionRule(
      in: [.squat], fewest: 3, leastFlexion: 45,
      subject: "Possible dynamic valgus in the squat",
      of: { side in
        side == .both
          ? "Possible dynamic valgus of both knees together"
          : "Possible dynamic valgus of the \(side.rawValue) knee"
      },
      limits: [
        .init(.medialKneeDisplacementPeak, .medialKneeDisplacement),
        .init(.kneeAbductionPeak, .kneeAbduction),
        .init(.kneeAnkleSeparationRatioAtBottom, .kneeAnkleSeparation, ofBothLegs: true),
      ]
    ).findings(of: Self.self, in: evidence)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Dynamic valgus: knees that move inwards when the body lands.
public struct DynamicKneeValgusLanding: FindingRule {
  public static let code = "RL06"
  public static let name = "Dynamic valgus in landing (possible)"
  public static let thresholds: [Threshold] = [
    .projectionAngleOfWomenLanding, .projectionAngleOfMenLanding, .projectionAngleGuard,
    .projectionAngleOfWomen, .projectionAngleOfMen, .projectionAngleOfWomenOnOneLeg,
    .projectionAngleOfMenOnOneLeg, .kneeAbductionAtContact, .kneeAbductionOfInjured,
    .kneeAbduction, .kneeAnkleSeparation, .medialKneeDisplacement, .kneeSeparation,
    .injuryPrediction,
  ]
  public static let source =
    "Herrington and Munro 2010 (projection angle); Bates et al. 2020, Hewett et al. 2005 against "
    + "Cronström et al. 2020 and Krosshaug et al. 2016 (knee abduction); Mizner et al. 2012 "
    + "(separation ratio)"

  public static let account = RuleAccount(
    measures:
      "For each leg the largest frontal plane projection angle, the knee abduction at initial "
      + "contact and at its peak, and the peak medial knee displacement; for both legs together the "
      + "least knee-ankle separation ratio.",
    importance:
      "A landing with the knees inside the feet is technique worth training: warm-ups that train it "
      + "lower the number of injuries. It does not predict the injury of a person: pooled "
      + "prospective studies found no knee-abduction measure that does.",
    decision:
      "Projection angle more than 13° for women (TH34) and 8° for men (TH35) on both legs, above "
      + "the usual 5° to 12° of women (TH32) and 1° to 9° of men (TH33) on one leg, a flag only "
      + "beyond U95 (TH37). TH30 and TH31 are the usual ranges on both legs. Knee abduction at "
      + "contact of 4.6° or more in women (TH40, contested) is never more than a watch; a flag on "
      + "the angle needs a peak of more than 10° beyond U95 (TH42). Separation ratio below 0.8 "
      + "(TH46) and displacement more than 20 mm (TH48) as in the squat. Each is judged over three "
      + "landings or more and reached in two thirds of them. TH41 and TH47 stand beside the values; "
      + "no injury is predicted (TH43).",
    limits:
      "Skin moves most in a landing, so the angle alone hardly ever flags. The projection angle is a "
      + "look of the whole limb. Below 100 Hz the instant of contact is approximate.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    let oneLeg: [Threshold] = [.projectionAngleOfWomenOnOneLeg, .projectionAngleOfMenOnOneLeg]
    return RepetitionRule(
      in: [.dropJump, .landing, .singleLegLanding], fewest: 3,
      subject: "Possible dynamic valgus in landing",
      of: { side in
        side == .both
          ? "Possible dynamic valgus of both knees together in landing"
          : "Possible dynamic valgus of the \(side.rawValue) knee in landing"
      },
      limits: [
        .init(.frontalPlaneProjectionAnglePeak, .projectionAngleOfWomenLanding),
        .init(.frontalPlaneProjectionAnglePeak, .projectionAngleOfMenLanding),
      ]
        + oneLeg.map {
          .init(.frontalPlaneProjectionAnglePeak, $0.with(.above, $0.limit, role: .judged))
        } + [
          .init(.kneeAbductionPeak, .kneeAbduction),
          .init(.kneeAbductionAtContact, .kneeAbductionAtContact),
          .init(.medialKneeDisplacementPeak, .medialKneeDisplacement),
          .init(.kneeAnkleSeparationRatioMinimum, .kneeAnkleSeparation, ofBothLegs: true),
        ],
      remark: "It is technique worth training and does not predict injury"
    ).findings(of: Self.self, in: evidence)
  }
}

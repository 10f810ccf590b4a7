// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A pelvis that drops on the side that bears no weight.
public struct PelvicDrop: FindingRule {
  public static let code = "RL12"
  public static let name = "Pelvic drop, Trendelenburg pattern (possible)"
  public static let thresholds: [Threshold] = [.pelvicDrop]
  public static let source = "clinical practice (Trendelenburg's sign); cut-off of this project"

  public static let account = RuleAccount(
    measures:
      "How far the pelvis drops on the side that bears no weight: its peak in tasks of one leg, its "
      + "mean while one leg bears the weight in walking. The finding is that of the leg that bears "
      + "the weight.",
    importance:
      "The hip abductors of the leg that bears the weight hold the pelvis level; weak or sore ones "
      + "let it drop.",
    decision:
      "More than 5° (TH55), an engineering choice, by the mean over three repetitions or strides of a "
      + "leg with U95 and reached in two thirds of them.",
    limits:
      "A lean of the trunk hides it, a difference in leg length looks like it, and pelvis markers "
      + "slide on soft skin.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    RepetitionRule(
      in: [.singleLegSquat, .stepDown, .singleLegLanding, .gait], fewest: 3,
      subject: "Possible pelvic drop on one leg",
      of: { "Possible pelvic drop while standing on the \($0.rawValue) leg" },
      limits: [
        .init(
          .contralateralPelvicDropPeak, .pelvicDrop,
          in: [.singleLegSquat, .stepDown, .singleLegLanding], markers: "markers of the pelvis"),
        .init(
          .contralateralPelvicDropMeanStance, .pelvicDrop, in: [.gait],
          markers: "markers of the pelvis"),
      ]
    ).findings(of: Self.self, in: evidence)
  }
}

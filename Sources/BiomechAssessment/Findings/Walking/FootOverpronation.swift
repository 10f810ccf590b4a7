// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A foot that points far outwards, which often rolls in.
public struct FootOverpronation: FindingRule {
  public static let code = "RL16"
  public static let name = "Foot overpronation (possible, surrogate)"
  public static let thresholds: [Threshold] = [.footProgressionAgainstNorm, .navicularDrop]
  public static let source =
    "clinical practice; consensus on foot orthoses (Crossley et al. 2016); limit against the "
    + "reference group of the user"

  public static let account = RuleAccount(
    measures:
      "How far the foot points outwards in stance against the reference group, in its standard "
      + "deviations. The drop of the navicular bone, which would show pronation, needs a marker that "
      + "this version does not know.",
    importance: "A foot that rolls in may add to a knee that goes inwards.",
    decision:
      "Two standard deviations or more outwards (TH88), by the mean over five strides with U95 and "
      + "reached in two thirds of them. It needs a reference group. A drop of the navicular bone of "
      + "more than 10 mm (TH59) is not measured.",
    limits:
      "A foot can point outwards because of the hip or the shank, and a foot that rolls in can point "
      + "straight: it is never clear.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    RepetitionRule(
      in: [.gait], fewest: 5, subject: "Possible overpronation of the feet",
      of: { "Possible overpronation of the \($0.rawValue) foot" },
      limits: [
        .init(
          .footProgressionMeanStanceZ, .footProgressionAgainstNorm,
          markers: evidence.missingNorms ?? "heel and toe markers")
      ], unmeasured: ["the drop of the navicular bone, which needs a marker there"]
    ).findings(of: Self.self, in: evidence)
  }
}

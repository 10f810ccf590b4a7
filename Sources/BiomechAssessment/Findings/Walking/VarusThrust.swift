// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A knee that jerks outwards while it takes the weight in walking.
public struct VarusThrust: FindingRule {
  public static let code = "RL03"
  public static let name = "Varus thrust in walking (possible)"
  public static let thresholds: [Threshold] = [.varusThrustExcursion, .varusThrustVelocity]
  public static let source = "Chang et al. 2013 (PMC4014355); PMC3368024; cut-offs of this project"

  public static let account = RuleAccount(
    measures:
      "For each leg how far knee adduction grows from foot strike to its largest value in the first "
      + "20 % of the cycle, and its largest rate in the first 30 %.",
    importance:
      "A thrust that can be seen went along with more pain and progress of osteoarthritis on the "
      + "inner side. In numbers it is small: 0.9° and 6.65°/s more than in other knees.",
    decision:
      "An increase of 3° or more (TH22) and a rate of 60°/s or more (TH23), both needed, each by the "
      + "mean over five strides or more with U95 and both reached in two thirds of them, for adults "
      + "only. Both cut-offs are engineering choices.",
    limits:
      "Skin moves most at loading, and a knee axis that is off shows flexion as adduction. Rates "
      + "depend on the filter and are comparable within one laboratory only.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    RepetitionRule(
      in: [.gait], fewest: 5, .all, subject: "Possible varus thrust in walking",
      of: { "Possible varus thrust of the \($0.rawValue) knee" },
      limits: [
        .init(.varusThrustExcursion, .varusThrustExcursion, markers: "medial knee markers"),
        .init(.varusThrustVelocity, .varusThrustVelocity, markers: "medial knee markers"),
      ]
    ).findings(of: Self.self, in: evidence)
  }
}

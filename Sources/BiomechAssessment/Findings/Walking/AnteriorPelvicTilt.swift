// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A pelvis that is tilted far forwards in walking.
public struct AnteriorPelvicTilt: FindingRule {
  public static let code = "RL15"
  public static let name = "Anterior pelvic tilt (possible tight hip flexors)"
  public static let thresholds: [Threshold] = [.pelvicTiltAgainstNorm]
  public static let source = "clinical practice; limit against the reference group of the user"

  public static let account = RuleAccount(
    measures:
      "The mean tilt of the pelvis over the gait cycle against the reference group, in its standard "
      + "deviations.",
    importance: "Tight hip flexors are one of many reasons; it is a hint on posture and no more.",
    decision:
      "Two standard deviations or more to the front (TH87), by the mean over five strides with U95 "
      + "and reached in two thirds of them. It needs a reference group.",
    limits:
      "The tilt of pelvis markers depends on where they sit by 5° and more; one person in forty of "
      + "the reference group itself lies beyond the limit.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    RepetitionRule(
      in: [.gait], fewest: 5, subject: "Possible anterior pelvic tilt",
      of: { "Possible anterior pelvic tilt over strides of the \($0.rawValue) leg" },
      limits: [
        .init(
          .pelvicTiltMeanZ, .pelvicTiltAgainstNorm,
          markers: evidence.missingNorms ?? "markers of the pelvis")
      ]
    ).findings(of: Self.self, in: evidence)
  }
}

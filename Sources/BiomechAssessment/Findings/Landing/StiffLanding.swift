// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A landing on nearly straight knees that hardly bend.
public struct StiffLanding: FindingRule {
  public static let code = "RL07"
  public static let name = "Stiff landing (possible)"
  public static let thresholds: [Threshold] = [.kneeFlexionAtContact, .kneeFlexionDisplacement]
  public static let source = "Padua et al. 2009, Am. J. Sports Med. 37, 1996–2002"

  public static let account = RuleAccount(
    measures:
      "For each leg the knee flexion at initial contact and how far the knee bends after it.",
    importance:
      "Knees that bend take up the fall over a longer way. People nearly all land at 16° to 18° of "
      + "flexion, so the first number alone says little.",
    decision:
      "Less than 30° of flexion at contact (TH44) and no more than 45° of bending after it (TH45), "
      + "both needed, each judged over three landings or more with U95 and both reached in two "
      + "thirds of them.",
    limits:
      "Below 100 Hz the instant of contact is approximate: a frame of 33 ms can be 10° of flexion. "
      + "A drop jump asks for a short contact, which is stiffer on purpose.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    RepetitionRule(
      in: [.dropJump, .landing, .singleLegLanding], fewest: 3, .all,
      subject: "Possible stiff landing",
      of: { "Possible stiff landing of the \($0.rawValue) leg" },
      limits: [
        .init(.kneeFlexionAtContact, .kneeFlexionAtContact),
        .init(.kneeFlexionDisplacement, .kneeFlexionDisplacement),
      ]
    ).findings(of: Self.self, in: evidence)
  }
}

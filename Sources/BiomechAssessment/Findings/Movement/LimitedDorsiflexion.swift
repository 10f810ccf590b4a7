// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// An ankle that bends little under load.
public struct LimitedDorsiflexion: FindingRule {
  public static let code = "RL11"
  public static let name = "Limited dorsiflexion (possible)"
  public static let thresholds: [Threshold] = [.squatDorsiflexion, .lungeInclination]
  public static let source =
    "Malloy et al. 2015 (PMC4977993, association with landing); Rabin et al. 2015 (weight-bearing "
    + "lunge test); cut-off in the squat of this project"

  public static let account = RuleAccount(
    measures:
      "For each leg the largest dorsiflexion of the ankle in squats, and the largest forward lean of "
      + "the shank in lunges.",
    importance:
      "Where the ankle does not bend, the heel lifts, the trunk leans or the knee goes inwards "
      + "instead. The link to knee valgus is an association.",
    decision:
      "Less than 20° of dorsiflexion in squats with at least 60° of knee flexion (TH58), less than "
      + "35° of shank lean in lunges (TH57, never more than a watch), each by the mean over two "
      + "repetitions or more and reached in two thirds of them. The cut-off in the squat is an "
      + "engineering choice.",
    limits:
      "A person who keeps the shanks upright in a squat or takes a long lunge does not use what the "
      + "ankle has. No recording tells whether a lunge was the weight-bearing lunge test, with the "
      + "knee as far forwards as the heel allows.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    let squats = rule(
      in: .squat, leastFlexion: 60,
      .init(
        .ankleDorsiflexionPeak, .squatDorsiflexion, markers: "heel, toe and ankle markers"))
    let lunges = rule(
      in: .lunge, leastFlexion: nil, .init(.shankInclinationPeak, .lungeInclination))
    let all = [squats, lunges].map { $0.findings(of: Self.self, in: evidence) }
    let done = all.flatMap { $0 }.filter { !$0.trials.isEmpty || $0.level != .notAssessed }
    return done.isEmpty ? all[0] : done
  }

  private func rule(
    in task: MovementTask, leastFlexion: Double?, _ limit: RepetitionRule.Limit
  ) -> RepetitionRule {
    RepetitionRule(
      in: [task], fewest: 2, leastFlexion: leastFlexion, subject: "Possible limited dorsiflexion",
      of: { "Possible limited dorsiflexion of the \($0.rawValue) ankle" }, limits: [limit])
  }
}

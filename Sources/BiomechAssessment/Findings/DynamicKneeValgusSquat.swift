// SPDX-License-Identifier: Apache-2.0

import BiomechMath
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

  /// The fewest squats that can be judged.
  static let fewestRepetitions = 3

  /// The least peak knee flexion of a squat that is judged, in degrees.
  static let leastFlexion = 45.0

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
    let trials = evidence.trials(of: .squat).map(\.trial.name)
    let deep = deepRepetitions(.both, in: evidence)
    guard !trials.isEmpty, deep.count >= Self.fewestRepetitions else {
      let squats =
        "\(Self.fewestRepetitions) squats to \(Self.leastFlexion.fixed(0))° of knee flexion"
      let missing =
        trials.isEmpty
        ? "a trial with at least \(squats)" : "at least \(squats) or more (there are \(deep.count))"
      return [
        Finding(
          Self.self, "Possible dynamic valgus in the squat", missing: missing, side: .both,
          task: .squat, trials: trials)
      ]
    }
    return [
      finding(
        .right, "Possible dynamic valgus of the right knee",
        [
          (.medialKneeDisplacementPeak, .medialKneeDisplacement),
          (.kneeAbductionPeak, .kneeAbduction),
        ],
        trials, in: evidence),
      finding(
        .left, "Possible dynamic valgus of the left knee",
        [
          (.medialKneeDisplacementPeak, .medialKneeDisplacement),
          (.kneeAbductionPeak, .kneeAbduction),
        ],
        trials, in: evidence),
      finding(
        .both, "Possible dynamic valgus of both knees together",
        [(.kneeAnkleSeparationRatioAtBottom, .kneeAnkleSeparation)], trials, in: evidence),
    ]
  }

  private func finding(
    _ side: BodySide, _ subject: String, _ limits: [(kind: MeasureKind, threshold: Threshold)],
    _ trials: [String], in evidence: SessionEvidence
  ) -> Finding {
    let deep = deepRepetitions(side, in: evidence)
    var judgements: [Judgement] = []
    var missing: [String] = []
    for (kind, threshold) in limits {
      let measures = evidence.measures(kind, side, .squat)
        .filter { RepetitionKey($0).map(deep.contains) ?? false }
      if measures.count >= Self.fewestRepetitions,
        let judgement = Judgement(threshold, over: measures)
      {
        judgements.append(judgement)
      } else {
        missing.append("\(kind.label.lowercased()) in \(Self.fewestRepetitions) squats or more")
      }
    }
    if judgements.isEmpty {
      return Finding(
        Self.self, subject, missing: missing.joined(separator: " or "), side: side, task: .squat,
        trials: trials)
    }
    return Finding(
      Self.self, subject, judgements: judgements, side: side, task: .squat, trials: trials,
      words: { "\($0.criterion.kind.label.lowercased()) \($0.words(each: "squat"))" },
      unassessed: missing)
  }

  /// The squats that are deep enough: by the leg itself, or by the mean of the legs seen for both.
  private func deepRepetitions(
    _ side: BodySide, in evidence: SessionEvidence
  ) -> Set<RepetitionKey> {
    let peaks = evidence.measures.filter {
      $0.kind == .kneeFlexionPeak && $0.task == .squat && (side == .both || $0.side == side)
    }
    let byRepetition = Dictionary(grouping: peaks) { RepetitionKey($0) }
    return Set(
      byRepetition.filter { $1.map(\.value).meanOfPresent >= Self.leastFlexion }
        .keys.compactMap { $0 })
  }
}

/// Which squat a measure was taken from.
private struct RepetitionKey: Hashable {
  let trial: String
  let cycle: Int

  init?(_ measure: Measure) {
    guard let cycle = measure.cycle else { return nil }
    trial = measure.trial
    self.cycle = cycle
  }
}

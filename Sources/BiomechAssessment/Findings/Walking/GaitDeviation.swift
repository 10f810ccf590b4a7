// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMath
import BiomechMotion

/// Walking that as a whole is far from that of the reference group.
public struct GaitDeviation: FindingRule {
  public static let code = "RL18"
  public static let name = "Gait deviation"
  public static let thresholds: [Threshold] = [
    .gaitProfileScore, .gaitDeviationIndex, .kneeAdductionAgainstNorm, .stanceShare,
    .kneeFrontalDistance,
  ]
  public static let source =
    "Baker et al. 2009, doi:10.1016/j.gaitpost.2009.05.020; Schwartz and Rozumalski 2008, "
    + "doi:10.1016/j.gaitpost.2008.05.001"

  public static let account = RuleAccount(
    measures:
      "The gait profile score, the gait deviation index and the mean knee adduction in stance against "
      + "the reference group, and the share of stance.",
    importance:
      "One number says how far a way of walking is from that of healthy people, not why.",
    decision:
      "A profile score above 8.4° (TH24), a deviation index below 90 (TH25), a mean knee adduction two "
      + "standard deviations or more from the reference (TH20), and for adults at free speed a stance "
      + "outside 56 % to 68 % of the cycle (TH26), by the mean over five strides or more. The variable "
      + "score of knee adduction above 6° (TH21) is told beside them. Without a reference group it is "
      + "not assessed.",
    limits:
      "The reference group has to fit in age, speed and model. Healthy people differ in knee adduction "
      + "by more than its whole excursion in stance. The index needs the control data of the user.")

  /// The fewest strides of a leg.
  static let fewestStrides = 5

  /// The speeds over √(g · leg length) that count as free, after Schwartz and others (2008).
  static let freeSpeed = 0.360..<0.494

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    let trials = evidence.trials(of: .gait).map(\.trial.name)
    let measures = evidence.measures.filter { $0.task == .gait }
    guard !trials.isEmpty || !measures.isEmpty else {
      return [missing("a trial with at least \(Self.fewestStrides) strides of walking", .both, [])]
    }
    let sides: [BodySide] = [.right, .left, .both]
    let found = sides.compactMap { finding(of: $0, measures, evidence.subject, trials) }
    let isNormed = measures.contains { Self.normed.contains($0.kind) }
    if isNormed { return found }
    let seen = found.filter { $0.level >= .watch }
    return seen.isEmpty
      ? [missing(evidence.missingNorms ?? "a norm for the angles of the trial", .both, trials)]
      : seen
  }

  private static let normed: [MeasureKind] = [
    .gaitProfileScore, .gaitDeviationIndex, .kneeAdductionMeanStanceZ,
  ]

  private func missing(_ what: String, _ side: BodySide, _ trials: [String]) -> Finding {
    Finding(
      Self.self, "A gait deviation", missing: what, side: side, task: .gait, trials: trials,
      undoneTasks: trials.isEmpty ? [.gait] : [])
  }

  private func finding(
    of side: BodySide, _ all: [Measure], _ subject: Subject, _ trials: [String]
  ) -> Finding? {
    let measures = all.filter { $0.side == side }
    let strides = Set(measures.compactMap { RepetitionKey($0) }).count
    let limits: [(kind: MeasureKind, threshold: Threshold)] = [
      (.gaitProfileScore, .gaitProfileScore), (.gaitDeviationIndex, .gaitDeviationIndex),
      (.kneeAdductionMeanStanceZ, .kneeAdductionAgainstNorm), (.stancePercent, .stanceShare),
    ]
    let judgements = limits.compactMap { kind, threshold -> Judgement? in
      guard threshold.population.includes(subject) == .yes else { return nil }
      let values = measures.filter { $0.kind == kind }
      if kind == .stancePercent, !isFree(all) { return nil }
      // What is computed over the mean of the strides stands for all of them.
      guard values.count >= Self.fewestStrides || values.contains(where: { $0.cycle == nil })
      else { return nil }
      return Judgement(threshold, over: values)
    }
    let subject = "A gait deviation\(side == .both ? "" : " of the \(side.rawValue) side")"
    guard !judgements.isEmpty else {
      let isAsked = measures.contains { kind in limits.contains { $0.kind == kind.kind } }
      return isAsked
        ? Finding(
          Self.self, subject,
          missing: "at least \(Self.fewestStrides) strides (there are \(strides))", side: side,
          task: .gait, trials: trials) : nil
    }
    let distances = measures.filter { $0.kind == .kneeFrontalVariableScore }
    return Finding(
      Self.self, subject, judgements: judgements,
      supporting: Judgement(.kneeFrontalDistance, over: distances).map { [$0] } ?? [], side: side,
      task: .gait, trials: trials,
      words: { judgement in
        let isOfStrides = judgement.criterion.repetitions > 1
        return "\(judgement.criterion.kind.words) "
          + judgement.words(each: isOfStrides ? "stride" : "mean over the strides")
      })
  }

  private func isFree(_ measures: [Measure]) -> Bool {
    let speeds = measures.filter { $0.kind == .normalizedSpeed }.map(\.value)
    return !speeds.isEmpty && Self.freeSpeed.contains(speeds.meanOfPresent)
  }
}

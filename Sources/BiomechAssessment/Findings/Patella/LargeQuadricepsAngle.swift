// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The Q-angle, described and never judged.
public struct LargeQuadricepsAngle: FindingRule {
  public static let code = "RL10"
  public static let name = "Q-angle in standing (description)"
  public static let thresholds: [Threshold] = [
    .quadricepsAngleOfWomen, .quadricepsAngleOfMen, .quadricepsAngleDifference,
    .quadricepsAngleAlone, .tuberosityPlace,
  ]
  public static let source =
    "Merchant et al. 2020 (usual values); Almeida et al. 2016 and Smith et al. 2008 (no association); "
    + "Livingston and Mandigo 1999 (sides)"

  public static let account = RuleAccount(
    measures:
      "The angle between the lines from the patella to the iliac spine and from the tibial tuberosity "
      + "to the patella in quiet standing, and its difference between the legs.",
    importance:
      "It is often measured and means little: studies find no link with pain or with the look of the "
      + "leg in motion.",
    decision:
      "It is told as information beside the usual upper ends of 21° for women (TH14) and 19° for men "
      + "(TH13), and beside a difference of 8° between the legs (TH16). It never raises a flag (TH15). "
      + "Where the tibial tuberosity lies (TH73) is reported only.",
    limits:
      "The angle depends on the place of three markers and on how the foot is turned; its uncertainty "
      + "is as large as its differences between people.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    let measures = evidence.measures.filter { $0.kind == .quadricepsAngleStanding }
    guard !measures.isEmpty else {
      return [
        Finding(
          Self.self, "The Q-angle",
          missing: "a static trial with markers on the patella and the tibial tuberosity",
          side: .both, task: .static, trials: evidence.trials(of: .static).map(\.trial.name))
      ]
    }
    return [BodySide.right, .left].compactMap { description(of: $0, measures, evidence.subject) }
      + [difference(measures)].compactMap { $0 }
  }

  private func description(
    of side: BodySide, _ all: [Measure], _ subject: Subject
  ) -> Finding? {
    let measures = all.filter { $0.side == side }
    let usual = subject.sex.map {
      $0 == .female ? Threshold.quadricepsAngleOfWomen : .quadricepsAngleOfMen
    }
    // Without the sex the wider limit stands beside the value, and the sentence says so.
    guard let judgement = Judgement(usual ?? .quadricepsAngleOfWomen, over: measures) else {
      return nil
    }
    let criterion = judgement.criterion
    let value = "\(criterion.value.fixed(1))° ± \(criterion.u95.fixed(1))°"
    let comparison =
      usual.map { limit in
        let isLarge = limit.isReached(by: criterion.value)
        return "\(isLarge ? "above" : "not above") the usual upper end of "
          + "\(limit.population.words), \(limit.limit.fixed(0))°"
      } ?? "which usual values it compares with needs the sex of the subject"
    return Finding(
      Self.self,
      "The Q-angle of the \(side.rawValue) leg is \(value) in standing, \(comparison). It is a "
        + "description: studies find no link with pain, and no advice follows from it.",
      level: .info, side: side, task: .static,
      trials: measures.map(\.trial).inOrderWithoutRepetition,
      criteria: usual == nil ? [] : [criterion])
  }

  private func difference(_ all: [Measure]) -> Finding? {
    func mean(_ side: BodySide) -> (value: Double, u95: Double)? {
      let measures = all.filter { $0.side == side }
      return measures.isEmpty
        ? nil : (measures.map(\.value).meanOfPresent, Measure.u95OfMean(measures))
    }
    guard let left = mean(.left), let right = mean(.right) else { return nil }
    let value = left.value - right.value
    let threshold = Threshold.quadricepsAngleDifference
    guard threshold.isReached(by: value) else { return nil }
    let u95 = (left.u95 * left.u95 + right.u95 * right.u95).squareRoot()
    return Finding(
      Self.self,
      "The Q-angles of the legs differ by \(value.magnitude.fixed(1))° ± \(u95.fixed(1))°, more than "
        + "in most people: 47 % differ by 4° or more, 17 % by 8° to 12°. No advice follows from it.",
      level: .info, side: .both, task: .static,
      trials: all.map(\.trial).inOrderWithoutRepetition,
      criteria: [
        Criterion(
          kind: .difference(of: .quadricepsAngleStanding), side: .both, threshold: threshold,
          value: value, u95: u95, level: .info, repetitionsBeyond: 1, repetitions: 1)
      ])
  }
}

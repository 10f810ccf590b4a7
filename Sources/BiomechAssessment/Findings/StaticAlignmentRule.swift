// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// What static valgus and static varus have in common: the evidence both directions need.
///
/// It needs an adult, a static trial of at least 2 s, an accepted quiet standing (see
/// `StandingAlignment`) and a U95 of at most 4°.
struct StaticAlignmentRule {
  static let shortestTrial = 2.0
  static let largestU95 = 4.0

  /// The direction in words, such as `valgus`.
  let direction: String

  let threshold: Threshold

  func findings<Rule: FindingRule>(
    of rule: Rule.Type, in evidence: SessionEvidence
  ) -> [Finding] {
    let trials = evidence.trials(of: .static)
    if let missing = missing(from: trials, evidence.subject) {
      return [
        Finding(
          rule, "Possible static \(direction) of the legs", missing: missing, side: .both,
          task: .static, trials: trials.map(\.trial.name))
      ]
    }
    return [Side.right, .left].map { finding(of: rule, $0, in: evidence, trials) }
  }

  private func missing(from trials: [AnalyzedTrial], _ subject: Subject) -> String? {
    if trials.isEmpty { return "a static trial, standing still" }
    switch subject.isAdult {
    case nil: return "the age of the subject"
    case false: return "a subject of 18 years or older, whom the threshold is for"
    default: return nil
    }
  }

  private func finding<Rule: FindingRule>(
    of rule: Rule.Type, _ side: Side, in evidence: SessionEvidence, _ trials: [AnalyzedTrial]
  ) -> Finding {
    let subject = "Possible static \(direction) of the \(side.rawValue) leg"
    let names = trials.map(\.trial.name)
    let refusals = trials.map { refusal(of: side, in: $0) }
    let accepted = zip(names, refusals).filter { $1 == nil }.map(\.0)
    let measures = evidence.measures(.hkaDeviationStanding, BodySide(side), .static)
      .filter { accepted.contains($0.trial) }
    guard let judgement = Judgement(threshold, over: measures) else {
      let missing = refusals.compactMap { $0 }.first ?? "the hip, knee and ankle centres"
      return Finding(
        rule, subject, missing: missing, side: BodySide(side), task: .static, trials: names)
    }
    guard judgement.criterion.u95 <= Self.largestU95 else {
      return Finding(
        rule, subject,
        missing: "an uncertainty of at most \(Self.largestU95.fixed(0))° (it is "
          + "\(judgement.criterion.u95.fixed(1))°)", side: BodySide(side), task: .static,
        trials: names)
    }
    return Finding(
      rule, subject, judgements: [judgement], side: BodySide(side), task: .static,
      trials: accepted
    ) { "hip-knee-ankle deviation \($0.words(each: "static trial"))" }
  }

  /// Why a trial says nothing about the alignment of a leg, or `nil` when it does.
  private func refusal(of side: Side, in analyzed: AnalyzedTrial) -> String? {
    let kinematics = analyzed.kinematics
    let duration = Double(kinematics.frameCount) / kinematics.frameRate
    if duration < Self.shortestTrial {
      return "a static trial of at least \(Self.shortestTrial.fixed(0)) s (it lasts "
        + "\(duration.fixed(1)) s)"
    }
    if analyzed.events.standing == nil { return "quiet standing in the static trial" }
    guard
      let alignment = StandingAlignment(of: side, in: analyzed, uncertainty: nil)
    else { return "the \(side.rawValue) hip, knee and ankle centres" }
    return alignment.refusal
  }
}

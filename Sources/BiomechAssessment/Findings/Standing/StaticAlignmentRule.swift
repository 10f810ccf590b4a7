// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// What static valgus and static varus have in common: the evidence both directions need.
///
/// It needs the age, a static trial of at least 2 s and an accepted quiet standing (see
/// `StandingAlignment`). Adults are judged by the hip-knee-ankle deviation with a U95 of at most 4°,
/// children by the tibiofemoral angle of their age and sex.
struct StaticAlignmentRule {
  static let shortestTrial = 2.0
  static let largestU95 = 4.0

  /// The direction in words, such as `valgus`.
  let direction: String

  /// The limit for adults.
  let threshold: Threshold

  /// Which end of the range for children counts.
  let end: Threshold.Comparator

  /// The end of the usual mechanical axis deviation: another look at the same markers, which is
  /// among the criteria and not in the sentence.
  let axis: Threshold

  /// Contested limits of the gaps between the legs, which are told beside a finding and never decide.
  let gaps: [(kind: MeasureKind, threshold: Threshold)]

  /// What is held against what, for the person.
  private struct Basis {
    let kind: MeasureKind
    let threshold: Threshold
    let largestU95: Double
    let words: String
  }

  func findings<Rule: FindingRule>(
    of rule: Rule.Type, in evidence: SessionEvidence
  ) -> [Finding] {
    let trials = evidence.trials(of: .static)
    switch basis(of: evidence.subject) {
    case .success(let basis) where !trials.isEmpty:
      return [Side.right, .left].map { finding(of: rule, $0, by: basis, in: evidence, trials) }
    case .success:
      return [missing(rule, "a static trial, standing still", trials)]
    case .failure(let reason):
      return [
        missing(rule, trials.isEmpty ? "a static trial, standing still" : reason.what, trials)
      ]
    }
  }

  private func missing<Rule: FindingRule>(
    _ rule: Rule.Type, _ what: String, _ trials: [AnalyzedTrial]
  ) -> Finding {
    Finding(
      rule, "Possible static \(direction) of the legs", missing: what, side: .both,
      task: .static, trials: trials.map(\.trial.name),
      undoneTasks: trials.isEmpty ? [.static] : [])
  }

  private struct Missing: Error { let what: String }

  private func basis(of subject: Subject) -> Result<Basis, Missing> {
    guard let age = subject.age, !age.isNaN else {
      return .failure(Missing(what: "the age of the subject"))
    }
    guard age < 18 else {
      return .success(
        Basis(
          kind: .hkaDeviationStanding, threshold: threshold, largestU95: Self.largestU95,
          words: "hip-knee-ankle deviation"))
    }
    guard let sex = subject.sex else {
      return .failure(Missing(what: "the sex of the subject, which the limits of children need"))
    }
    guard let range = ChildAlignment.limits(age: age, sex: sex) else {
      return .failure(
        Missing(what: "published limits for the age of \(age.fixed(0)) (there are from 2 years on)")
      )
    }
    let limit = end == .above ? range.upperBound : range.lowerBound
    return .success(
      Basis(
        kind: .tibiofemoralAngleStanding, threshold: Threshold.childAlignment.with(end, limit),
        largestU95: .infinity, words: "anatomical tibiofemoral angle"))
  }

  private func finding<Rule: FindingRule>(
    of rule: Rule.Type, _ side: Side, by basis: Basis, in evidence: SessionEvidence,
    _ trials: [AnalyzedTrial]
  ) -> Finding {
    let subject = "Possible static \(direction) of the \(side.rawValue) leg"
    let names = trials.map(\.trial.name)
    let refusals = trials.map { refusal(of: side, in: $0) }
    let accepted = zip(names, refusals).filter { $1 == nil }.map(\.0)
    let measures = evidence.measures(basis.kind, BodySide(side), .static)
      .filter { accepted.contains($0.trial) }
    guard let judgement = Judgement(basis.threshold, over: measures) else {
      let missing = refusals.compactMap { $0 }.first ?? "the hip, knee and ankle centres"
      return Finding(
        rule, subject, missing: missing, side: BodySide(side), task: .static, trials: names)
    }
    guard judgement.criterion.u95 <= basis.largestU95 else {
      return Finding(
        rule, subject,
        missing: "an uncertainty of at most \(basis.largestU95.fixed(0))° (it is "
          + "\(judgement.criterion.u95.fixed(1))°)", side: BodySide(side), task: .static,
        trials: names)
    }
    var finding = Finding(
      rule, subject, judgements: [judgement], supporting: gaps(accepted, in: evidence),
      side: BodySide(side), task: .static, trials: accepted,
      words: { "\(basis.words) \($0.words(each: "static trial"))" })
    if basis.kind == .hkaDeviationStanding {
      let deviations = evidence.measures(.mechanicalAxisDeviationStanding, BodySide(side), .static)
        .filter { accepted.contains($0.trial) }
      if let axis = Judgement(axis, over: deviations) { finding.criteria.append(axis.criterion) }
    }
    return finding
  }

  /// The gaps between the legs count only where the clinic would measure them: while the others
  /// touch.
  private func gaps(_ trials: [String], in evidence: SessionEvidence) -> [Judgement] {
    gaps.filter { $0.threshold.population.includes(evidence.subject) == .yes }
      .compactMap { kind, threshold in
        Judgement(
          threshold,
          over: evidence.measures(kind, .both, .static).filter {
            trials.contains($0.trial) && $0.quality == .good
          })
      }
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

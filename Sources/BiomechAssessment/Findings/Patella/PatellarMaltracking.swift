// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// A kneecap that seems to jump outwards at the end of extension, in a knee with complaints.
public struct PatellarMaltracking: FindingRule {
  public static let code = "RL09"
  public static let name = "Patellar maltracking (possible)"
  public static let thresholds: [Threshold] = [
    .patellarJump, .patellarShift, .patellarTilt, .patellarValidity,
  ]
  public static let source =
    "Tanaka et al. 2016, Knee Surg. Sports Traumatol. Arthrosc. 24; Draper et al. 2009; Grelsamer et "
    + "al. 2008; clinical practice guideline for patellofemoral pain 2019"

  public static let account = RuleAccount(
    measures:
      "For each cycle of knee flexion how far the marker over the patella moves outwards while the "
      + "knee extends from 45° to 10°, in widths of the patella; beside it the shift and the tilt near "
      + "full extension.",
    importance:
      "In images a patella that leaves its groove in extension goes along with instability. Through "
      + "skin it is a surrogate: experts judging the sign from video were right in 71 %.",
    decision:
      "A jump of 0.25 widths or more is a watch, one of 0.50 or more a flag where 0.25 is passed "
      + "beyond U95 (TH71). It speaks only with pain at the front of the knee or instability in the "
      + "answers and with three cycles or more: a flag needs every cycle beyond 0.25 and a spread of "
      + "less than 30 % of the mean. Shift (TH70) and tilt (TH72) are told beside it and never raise "
      + "it. Nothing is looked at beyond 60° of flexion (TH74).",
    limits:
      "Skin slides over the patella most where the sign lives. It shows neither the groove nor the "
      + "cause of pain. The grades are derived from images and not validated for markers.")

  /// The spread of the cycles over their mean from which the sign does not repeat.
  static let largestSpread = 0.3

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    let jumps = evidence.measures.filter { $0.kind == .patellarLateralJump }
    guard !jumps.isEmpty else {
      return [
        Finding(
          Self.self, "Possible patellar maltracking",
          missing:
            "a marker on the patella, the knee's axis and a knee that extends from 45° to 10°",
          side: .both, task: .other, trials: [])
      ]
    }
    return [BodySide.right, .left].compactMap { side in
      let measures = jumps.filter { $0.side == side }
      return measures.first.map { finding(of: side, measures, task: $0.task, in: evidence) }
    }
  }

  private func finding(
    of side: BodySide, _ measures: [Measure], task: MovementTask, in evidence: SessionEvidence
  ) -> Finding {
    let subject = "Possible patellar maltracking of the \(side.rawValue) knee"
    let trials = measures.map(\.trial).inOrderWithoutRepetition
    func missing(_ what: String) -> Finding {
      Finding(Self.self, subject, missing: what, side: side, task: task, trials: trials)
    }
    guard measures.count >= PatellarTracking.fewestCycles else {
      return missing(
        "at least \(PatellarTracking.fewestCycles) cycles of knee flexion (there are "
          + "\(measures.count))")
    }
    guard let judgement = Judgement(.patellarJump, over: measures) else {
      return missing("a marker on the patella")
    }
    let complaint = Complaint(of: evidence.subject.intake, side: side)
    if case .unknown = complaint {
      return missing("the answers about pain at the front of the knee and instability")
    }
    var finding = Finding(
      Self.self, subject, judgements: [judgement],
      supporting: supporting(side, in: evidence), side: side, task: task, trials: trials,
      words: { "\($0.criterion.kind.words) \($0.words(each: "cycle"))" },
      remark: "It is an estimate through skin, not a view of the joint")
    if let reason = restraint(judgement, measures, complaint), finding.level > reason.level {
      finding.level = reason.level
      let lead = "\(subject)\(reason.level.qualification)"
      let words = "\(judgement.criterion.kind.words) \(judgement.words(each: "cycle"))"
      finding.sentence =
        "\(lead): \(words); no more than \(reason.level.rawValue), since \(reason.why)."
      if !finding.criteria.isEmpty { finding.criteria[0].level = reason.level }
    }
    return finding
  }

  private func restraint(
    _ judgement: Judgement, _ measures: [Measure], _ complaint: Complaint
  ) -> (level: FindingLevel, why: String)? {
    if complaint == .none {
      return (.below, "neither pain at the front of the knee nor instability was reported")
    }
    let criterion = judgement.criterion
    if criterion.repetitionsBeyond < criterion.repetitions {
      return (
        .watch,
        "the jump is seen in \(criterion.repetitionsBeyond) of \(criterion.repetitions) cycles only"
      )
    }
    let spread = measures.map(\.value).standardDeviationOfPresent / criterion.value.magnitude
    if spread >= Self.largestSpread {
      return (.watch, "the cycles spread by \((100 * spread).fixed(0)) % of their mean")
    }
    return nil
  }

  private func supporting(_ side: BodySide, in evidence: SessionEvidence) -> [Judgement] {
    [
      (MeasureKind.patellarShiftNearExtension, Threshold.patellarShift),
      (.patellarTiltNearExtension, .patellarTilt),
    ].compactMap { kind, threshold in
      Judgement(
        threshold, over: evidence.measures.filter { $0.kind == kind && $0.side == side })
    }
  }
}

/// Whether a person complains of the front of a knee or of its stability.
private enum Complaint: Hashable {
  case reported, none, unknown

  private static let instability: [Intake.Question] = [
    .givingWay, .previousDislocation, .kneecapSlippedOut, .painfulClickingOrGrinding,
  ]

  init(of intake: Intake?, side: BodySide) {
    guard let intake else {
      self = .unknown
      return
    }
    // Answers about the other leg say nothing about this one.
    if let asked = intake.side, asked != .both, asked != side {
      self = .unknown
      return
    }
    if intake.hasAnteriorPain == true
      || Self.instability.contains(where: { intake.answers[$0] == true })
    {
      self = .reported
    } else if intake.hasAnteriorPain == nil
      || Self.instability.contains(where: { intake.answers[$0] == nil })
    {
      self = .unknown
    } else {
      self = .none
    }
  }
}

extension Intake {
  /// Whether it hurts now or after exercise, or `nil` when that was not answered.
  var hasPain: Bool? {
    if (pain ?? 0) > 0 || (painAfterExercise ?? 0) > 0 { return true }
    return pain == nil ? nil : false
  }

  /// Whether it hurts at the front of the knee, or `nil` when that was not answered.
  var hasAnteriorPain: Bool? {
    switch hasPain {
    case false: false
    case true: painLocation.map { $0 == .anterior }
    default: painLocation == .some(.none) ? false : nil
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
public import BiomechMotion

extension Guidance {
  /// The statement that stands, word for word, in every report.
  public static let requiredStatement =
    "This report describes movement and marker positions. It is a screening aid, not a diagnosis "
    + "and not a prediction of injury. Do not try to realign a knee yourself. Exercises are "
    + "general examples; use them under the guidance of a qualified professional, especially with "
    + "pain, a previous injury or known misalignment. If a warning sign listed here applies to "
    + "you, get the care stated beside it."

  /// What an assessment suggests to a person, once the warning signs have been looked at.
  ///
  /// Without answers, and without somebody who vouches for them, exercises stop at level 1. A raised
  /// flag that blocks exercises suppresses all of them.
  ///
  /// - Parameters:
  ///   - assessment: What was measured and found.
  ///   - subject: Age and answers.
  ///   - screened: Whether the user vouched that somebody asked about the warning signs; recorded
  ///     answers count for more.
  public init(for assessment: Assessment, subject: Subject, screened: Bool) {
    let intake = subject.intake.flatMap { $0.isEmpty ? nil : $0 }
    let screening: Screening =
      intake != nil ? .answered : screened ? .vouchedFor : .notScreened
    let redFlags = RedFlagResult.all(for: subject, assessment: assessment)
    let ceiling = ExerciseCeiling(screening: screening, redFlags: redFlags)
    let plan = ExercisePlan(
      findings: assessment.findings, ceiling: ceiling, isAdult: subject.isAdult)

    // Where nothing is given anyway, how far it might have gone is of no interest.
    var notes = plan.exercises.isEmpty && ceiling.level > 0 ? [] : ceiling.reasons
    if ceiling.level > 0, !plan.note.isEmpty { notes.append(plan.note) }

    self.init(
      statement: Self.requiredStatement,
      screening: screening,
      screeningSentence: Self.sentence(on: screening, intake: intake, redFlags: redFlags),
      redFlags: redFlags,
      findings: assessment.findings.filter { $0.level >= .watch }.map {
        FindingGuidance(
          for: $0, intake: intake, isMarked: redFlags.contains { $0.isRaised(code: "RF16") })
      },
      exercises: plan.exercises,
      adjuncts: plan.adjuncts,
      exerciseNote: notes.joined(separator: " "))
  }

  /// What the screening amounts to; never a green light beside pain, a "yes" or an open item.
  private static func sentence(
    on screening: Screening, intake: Intake?, redFlags: [RedFlagResult]
  ) -> String {
    let raised = redFlags.filter(\.isRaised)
    let open = redFlags.flatMap(\.unanswered).withoutRepetition
    var sentences: [String] = []
    switch screening {
    case .notScreened:
      sentences.append(
        "Not screened: nobody recorded whether a warning sign applies; go through this list first.")
    case .vouchedFor:
      sentences.append(
        "Somebody vouched that the warning signs were asked about; no answers are on record.")
    case .answered: break
    }
    if !raised.isEmpty {
      let subject =
        raised.count == 1 ? "1 warning sign applies" : "\(raised.count) warning signs apply"
      sentences.append("\(subject); get the care stated beside it.")
    }
    guard let intake else { return sentences.joined(separator: " ") }

    if !open.isEmpty {
      sentences.append(
        "The screening is incomplete: \(open.listed(atMost: 12)) not answered or measured.")
    }
    if intake.reportsPain {
      sentences.append("Pain was reported: have it looked at by a professional.")
    } else if raised.isEmpty, intake.answers.values.contains(true) {
      sentences.append("Some answers were yes: talk them over with a professional.")
    }
    return sentences.isEmpty
      ? "Every question was answered and no warning sign applies; this does not replace an examination."
      : sentences.joined(separator: " ")
  }
}

extension FindingGuidance {
  init(for finding: Finding, intake: Intake?, isMarked: Bool) {
    guard let rule = RuleGuidance.forRule(finding.code) else {
      self.init(
        finding: finding, contributingFactors: [],
        referral: "Ask a physiotherapist what it means for you.")
      return
    }
    self.init(
      finding: finding,
      contributingFactors: finding.level == .flag ? rule.contributingFactors : [],
      referral: rule.referral(
        level: finding.level, reportsPain: intake?.reportsPain ?? false, isMarked: isMarked),
      meaning: rule.meaning, evidenceGrade: rule.evidenceGrade, source: rule.source)
  }
}

extension RuleGuidance {
  /// Who to see about the finding.
  fileprivate func referral(level: FindingLevel, reportsPain: Bool, isMarked: Bool) -> String {
    if isStructural, isMarked || reportsPain {
      let reason = isMarked ? "the deviation is marked" : "pain was reported"
      return "Physiotherapist, and an orthopaedic surgeon because \(reason)."
    }
    if reportsPain { return "Physiotherapist, because pain was reported." }
    if level == .watch { return "Nobody for this alone; a physiotherapist if it hurts." }
    return isStructural
      ? "Physiotherapist; an orthopaedic surgeon if it hurts or grows."
      : "Physiotherapist if it hurts."
  }
}

extension Intake {
  /// Whether nothing was answered at all.
  var isEmpty: Bool {
    answers.isEmpty && pain == nil && painAfterExercise == nil && painTrend == nil
      && painLocation == nil
  }

  /// Whether pain was reported in any way.
  var reportsPain: Bool {
    (pain ?? 0) > 0 || (painAfterExercise ?? 0) > 0 || painTrend == .worse
      || painLocation.map { $0 != PainLocation.none } ?? false
  }
}

extension RedFlagResult {
  fileprivate func isRaised(code: String) -> Bool { flag.code == code && isRaised }
}

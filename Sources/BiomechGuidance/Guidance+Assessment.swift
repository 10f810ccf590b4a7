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
  /// Without answers, and without somebody who vouches for them, exercises stop at level 1; so they
  /// do with severe pain or a "yes" that raises no flag. A raised flag that blocks exercises
  /// suppresses all of them, and so do an injury that nobody has cleared and a few answers that want
  /// an examination first.
  ///
  /// - Parameters:
  ///   - assessment: What was measured and found.
  ///   - subject: Age, answers and the date of the session.
  ///   - screened: Whether the user vouched that somebody asked about the warning signs; recorded
  ///     answers count for more.
  ///   - rules: What a clinic switched off and added, as for the assessment.
  public init(
    for assessment: Assessment, subject: Subject, screened: Bool,
    rules: ClinicRules = ClinicRules()
  ) {
    let intake = subject.intake.flatMap { $0.isEmpty ? nil : $0 }
    let screening: Screening =
      intake != nil ? .answered : screened ? .vouchedFor : .notScreened
    let book = RuleBook(rules)
    let redFlags = RedFlagResult.all(for: subject, assessment: assessment)
    let unaccounted = RedFlagEvidence(subject: subject, measures: assessment.measures)
      .unaccountedAnswers(besides: assessment.findings.accountedQuestions)
    let entry = LevelEntry.criteria(for: subject, measures: assessment.measures)
    let ceiling = ExerciseCeiling(
      screening: screening, redFlags: redFlags, intake: intake, unaccounted: unaccounted,
      entry: entry)
    let plan = ExercisePlan(
      assessment: assessment, ceiling: ceiling, subject: subject, book: book)

    // Where nothing is given anyway, how far it might have gone is of no interest.
    var notes = plan.exercises.isEmpty && ceiling.level > 0 ? [] : ceiling.reasons
    if ceiling.level > 0, !plan.note.isEmpty { notes.append(plan.note) }

    let findings = assessment.findings.filter(\.hasAdvice)
    self.init(
      statement: Self.requiredStatement,
      screening: screening,
      screeningSentence: screening.sentence(
        intake: intake, redFlags: redFlags, unaccounted: unaccounted),
      redFlags: redFlags,
      findings: findings.map {
        FindingGuidance(
          for: $0, subject: subject, isMarked: redFlags.contains { $0.isRaised(code: "RF16") },
          in: book)
      },
      priorities: plan.priorities,
      exercises: plan.exercises,
      adjuncts: plan.adjuncts,
      entryCriteria: entry,
      exerciseNote: notes.joined(separator: " "),
      referrals: Referral.all(
        redFlags: redFlags, findings: findings, adjuncts: plan.adjuncts,
        reportsPain: intake?.reportsPain ?? false, book: book),
      retest: plan.exercises.isEmpty ? nil : Retest(after: subject.session))
  }
}

extension RedFlagResult {
  fileprivate func isRaised(code: String) -> Bool { flag.code == code && isRaised }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

extension Complaint {
  /// What the answers give reason to, whatever was measured: RL20 and RL21, and RL19 where nothing
  /// measured explains the pain.
  ///
  /// - Parameters:
  ///   - subject: The answers.
  ///   - findings: What was found; a flag leaves the pain to its own advice.
  ///   - book: The rules that are on.
  /// - Returns: The complaints, the one that comes first in a plan first.
  static func all(of subject: Subject, beside findings: [Finding], in book: RuleBook) -> [Complaint]
  {
    guard let intake = subject.intake else { return [] }
    let reasons: [(code: String, reason: String?)] = [
      ("RL21", intake.unclearedInjury), ("RL20", intake.looseness),
      ("RL19", findings.contains { $0.level == .flag } ? nil : intake.anteriorPain),
    ]
    return reasons.compactMap { code, reason in
      guard let reason, let entry = book.entry(code) else { return nil }
      return Complaint(
        code: code, name: entry.name, reason: reason, meaning: entry.meaning,
        contributingFactors: entry.contributingFactors,
        referral: intake.reportsPain ? entry.referral.painful : entry.referral.flag,
        evidenceGrade: entry.evidenceGrade, source: entry.source, contested: entry.contested)
    }
  }
}

extension Intake {
  /// The injury that nobody has cleared (RL21), or `nil`.
  var unclearedInjury: String? {
    readiness[.clearedByClinician] == true ? nil : injury
  }

  /// The injury that a clinician has cleared, or `nil`.
  var clearedInjury: String? {
    readiness[.clearedByClinician] == true ? injury : nil
  }

  private var injury: String? {
    yes(among: [.injuryWithinSevenDays, .earlierInjuryNotExamined])
  }

  /// Loose ligaments or an earlier dislocation (RL20), or `nil`.
  var looseness: String? { yes(among: [.ligamentLaxity, .previousDislocation]) }

  /// Pain at the front of the knee (RL19), or `nil`.
  ///
  /// Pain elsewhere is no pain at the kneecap, and pain whose place nobody recorded may be any.
  var anteriorPain: String? {
    guard painLocation == .anterior, reportsPain else { return nil }
    return pain.map { "pain \($0)/10 at the front of the knee" }
      ?? painAfterExercise.map { "pain \($0)/10 at the front of the knee after exercise" }
      ?? "pain at the front of the knee"
  }

  private func yes(among questions: [Question]) -> String? {
    let named = questions.filter { answers[$0] == true }
    return named.isEmpty ? nil : "\(named.named): yes"
  }
}

extension [Complaint] {
  /// The questions whose "yes" needs no raised flag: a complaint accounts for it, or it is harmless
  /// by itself, as noise without pain or swelling is.
  ///
  /// An injury is among them always: uncleared it is a complaint, cleared it has its own sentence.
  var accountedQuestions: Set<Intake.Question> {
    var questions: Set<Intake.Question> = [
      .injuryWithinSevenDays, .earlierInjuryNotExamined, .clickingOrGrinding,
    ]
    if contains(where: { $0.code == "RL20" }) {
      questions.formUnion([.ligamentLaxity, .previousDislocation])
    }
    return questions
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

extension Finding {
  /// The rules that answers decide, not numbers: pain without a finding, looseness, an injury.
  private static let reportedCodes = ["RL19", "RL20", "RL21"]

  /// Whether it tells what the person reported, and advice follows from that.
  var isReported: Bool { level == .info && Self.reportedCodes.contains(code) }

  /// Whether it selects exercises by rule: a flag, or something reported.
  var selectsExercises: Bool { level == .flag || isReported }

  /// Whether there is advice to give beside it.
  var hasAdvice: Bool { level >= .watch || isReported }
}

extension [Finding] {
  /// The questions whose "yes" needs no raised flag: a finding accounts for it, or it is harmless by
  /// itself, as noise without pain or swelling is.
  ///
  /// An injury is among them always: uncleared it stops every exercise, cleared it has its own
  /// sentence.
  var accountedQuestions: Set<Intake.Question> {
    var questions: Set<Intake.Question> = [
      .injuryWithinSevenDays, .earlierInjuryNotExamined, .clickingOrGrinding,
    ]
    if contains(where: { $0.code == "RL20" && $0.isReported }) {
      questions.formUnion([.ligamentLaxity, .previousDislocation])
    }
    return questions
  }
}

extension Intake {
  /// The injury that nobody has cleared, or `nil`; it counts whatever rules a clinic uses.
  var unclearedInjury: String? {
    readiness[.clearedByClinician] == true ? nil : injury
  }

  /// The injury that a clinician has cleared, or `nil`.
  var clearedInjury: String? {
    readiness[.clearedByClinician] == true ? injury : nil
  }

  /// Loose ligaments or an earlier dislocation, or `nil`.
  var looseness: String? { yes(among: [.ligamentLaxity, .previousDislocation]) }

  private var injury: String? {
    yes(among: [.injuryWithinSevenDays, .earlierInjuryNotExamined])
  }

  private func yes(among questions: [Question]) -> String? {
    let named = questions.filter { answers[$0] == true }
    return named.isEmpty ? nil : "\(named.named): yes"
  }
}

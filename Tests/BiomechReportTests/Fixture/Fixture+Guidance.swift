// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance

extension Fixture {
  /// The warning signs of a session in its state of screening.
  static func guidance(for findings: [Finding], screening: Screening) -> Guidance {
    let isScreened = screening == .answered
    return Guidance(
      statement: """
        This report describes movement and marker positions. It is a screening aid, not a \
        diagnosis and not a prediction of injury. Do not try to realign a knee yourself. \
        Exercises are general examples; use them under the guidance of a qualified professional, \
        especially with pain, a previous injury or known misalignment. If a warning sign listed \
        here applies to you, get the care stated beside it.
        """,
      screening: screening,
      screeningSentence: isScreened
        ? "The answers on record raise one warning sign."
        : screening == .vouchedFor
          ? "Someone asked about warning signs and reported none; the answers are not on record."
          : "Not screened: nobody's answers to the questions below are on record.",
      redFlags: flags.enumerated().map { index, flag in
        RedFlagResult(
          flag: flag,
          state: isScreened
            ? (index == 3 ? .raised(reason: "giving_way is yes") : .notRaised)
            : .open(unanswered: ["question_\(index)"]))
      }.sorted { a, _ in
        if case .raised = a.state { true } else { false }
      },
      findings: findings.filter { $0.level >= .watch }.map {
        FindingGuidance(
          finding: $0,
          contributingFactors: $0.level == .flag
            ? [
              "control of the hip abductors and external rotators", "tight adductors",
              "limited dorsiflexion of the ankle", "habit",
            ] : [],
          referral: $0.level == .flag
            ? "Physiotherapist if it hurts."
            : "Nobody for this alone; a physiotherapist if it hurts.",
          meaning: "The knees move inwards under load; practice with feedback can change that.",
          evidenceGrade: "B", source: "Willy et al. 2019, doi:10.2519/jospt.2019.0302")
      },
      exercises: [
        exercise("EX10", "Clamshell", "Side-lying, knees bent: raise the top knee.", 1...1),
        exercise("EX11", "Glute bridge", "On your back, feet flat: lift the hips.", 1...1),
      ],
      adjuncts: [
        Adjunct(
          code: "AD09", name: "Education and graded return",
          howTo: "Expect 6 to 12 weeks; keep a note of pain.", caution: "", evidenceGrade: "A",
          source: "Willy et al. 2019, doi:10.2519/jospt.2019.0302")
      ],
      exerciseNote: "Only exercises of level 1 are shown because nobody was screened.")
  }

  private static func exercise(
    _ code: String, _ name: String, _ howTo: String, _ levels: ClosedRange<Int>
  ) -> Exercise {
    Exercise(
      code: code, name: name, category: "gluteal", targets: "gluteus medius", howTo: howTo,
      levels: levels, sets: "3", repetitions: "10–15", hold: "2", daysPerWeek: "3–4",
      progressTo: "EX12", regressTo: "", caution: "lateral hip pain: reduce the range",
      evidenceGrade: "A", source: "Willy et al. 2019, doi:10.2519/jospt.2019.0302")
  }

  private static let flags: [RedFlag] = [
    flag(
      "RF02", "Visible deformity", "Has the knee or leg changed its shape?", .emergency,
      "Call emergency services; do not try to straighten it.", "emergency department"),
    flag(
      "RF12", "Hot, red joint or fever", "Is the knee hot and red, or do you feel feverish?",
      .emergency, "Seek care now: the joint may be infected.", "emergency department"),
    flag(
      "RF06", "Possible fracture", "Were you hurt within a week and cannot take four steps?",
      .sameDay, "Have an X-ray today.", "urgent care"),
    flag(
      "RF08", "Giving way", "Does the knee give way, or has the kneecap slipped before?", .urgent,
      "Have the ligaments and the kneecap examined.", "sports physician or physiotherapist"),
    flag(
      "RF20", "Loss of motion", "Can you not fully straighten or bend the knee?", .routine,
      "Have it examined.", "physiotherapist or physician"),
  ]

  private static func flag(
    _ code: String, _ title: String, _ question: String, _ urgency: Urgency, _ action: String,
    _ referTo: String
  ) -> RedFlag {
    RedFlag(
      code: code, title: title, question: question, urgency: urgency, action: action,
      referTo: referTo, blocks: .aboveLevel1, source: "general medical knowledge")
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Testing

/// A "yes" that raises no flag must be named and hold exercises back.
struct UnaccountedAnswerTests {
  /// Questions that raise nothing in an adult without a fresh injury, and stop at level 1.
  private static let limiting: [(Intake.Question, String)] = [
    (.tendernessOnlyAtPatella, "tenderness only at patella"),
    (.fibularHeadTenderness, "fibular head tenderness"),
    (.cannotFlexTo90, "cannot flex to 90"),
    (.paraplegia, "paraplegia"),
    (.limpWithThighOrKneePain, "limp with thigh or knee pain"),
    (.shortStature, "short stature"),
    (.bowedLegsAfterAgeThree, "bowed legs after age 3"),
    (.childDeformityUnilateralOrProgressive, "child deformity unilateral or progressive"),
  ]

  /// Questions that raise nothing either, and want an examination before any exercise.
  private static let stopping: [(Intake.Question, String)] = [
    (.cannotTakeFourSteps, "cannot take 4 steps"),
    (.openWound, "open wound"),
    (.reducedConsciousness, "reduced consciousness"),
    (.rapidSwelling, "rapid swelling"),
  ]

  private func guidance(_ intake: Intake, age: Double? = 30, screened: Bool = false) -> Guidance {
    Guidance(
      for: .finding(.of("RL04", .flag)), subject: Subject(age: age, intake: intake),
      screened: screened)
  }

  @Test(arguments: limiting)
  func `a yes without a flag is named and stops exercises at level 1`(
    question: Intake.Question, words: String
  ) {
    let guidance = guidance(.nothingApplies.answering(yes: question))

    #expect(!guidance.redFlags.contains { $0.isRaised })
    #expect(guidance.screeningSentence.contains("raising a warning sign: \(words)."))
    #expect(guidance.exercises.map(\.levels.upperBound).max() == 1)
    #expect(guidance.exerciseNote.contains("\(words): yes"))
    #expect(guidance.exerciseNote.contains("looked at by a professional first"))
  }

  @Test(arguments: stopping)
  func `a yes that needs an examination suppresses every exercise`(
    question: Intake.Question, words: String
  ) {
    let intakes: [Intake] = [
      .nothingApplies.answering(yes: question),
      .nothingApplies.answering(yes: question).leavingOpen(.injuryWithinSevenDays),
      Intake(answers: [question: true]),
    ]
    for intake in intakes {
      let guidance = guidance(intake, screened: true)

      #expect(guidance.screeningSentence.contains("raising a warning sign: \(words)."))
      #expect(guidance.exercises.isEmpty)
      #expect(guidance.adjuncts.map(\.code) == ["AD09"])
      #expect(guidance.exerciseNote.contains("\(words): yes. Have this examined first."))
      #expect(!guidance.exerciseNote.contains("Exercises stop"))
    }
  }

  @Test func `a yes is named beside pain, a raised flag and missing answers`() {
    var painful = Intake.nothingApplies.answering(yes: .cannotFlexTo90)
    painful.pain = 8
    let intakes = [
      painful,
      .nothingApplies.answering(yes: .cannotFlexTo90, .lossOfMotion),
      .nothingApplies.answering(yes: .cannotFlexTo90, .hotRedOrFeverish),
      .nothingApplies.answering(yes: .cannotFlexTo90).leavingOpen(.nightPain),
    ]
    for intake in intakes {
      #expect(guidance(intake).screeningSentence.contains(": cannot flex to 90."))
    }
    #expect(guidance(painful).screeningSentence.contains("Pain was reported"))
  }

  @Test func `a yes that a raised flag accounts for is not repeated`() {
    let injured = guidance(.nothingApplies.answering(yes: .injuryWithinSevenDays, .rapidSwelling))
    let limping = guidance(.nothingApplies.answering(yes: .limpWithThighOrKneePain), age: 12)

    for guidance in [injured, limping] {
      #expect(guidance.redFlags.contains { $0.isRaised })
      #expect(!guidance.screeningSentence.contains("Answered with yes"))
    }
  }

  @Test func `all of them are named in the order of the form, however many`() {
    var intake = Intake.nothingApplies
    for (question, _) in Self.stopping + Self.limiting {
      intake.answers[question] = true
    }
    let sentence = guidance(intake).screeningSentence

    for (_, words) in Self.stopping + Self.limiting {
      #expect(sentence.contains(words), "\(words)")
    }
    #expect(sentence.contains(": rapid swelling, cannot take 4 steps, tenderness"))
  }

  @Test(arguments: [(0, 2), (2, 2), (3, 2), (6, 2), (7, 1), (8, 1), (10, 1)])
  func `severe pain stops exercises at level 1 and lesser pain at level 2`(pain: Int, level: Int) {
    var intake = Intake.nothingApplies
    intake.pain = pain
    let guidance = guidance(intake)

    #expect(!guidance.redFlags.contains { $0.isRaised })
    #expect(guidance.exercises.map(\.levels.upperBound).max() == level)
    #expect(guidance.exerciseNote.contains("\(pain)/10") == (level == 1))
  }

  @Test(arguments: [(5, 2), (6, 1), (10, 1)])
  func `pain above five after exercise stops exercises at level 1`(pain: Int, level: Int) {
    var intake = Intake.nothingApplies
    intake.painAfterExercise = pain

    #expect(guidance(intake).exercises.map(\.levels.upperBound).max() == level)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Testing

private let squatFlag = Assessment.finding(.of("RL04", .flag))

struct ScreeningTests {
  @Test func `without an intake the report is not screened and exercises stop at level 1`() {
    let guidance = Guidance(for: squatFlag, subject: Subject(age: 30), screened: false)

    #expect(guidance.screening == .notScreened)
    #expect(guidance.screeningSentence.hasPrefix("Not screened"))
    #expect(!guidance.exercises.isEmpty)
    #expect(guidance.exercises.allSatisfy { $0.levels == 1...1 })
    #expect(guidance.exerciseNote.contains("level 1"))
    #expect(guidance.redFlags.count == 21)
    #expect(guidance.statement == Guidance.requiredStatement)
  }

  @Test func `an intake without any answer is no intake`() {
    let guidance = Guidance(for: squatFlag, subject: .adult(Intake(side: .left)), screened: false)

    #expect(guidance.screening == .notScreened)
  }

  @Test func `somebody who vouches for the screening lifts the limit but gives no green light`() {
    let guidance = Guidance(for: squatFlag, subject: Subject(age: 30), screened: true)

    #expect(guidance.screening == .vouchedFor)
    #expect(guidance.exercises.contains { $0.levels.upperBound == 2 })
    #expect(guidance.exerciseNote.isEmpty)
    #expect(guidance.screeningSentence.contains("no answers are on record"))
    #expect(!guidance.screeningSentence.contains("no warning sign"))
  }

  @Test func `recorded answers count for more than the word of somebody`() {
    let intake = Intake.nothingApplies.leavingOpen(.nightPain)
    let guidance = Guidance(for: squatFlag, subject: .adult(intake), screened: true)

    #expect(guidance.screening == .answered)
    #expect(guidance.exercises.allSatisfy { $0.levels == 1...1 })
  }

  @Test func `an incomplete intake stops at level 1 and says which answers are missing`() {
    let intake = Intake.nothingApplies.leavingOpen(.nightPain, .givingWay)
    let guidance = Guidance(for: squatFlag, subject: .adult(intake), screened: false)

    #expect(guidance.exercises.allSatisfy { $0.levels == 1...1 })
    #expect(guidance.exerciseNote.contains("night_pain"))
    #expect(guidance.exerciseNote.contains("giving_way"))
    #expect(!guidance.exerciseNote.contains("loss_of_motion"))
  }

  @Test func `an open item that blocks nothing holds no exercise back`() {
    let intake = Intake.nothingApplies.leavingOpen(.lossOfMotion)
    let guidance = Guidance(for: squatFlag, subject: .adult(intake), screened: false)

    #expect(guidance.exercises.contains { $0.levels.upperBound == 2 })
    #expect(guidance.screeningSentence.contains("loss_of_motion"))
  }

  @Test func `a complete intake without pain or a yes is the only green light`() {
    let green = "no warning sign applies"
    func sentence(_ intake: Intake?, _ measures: [Measure] = Assessment.straight) -> String {
      Guidance(
        for: Assessment(measures: measures, findings: []), subject: .adult(intake), screened: true
      ).screeningSentence
    }
    var painful = Intake.nothingApplies
    painful.pain = 1
    var painfulLater = Intake.nothingApplies
    painfulLater.painAfterExercise = 1
    var located = Intake.nothingApplies
    located.painLocation = .medial

    #expect(sentence(.nothingApplies).contains(green))
    for intake in [painful, painfulLater, located] {
      #expect(!sentence(intake).contains(green))
      #expect(sentence(intake).contains("Pain was reported"))
    }
    #expect(!sentence(nil).contains(green))
    #expect(!sentence(.nothingApplies, []).contains(green))
    for question in Intake.Question.allCases {
      #expect(!sentence(.nothingApplies.answering(yes: question)).contains(green))
      #expect(!sentence(.nothingApplies.leavingOpen(question)).contains(green) || question.isIdle)
    }
  }
}

extension Intake.Question {
  /// Whether the other answers of ``Intake/nothingApplies`` settle every flag without this one.
  fileprivate var isIdle: Bool {
    switch self {
    // An injury without any sign, a sign without an injury, and a child's sign in an adult.
    case .injuryWithinSevenDays, .rapidSwelling, .cannotTakeFourSteps, .tendernessOnlyAtPatella,
      .fibularHeadTenderness, .cannotFlexTo90, .openWound, .reducedConsciousness, .paraplegia,
      .childDeformityUnilateralOrProgressive, .limpWithThighOrKneePain, .shortStature,
      .bowedLegsAfterAgeThree, .earlierInjuryNotExamined, .clickingOrGrinding, .ligamentLaxity:
      true
    default: false
    }
  }
}

struct ExerciseBlockTests {
  // What each flag blocks, from the table of red flags.
  private static let stopping: Set = [
    "RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF07", "RF12", "RF13", "RF14", "RF15", "RF18",
    "RF19",
  ]
  private static let limiting: Set = ["RF08", "RF10", "RF11"]

  // How soon and where to, from the same table; where it leaves the urgency open or gives two, the
  // more careful one.
  private static let care: [(code: String, urgency: Urgency, place: [String])] = [
    ("RF01", .emergency, ["emergency department", "orthopaedic"]),
    ("RF02", .emergency, ["emergency department"]),
    ("RF03", .emergency, ["emergency department", "orthopaedic"]),
    ("RF04", .emergency, ["emergency department"]),
    ("RF05", .urgent, ["sports physician", "orthopaedic"]),
    ("RF06", .sameDay, ["emergency", "urgent care"]), ("RF07", .sameDay, ["physician"]),
    ("RF08", .urgent, ["sports physician", "physiotherapist", "orthopaedic"]),
    ("RF09", .routine, ["physician", "orthopaedic"]),
    ("RF10", .routine, ["physiotherapist", "physician"]), ("RF11", .urgent, ["physician"]),
    ("RF12", .emergency, ["emergency department"]),
    ("RF13", .emergency, ["emergency department"]), ("RF14", .urgent, ["physician"]),
    ("RF15", .urgent, ["paediatric orthopaedics"]),
    ("RF16", .routine, ["orthopaedic surgeon"]), ("RF17", .routine, ["orthopaedic surgeon"]),
    ("RF18", .urgent, ["physician"]), ("RF19", .routine, ["physician", "physiotherapist"]),
    ("RF20", .routine, ["physiotherapist", "physician"]),
    ("RF21", .routine, ["physiotherapist", "physician"]),
  ]

  @Test func `each flag sends where its source says, and as soon`() {
    #expect(RedFlag.all.map(\.code) == Self.care.map(\.code))
    for (flag, care) in zip(RedFlag.all, Self.care) {
      #expect(flag.urgency == care.urgency, "\(flag.code)")
      for place in care.place { #expect(flag.referTo.contains(place), "\(flag.code)") }
    }
  }

  @Test func `each flag blocks what its source says`() {
    for flag in RedFlag.all {
      let expected: ExerciseBlock =
        Self.stopping.contains(flag.code)
        ? .all : Self.limiting.contains(flag.code) ? .aboveLevel1 : .none
      #expect(flag.blocks == expected, "\(flag.code)")
    }
  }

  @Test(arguments: RedFlagCase.all)
  func `a raised flag holds exercises back as far as it blocks`(flag: RedFlagCase) throws {
    for subject in flag.raising {
      var subject = subject
      subject.age = subject.age ?? 30
      var intake = Intake.nothingApplies
      intake.answers.merge(subject.intake?.answers ?? [:]) { _, given in given }
      intake.pain = subject.intake?.pain ?? 0
      intake.painAfterExercise = subject.intake?.painAfterExercise ?? 0
      intake.painTrend = subject.intake?.painTrend ?? .same
      subject.intake = intake
      let guidance = Guidance(for: squatFlag, subject: subject, screened: true)
      let raised = guidance.redFlags.filter(\.isRaised)

      #expect(raised.contains { $0.flag.code == flag.code })
      let highest = guidance.exercises.map(\.levels.upperBound).max()
      switch raised.map(\.flag.blocks).max() {
      case .all?:
        #expect(highest == nil)
        #expect(guidance.exerciseNote.contains("RF"))
        #expect(guidance.adjuncts.map(\.code) == ["AD09"])
      case .aboveLevel1?:
        #expect(highest == 1)
        #expect(
          raised.contains {
            $0.flag.blocks == .aboveLevel1 && guidance.exerciseNote.contains($0.flag.code)
          })
      default: #expect(highest == 2)
      }
      #expect(guidance.screeningSentence.contains("appl"))
    }
  }

  @Test func `an emergency suppresses every exercise whatever else is known`() {
    let subject = Subject(intake: Intake(answers: [.visibleDeformity: true]))
    for level in FindingLevel.allCases {
      let guidance = Guidance(
        for: .finding(.of("RL04", level), .of("RL01", level)), subject: subject, screened: true)

      #expect(guidance.exercises.isEmpty)
      #expect(guidance.exerciseNote.contains("RF02"))
      #expect(guidance.redFlags.first?.flag.code == "RF02")
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechGuidance
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Testing

/// A report of a flagged squat by somebody to whom a warning sign applies.
struct RedFlagReportTests {
  /// What raises each flag, by the key that the person answers with yes; pain and age besides.
  private static let answers: [(code: String, yes: [Intake.Question], age: Double)] = [
    ("RF01", [.injuryWithinSevenDays, .rapidSwelling], 30), ("RF02", [.visibleDeformity], 30),
    ("RF03", [.kneecapSlippedOut], 30), ("RF04", [.coldOrNumbFoot], 30),
    ("RF05", [.lockingOrCatching], 30), ("RF06", [.injuryWithinSevenDays, .cannotFlexTo90], 30),
    ("RF07", [.injuryWithinSevenDays, .openWound], 30), ("RF08", [.givingWay], 30),
    ("RF09", [.noImprovementAfterSixWeeks], 30), ("RF10", [.worseWithExercise], 30),
    ("RF11", [.swellingOver48Hours], 30), ("RF12", [.hotRedOrFeverish], 30),
    ("RF13", [.breathlessness], 30), ("RF14", [.nightPain], 30),
    ("RF15", [.limpWithThighOrKneePain], 14), ("RF17", [.chronicMalalignmentNotResponding], 30),
    ("RF18", [.newWeaknessOrNumbness], 30), ("RF19", [.surgeryWithinTwelveWeeks], 30),
    ("RF20", [.lossOfMotion], 30), ("RF21", [.painfulClickingOrGrinding], 30),
  ]

  @Test func `the care stands in the report, and no exercise above what the flag allows`() throws {
    func sample(_ name: String) -> String { pathInRepository("SampleData/\(name)") }
    var report = try analyze(
      trials: [Trial(contentsOf: sample("squat_right_valgus.csv"))],
      calibration: Trial(contentsOf: sample("static.csv")), subject: Subject(age: 30))
    #expect(Self.answers.count == RedFlag.all.count - 1)

    for (code, yes, age) in Self.answers {
      var intake = Intake(
        answers: Dictionary(uniqueKeysWithValues: Intake.Question.allCases.map { ($0, false) }),
        pain: 0, painAfterExercise: 0, painLocation: Intake.PainLocation.none, painTrend: .same,
        readiness: Dictionary(
          uniqueKeysWithValues: Intake.Readiness.allCases.map {
            ($0, $0 != .clearedByClinician)
          }))
      for question in yes { intake.answers[question] = true }
      let subject = Subject(age: age, intake: intake)
      report.subject = subject
      report.guidance = Guidance(for: report.assessment, subject: subject, screened: true)
      let text = renderText(report, width: 5000, colour: false)
      let flag = try #require(RedFlag.all.first { $0.code == code })

      #expect(text.contains(Guidance.requiredStatement), "\(code)")
      #expect(text.contains(flag.action) && text.contains(flag.referTo), "\(code)")
      let printed = Exercise.all.filter { text.contains("(\($0.code), ") }
      let highest = printed.map(\.levels.lowerBound).max() ?? 0
      switch flag.blocks {
      case .all: #expect(printed.isEmpty, "\(code)")
      case .aboveLevel1: #expect(highest == 1, "\(code)")
      case .none: #expect(highest >= 2, "\(code)")
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

extension Intake {
  /// Every question answered with no, and no pain.
  static let nothingApplies = Intake(
    answers: Dictionary(uniqueKeysWithValues: Question.allCases.map { ($0, false) }),
    pain: 0, painAfterExercise: 0, painLocation: PainLocation.none, painTrend: .same)

  /// The same intake with some questions answered with yes.
  func answering(yes questions: Question...) -> Intake {
    var copy = self
    for question in questions { copy.answers[question] = true }
    return copy
  }

  /// The same intake without the answers to some questions.
  func leavingOpen(_ questions: Question...) -> Intake {
    var copy = self
    for question in questions { copy.answers[question] = nil }
    return copy
  }
}

extension Measure {
  /// A hip-knee-ankle deviation in standing.
  static func deviation(
    _ side: BodySide, _ value: Double, u95: Double = 3.5, quality: MeasureQuality = .good
  ) -> Measure {
    Measure(
      kind: MeasureKind(
        "hka_deviation_standing", "Deviation", .degrees, positive: "varus", definition: "",
        reference: "", decimals: 1),
      side: side, trial: "static", task: .static, value: value, u95: u95, method: "test",
      quality: quality)
  }

  /// The difference of the two deviations.
  static func asymmetry(_ value: Double, u95: Double = 5) -> Measure {
    Measure(
      kind: MeasureKind(
        "hka_asymmetry_standing", "Asymmetry", .degrees, positive: "left more varus",
        definition: "", reference: "", decimals: 1),
      side: .both, trial: "static", task: .static, value: value, u95: u95, method: "test")
  }
}

extension Finding {
  /// A finding of a rule at a level.
  static func of(_ code: String, _ level: FindingLevel, side: BodySide = .right) -> Finding {
    Finding(
      code: code, name: "test", side: side, task: .squat, trials: ["trial"], level: level,
      criteria: [], sentence: "", source: "test")
  }
}

extension Assessment {
  /// Findings on straight legs, and what the rules say about the answers beside them.
  static func reported(
    _ findings: [Finding], of subject: Subject, _ clinic: ClinicRules = ClinicRules()
  ) -> Assessment {
    let rules: [any FindingRule] = [PainWithoutFinding(), LigamentLaxity(), TraumaHistory()]
    // Something was assessed: without that, nothing explains no pain.
    let found = findings.isEmpty ? [Finding.of("RL04", .clear)] : findings
    let evidence = SessionEvidence(
      trials: [], measures: straight, subject: subject, findings: found)
    let told = rules.filter {
      !clinic.off.contains(type(of: $0).code) || type(of: $0).code == "RL21"
    }
    .flatMap { $0.findings(in: evidence) }
    return Assessment(measures: straight, findings: found + told)
  }

  /// Straight legs.
  static let straight = [
    Measure.deviation(.right, 1), .deviation(.left, 0.5), .asymmetry(-0.5),
  ]

  /// Findings on straight legs.
  static func finding(_ findings: Finding...) -> Assessment {
    Assessment(measures: straight, findings: findings)
  }
}

extension Subject {
  /// An adult with an intake.
  static func adult(_ intake: Intake? = .nothingApplies) -> Subject {
    Subject(age: 30, intake: intake)
  }
}

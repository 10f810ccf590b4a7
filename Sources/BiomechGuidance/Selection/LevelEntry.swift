// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// What has to hold before exercises of level 3 and 4, held against the answers and measurements.
///
/// Level 3 asks for no swelling, pain of at most 2/10 and level 2 at the top of its range, level 4
/// for ten squats on each leg in which the knee does not look inwards (METHODS: common practice).
/// What nobody stated is not taken as given.
enum LevelEntry {
  /// The most pain, from 0 to 10, with which level 3 may start.
  static let mostPain = 2

  /// The squats on each leg that level 4 asks for.
  static let squats = 10

  /// The criteria, those of level 3 first.
  static func criteria(for subject: Subject, measures: [Measure]) -> [EntryCriterion] {
    let intake = subject.intake ?? Intake()
    return [
      swelling(intake), pain(intake), strength(intake),
      EntryCriterion(
        level: 4, text: "everything that level 3 asks for",
        state: [swelling(intake), pain(intake), strength(intake)].map(\.state).worst, reason: ""),
      squats(in: measures),
    ]
  }

  /// The highest level whose criteria, and those of the levels below it, all hold: 2, 3 or 4.
  static func highestLevel(by criteria: [EntryCriterion]) -> Int {
    let open = criteria.filter { $0.state != .met }.map(\.level).min()
    return open.map { $0 - 1 } ?? 4
  }

  private static func swelling(_ intake: Intake) -> EntryCriterion {
    let answers = [Intake.Question.swellingOver48Hours, .rapidSwelling].map { intake.answers[$0] }
    return criterion(
      3, "no swelling",
      answers.contains(true) ? false : answers[0] == false ? true : nil,
      key: Intake.Question.swellingOver48Hours.rawValue,
      reason: answers.contains(true) ? "swelling was reported" : "no swelling was reported")
  }

  private static func pain(_ intake: Intake) -> EntryCriterion {
    criterion(
      3, "pain of at most \(mostPain)/10", intake.pain.map { $0 <= mostPain },
      key: Intake.Key.pain.rawValue, reason: intake.pain.map { "pain \($0)/10" } ?? "")
  }

  private static func strength(_ intake: Intake) -> EntryCriterion {
    let answer = intake.readiness[.levelTwoAtTopOfRange]
    return criterion(
      3, "level 2 at the top of its range in two sessions", answer,
      key: Intake.Readiness.levelTwoAtTopOfRange.rawValue,
      reason: answer == true ? "stated" : "not reached yet")
  }

  private static func squats(in measures: [Measure]) -> EntryCriterion {
    let text = "\(squats) single-leg squats on each leg that show no inward knee"
    guard let limit = Threshold.all.first(where: { $0.id == "TH36" }) else {
      return EntryCriterion(level: 4, text: text, state: .unknown, reason: "there is no limit")
    }
    let angles = [BodySide.right, .left].map { side in
      measures.filter {
        limit.measures.contains($0.kind) && $0.task == .singleLegSquat && $0.side == side
          && $0.quality == .good && !$0.value.isNaN
      }
    }
    let worst = angles.joined().map(\.value).max()
    if let worst, limit.isReached(by: worst) {
      let degrees = (worst * 10).rounded() / 10
      return EntryCriterion(
        level: 4, text: text, state: .notMet,
        reason: "frontal plane projection angle up to \(degrees)° (\(limit.id))")
    }
    let counts = angles.map(\.count)
    let isEnough = counts.allSatisfy { $0 >= squats }
    return EntryCriterion(
      level: 4, text: text, state: isEnough ? .met : .unknown,
      reason: "\(counts[0]) measured on the right and \(counts[1]) on the left leg")
  }

  private static func criterion(
    _ level: Int, _ text: String, _ holds: Bool?, key: String, reason: String
  ) -> EntryCriterion {
    guard let holds else {
      return EntryCriterion(level: level, text: text, state: .unknown, reason: "no '\(key)'")
    }
    return EntryCriterion(level: level, text: text, state: holds ? .met : .notMet, reason: reason)
  }
}

extension [EntryCriterion.State] {
  /// Not met before unknown before met.
  fileprivate var worst: EntryCriterion.State {
    contains(.notMet) ? .notMet : contains(.unknown) ? .unknown : .met
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// What has to hold for a red flag to be raised.
indirect enum RedFlagCondition: Sendable {
  /// The question was answered with yes.
  case answer(Intake.Question)

  /// Pain now, from 0 to 10.
  case painAtLeast(Int)

  /// Pain after exercise, from 0 to 10.
  case painAfterExerciseAbove(Int)

  /// The pain grew over the last two weeks.
  case painGrowing

  case ageAtLeast(Int)
  case ageBelow(Int)

  /// The magnitude of an angle of a side, less its uncertainty, reaches the threshold.
  case angleBeyond(AngleLimit, side: BodySide)

  case all([RedFlagCondition])
  case any([RedFlagCondition])
}

/// A limit to the magnitude of an angle.
struct AngleLimit: Sendable {
  /// The id of the measure.
  var measure: String

  /// The measure in plain words.
  var words: String

  var degrees: Double

  /// The id of the threshold.
  var threshold: String

  var population: Threshold.Population
}

/// What red flags are decided from.
struct RedFlagEvidence {
  var subject: Subject
  var measures: [Measure]

  /// What the answers and measurements say about a condition.
  func verdict(on condition: RedFlagCondition) -> Verdict {
    switch condition {
    case .answer(let question):
      .answer(
        intake.answers[question], key: question.rawValue, reason: "\(question.words): yes")
    case .painAtLeast(let limit):
      .answer(
        intake.pain.map { $0 >= limit }, key: IntakeKey.pain,
        reason: "pain \(intake.pain ?? limit)/10")
    case .painAfterExerciseAbove(let limit):
      .answer(
        intake.painAfterExercise.map { $0 > limit }, key: IntakeKey.painAfterExercise,
        reason: "pain after exercise \(intake.painAfterExercise ?? limit)/10")
    case .painGrowing:
      .answer(isPainGrowing, key: IntakeKey.painTrend, reason: "pain trend: worse")
    case .ageAtLeast(let years):
      .answer(
        age.map { $0 >= Double(years) }, key: IntakeKey.age, reason: "age \(years) or over")
    case .ageBelow(let years):
      .answer(
        age.map { $0 < Double(years) }, key: IntakeKey.age, reason: "age under \(years)")
    case .angleBeyond(let limit, let side): verdict(on: limit, side: side)
    case .all(let parts): .all(parts.map { verdict(on: $0) })
    case .any(let parts): .any(parts.map { verdict(on: $0) })
    }
  }

  private var age: Double? { subject.age.flatMap { $0.isNaN ? nil : $0 } }
  private var intake: Intake { subject.intake ?? Intake() }

  /// Without any pain, now or after exercise, nothing can have grown worse.
  private var isPainGrowing: Bool? {
    if let trend = intake.painTrend { return trend == .worse }
    return intake.pain == 0 && intake.painAfterExercise == 0 ? false : nil
  }

  private func verdict(on limit: AngleLimit, side: BodySide) -> Verdict {
    let known = measures.filter {
      $0.kind.id == limit.measure && $0.side == side && !$0.value.isNaN && !$0.u95.isNaN
    }
    guard let largest = known.max(by: { $0.certainMagnitude < $1.certainMagnitude }) else {
      return .undecided(missing: [limit.measure])
    }
    guard largest.certainMagnitude >= limit.degrees else { return .no }
    // Somebody should look at such a leg at any age, but the reader must know whose limit it is.
    let isForOthers = limit.population == .adults && subject.isAdult != true
    return .yes(reasons: [
      (side == .both ? "" : "\(side.rawValue) ") + limit.words
        + " \(largest.value.toOneDecimal)° ± \(largest.u95.toOneDecimal)°, limit "
        + "\(limit.degrees.toOneDecimal)° (\(limit.threshold)"
        + (isForOthers ? ", set for adults)" : ")")
    ])
  }
}

/// The keys in `subject.yaml` that are not yes-or-no questions.
enum IntakeKey {
  static let age = "age"
  static let pain = "pain"
  static let painAfterExercise = "pain_after_exercise"
  static let painTrend = "pain_trend"
}

extension Intake.Question {
  /// The key as words, such as `injury within 7 days`.
  var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}

extension Double {
  /// The number rounded to one decimal, such as `12.5`.
  fileprivate var toOneDecimal: Double { (self * 10).rounded() / 10 }
}

extension Measure {
  /// The magnitude that is left when the uncertainty is taken off.
  fileprivate var certainMagnitude: Double { value.magnitude - u95 }
}

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

  /// An angle of a side reaches the threshold even allowing for its uncertainty.
  case angleBeyond(AngleLimit, side: BodySide)

  case all([RedFlagCondition])
  case any([RedFlagCondition])
}

/// A threshold for an angle measured in standing.
struct AngleLimit: Sendable {
  /// The id of the measure.
  var measure: String

  /// The measure in plain words.
  var words: String

  var threshold: Threshold
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
        intake.pain.map { $0 >= limit }, key: Intake.Key.pain.rawValue,
        reason: "pain \(intake.pain ?? limit)/10")
    case .painAfterExerciseAbove(let limit):
      .answer(
        intake.painAfterExercise.map { $0 > limit }, key: Intake.Key.painAfterExercise.rawValue,
        reason: "pain after exercise \(intake.painAfterExercise ?? limit)/10")
    case .painGrowing:
      .answer(isPainGrowing, key: Intake.Key.painTrend.rawValue, reason: "pain trend: worse")
    case .ageAtLeast(let years):
      .answer(
        age.map { $0 >= Double(years) }, key: Subject.Key.age.rawValue,
        reason: "age \(years) or over")
    case .ageBelow(let years):
      .answer(
        age.map { $0 < Double(years) }, key: Subject.Key.age.rawValue, reason: "age under \(years)")
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

  /// Only measures of good quality count: a bent or turned leg looks out of line without being so.
  private func verdict(on limit: AngleLimit, side: BodySide) -> Verdict {
    let threshold = limit.threshold
    let judged = measures.filter {
      $0.kind.id == limit.measure && $0.side == side && $0.quality == .good
    }.map { ($0, threshold.level(value: $0.value, u95: $0.u95)) }
    guard let (measure, level) = judged.max(by: { $0.1 < $1.1 }), level != .notAssessed else {
      return .undecided(missing: [limit.measure])
    }
    guard level == .flag else { return .no }
    // Somebody should look at such a leg at any age, but the reader must know whose limit it is.
    let isForOthers = threshold.population == .adults && subject.isAdult != true
    return .yes(reasons: [
      (side == .both ? "" : "\(side.rawValue) ") + limit.words
        + " \(measure.value.toOneDecimal)° ± \(measure.u95.toOneDecimal)°, limit "
        + "\(threshold.limit.toOneDecimal)° (\(threshold.id)"
        + (isForOthers ? ", set for adults)" : ")")
    ])
  }
}

extension Intake.Question {
  /// The key as words, such as `injury within 7 days`.
  var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}

extension Double {
  /// The number rounded to one decimal, such as `12.5`.
  fileprivate var toOneDecimal: Double { (self * 10).rounded() / 10 }
}

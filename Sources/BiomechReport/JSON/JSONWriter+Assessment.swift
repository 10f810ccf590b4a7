// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechKinematics
import BiomechMotion

extension JSONWriter {
  mutating func write(_ measure: Measure) {
    field("measure", measure.kind.id)
    field("side", measure.side.rawValue)
    field("cycle", measure.cycle)
    field("value", measure.value)
    field("u95", measure.u95)
    field("unit", measure.kind.unit.rawValue)
    field("positive_direction", measure.kind.positiveDirection)
    field("method", measure.method)
    field("quality", measure.quality.rawValue)
    field("filled_fraction", measure.filledFraction)
    field("score", measure.score ?? .nan)
    field("band", measure.band)
  }

  mutating func write(_ summary: MeasureSummary) {
    field("measure", summary.kind.id)
    field("side", summary.side.rawValue)
    field("unit", summary.kind.unit.rawValue)
    field("positive_direction", summary.kind.positiveDirection)
    field("n", summary.count)
    field("mean", summary.mean)
    field("sd", summary.standardDeviation)
    field("min", summary.least)
    field("max", summary.greatest)
    field("sem", summary.standardErrorOfMeasurement)
    field("mdc", summary.minimalDetectableChange)
  }

  mutating func write(_ finding: Finding) {
    field("code", finding.code)
    field("name", finding.name)
    field("side", finding.side.rawValue)
    field("task", finding.task.rawValue)
    field("trials", finding.trials)
    field("level", finding.level.rawValue)
    field("sentence", finding.sentence)
    field("missing", finding.missing)
    field("source", finding.source)
    array("criteria", of: finding.criteria) { $0.write($1) }
  }

  private mutating func write(_ criterion: Criterion) {
    field("measure", criterion.kind.id)
    field("side", criterion.side.rawValue)
    field("value", criterion.value)
    field("u95", criterion.u95)
    field("unit", criterion.kind.unit.rawValue)
    field("level", criterion.level.rawValue)
    field("comparator", criterion.threshold.comparator.rawValue)
    field("threshold", criterion.threshold.limit)
    field("threshold_id", criterion.threshold.id)
    field("threshold_source", criterion.threshold.source)
    field("threshold_evidence", criterion.threshold.evidence)
    field("repetitions", criterion.repetitions)
    field("repetitions_beyond", criterion.repetitionsBeyond)
  }

  mutating func write(_ guidance: Guidance) {
    field("statement", guidance.statement)
    field("screening", guidance.screening.word)
    field("screening_sentence", guidance.screeningSentence)
    array("red_flags", of: guidance.redFlags) { $0.write($1) }
    array("findings", of: guidance.findings) {
      $0.field("code", $1.finding.code)
      $0.field("side", $1.finding.side.rawValue)
      $0.field("contributing_factors", $1.contributingFactors)
      $0.field("referral", $1.referral)
      $0.field("meaning", $1.meaning)
      $0.field("evidence_grade", $1.evidenceGrade)
      $0.field("source", $1.source)
      $0.field("contested", $1.contested)
    }
    array("priorities", of: guidance.priorities) {
      $0.field("code", $1.code)
      $0.field("name", $1.name)
      $0.field("sides", $1.sides.map(\.rawValue))
      $0.field("evidence_grade", $1.evidenceGrade)
      $0.field("exercises", $1.exercises)
      $0.field("alternatives", $1.alternatives.map(\.code))
    }
    field("exercise_note", guidance.exerciseNote)
    array("exercises", of: guidance.exercises) { $0.write($1) }
    array("adjuncts", of: guidance.adjuncts) {
      $0.field("code", $1.code)
      $0.field("name", $1.name)
      $0.field("how_to", $1.howTo)
      $0.field("caution", $1.caution)
      $0.field("evidence_grade", $1.evidenceGrade)
      $0.field("source", $1.source)
    }
    array("entry_criteria", of: guidance.entryCriteria) {
      $0.field("level", $1.level)
      $0.field("text", $1.text)
      $0.field("state", $1.state.rawValue)
      $0.field("reason", $1.reason)
    }
    array("referrals", of: guidance.referrals) {
      $0.field("profession", $1.profession.rawValue)
      $0.field("urgency", $1.urgency.label)
      $0.field("because", $1.codes)
      $0.field("optional", $1.isOptional)
    }
    object("retest") {
      $0.field("advice", guidance.retest?.sentence)
      $0.field("earliest", guidance.retest?.earliest)
      $0.field("latest", guidance.retest?.latest)
    }
  }

  private mutating func write(_ result: RedFlagResult) {
    let flag = result.flag
    field("code", flag.code)
    field("title", flag.title)
    switch result.state {
    case .raised(let reason):
      field("state", "raised")
      field("reason", reason)
    case .open(let unanswered):
      field("state", "open")
      field("unanswered", unanswered)
    case .notRaised: field("state", "not_raised")
    }
    field("question", flag.question)
    field("urgency", flag.urgency.label)
    field("action", flag.action)
    field("refer_to", flag.referTo)
    field("source", flag.source)
  }

  private mutating func write(_ exercise: Exercise) {
    field("code", exercise.code)
    field("name", exercise.name)
    field("category", exercise.category)
    field("targets", exercise.targets)
    field("how_to", exercise.howTo)
    field("lowest_level", exercise.levels.lowerBound)
    field("highest_level", exercise.levels.upperBound)
    field("sets", exercise.sets)
    field("repetitions", exercise.repetitions)
    field("hold_s", exercise.hold)
    field("days_per_week", exercise.daysPerWeek)
    field("progress_to", exercise.progressTo)
    field("regress_to", exercise.regressTo)
    field("caution", exercise.caution)
    field("evidence_grade", exercise.evidenceGrade)
    field("source", exercise.source)
  }
}

extension Screening {
  /// The word in JSON.
  var word: String {
    switch self {
    case .answered: "answered"
    case .vouchedFor: "vouched_for"
    case .notScreened: "not_screened"
    }
  }

  /// Every word.
  static let words = [Screening.answered, .vouchedFor, .notScreened].map(\.word)
}

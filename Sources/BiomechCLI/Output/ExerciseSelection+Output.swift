// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance

extension ExerciseSelection {
  /// The selection as text, what must be said about exercises first.
  func text(width: Int) -> String {
    var page = TextPage(width: width)
    page.line(Guidance.requiredStatement)
    page.heading("Warning signs: with one of these get care first")
    for flag in RedFlag.all {
      page.item("\(flag.code) \(flag.title): \(flag.urgency.label); \(flag.referTo)")
    }
    if let guidance { write(guidance, to: &page) }
    if exercises.isEmpty {
      page.heading(
        hasExercises
          ? "None of the exercises is possible at this level."
          : "No exercise goes with this finding.")
    }
    for exercise in exercises { write(exercise, to: &page) }
    if !adjuncts.isEmpty { page.heading("Besides exercise") }
    for adjunct in adjuncts { write(adjunct, to: &page) }
    page.heading("How to dose")
    for principle in Guidance.dosagePrinciples { page.item(principle) }
    return page.text
  }

  private func write(_ guidance: RuleGuidance, to page: inout TextPage) {
    page.heading("\(guidance.code): \(FindingRules.named(guidance.code)?.name ?? guidance.name)")
    entry("what it means", guidance.meaning, to: &page)
    entry("may contribute", guidance.contributingFactors.joined(separator: "; "), to: &page)
    entry("by item", guidance.itemWords.joined(separator: "; "), to: &page)
    for words in guidance.referralWords { entry("whom to see", words, to: &page) }
    entry("evidence", guidance.evidenceGrade, to: &page)
    entry("contested", guidance.contested, to: &page)
    entry("source", guidance.source, to: &page)
  }

  private func write(_ exercise: Exercise, to page: inout TextPage) {
    page.heading("\(exercise.code) \(exercise.name)")
    entry("for", exercise.targets, to: &page)
    entry("how to", exercise.howTo, to: &page)
    entry("level", exercise.levelWords, to: &page)
    entry("dose", exercise.doseWords, to: &page)
    entry("harder", exercise.progressTo, to: &page)
    entry("easier", exercise.regressTo, to: &page)
    entry("caution", exercise.caution, to: &page)
    entry("evidence", exercise.evidenceGrade, to: &page)
    entry("source", exercise.source, to: &page)
  }

  private func write(_ adjunct: Adjunct, to page: inout TextPage) {
    page.line("\(adjunct.code) \(adjunct.name)")
    entry("how to", adjunct.howTo, to: &page)
    entry("caution", adjunct.caution, to: &page)
    entry("evidence", adjunct.evidenceGrade, to: &page)
    entry("source", adjunct.source, to: &page)
  }

  /// A name and its text; nothing where there is no text.
  private func entry(_ name: String, _ text: String, to page: inout TextPage) {
    if !text.isEmpty { page.entry(name, text, column: 18) }
  }
}

extension FindingRules {
  /// The rule with a code such as `RL04`, or `nil` when this version has none.
  static func named(_ code: String) -> (any FindingRule.Type)? { all.first { $0.code == code } }
}

// MARK: - JSON

extension ExerciseSelection {
  /// What `exercises --format json` prints.
  struct Document: JSONDocument {
    struct WarningSign: Encodable {
      var code: String
      var title: String
      var urgency: String
      var referTo: String
    }

    struct FindingEntry: Encodable {
      var code: String
      var name: String
      var meaning: String
      var contributingFactors: [String]
      var referral: String
      var referralWithPain: String
      var contested: String
      var evidenceGrade: String
      var source: String
    }

    struct ExerciseEntry: Encodable {
      var code: String
      var name: String
      var category: String
      var targets: String
      var howTo: String
      var lowestLevel: Int
      var highestLevel: Int
      var sets: String
      var repetitions: String
      var holdSeconds: String
      var daysPerWeek: String
      var progression: String
      var regression: String
      var caution: String
      var evidenceGrade: String
      var source: String
    }

    struct AdjunctEntry: Encodable {
      var code: String
      var name: String
      var howTo: String
      var caution: String
      var evidenceGrade: String
      var source: String
    }

    var schema = "biomech.exercises/1"
    var statement = Guidance.requiredStatement
    var warningSigns = RedFlag.all.map {
      WarningSign(
        code: $0.code, title: $0.title, urgency: $0.urgency.label, referTo: $0.referTo)
    }
    var finding: FindingEntry?
    var exercises: [ExerciseEntry]
    var adjuncts: [AdjunctEntry]
    var dosagePrinciples = Guidance.dosagePrinciples
  }

  /// The selection for other programs.
  var document: Document {
    Document(
      finding: guidance.map {
        Document.FindingEntry(
          code: $0.code, name: FindingRules.named($0.code)?.name ?? $0.name, meaning: $0.meaning,
          contributingFactors: $0.contributingFactors, referral: $0.referral.flag,
          referralWithPain: $0.referral.painful, contested: $0.contested,
          evidenceGrade: $0.evidenceGrade,
          source: $0.source)
      },
      exercises: exercises.map {
        Document.ExerciseEntry(
          code: $0.code, name: $0.name, category: $0.category, targets: $0.targets,
          howTo: $0.howTo, lowestLevel: $0.levels.lowerBound, highestLevel: $0.levels.upperBound,
          sets: $0.sets, repetitions: $0.repetitions, holdSeconds: $0.hold,
          daysPerWeek: $0.daysPerWeek, progression: $0.progressTo, regression: $0.regressTo,
          caution: $0.caution, evidenceGrade: $0.evidenceGrade, source: $0.source)
      },
      adjuncts: adjuncts.map {
        Document.AdjunctEntry(
          code: $0.code, name: $0.name, howTo: $0.howTo, caution: $0.caution,
          evidenceGrade: $0.evidenceGrade, source: $0.source)
      })
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// The exercises and adjuncts that the findings select.
///
/// At most two rules count, the better founded first; their lists take turns. Exercises that start
/// at a lower level go first, at most one mobilises, and six are enough. Only flags select by rule;
/// a watch alone selects the general ones.
struct ExercisePlan {
  var exercises: [Exercise]
  var adjuncts: [Adjunct]

  /// What selected them, in one sentence; empty when a flagged rule did.
  var note: String

  private static let mostPriorities = 2
  private static let mostExercises = 6
  private static let mostMobility = 1

  init(findings: [Finding], ceiling: ExerciseCeiling, subject: Subject) {
    let priorities = Self.priorities(among: findings)
    let highest = findings.map(\.level).max() ?? .notAssessed
    note = priorities.isEmpty ? Self.note(on: findings, highest: highest, subject: subject) : ""

    var adjunctCodes: [String] = []
    var lists: [[String]] = []
    if ceiling.level == 0 {
      adjunctCodes = RuleGuidance.generalAdjuncts
    } else if !priorities.isEmpty {
      lists = priorities.map(\.exercises)
      adjunctCodes = priorities.flatMap(\.adjuncts)
    } else if highest >= .watch {
      lists = [RuleGuidance.generalExercises]
      adjunctCodes = RuleGuidance.generalAdjuncts
    }
    // General exercises are meant at level 1 whatever the ceiling allows.
    let level = priorities.isEmpty ? min(ceiling.level, 1) : ceiling.level
    exercises = Self.selection(from: lists, upToLevel: level, isCut: ceiling.level < 2)
    adjuncts = adjunctCodes.withoutRepetition.sorted().compactMap(Adjunct.withCode)
      .filter { $0.code != "AD06" || subject.isAdult == true }
  }

  /// The flagged rules that the catalogue knows, the better founded first.
  private static func priorities(among findings: [Finding]) -> [RuleGuidance] {
    let rules = findings.filter { $0.level == .flag }.map(\.code).withoutRepetition
      .compactMap(RuleGuidance.forRule)
    let ordered = rules.sorted { ($0.evidenceGrade, $0.code) < ($1.evidenceGrade, $1.code) }
    return Array(ordered.prefix(mostPriorities))
  }

  private static func selection(
    from lists: [[String]], upToLevel level: Int, isCut: Bool
  ) -> [Exercise] {
    guard level > 0 else { return [] }
    let candidates = lists.takingTurns.withoutRepetition.compactMap(Exercise.withCode)
      .compactMap { $0.limited(toLevel: level, isHeldBack: isCut) }
    let byLevel = (1...level).flatMap { start in
      candidates.filter { $0.levels.lowerBound == start }
    }
    var chosen: [Exercise] = []
    var mobility = 0
    for exercise in byLevel where chosen.count < mostExercises {
      if exercise.isMobility {
        guard mobility < mostMobility else { continue }
        mobility += 1
      }
      chosen.append(exercise)
    }
    return chosen
  }

  private static func note(
    on findings: [Finding], highest: FindingLevel, subject: Subject
  ) -> String {
    let pain =
      subject.intake?.reportsPain == true
      ? "; the pain that was reported still needs a professional." : "."
    switch highest {
    case .flag:
      return "Only general exercises are given: the catalogue has none for this finding."
    case .watch:
      return "Only general exercises are given: what was found lies within its measurement error."
    case .notAssessed: return "No exercises are given because nothing could be assessed\(pain)"
    case .clear, .below, .info:
      let rest =
        findings.contains { $0.level == .notAssessed } ? " among what could be assessed" : ""
      return "No exercises are given because no finding\(rest) calls for them\(pain)"
    }
  }
}

extension [[String]] {
  /// The first of each list, then the second of each, and so on.
  fileprivate var takingTurns: [String] {
    (0..<(map(\.count).max() ?? 0)).flatMap { index in
      filter { index < $0.count }.map { $0[index] }
    }
  }
}

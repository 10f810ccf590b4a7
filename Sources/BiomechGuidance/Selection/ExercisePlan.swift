// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment

/// The exercises and adjuncts that the findings select.
///
/// At most two rules count, the better founded first; their lists take turns. Exercises that start
/// at a lower level go first, at most one mobilises, and six are enough. Only flags select by rule;
/// a watch alone selects the general ones.
struct ExercisePlan {
  var exercises: [Exercise]
  var adjuncts: [Adjunct]

  /// What selected them, in one sentence; empty when a flag did.
  var note: String

  private static let mostPriorities = 2
  private static let mostExercises = 6
  private static let mostMobility = 1

  init(findings: [Finding], ceiling: ExerciseCeiling, isAdult: Bool?) {
    let priorities = Self.priorities(among: findings)
    let isFlagged = findings.contains { $0.level == .flag }
    let isWatched = findings.contains { $0.level == .watch }
    note = isFlagged ? "" : Self.note(isWatched: isWatched, findings: findings)

    var adjunctCodes: [String] = []
    var lists: [[String]] = []
    if ceiling.level == 0 {
      adjunctCodes = RuleGuidance.generalAdjuncts
    } else if !priorities.isEmpty {
      lists = priorities.map(\.exercises)
      adjunctCodes = priorities.flatMap(\.adjuncts)
    } else if isFlagged || isWatched {
      lists = [RuleGuidance.generalExercises]
      adjunctCodes = RuleGuidance.generalAdjuncts
    }
    // General exercises are meant at level 1 whatever the ceiling allows.
    let level = priorities.isEmpty ? min(ceiling.level, 1) : ceiling.level
    exercises = Self.selection(from: lists, upToLevel: level, isCut: ceiling.level < 2)
    adjuncts = adjunctCodes.withoutRepetition.sorted().compactMap(Adjunct.withCode)
      .filter { $0.code != "AD06" || isAdult == true }
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

  private static func note(isWatched: Bool, findings: [Finding]) -> String {
    if isWatched {
      return "Only general exercises are given: what was found lies within its measurement error."
    }
    guard findings.contains(where: { $0.level != .notAssessed }) else {
      return "No exercises are given because nothing could be assessed."
    }
    return "No exercises are given because no finding calls for them."
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

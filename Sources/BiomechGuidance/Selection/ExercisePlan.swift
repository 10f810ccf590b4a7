// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// The exercises and adjuncts that the findings select.
///
/// At most two rules count: stability first (RL20), then the better founded one; their lists take
/// turns. Exercises that start at a lower level go first, at most one mobilises, and six are enough.
/// Where a rule has fewer than four to offer, general ones fill the plan. Only flags and
/// what was reported (RL19, RL20) select by rule; a watch alone selects the general ones.
struct ExercisePlan {
  var exercises: [Exercise]
  var adjuncts: [Adjunct]
  var priorities: [PlanPriority]

  /// What selected them, in a sentence or two; empty when a flagged rule did so alone.
  var note: String

  private static let mostPriorities = 2
  private static let fewestExercises = 4
  private static let mostExercises = 6
  private static let mostMobility = 1

  init(
    assessment: Assessment, ceiling: ExerciseCeiling, subject: Subject, book: RuleBook
  ) {
    let findings = assessment.findings
    let aims =
      ceiling.level > 0 ? Aim.all(among: findings, assessment.scores, in: book) : []
    let selection = Selection(aims: aims, ceiling: ceiling, subject: subject)
    priorities = aims.map { selection.priority(for: $0) }
    exercises = selection.chosen
    note = selection.note
    var adjunctCodes = aims.flatMap(\.guidance.adjuncts)
    if ceiling.level == 0 {
      adjunctCodes = RuleGuidance.generalAdjuncts
    } else if aims.isEmpty {
      note = Self.note(on: findings, subject: subject, book: book)
      if Self.asksForGeneral(findings, in: book) {
        // General exercises are meant at level 1 whatever the ceiling allows.
        exercises = RuleGuidance.generalExercises.compactMap(Exercise.withCode)
          .compactMap { $0.limited(toLevel: 1, isHeldBack: ceiling.level < 2) }
        adjunctCodes = RuleGuidance.generalAdjuncts
      }
      // A rule without exercises, such as RL10, may still have something to say.
      adjunctCodes += findings.filter { $0.level == .flag }
        .flatMap { book.entry($0.code)?.adjuncts ?? [] }
    }
    adjuncts = adjunctCodes.withoutRepetition.sorted().compactMap(Adjunct.withCode)
      .filter { $0.code != "AD06" || subject.isAdult == true }
  }

  /// Whether something was found that general exercises suit: a watch of a rule with exercises, or a
  /// flag that the catalogue does not know.
  private static func asksForGeneral(_ findings: [Finding], in book: RuleBook) -> Bool {
    findings.contains { $0.level >= .watch && book.entry($0.code)?.exercises.isEmpty != true }
  }

  private static func note(
    on findings: [Finding], subject: Subject, book: RuleBook
  ) -> String {
    let pain =
      subject.intake?.reportsPain == true
      ? "; the pain that was reported still needs a professional." : "."
    if asksForGeneral(findings, in: book) {
      return findings.contains { $0.level == .flag && book.entry($0.code) == nil }
        ? "Only general exercises are given: the catalogue has none for this finding."
        : "Only general exercises are given: what was found lies within its measurement error."
    }
    switch findings.map(\.level).max() ?? .notAssessed {
    case .flag, .watch:
      return "No exercises are given: none follow from what was found without a professional\(pain)"
    case .notAssessed: return "No exercises are given because nothing could be assessed\(pain)"
    case .clear, .below, .info:
      let rest =
        findings.contains { $0.level == .notAssessed } ? " among what could be assessed" : ""
      return "No exercises are given because no finding\(rest) calls for them\(pain)"
    }
  }
}

// MARK: - What the exercises are for

extension ExercisePlan {
  /// A rule that selects exercises.
  struct Aim {
    var guidance: RuleGuidance
    var name: String
    var sides: [BodySide]

    /// The codes of its exercises, the most fitting first.
    var exercises: [String]

    /// The rules that count, the first one foremost.
    static func all(
      among findings: [Finding], _ scores: [Score], in book: RuleBook
    ) -> [Aim] {
      let selecting = findings.filter(\.selectsExercises)
      let aims: [Aim] = selecting.map(\.code).withoutRepetition.compactMap { code in
        let own = selecting.filter { $0.code == code }
        guard let guidance = book.entry(code), let name = own.first?.name else { return nil }
        return Aim(
          guidance: guidance, name: name,
          sides: BodySide.inOrder.filter { side in own.contains { $0.side == side } },
          exercises: guidance.exercises(for: scores))
      }
      return Array(
        aims.filter { !$0.exercises.isEmpty }.sorted { $0.rank < $1.rank }.prefix(mostPriorities))
    }

    /// Stability first, then the better founded, then by code.
    private var rank: (Int, String, String) {
      let grade = String(guidance.evidenceGrade.prefix(1))
      return (guidance.code == "RL20" ? 0 : 1, grade, guidance.code)
    }
  }
}

extension RuleGuidance {
  /// The exercises of the rule, or those for the items of its score that are errors.
  ///
  /// An item counts when it is an error of a leg in two of three landings (METHODS 6).
  ///
  /// - Parameter scores: The scores of the session.
  /// - Returns: The codes; those of the rule where no item was scored.
  func exercises(for scores: [Score]) -> [String] {
    guard !itemExercises.isEmpty else { return exercises }
    let less = scores.filter { $0.code == "LESS" }
    let single = less.filter { $0.cycle != nil }
    let legs = Dictionary(grouping: single.isEmpty ? less : single, by: \.side).values
    let errors = itemExercises.keys.filter { number in
      legs.contains { scores in
        let points = scores.flatMap(\.items).filter { $0.number == number }.compactMap(\.points)
        return !points.isEmpty && 3 * points.count { $0 > 0 } >= 2 * points.count
      }
    }
    guard !errors.isEmpty else { return exercises }
    let codes = Set(errors.flatMap { itemExercises[$0] ?? [] })
    return exercises.filter(codes.contains)
  }
}

extension ScoreItem {
  /// The number of the item in its code, such as 5 of `LESS-05`.
  fileprivate var number: Int? { code.split(separator: "-").last.flatMap { Int($0) } }
}

extension BodySide {
  fileprivate static let inOrder: [BodySide] = [.right, .left, .both]
}

// MARK: - Which exercises

extension ExercisePlan {
  /// The exercises chosen for the aims, and what is left to swap.
  private struct Selection {
    var chosen: [Exercise] = []
    var note = ""

    /// Everything that the aims name and that may be done now, by code.
    private var allowed: [String: Exercise] = [:]

    init(aims: [Aim], ceiling: ExerciseCeiling, subject: Subject) {
      guard ceiling.level > 0, !aims.isEmpty else { return }
      let isStrong = subject.intake?.readiness[.singleLegStrength] == true
      let isHeldBack = ceiling.level < 2
      let candidates = aims.map(\.exercises).takingTurns.withoutRepetition
        .compactMap(Exercise.withCode)
        .filter { isStrong || !$0.needsSingleLegStrength }
        .compactMap { $0.limited(toLevel: ceiling.level, isHeldBack: isHeldBack) }
      allowed = Dictionary(uniqueKeysWithValues: candidates.map { ($0.code, $0) })
      take(from: Self.inOrder(candidates, upTo: ceiling.level), most: mostExercises)

      let own = chosen.count
      guard own < fewestExercises else { return }
      take(
        from: RuleGuidance.generalExercises.compactMap(Exercise.withCode)
          .compactMap { $0.limited(toLevel: 1, isHeldBack: isHeldBack) },
        most: fewestExercises)
      let added = chosen.dropFirst(own).map(\.code).joined(separator: ", ")
      if !added.isEmpty {
        note =
          own == 0
          ? "None of the exercises for what was found is allowed yet; general ones are given."
          : "General exercises fill the plan: \(added)."
      }
      chosen = Self.inOrder(chosen, upTo: ceiling.level)
    }

    /// Takes exercises in order, at most one that mobilises.
    private mutating func take(from candidates: [Exercise], most: Int) {
      for exercise in candidates where chosen.count < most {
        guard !chosen.contains(where: { $0.code == exercise.code }) else { continue }
        let isOneTooMany =
          exercise.isMobility && chosen.count(where: \.isMobility) >= mostMobility
        if !isOneTooMany { chosen.append(exercise) }
      }
    }

    /// The lowest levels first; once level 2 is mastered, those that reach beyond it first.
    private static func inOrder(_ exercises: [Exercise], upTo level: Int) -> [Exercise] {
      func rank(_ exercise: Exercise) -> Int {
        let isMastered = level > 2 && exercise.levels.upperBound <= 2
        return exercise.levels.lowerBound + (isMastered ? 10 : 0)
      }
      return exercises.enumerated()
        .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
    }

    /// What the exercises do for an aim.
    func priority(for aim: Aim) -> PlanPriority {
      let taken = Set(chosen.map(\.code))
      return PlanPriority(
        code: aim.guidance.code, name: aim.name, sides: aim.sides,
        evidenceGrade: aim.guidance.evidenceGrade,
        exercises: chosen.map(\.code).filter(aim.exercises.contains),
        alternatives: aim.exercises.filter { !taken.contains($0) }.compactMap { allowed[$0] })
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

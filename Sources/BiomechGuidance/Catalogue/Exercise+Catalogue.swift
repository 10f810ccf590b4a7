// SPDX-License-Identifier: Apache-2.0

extension Exercise {
  /// Every exercise this program knows, by code.
  public static let all: [Exercise] =
    (strengthExercises + coreExercises + mobilityExercises + movementExercises + impactExercises)
    .sorted { $0.code < $1.code }

  /// The exercise with a code such as `EX10`, or `nil` when there is none.
  public static func withCode(_ code: String) -> Exercise? { all.first { $0.code == code } }

  /// Whether it stretches or mobilises; a plan holds at most one of these.
  public var isMobility: Bool { category == "mobility" }

  /// Whether it may start only with 80 % of the strength of the other leg on one leg.
  var needsSingleLegStrength: Bool { code == "EX35" || code == "EX36" }

  /// The exercise for somebody who may not go beyond a level.
  ///
  /// - Parameters:
  ///   - level: The highest level allowed.
  ///   - isHeldBack: Whether a warning sign or a missing answer set that level, so that the
  ///     exercise must not progress for now.
  /// - Returns: The exercise cut off at that level, or `nil` when it starts above it.
  func limited(toLevel level: Int, isHeldBack: Bool) -> Exercise? {
    guard levels.lowerBound <= level else { return nil }
    var copy = self
    copy.levels = levels.clamped(to: 1...level)
    if isHeldBack { copy.progressTo = "not before the warning signs are settled" }
    return copy
  }
}

extension Adjunct {
  /// Every adjunct this program knows, by code.
  public static let all: [Adjunct] = adjunctEntries.sorted { $0.code < $1.code }

  /// The adjunct with a code such as `AD03`, or `nil` when there is none.
  public static func withCode(_ code: String) -> Adjunct? { all.first { $0.code == code } }
}

extension Guidance {
  /// How to dose any exercise, one sentence each (METHODS: common practice and trial protocols).
  public static let dosagePrinciples: [String] = [
    "Strengthen on two to four days a week, two to four sets of 8 to 15 repetitions, and stop with "
      + "two or three good repetitions left.",
    "Keep at it for 6 to 12 weeks before judging the result; the trials ran for six to eight weeks.",
    "Pain of up to 3/10 while exercising is acceptable if it has settled by the next morning; "
      + "otherwise go back one step.",
    "Raise the load by 5 to 10 %, or go up one level, once the top of the range was reached in two "
      + "sessions.",
    "Hold isometric exercises for 5 to 10 seconds.",
    "Hold stretches for 20 to 30 seconds, three times, every day.",
    "Balance for 30 seconds, three times.",
    "Land on two days a week with no more than 60 to 80 landings at first.",
    "Levels: 1 without or with part of the body weight, 2 on both legs or supported, 3 on one leg "
      + "or dynamic, 4 with impact.",
    "Start level 3 only without swelling, with pain of at most 2/10 and with level 2 at the top of "
      + "its range; level 4 only when ten single-leg squats show no inward knee.",
    "After surgery or a fracture, no exercise in the first twelve weeks without clearance.",
  ]
}

// SPDX-License-Identifier: Apache-2.0

/// The codes that the rules of a clinic may name: those that this program knows.
public struct RuleVocabulary: Hashable, Sendable {
  /// The codes of the rules, such as `RL04`.
  public var rules: [String]

  /// The ids of the measures, such as `fppa_peak`.
  public var measures: [String]

  /// The codes of the exercises.
  public var exercises: [String]

  /// The codes of the adjuncts.
  public var adjuncts: [String]

  /// Every other code of this program, which no rule may take: warning signs and thresholds.
  public var taken: [String]

  public init(
    rules: [String], measures: [String], exercises: [String], adjuncts: [String], taken: [String]
  ) {
    self.rules = rules
    self.measures = measures
    self.exercises = exercises
    self.adjuncts = adjuncts
    self.taken = taken
  }
}

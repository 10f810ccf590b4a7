// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// Something that the exercises are for.
public struct PlanPriority: Hashable, Sendable {
  /// The rule, such as `RL04`.
  public var code: String

  /// What was found, such as `Dynamic valgus in the double-leg squat (possible)`.
  public var name: String

  /// The legs it was found at, right before left before both.
  public var sides: [BodySide]

  /// How well the advice is founded.
  public var evidenceGrade: String

  /// The codes of the exercises of the plan that serve it.
  public var exercises: [String]

  /// Further exercises for it that may be done now, to swap one for another; none of the plan is
  /// among them.
  public var alternatives: [Exercise]

  public init(
    code: String, name: String, sides: [BodySide], evidenceGrade: String, exercises: [String],
    alternatives: [Exercise]
  ) {
    self.code = code
    self.name = name
    self.sides = sides
    self.evidenceGrade = evidenceGrade
    self.exercises = exercises
    self.alternatives = alternatives
  }
}

/// Something that has to hold before exercises of a level.
public struct EntryCriterion: Hashable, Sendable {
  /// Whether it holds.
  public enum State: String, Sendable, CaseIterable {
    case met
    case notMet = "not_met"
    case unknown
  }

  /// The level that asks for it: 3 or 4.
  public var level: Int

  /// What has to hold, such as `no swelling`.
  public var text: String

  public var state: State

  /// The answer or value that decides, or what is missing.
  public var reason: String

  public init(level: Int, text: String, state: State, reason: String) {
    self.level = level
    self.text = text
    self.state = state
    self.reason = reason
  }
}

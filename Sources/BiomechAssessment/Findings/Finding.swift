// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// What can be said about a value and a threshold, given the uncertainty of the value.
///
/// The order is from least to most worth attention.
public enum FindingLevel: String, Sendable, CaseIterable, Comparable {
  /// A needed marker, phase, repetition, age or sex is missing.
  case notAssessed = "not_assessed"

  /// Below the threshold even allowing for measurement error.
  case clear

  /// Below the threshold; up to value + U95 cannot be excluded. Not a finding.
  case below

  /// Described, or reported by the person: nothing is held against a limit.
  case info

  /// At or beyond the threshold, but within measurement error of it.
  case watch

  /// Beyond the threshold even allowing for measurement error.
  case flag

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The words of the report.
  public var words: String {
    switch self {
    case .notAssessed: "not assessed"
    case .clear: "below the threshold even allowing for measurement error"
    case .below: "below the threshold; a value beyond it cannot be excluded"
    case .info: "described or reported, not held against a threshold"
    case .watch: "at or beyond the threshold, but within measurement error of it"
    case .flag: "beyond the threshold even allowing for measurement error"
    }
  }
}

/// One threshold held against one value.
public struct Criterion: Hashable, Sendable {
  public var kind: MeasureKind
  public var side: BodySide
  public var threshold: Threshold

  /// The mean over the repetitions, in the unit shown to people.
  public var value: Double

  /// Half the width of the 95 % interval of the mean.
  public var u95: Double

  public var level: FindingLevel

  /// The repetitions in which the value alone reaches the threshold.
  public var repetitionsBeyond: Int

  /// The repetitions that could be assessed; 1 for a static trial.
  public var repetitions: Int

  public init(
    kind: MeasureKind, side: BodySide, threshold: Threshold, value: Double, u95: Double,
    level: FindingLevel, repetitionsBeyond: Int, repetitions: Int
  ) {
    self.kind = kind
    self.side = side
    self.threshold = threshold
    self.value = value
    self.u95 = u95
    self.level = level
    self.repetitionsBeyond = repetitionsBeyond
    self.repetitions = repetitions
  }
}

/// A statement about a knee: what was looked for, what was found, and how sure that is.
public struct Finding: Hashable, Sendable {
  /// The rule, such as `RL04`.
  public var code: String

  /// What was looked for, such as `Dynamic valgus in the double-leg squat (possible)`.
  public var name: String

  public var side: BodySide
  public var task: MovementTask

  /// The trials it rests on.
  public var trials: [String]

  public var level: FindingLevel

  /// The criteria that could be assessed, the deciding one first.
  public var criteria: [Criterion]

  /// One sentence for the report, in plain words.
  public var sentence: String

  /// What is missing, for ``FindingLevel/notAssessed``; otherwise empty.
  public var missing: String

  /// The tasks of which one would have had to be done, where none was; empty where something else is
  /// missing.
  public var undoneTasks: [MovementTask]

  /// The studies behind the rule.
  public var source: String

  public init(
    code: String, name: String, side: BodySide, task: MovementTask, trials: [String],
    level: FindingLevel, criteria: [Criterion], sentence: String, missing: String = "",
    undoneTasks: [MovementTask] = [], source: String
  ) {
    self.code = code
    self.name = name
    self.side = side
    self.task = task
    self.trials = trials
    self.level = level
    self.criteria = criteria
    self.sentence = sentence
    self.missing = missing
    self.undoneTasks = undoneTasks
    self.source = source
  }

  /// The criterion that decided the level, or `nil` when none could be assessed.
  public var deciding: Criterion? { criteria.first }
}

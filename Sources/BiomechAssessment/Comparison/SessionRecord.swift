// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
public import BiomechMotion

/// What one session of one person says, in the terms in which sessions are compared.
///
/// It comes from a report in memory or from the tables of a result folder; both say the same.
public struct SessionRecord: Hashable, Sendable {
  /// The code of the person.
  public var subject: String

  public var session: String

  /// The folder or file it was read from, as given; empty for a report in memory.
  public var path: String

  /// The kinematic models of its trials, each once, in alphabetical order; empty where the source
  /// does not tell.
  public var models: [String]

  /// The version of the program that made the numbers; empty where the source does not tell.
  public var version: String

  /// The options that change numbers, by name; empty where the source does not tell.
  public var settings: [String: String]

  /// The keys of the motion files; empty where the source does not tell.
  public var recordings: Set<String>

  /// One entry for each task, side and measure.
  public var measures: [MeasureRecord]

  /// One entry for each rule, task and side.
  public var findings: [FindingRecord]

  /// What a reader must know about the numbers, one sentence each.
  public var remarks: [String]

  public init(
    subject: String, session: String, path: String = "", models: [String] = [],
    version: String = "", settings: [String: String] = [:], recordings: Set<String> = [],
    measures: [MeasureRecord], findings: [FindingRecord] = [], remarks: [String] = []
  ) {
    self.subject = subject
    self.session = session
    self.path = path
    self.models = models
    self.version = version
    self.settings = settings
    self.recordings = recordings
    self.measures = measures
    self.findings = findings
    self.remarks = remarks
  }

  /// What it is called in messages: where it was read from, or its session.
  public var label: String { path.isEmpty ? "session '\(session)'" : path }
}

/// What a number of a session belongs to; two sessions are matched by it.
public struct MeasureKey: Hashable, Sendable {
  public var task: MovementTask
  public var side: BodySide
  public var kind: MeasureKind

  public init(task: MovementTask, side: BodySide, kind: MeasureKind) {
    self.task = task
    self.side = side
    self.kind = kind
  }
}

/// One measure of one side over the repetitions of a session, in the unit shown to people.
public struct MeasureRecord: Hashable, Sendable {
  public var key: MeasureKey

  /// The unit as the source states it.
  public var unit: BiomechKinematics.Unit

  /// What a positive value means, as the source states it.
  public var positiveDirection: String

  /// The repetitions with a value.
  public var count: Int

  public var mean: Double

  /// NaN for fewer than two repetitions.
  public var standardDeviation: Double

  /// Half the width of the 95 % interval of the mean; NaN where it is not known.
  ///
  /// The bias that repetitions share is joined with the scatter between them.
  public var u95: Double

  public init(
    key: MeasureKey, unit: BiomechKinematics.Unit, positiveDirection: String, count: Int,
    mean: Double, standardDeviation: Double, u95: Double
  ) {
    self.key = key
    self.unit = unit
    self.positiveDirection = positiveDirection
    self.count = count
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.u95 = u95
  }
}

/// The level that a rule gave in a session.
public struct FindingRecord: Hashable, Sendable {
  public var code: String
  public var name: String
  public var task: MovementTask
  public var side: BodySide
  public var level: FindingLevel

  public init(
    code: String, name: String, task: MovementTask, side: BodySide, level: FindingLevel
  ) {
    self.code = code
    self.name = name
    self.task = task
    self.side = side
    self.level = level
  }
}

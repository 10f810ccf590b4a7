// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// A stretch of a trial in which one task was done.
///
/// A file may hold several: squats and then a jump, or squats on the right and then on the left leg.
public struct Bout: Hashable, Sendable {
  public var task: MovementTask

  /// The leg that does the task; both where both do.
  public var side: BodySide

  public var frames: Range<Int>

  /// Why this task, in one sentence.
  public var evidence: String

  /// How sure the recognition is, from 0 to 1; 1 where the user named the task.
  public var confidence: Double

  /// The repetitions, in the order of time; empty for standing and walking.
  public var repetitions: [Repetition]

  /// The cycles of both legs in the order of their strikes; empty unless the task is cyclic.
  public var cycles: [GaitCycle]

  /// What looked like a repetition or cycle and was not counted.
  public var rejections: [Rejection]

  /// The instants that were found in the bout, in the order of time; those of the file are not
  /// repeated.
  public var events: [Event]

  /// What was doubtful or left out, one sentence each.
  public var notes: [String]

  /// Which events of the file cannot be true, one sentence each; they stand in ``notes`` too.
  public var contradictions: [String]

  /// Why a cyclic task has no complete cycle, such as `no foot strike was found`; `nil` where it has
  /// one, and in any other task.
  public var shortfall: String?

  public init(
    task: MovementTask, side: BodySide = .both, frames: Range<Int>, evidence: String,
    confidence: Double = 1, repetitions: [Repetition] = [], cycles: [GaitCycle] = [],
    rejections: [Rejection] = [], events: [Event] = [], notes: [String] = [],
    contradictions: [String] = [], shortfall: String? = nil
  ) {
    self.task = task
    self.side = side
    self.frames = frames
    self.evidence = evidence
    self.confidence = confidence
    self.repetitions = repetitions
    self.cycles = cycles
    self.rejections = rejections
    self.events = events
    self.notes = notes
    self.contradictions = contradictions
    self.shortfall = shortfall
  }
}

/// A movement that looked like a repetition or cycle and was not counted.
public struct Rejection: Hashable, Sendable {
  /// The leg, or both.
  public var side: BodySide

  public var frames: ClosedRange<Int>

  /// When it was, such as `from 1.20 s to 2.40 s`.
  public var place: String

  /// Why it does not count, such as `it lasts only 0.30 s`.
  public var reason: String

  /// Whether it goes beyond the recording, which says least about what the person did.
  public var isCutOff: Bool

  public init(
    side: BodySide = .both, frames: ClosedRange<Int>, place: String, reason: String,
    isCutOff: Bool = false
  ) {
    self.side = side
    self.frames = frames
    self.place = place
    self.reason = reason
    self.isCutOff = isCutOff
  }

  /// A sentence for the report.
  public var sentence: String { "The movement \(place) is not counted: \(reason)." }
}

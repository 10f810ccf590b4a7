// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// One squat, from the first frame below standing height to the first frame back at it.
public struct SquatRepetition: Hashable, Sendable {
  /// Counted from 1 within the trial.
  public var number: Int

  public var start: Int
  public var bottom: Int

  /// The last frame of the repetition.
  public var end: Int

  /// How far the hip centres sank below standing at the bottom, in millimetres.
  public var depth: Double

  public init(number: Int, start: Int, bottom: Int, end: Int, depth: Double) {
    self.number = number
    self.start = start
    self.bottom = bottom
    self.end = end
    self.depth = depth
  }

  /// The frames of the repetition.
  public var frames: ClosedRange<Int> { start...end }
}

/// What happened in a trial: the task, and its instants and intervals.
public struct TrialEvents: Sendable {
  public var task: MovementTask

  /// Why this task, in one sentence.
  public var evidence: String

  /// The quiet standing used as reference, or `nil`.
  public var standing: QuietWindow?

  public var repetitions: [SquatRepetition]

  /// The cycles of each knee in walking, from one swing to the next; empty in any other task.
  public var cycles: [Side: [Range<Int>]]

  /// All events in the order of time, those of the file included.
  public var events: [Event]

  /// What was doubtful or left out, one sentence each.
  public var notes: [String]

  public init(
    task: MovementTask, evidence: String, standing: QuietWindow? = nil,
    repetitions: [SquatRepetition] = [], cycles: [Side: [Range<Int>]] = [:], events: [Event] = [],
    notes: [String] = []
  ) {
    self.task = task
    self.evidence = evidence
    self.standing = standing
    self.repetitions = repetitions
    self.cycles = cycles
    self.events = events
    self.notes = notes
  }
}

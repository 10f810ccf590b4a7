// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// What happened in a trial: the tasks done in it, and their instants and intervals.
public struct TrialEvents: Sendable {
  /// The task of the trial: that of its main bout.
  public var task: MovementTask

  /// Why this task, in one sentence.
  public var evidence: String

  /// How sure the recognition is, from 0 to 1; 1 where the user named the task.
  public var confidence: Double

  /// The quiet standing used as reference, or `nil`.
  public var standing: QuietWindow?

  /// The stretches of one task each, in the order of time; empty where nothing was recognised.
  public var bouts: [Bout]

  /// The cycles of each knee in walking, from one swing to the next; empty in any other task.
  ///
  /// They need no foot: the cross-talk of a knee axis is looked at over them.
  public var kneeCycles: [Side: [Range<Int>]]

  /// All events in the order of time, those of the file included.
  public var events: [Event]

  /// What was doubtful or left out, one sentence each.
  public var notes: [String]

  /// Why nothing of the task could be cut, where that is an error: where the user named the task, or
  /// where the file has events that contradict each other; else `nil`.
  ///
  /// A trial in which the task was only recognised, and nothing of it is complete, has notes.
  public var failure: EventsError?

  public init(
    task: MovementTask, evidence: String, confidence: Double = 1, standing: QuietWindow? = nil,
    bouts: [Bout] = [], kneeCycles: [Side: [Range<Int>]] = [:], events: [Event] = [],
    notes: [String] = []
  ) {
    self.task = task
    self.evidence = evidence
    self.confidence = confidence
    self.standing = standing
    self.bouts = bouts
    self.kneeCycles = kneeCycles
    self.events = events
    self.notes = notes
  }

  /// A trial of one task, cut into repetitions.
  public init(
    task: MovementTask, evidence: String, standing: QuietWindow? = nil, repetitions: [Repetition],
    events: [Event] = [], notes: [String] = []
  ) {
    let first = repetitions.map(\.start).min() ?? 0
    let last = repetitions.map(\.end).max() ?? -1
    let bout = Bout(
      task: task, frames: first..<max(last + 1, first), evidence: evidence,
      repetitions: repetitions)
    self.init(
      task: task, evidence: evidence, standing: standing,
      bouts: repetitions.isEmpty ? [] : [bout], events: events, notes: notes)
  }

  /// The repetitions of all bouts, in the order of time.
  public var repetitions: [Repetition] { bouts.flatMap(\.repetitions) }

  /// The gait cycles of all bouts, in the order of time.
  public var cycles: [GaitCycle] { bouts.flatMap(\.cycles) }

  /// Whether somebody did a task at some time in the trial.
  public func contains(_ task: MovementTask) -> Bool {
    self.task == task || bouts.contains { $0.task == task }
  }
}

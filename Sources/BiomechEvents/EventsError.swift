// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// A reason why nothing of a task can be cut out of a trial, and what to do.
public struct EventsError: Error, Hashable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The user named the task, and no repetition or cycle of it is complete.
    ///
    /// What was found instead, one clause each, and what the recording looks like.
    case nothingComplete(MovementTask, found: [String], looksLike: MovementTask?)

    /// The file has strikes and offs that cannot be true, one sentence each, and no cycle is
    /// complete.
    case contradictoryEvents(MovementTask, [String])
  }

  /// The kind of a problem; the raw value is the word for `biomech explain`.
  public enum Code: String, Sendable, CaseIterable {
    case nothingComplete = "nothing-complete"
    case contradictoryEvents = "contradictory-events"
  }

  /// The path of the trial.
  public var path: String

  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}

extension EventsError: CustomStringConvertible {
  public var description: String { "\(path): \(problem) [\(code.rawValue)]\n  hint: \(hint)" }

  /// The kind of the problem.
  public var code: Code {
    switch reason {
    case .nothingComplete: .nothingComplete
    case .contradictoryEvents: .contradictoryEvents
    }
  }

  var problem: String {
    switch reason {
    case .nothingComplete(let task, let found, _):
      "there is no complete \(Self.words(for: task)): \(found.joined(separator: "; "))"
    case .contradictoryEvents(let task, let sentences):
      "the file's events contradict each other or the recording, and there is no complete "
        + "\(Self.words(for: task)): \(sentences.joined(separator: " "))"
    }
  }

  var hint: String {
    switch reason {
    case .nothingComplete(_, _, let other?):
      "the recording looks like \(other.label); leave --task out to have it recognised"
    case .nothingComplete(let task, _, nil) where task.isCyclic:
      "record two strikes of one foot, or name them as events in the file; without --task the angles "
        + "are still written"
    case .nothingComplete:
      "record one from its beginning to its end; without --task the angles are still written"
    case .contradictoryEvents:
      "correct the events in the program that wrote the file, or export it without them"
    }
  }

  private static func words(for task: MovementTask) -> String {
    task.isCyclic ? "stride of \(task.label)" : task.repetitionWord
  }
}

extension EventsError {
  /// How many events or movements a message names; the others are counted.
  private static let shown = 4

  /// The error of a task of which nothing could be cut, or `nil` where there is none.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - isNamed: Whether the user asked for it.
  ///   - bouts: What was found.
  ///   - rejections: What looked like a repetition and is none.
  ///   - trial: The recording.
  ///   - other: What the recording looks like, where that is something else.
  init?(
    _ task: MovementTask, named isNamed: Bool, _ bouts: [Bout], _ rejections: [Rejection],
    in trial: Trial, looksLike other: MovementTask?
  ) {
    let own = bouts.filter { $0.task == task }
    guard task != .static, task != .other,
      own.allSatisfy({ $0.cycles.isEmpty && $0.repetitions.isEmpty })
    else { return nil }
    let contradictions = own.flatMap(\.contradictions)
    if !contradictions.isEmpty {
      self.init(path: trial.source.path, reason: .contradictoryEvents(task, contradictions))
    } else if isNamed {
      var found = own.compactMap(\.shortfall)
      let marks = trial.events + own.flatMap(\.events)
      if task.isCyclic { found += Self.list(marks, in: trial) }
      let all = own.flatMap(\.rejections).filter { !$0.isCutOff } + (own.isEmpty ? rejections : [])
      found += all.prefix(Self.shown).map {
        "the movement \($0.place) (frames \($0.frames.lowerBound) to \($0.frames.upperBound)) is not "
          + "counted: \($0.reason)"
      }
      if all.count > Self.shown { found.append("and \(all.count - Self.shown) more movements") }
      if found.isEmpty {
        found = ["nothing in its \(trial.trajectories.frameCount) frames looks like one"]
      }
      self.init(
        path: trial.source.path,
        reason: .nothingComplete(task, found: found, looksLike: other == .other ? nil : other))
    } else {
      return nil
    }
  }

  /// The strikes and offs that are known, with frame and time.
  private static func list(_ events: [Event], in trial: Trial) -> [String] {
    let marks = events.filter { $0.kind == .footStrike || $0.kind == .footOff }
      .sorted { $0.instant < $1.instant }
    guard !marks.isEmpty else { return [] }
    let words = marks.prefix(shown).map { mark in
      let side = mark.side.side.map { "\($0.rawValue) " } ?? ""
      let seconds = trial.source.startTime + mark.instant / trial.trajectories.frameRate
      return "\(side)foot \(mark.kind == .footStrike ? "strike" : "off") at \(seconds.fixed(2)) s "
        + "(frame \(mark.frame))"
    }
    let more = marks.count > shown ? " and \(marks.count - shown) more" : ""
    return ["found: " + words.joined(separator: ", ") + more]
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion

extension AnalyzedTrial {
  /// The trial with what was done in it, such as `squats1: double-leg squat, 5 repetitions`.
  var heading: String {
    let bouts = events.bouts.filter { !$0.repetitions.isEmpty || !$0.cycles.isEmpty }
    let phrases = bouts.isEmpty ? [events.task.label] : bouts.map(\.phrase)
    return "\(trial.name): \(phrases.joined(separator: "; "))"
  }

  /// Why the task is what it is, how sure that is, and what else was done, one sentence each.
  var taskSentences: [String] {
    let sureness =
      events.confidence < 1 ? " (confidence \(events.confidence.text(2)))" : ""
    // The evidence of the main bout is that of the trial.
    let others = events.bouts.filter { $0.evidence != events.evidence }
    return [events.evidence + sureness]
      + others.map { bout in
        "\(bout.phrase.capitalizedFirst), \(place(of: bout)): \(bout.evidence) "
          + "(confidence \(bout.confidence.text(2)))"
      }
      + [events.cycles.timingSentence].compactMap(\.self)
  }

  private func place(of bout: Bout) -> String {
    func time(_ frame: Int) -> String {
      (trial.source.startTime + Double(frame) / kinematics.frameRate).text(2)
    }
    return "\(time(bout.frames.lowerBound)) to \(time(bout.frames.upperBound)) s"
  }
}

/// A strike or off, and who told it.
private struct ToldInstant: Hashable {
  var side: Side
  var instant: Double
  var source: Event.Source
}

extension [GaitCycle] {
  /// Who told the strikes and offs of the cycles, such as `Of 10 strikes and offs of the strides 4 are
  /// told by the file and 6 by markers.`; `nil` without cycles.
  fileprivate var timingSentence: String? {
    let marks = Set(
      flatMap { cycle in
        [
          (cycle.strike, cycle.timing.strike), (cycle.off, cycle.timing.off),
          (cycle.nextStrike, cycle.timing.nextStrike),
        ].map { ToldInstant(side: cycle.side, instant: $0, source: $1) }
      })
    guard !marks.isEmpty else { return nil }
    let parts = Event.Source.allCases.compactMap { source in
      let count = marks.count { $0.source == source }
      return count == 0 ? nil : "\(count) \(source.words)"
    }
    return "Of \(marks.count) strikes and offs of the strides \(parts.joined(separator: ", "))."
  }
}

extension Event.Source {
  /// Who told an event, for a count.
  fileprivate var words: String {
    switch self {
    case .file: "stand in the file"
    case .force: "are told by force plates"
    case .kinematic: "are told by markers"
    case .user: "are told by the user"
    }
  }
}

extension Bout {
  /// The task with its leg and its count, such as `single-leg squat, right, 3 repetitions` or
  /// `walking, 2 strides right, 1 left`.
  var phrase: String {
    var parts = [task.label]
    if let side = side.side { parts.append(side.rawValue) }
    if !repetitions.isEmpty {
      parts.append("\(repetitions.count) \(repetitions.count == 1 ? "repetition" : "repetitions")")
    }
    if task.isCyclic {
      let right = cycles.count { $0.side == .right }
      let left = cycles.count { $0.side == .left }
      parts.append("\(right) \(right == 1 ? "stride" : "strides") right, \(left) left")
    }
    return parts.joined(separator: ", ")
  }
}

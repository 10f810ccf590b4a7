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
  }

  private func place(of bout: Bout) -> String {
    func time(_ frame: Int) -> String {
      (trial.source.startTime + Double(frame) / kinematics.frameRate).text(2)
    }
    return "\(time(bout.frames.lowerBound)) to \(time(bout.frames.upperBound)) s"
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

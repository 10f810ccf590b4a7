// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

extension Bout {
  /// A stretch of walking or running, cut into the cycles of both legs.
  ///
  /// ``events`` then holds the strikes and offs that were found, and ``notes`` what was doubtful:
  /// the events of a trial are those of its file and of all its bouts.
  ///
  /// - Parameters:
  ///   - task: Walking or running.
  ///   - frames: The stretch.
  ///   - trial: The recording.
  ///   - kinematics: What was computed from it.
  ///   - settings: How strikes and offs are found.
  ///   - evidence: Why this task.
  ///   - confidence: How sure that is.
  init(
    cyclic task: MovementTask, _ frames: Range<Int>, of trial: Trial,
    kinematics: TrialKinematics, settings: EventSettings, evidence: String, confidence: Double
  ) {
    let detection = GaitDetection(
      of: task, in: frames, of: trial, kinematics: kinematics, settings: settings)
    self.init(
      task: task, frames: frames, evidence: evidence, confidence: confidence,
      cycles: detection.cycles, rejections: detection.rejections, events: detection.events,
      notes: detection.notes, contradictions: detection.contradictions,
      shortfall: detection.shortfall)
  }
}

extension [Bout] {
  /// Counts the cycles of each leg from 1 through all bouts of a trial.
  mutating func numberCycles() {
    var last: [Side: Int] = [:]
    for bout in indices {
      for cycle in self[bout].cycles.indices {
        let side = self[bout].cycles[cycle].side
        last[side, default: 0] += 1
        self[bout].cycles[cycle].number = last[side] ?? 1
      }
    }
  }
}

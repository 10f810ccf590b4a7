// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

extension Bout {
  /// A stretch of walking or running, cut into the cycles of both legs.
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
    self.init(task: task, frames: frames, evidence: evidence, confidence: confidence)
  }
}

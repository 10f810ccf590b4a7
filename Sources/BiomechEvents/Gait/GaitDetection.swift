// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

/// The strikes, offs and cycles of a stretch of walking or running.
struct GaitDetection {
  /// The cycles of both legs in the order of their strikes, counted from 1 for each leg.
  private(set) var cycles: [GaitCycle] = []

  /// The strikes and offs found by force plates or markers; those of the file are not repeated.
  private(set) var events: [Event] = []

  /// What looked like a cycle and is none.
  private(set) var rejections: [Rejection] = []

  /// What is doubtful, one sentence each.
  private(set) var notes: [String] = []

  /// Finds the strikes and offs of a stretch.
  ///
  /// - Parameters:
  ///   - task: Walking or running.
  ///   - frames: The stretch.
  ///   - trial: The recording.
  ///   - kinematics: What was computed from it.
  ///   - settings: How strikes and offs are found.
  init(
    of task: MovementTask, in frames: Range<Int>, of trial: Trial, kinematics: TrialKinematics,
    settings: EventSettings
  ) {
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A repetition that the cutter of a task found.
struct FoundRepetition {
  /// A number that the evidence of a bout is told by.
  enum Figure {
    /// How much higher or lower the free foot is than the other one, in millimetres.
    case footHeight

    /// How far one foot is before the other, in millimetres.
    case lead

    /// The knee flexion in degrees.
    case flexion

    /// How far the hips fell before the contact, in millimetres.
    case fall

    /// The time on the floor, in seconds.
    case contactTime

    /// The time in the air before the contact, in seconds.
    case flightTime

    /// How far the thighs are below the horizontal, in degrees.
    case thigh
  }

  var task: MovementTask
  var repetition: Repetition

  /// The frames that belong to it: those of the repetition, and flights before and after.
  var frames: Range<Int>

  /// How sure it is, from 0 to 1.
  var confidence: Double

  var events: [Event]
  var figures: [Figure: Double] = [:]
}

/// What the cutters of one or more tasks found in a trial.
struct FoundTasks {
  var found: [FoundRepetition] = []
  var rejections: [Rejection] = []

  /// What was doubtful, with the task it is about.
  var notes: [(task: MovementTask, sentence: String)] = []

  static func + (a: FoundTasks, b: FoundTasks) -> FoundTasks {
    FoundTasks(
      found: a.found + b.found, rejections: a.rejections + b.rejections, notes: a.notes + b.notes)
  }
}

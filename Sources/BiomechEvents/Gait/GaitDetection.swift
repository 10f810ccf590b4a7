// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The strikes, offs and cycles of a stretch of walking or running.
///
/// An event of the file stands before one of a force plate, and that before one told by markers: of the
/// same foot and kind within a short time only the first of them is kept.
struct GaitDetection {
  /// The cycles of both legs in the order of their strikes, counted from 1 for each leg.
  private(set) var cycles: [GaitCycle] = []

  /// The strikes and offs found by force plates or markers; those of the file are not repeated.
  private(set) var events: [Event] = []

  /// What looked like a cycle and is none.
  private(set) var rejections: [Rejection] = []

  /// What is doubtful, one sentence each.
  private(set) var notes: [String] = []

  /// Which of the file's events cannot be true, one sentence each; they stand in ``notes`` too.
  private(set) var contradictions: [String] = []

  /// Why there is no complete cycle, such as `no foot strike was found`; `nil` where there is one.
  private(set) var shortfall: String?

  /// Events of the same foot and kind within this time are one event, in seconds; and within this
  /// share of a stride (engineering choices).
  private static let sameEvent = 0.2
  private static let sameShareOfStride = 0.25

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
    let points = GaitPoints(of: trial, kinematics: kinematics, in: frames)
    let progression = Progression(of: points)
    var imported = ImportedMarks(of: trial, in: points.frames, task: task)
    let force = ForceContacts(of: trial, points)
    imported.compare(with: force.marks)
    contradictions = imported.contradictions
    var found: [GaitMark] = []
    if let progression {
      let markers = MarkerMarks(settings.gait, task, points, progression)
      found = markers.marks
      notes += points.notes + markers.notes
    } else {
      notes += ["The pelvis is not seen: no foot strike or off can be told from markers."]
    }
    notes += force.notes + imported.notes

    let stride =
      [found, imported.marks, force.marks].map(\.medianStride).first { !$0.isNaN } ?? .nan
    var tolerance = Self.sameEvent * points.frameRate
    if !stride.isNaN { tolerance = min(tolerance, Self.sameShareOfStride * stride) }
    let marks = imported.marks.completed(by: force.marks, within: tolerance)
      .completed(by: found, within: tolerance)
    // Events of the file that are not used stay in the trial's events; they are not repeated here.
    events = marks.filter { mark in !imported.marks.contains(mark) }.map(\.event)
      .filter { points.frames.contains($0.frame) }
      .sorted { ($0.instant, $0.side.rawValue) < ($1.instant, $1.side.rawValue) }

    let cutting = GaitCutting(
      marks, task: task, points: points, progression: progression, kinematics: kinematics)
    cycles = cutting.cycles
    rejections = cutting.rejections
    notes += rejections.filter { !$0.isCutOff }.map(\.sentence)
    shortfall = cutting.shortfall
    if let shortfall { notes.append("There is no complete gait cycle: \(shortfall).") }
  }
}

extension [GaitMark] {
  /// These marks, and those of another source that are none of them.
  fileprivate func completed(by others: [GaitMark], within tolerance: Double) -> [GaitMark] {
    self
      + others.filter { other in
        !contains {
          $0.kind == other.kind && $0.side == other.side
            && ($0.time - other.time).magnitude <= tolerance
        }
      }
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
import BiomechMath
public import BiomechMotion

extension TrialEvents {
  /// The share of a trial that quiet standing must fill before the trial counts as static
  /// (engineering choice).
  static let leastStaticShare = 0.8

  /// The events of a trial.
  ///
  /// A trial is *static* when quiet standing fills at least 80 % of it and no squat is found, a
  /// *squat* when at least one complete squat is found, *gait* when the knees swing
  /// in turn and the feet step past each other, otherwise *other*. Squats and cycles of walking are looked for unless the
  /// caller names a task that has none.
  ///
  /// - Parameters:
  ///   - trial: The recording; its own events are kept.
  ///   - kinematics: What was computed from it.
  ///   - task: What the person did, or `nil` to recognise it.
  ///   - settings: How events are found.
  public init(
    of trial: Trial, kinematics: TrialKinematics, task: MovementTask?,
    settings: EventSettings = EventSettings()
  ) {
    let standing = kinematics.standing ?? QuietWindow.longest(in: trial, limits: .reference)
    let height = HipHeight(of: kinematics, standing: standing)
    let mayBeSquat = task == nil || task == .squat
    let detection = mayBeSquat ? SquatDetection(in: kinematics, height: height) : nil
    let repetitions = detection?.repetitions ?? []
    let rejections = detection?.rejections ?? []
    let share =
      standing.map { Double($0.frames.count) / Double(max(kinematics.frameCount, 1)) } ?? 0

    let mayBeGait = repetitions.isEmpty && (task ?? .gait) == .gait
    let gait = mayBeGait ? GaitRecognition(in: kinematics) : nil

    let recognised: MovementTask =
      !repetitions.isEmpty
      ? .squat
      : share >= Self.leastStaticShare ? .static : gait?.evidence != nil ? .gait : .other
    self.init(
      task: task ?? recognised,
      evidence: task.map { "The task was given as \($0.label)." }
        ?? Self.sentence(
          for: recognised, share: share, repetitions: repetitions, rejections: rejections,
          gait: gait),
      standing: standing)
    if self.task == .gait {
      kneeCycles = gait?.cycles ?? [:]
      bouts = [
        Bout(
          cyclic: .gait, 0..<kinematics.frameCount, of: trial, kinematics: kinematics,
          settings: settings, evidence: evidence, confidence: confidence)
      ]
    }
    if let first = repetitions.first, let last = repetitions.last {
      bouts = [
        Bout(
          task: .squat, frames: first.start..<last.end + 1, evidence: evidence,
          repetitions: repetitions, rejections: rejections)
      ]
    }
    if self.task == .squat {
      notes = rejections.map(\.sentence)
      if !height.isFromStanding, !height.upright.isNaN {
        notes.append(
          "No quiet standing was found: squats are measured from the 95th percentile of the height "
            + "of the hip centres instead.")
      }
      if let depth = detection?.standingBetween {
        notes.append(
          "Between some squats the hip centres stay up to \(depth.fixed(0)) mm below standing; the "
            + "squats are told apart at the highest frame.")
      }
      if repetitions.isEmpty { notes.append("No complete squat was found.") }
    }

    notes += bouts.flatMap(\.notes)
    events = trial.events + bouts.flatMap(\.events)
    for repetition in repetitions {
      let isDoubtful = detection?.isDoubtful(repetition) ?? false
      // Engineering choice: 0.95 with quiet standing and nothing doubtful, else less.
      let confidence = (height.isFromStanding ? 0.95 : 0.7) * (isDoubtful ? 0.8 : 1)
      for (kind, frame) in [
        (Event.Kind.descentStart, repetition.start), (.bottom, repetition.bottom),
        (.ascentEnd, repetition.end),
      ] {
        events.append(Event(kind, frame: frame, source: .kinematic, confidence: confidence))
      }
    }
    // Sorting by position as well keeps events of the same frame in the order they were found.
    events = events.enumerated().sorted {
      ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset)
    }.map(\.element)
  }

  private static func sentence(
    for task: MovementTask, share: Double, repetitions: [Repetition], rejections: [Rejection],
    gait: GaitRecognition?
  ) -> String {
    let percent = (share * 100).fixed(0)
    switch task {
    case .static:
      return "Quiet standing fills \(percent) % of the trial and no squat was found."
    case .squat:
      let depths = repetitions.map(\.depth)
      let least = (depths.min() ?? .nan).fixed(0)
      let greatest = (depths.max() ?? .nan).fixed(0)
      let depth = least == greatest ? least : "\(least) to \(greatest)"
      let times = repetitions.count == 1 ? "once" : "\(repetitions.count) times"
      return
        "The hip centres sank \(depth) mm and came back \(times) while the feet stayed in place."
    case .gait:
      return gait?.evidence ?? ""
    default:
      if let objection = gait?.objection {
        return "The knees swing in turn, but it is not walking: \(objection)."
      }
      let standing =
        share > 0 ? "Quiet standing fills \(percent) % of the trial" : "There is no quiet standing"
      let telling = rejections.first { !$0.isCutOff } ?? rejections.first
      let squats =
        telling.map { "no movement counts as a squat (\($0.place): \($0.reason))" }
        ?? "the hip centres never sank as in a squat"
      return "\(standing), and \(squats)."
    }
  }
}

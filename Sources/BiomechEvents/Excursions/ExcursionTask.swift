// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// A task in which the hips sink and come up again, and what makes an excursion a repetition of it.
protocol ExcursionTask {
  var task: MovementTask { get }

  /// Whether an excursion that lasts long enough and lies wholly in the recording is a repetition.
  func verdict(on feet: ExcursionFeet, in motion: BodyMotion) -> ExcursionVerdict
}

/// Whether an excursion is a repetition of a task.
enum ExcursionVerdict {
  /// It is one, of this leg.
  case counts(BodySide, figures: [FoundRepetition.Figure: Double] = [:])

  /// It is none, for this reason; `isClose` where it looks like the task all the same.
  case rejected(String, isClose: Bool = false)
}

/// The excursions of a trial as repetitions of one or more tasks.
struct ExcursionDetection {
  /// The shortest repetition, in seconds.
  static let shortestRepetition = 0.4

  /// How soon after an excursion a jump makes it the swing for that jump, in seconds.
  static let jumpDelay = 0.25

  private let motion: BodyMotion
  private let tasks: [any ExcursionTask]
  private let takeOffs: [Int]

  private(set) var result = FoundTasks()

  /// - Parameters:
  ///   - tasks: The tasks to look for; of several that an excursion could be, the first one counts.
  ///   - motion: The recording.
  ///   - stretches: Where the person stands, in the order of time.
  ///   - takeOffs: The frames in which a jump leaves the floor.
  ///   - taken: Frames that belong to another task already.
  init(
    of tasks: [any ExcursionTask], in motion: BodyMotion, stretches: [Range<Int>],
    takeOffs: [Int] = [], taken: [Range<Int>] = []
  ) {
    self.motion = motion
    self.tasks = tasks
    self.takeOffs = takeOffs
    for stretch in stretches {
      let height = motion.hips(in: stretch)
      find(in: height, taken: taken)
    }
  }

  private mutating func find(in height: HipHeight, taken: [Range<Int>]) {
    let excursions = HipExcursions(of: height, frameRate: motion.frameRate).excursions
    var splits: [MovementTask: Double] = [:]
    var tasksFound: Set<MovementTask> = []
    for excursion in excursions {
      // What a jump begins with and what is left of a landing belongs to them.
      guard !taken.contains(where: { $0.overlaps(excursion.frames) }), !isSwing(excursion),
        !(excursion.isCutByStart && height.frames.lowerBound > 0),
        !(excursion.isCutByEnd && height.frames.upperBound < motion.frameCount)
      else { continue }
      if let reason = objection(to: excursion) {
        reject(excursion, reason)
        continue
      }
      let feet = ExcursionFeet(of: excursion, height, in: motion)
      let verdicts = tasks.map { ($0.task, $0.verdict(on: feet, in: motion)) }
      let counted = verdicts.lazy.compactMap { task, verdict in
        if case .counts(let side, let figures) = verdict { (task, side, figures) } else { nil }
      }.first
      guard let (task, side, figures) = counted else {
        reject(excursion, telling(verdicts.map(\.1)))
        continue
      }
      tasksFound.insert(task)
      if excursion.isSplit.end {
        let depth = height.depth(at: excursion.frames.upperBound)
        splits[task] = max(splits[task] ?? 0, depth)
      }
      result.found.append(
        repetition(of: task, side, excursion, height: height, figures: figures))
    }
    for task in tasksFound {
      if !height.isFromStanding, !height.upright.isNaN { noteHighest(task) }
      if let depth = splits[task] { noteSplit(task, depth) }
    }
  }

  private func repetition(
    of task: MovementTask, _ side: BodySide, _ excursion: Excursion, height: HipHeight,
    figures: [FoundRepetition.Figure: Double]
  ) -> FoundRepetition {
    let frames = excursion.frames
    let isDoubtful =
      height.isBridged[frames].contains(true) || excursion.isSplit.start || excursion.isSplit.end
    // Engineering choice: 0.95 with quiet standing and nothing doubtful, else less.
    let confidence = (height.isFromStanding ? 0.95 : 0.7) * (isDoubtful ? 0.8 : 1)
    let instants = [
      (Event.Kind.descentStart, frames.lowerBound), (.bottom, excursion.bottom),
      (.ascentEnd, frames.upperBound),
    ]
    return FoundRepetition(
      task: task,
      repetition: Repetition(
        number: 0, side: side, start: frames.lowerBound, bottom: excursion.bottom,
        end: frames.upperBound, depth: height.depth(at: excursion.bottom),
        initialContact: task == .lunge ? stepContact(of: side, in: excursion) : [:]),
      frames: frames.lowerBound..<frames.upperBound + 1, confidence: confidence,
      events: instants.map { kind, frame in
        Event(kind, side: side, frame: frame, source: .kinematic, confidence: confidence)
      },
      figures: figures)
  }

  /// When the front foot of a lunge is set down; empty where it does not step, or is not seen to.
  private func stepContact(of side: BodySide, in excursion: Excursion) -> [Side: Int] {
    guard let side = side.side, let foot = motion.feet[side],
      let air = (excursion.frames.lowerBound..<excursion.bottom).last(where: { frame in
        foot.isInAir(frame)
      }), let contact = foot.contact(after: air, frameRate: motion.frameRate)
    else { return [:] }
    return [side: contact]
  }

  /// Why an excursion is no repetition of any task, or `nil` when it may be one.
  private func objection(to excursion: Excursion) -> String? {
    let frames = excursion.frames
    if excursion.isCutByStart { return "it begins before the recording" }
    if excursion.isCutByGap {
      return "the hip centres are missing for more than \(HipHeight.longestBridge) s in it"
    }
    if excursion.isCutByEnd { return "it ends after the recording" }
    let duration = Double(frames.count - 1) / motion.frameRate
    if duration < Self.shortestRepetition { return "it lasts only \(duration.fixed(2)) s" }
    return nil
  }

  /// Whether a jump follows at once.
  private func isSwing(_ excursion: Excursion) -> Bool {
    let frames = excursion.frames
    let soon = frames.lowerBound...frames.upperBound + motion.frames(Self.jumpDelay)
    return takeOffs.contains { soon.contains($0) }
  }

  /// The reason of the task that comes closest, else of the last one.
  private func telling(_ verdicts: [ExcursionVerdict]) -> String {
    var last = ""
    for verdict in verdicts {
      guard case .rejected(let reason, let isClose) = verdict else { continue }
      if isClose { return reason }
      last = reason
    }
    return last
  }

  private mutating func reject(_ excursion: Excursion, _ reason: String) {
    let frames = excursion.frames
    result.rejections.append(
      Rejection(
        frames: frames, place: motion.place(of: frames), reason: reason,
        isCutOff: excursion.isCutByStart || excursion.isCutByEnd))
  }

  private mutating func noteHighest(_ task: MovementTask) {
    let sentence =
      "No quiet standing was found: \(task.repetitionWord)s are measured from the 95th percentile of "
      + "the height of the hip centres instead."
    if !result.notes.contains(where: { $0.sentence == sentence }) {
      result.notes.append((task, sentence))
    }
  }

  private mutating func noteSplit(_ task: MovementTask, _ depth: Double) {
    let word = "\(task.repetitionWord)s"
    result.notes.append(
      (
        task,
        "Between some \(word) the hip centres stay up to \(depth.fixed(0)) mm below standing; the "
          + "\(word) are told apart at the highest frame."
      ))
  }
}

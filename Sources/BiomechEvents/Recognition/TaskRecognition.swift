// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Which tasks are done in a trial, and when.
///
/// Flights are looked at first, then the times between them: rises from a seat, the hips sinking and
/// coming up again, and what is left for walking and running.
struct TaskRecognition {
  /// The share of a trial that quiet standing must fill before the trial counts as static
  /// (engineering choice).
  static let leastStaticShare = 0.8

  /// The stretches of one task each, in the order of time.
  private(set) var bouts: [Bout] = []

  /// What looked like a repetition and is in no bout.
  private(set) var rejections: [Rejection] = []

  /// What was doubtful, with the task it is about.
  private(set) var notes: [(task: MovementTask, sentence: String)] = []

  /// The cycles of each knee in walking.
  private(set) var kneeCycles: [Side: [Range<Int>]] = [:]

  /// Why it is no walking although the knees swing in turn.
  private(set) var objectionToWalking: String?

  private let motion: BodyMotion
  private let settings: EventSettings

  /// Finds every task.
  init(of motion: BodyMotion, settings: EventSettings) {
    self.motion = motion
    self.settings = settings
    let flights = motion.flights
    let landings = LandingDetection(of: nil, flights: flights, in: motion).result
    let stretches = motion.stretches(without: flights, landings)
    let rises = SitToStandDetection(in: motion, stretches: stretches).result
    let tasks: [any ExcursionTask] = [
      LungeTask(), StepDownTask(), SingleLegSquatTask(isNamed: false), SquatTask(),
    ]
    let excursions = ExcursionDetection(
      of: tasks, in: motion, stretches: stretches, takeOffs: flights.map(\.frames.lowerBound),
      taken: rises.found.map(\.frames)
    ).result
    let all = landings + rises + excursions
    let gait = GaitRecognition(in: motion, taken: all.found.map(\.frames))
    objectionToWalking = gait.objection

    rejections = all.rejections.filter { rejection in
      // Ups and downs of steps are no squats, and steps in the air are no landings.
      !gait.walks.contains { $0.frames.overlaps(rejection.frames) }
    }
    notes = all.notes
    assemble(all.found)
    for walk in gait.walks {
      for (side, cycles) in walk.cycles where walk.task == .gait {
        kneeCycles[side, default: []] += cycles
      }
      let frames = frames(of: walk.frames, alone: gait.walks.count == 1)
      bouts.append(
        Bout(
          cyclic: walk.task, frames, of: motion.trial, kinematics: motion.kinematics,
          settings: settings, evidence: walk.evidence, confidence: walk.confidence))
    }
    finish()
    if bouts.isEmpty, let standing = motion.standing,
      motion.standingShare >= Self.leastStaticShare
    {
      let percent = (motion.standingShare * 100).fixed(0)
      bouts = [
        Bout(
          task: .static, frames: standing.frames,
          evidence: "Quiet standing fills \(percent) % of the trial and no other task was found.",
          confidence: 0.95)
      ]
    }
  }

  /// Cuts a task that the user names.
  init(of motion: BodyMotion, as task: MovementTask, settings: EventSettings) {
    self.motion = motion
    self.settings = settings
    let evidence = "The task was given as \(task.label)."
    var all = FoundTasks()
    switch task {
    case .other: break
    case .static:
      if let standing = motion.standing {
        bouts = [Bout(task: .static, frames: standing.frames, evidence: evidence)]
      }
    case .gait, .running:
      let gait = GaitRecognition(in: motion)
      objectionToWalking = gait.objection
      if task == .gait { kneeCycles = gait.longestCycles }
      bouts = [
        Bout(
          cyclic: task, 0..<motion.frameCount, of: motion.trial, kinematics: motion.kinematics,
          settings: settings, evidence: evidence, confidence: 1)
      ]
    case .squat: all = excursions(SquatTask())
    case .singleLegSquat: all = excursions(SingleLegSquatTask(isNamed: true))
    case .stepDown: all = excursions(StepDownTask())
    case .lunge: all = excursions(LungeTask())
    case .dropJump, .landing, .singleLegLanding, .tuckJump:
      all = LandingDetection(of: task, flights: motion.flights, in: motion).result
    case .sitToStand:
      all = SitToStandDetection(in: motion, stretches: [0..<motion.frameCount]).result
    }
    rejections = all.rejections
    notes = all.notes
    assemble(all.found)
    for index in bouts.indices {
      bouts[index].evidence = evidence
      bouts[index].confidence = 1
    }
    finish()
  }

  /// The stretches between the flights, for a task that stays on the floor.
  private func excursions(_ task: any ExcursionTask) -> FoundTasks {
    let flights = motion.flights
    return ExcursionDetection(
      of: [task], in: motion, stretches: motion.stretches(without: flights, FoundTasks()),
      takeOffs: flights.map(\.frames.lowerBound)
    ).result
  }

  // MARK: - Putting bouts together

  /// Numbers the repetitions and puts those that follow each other with the same task and leg
  /// together; legs that take turns share a bout.
  private mutating func assemble(_ found: [FoundRepetition]) {
    var found = found.sorted { $0.repetition.start < $1.repetition.start }
    var counts: [MovementTask: Int] = [:]
    for index in found.indices {
      counts[found[index].task, default: 0] += 1
      found[index].repetition.number = counts[found[index].task] ?? 1
    }
    var groups: [[FoundRepetition]] = []
    for repetition in found {
      if let last = groups.last?.last, last.task == repetition.task {
        groups[groups.count - 1].append(repetition)
      } else {
        groups.append([repetition])
      }
    }
    bouts += groups.flatMap(sides).map(bout)
  }

  /// One group for each run of the same leg, or one for all where the legs take turns.
  private func sides(_ group: [FoundRepetition]) -> [[FoundRepetition]] {
    var runs: [[FoundRepetition]] = []
    for repetition in group {
      if runs.last?.last?.repetition.side == repetition.repetition.side {
        runs[runs.count - 1].append(repetition)
      } else {
        runs.append([repetition])
      }
    }
    return runs.count > 2 && runs.allSatisfy { $0.count == 1 } ? [group] : runs
  }

  private func bout(_ group: [FoundRepetition]) -> Bout {
    let sides = Set(group.map(\.repetition.side))
    let task = group.first?.task ?? .other
    let start = group.map(\.frames.lowerBound).min() ?? 0
    let end = group.map(\.frames.upperBound).max() ?? start
    return Bout(
      task: task, side: sides.count == 1 ? sides.first ?? .both : .both, frames: start..<end,
      evidence: evidence(for: task, group), confidence: group.map(\.confidence).meanOfPresent,
      repetitions: group.map(\.repetition), events: group.flatMap(\.events))
  }

  /// The frames of a walk: the whole trial where it is all there is, else up to its neighbours.
  private func frames(of walk: Range<Int>, alone isAlone: Bool) -> Range<Int> {
    if isAlone, bouts.isEmpty { return 0..<motion.frameCount }
    let margin = motion.frames(0.6)
    let start = bouts.map(\.frames.upperBound).filter { $0 <= walk.lowerBound }.max() ?? 0
    let end =
      bouts.map(\.frames.lowerBound).filter { $0 >= walk.upperBound }.min() ?? motion.frameCount
    return max(start, walk.lowerBound - margin)..<min(end, walk.upperBound + margin)
  }

  /// Orders the bouts in time, numbers their cycles, and gives each rejection to the bout it belongs
  /// to.
  private mutating func finish() {
    bouts.sort {
      ($0.frames.lowerBound, $0.frames.upperBound) < ($1.frames.lowerBound, $1.frames.upperBound)
    }
    bouts.numberCycles()
    let places = bouts.indices.filter { !bouts[$0].task.isCyclic && bouts[$0].task != .static }
    for rejection in rejections {
      let nearest = places.min {
        distance(of: rejection, from: bouts[$0]) < distance(of: rejection, from: bouts[$1])
      }
      if let nearest { bouts[nearest].rejections.append(rejection) }
    }
  }

  private func distance(of rejection: Rejection, from bout: Bout) -> Int {
    max(
      bout.frames.lowerBound - rejection.frames.upperBound,
      rejection.frames.lowerBound - bout.frames.upperBound, 0)
  }
}

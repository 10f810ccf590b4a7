// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
import BiomechMath
public import BiomechMotion

extension TrialEvents {
  /// The events of a trial.
  ///
  /// Every task that is done in the trial becomes a bout, each with its reason and how sure it is.
  /// The task of the trial is the one that fills most time; walking to and from a place counts only
  /// where nothing else fills a third of its time. Where nothing is done, the trial is *static* when
  /// quiet standing fills at least 80 % of it, otherwise *other*.
  ///
  /// Where the caller names the task, only that task is cut, and a note says when the recording looks
  /// like something else.
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
    let motion = BodyMotion(of: trial, kinematics: kinematics)
    let all = TaskRecognition(of: motion, settings: settings)
    let main = all.bouts.mainTask
    if let task {
      let cut = TaskRecognition(of: motion, as: task, settings: settings)
      self.init(
        task: task, evidence: "The task was given as \(task.label).", standing: motion.standing,
        bouts: cut.bouts, kneeCycles: cut.kneeCycles, events: trial.events)
      notes = cut.sentences(about: task)
      if let main, main != task, task != .other {
        let bout = all.bouts.main(of: main)
        notes.append("The recording looks like \(main.label): \(bout?.evidence ?? "")")
      }
      failure = EventsError(
        task, named: true, bouts, cut.rejections, in: trial,
        looksLike: main == task ? nil : main)
    } else {
      let bout = main.flatMap { all.bouts.main(of: $0) }
      self.init(
        task: main ?? .other,
        evidence: [
          bout?.evidence ?? all.evidenceForNothing(standingShare: motion.standingShare),
          all.bouts.othersSentence(than: main, frameRate: motion.frameRate),
        ].compactMap(\.self).joined(separator: " "),
        confidence: bout?.confidence ?? 0.5, standing: motion.standing, bouts: all.bouts,
        kneeCycles: main == .gait ? all.kneeCycles : [:], events: trial.events)
      if let main {
        notes = all.sentences(about: main)
        failure = EventsError(main, named: false, bouts, all.rejections, in: trial, looksLike: nil)
      }
    }
    events += bouts.flatMap(\.events)
    // What is said about a plate or an event of the file holds for every bout.
    for note in bouts.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
    // Sorting by position as well keeps events of the same instant in the order they were found.
    events = events.enumerated().sorted {
      ($0.element.instant, $0.offset) < ($1.element.instant, $1.offset)
    }.map(\.element)
  }
}

extension TaskRecognition {
  /// What to tell about the repetitions of the trial's task.
  fileprivate func sentences(about task: MovementTask) -> [String] {
    let isCut = !task.isCyclic && task != .static && task != .other
    var sentences = isCut ? rejections.map(\.sentence) : []
    sentences += notes.map(\.sentence)
    let own = bouts.filter { $0.task == task }
    if isCut, own.allSatisfy(\.repetitions.isEmpty) {
      sentences.append("No complete \(task.repetitionWord) was found.")
    } else if task == .static, own.isEmpty {
      sentences.append("Nobody stands still in the trial.")
    }
    return sentences
  }
}

extension [Bout] {
  /// The task that fills most time, walking and running only where nothing else fills a third of
  /// theirs; `nil` without bouts.
  fileprivate var mainTask: MovementTask? {
    func frames(_ task: MovementTask) -> Double {
      let count = filter { $0.task == task }.reduce(0) { $0 + $1.frames.count }
      return task.isCyclic ? Double(count) / 3 : Double(count)
    }
    return MovementTask.allCases.filter { task in contains { $0.task == task } }
      .max { frames($0) < frames($1) }
  }

  /// The longest bout of a task.
  fileprivate func main(of task: MovementTask) -> Bout? {
    filter { $0.task == task }.max { $0.frames.count < $1.frames.count }
  }

  /// What else the trial holds, in one sentence; `nil` for nothing else.
  fileprivate func othersSentence(than task: MovementTask?, frameRate: Double) -> String? {
    let others = filter { $0.task != task }.map { bout in
      let side = bout.side.side.map { ", \($0.rawValue)" } ?? ""
      let start = (Double(bout.frames.lowerBound) / frameRate).fixed(1)
      return "\(bout.task.label)\(side) from \(start) s"
    }
    guard !others.isEmpty else { return nil }
    return "The trial also holds \(others.joined(separator: ", "))."
  }
}

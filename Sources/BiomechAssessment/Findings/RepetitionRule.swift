// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMath
import BiomechMotion

/// What most rules about movement share: the repetitions of a task held against limits.
///
/// Every limit is judged by the mean over the repetitions with its U95, and has to be reached in two
/// thirds of them. In a task of one leg only the repetitions on that leg count for it.
struct RepetitionRule {
  /// How limits make up a finding.
  enum Combination {
    /// Any one is enough; the worst one decides.
    case any

    /// All of them are needed; the one that shows least decides.
    case all
  }

  /// A measure and the limit it is held against.
  struct Limit {
    let kind: MeasureKind
    let threshold: Threshold

    /// The tasks it is for; those of the threshold, or any, unless told.
    let tasks: [MovementTask]

    /// Whether the measure speaks about both legs together.
    let isOfBothLegs: Bool

    /// Markers that the measure needs and that are often missing; empty for none.
    let markers: String

    init(
      _ kind: MeasureKind, _ threshold: Threshold, in tasks: [MovementTask]? = nil,
      ofBothLegs: Bool = false, markers: String = ""
    ) {
      self.kind = kind
      self.threshold = threshold
      self.tasks = tasks ?? threshold.tasks
      isOfBothLegs = ofBothLegs
      self.markers = markers
    }

    func concerns(_ task: MovementTask) -> Bool { tasks.isEmpty || tasks.contains(task) }
  }

  /// The tasks in which the rule looks, in the order of its findings.
  let tasks: [MovementTask]

  /// The fewest repetitions of a leg that can be judged.
  let fewest: Int

  /// The least peak knee flexion of a repetition that is judged, in degrees; `nil` for any.
  let leastFlexion: Double?

  let combination: Combination
  let limits: [Limit]

  /// What no recording of this version shows and so is never assessed; empty for nothing.
  let unmeasured: [String]

  /// What is possible, without a side, such as `Possible dynamic valgus in the squat`.
  let subject: String

  /// What is possible of a leg, such as `Possible dynamic valgus of the right knee`.
  let subjectOfSide: @Sendable (BodySide) -> String

  /// A further sentence from watch on, without its final stop; empty for none.
  let remark: String

  init(
    in tasks: [MovementTask], fewest: Int, leastFlexion: Double? = nil,
    _ combination: Combination = .any, subject: String,
    of subjectOfSide: @escaping @Sendable (BodySide) -> String, limits: [Limit],
    unmeasured: [String] = [], remark: String = ""
  ) {
    self.tasks = tasks
    self.fewest = fewest
    self.leastFlexion = leastFlexion
    self.combination = combination
    self.limits = limits
    self.unmeasured = unmeasured
    self.subject = subject
    self.subjectOfSide = subjectOfSide
    self.remark = remark
  }

  /// What the rule says about each task that was done, and each leg.
  func findings<Rule: FindingRule>(
    of rule: Rule.Type, in evidence: SessionEvidence
  ) -> [Finding] {
    let done = tasks.filter { task in
      !evidence.trials(of: task).isEmpty || evidence.measures.contains { $0.task == task }
    }
    guard !done.isEmpty else {
      let words = tasks.map { "\($0.repetitionsInWords)" }.joined(separator: " or ")
      return [
        Finding(
          rule, subject, missing: "a trial with at least \(fewest) \(words)\(depth)", side: .both,
          task: tasks.first ?? .other, trials: [], undoneTasks: tasks)
      ]
    }
    return done.flatMap { task in
      RepetitionJudge(rule: self, task: task, evidence: evidence).findings(of: rule)
    }
  }

  /// How deep a repetition has to be, such as ` to 45° of knee flexion`.
  var depth: String { leastFlexion.map { " to \($0.fixed(0))° of knee flexion" } ?? "" }
}

extension MovementTask {
  /// What several repetitions are called, such as `squats`.
  var repetitionsInWords: String {
    switch self {
    case .static: "static trials"
    case .gait: "strides of walking"
    case .running: "strides of running"
    case .squat: "squats"
    case .singleLegSquat: "single-leg squats"
    case .stepDown: "step-downs"
    case .lunge: "lunges"
    case .dropJump: "drop jumps"
    case .landing: "landings on both legs"
    case .singleLegLanding: "landings on one leg"
    case .tuckJump: "tuck jumps"
    case .sitToStand: "rises from a seat"
    case .other: "repetitions"
    }
  }
}

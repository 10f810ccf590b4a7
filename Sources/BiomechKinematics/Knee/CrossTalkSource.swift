// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// A trial that may tell an error of the knee's axis.
///
/// Only walking and functional trials do: there a healthy knee adducts by some 4° (Gray et al. 2019),
/// while in squats and landings a true valgus goes with flexion just as a wrong axis does.
public struct CrossTalkSource: Sendable {
  /// What the person did, of the two kinds that may be used.
  public enum Motion: Sendable {
    case walking

    /// The knee bent and stretched for this purpose, without a load that pushes it into valgus.
    case functional
  }

  /// The name of the trial.
  public let trial: String

  public let motion: Motion

  /// The motion of each knee that was seen over at least a cycle.
  let knees: [Side: KneeCycles]

  /// The legs whose markers hardly fit their static shape.
  let doubtful: Set<Side>

  /// - Parameters:
  ///   - task: What the person did; only walking is accepted.
  ///   - trial: The name of the trial.
  ///   - kinematics: What a model made of it.
  ///   - cycles: The frames of each cycle, leg by leg.
  /// - Throws: ``CrossTalkRefusal/taskMovesInValgus(_:)`` for any task but walking.
  public init(
    _ task: MovementTask, trial: String, kinematics: TrialKinematics, cycles: [Side: [Range<Int>]]
  ) throws(CrossTalkRefusal) {
    guard task == .gait else { throw .taskMovesInValgus(task) }
    self.init(.walking, trial, kinematics, cycles)
  }

  /// - Parameters:
  ///   - trial: The name of a functional trial.
  ///   - kinematics: What a model made of it.
  ///   - cycles: The frames of each cycle, leg by leg.
  public init(
    functional trial: String, kinematics: TrialKinematics, cycles: [Side: [Range<Int>]]
  ) {
    self.init(.functional, trial, kinematics, cycles)
  }

  private init(
    _ motion: Motion, _ trial: String, _ kinematics: TrialKinematics, _ cycles: [Side: [Range<Int>]]
  ) {
    self.trial = trial
    self.motion = motion
    var knees: [Side: KneeCycles] = [:]
    if let track = kinematics.track {
      for side in Side.allCases {
        let knee = KneeCycles(of: track, side: side, cycles: cycles[side] ?? [])
        if !knee.isEmpty { knees[side] = knee }
      }
    }
    self.knees = knees
    doubtful = Set(Side.allCases.filter { kinematics.isDoubtful(BodySide($0)) })
  }
}

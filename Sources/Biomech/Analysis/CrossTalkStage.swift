// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion

extension [AnalyzedTrial] {
  /// Finds the error of each knee axis in the walks and functional trials of the session and corrects
  /// it in every trial; tasks and events stay as they were recognised.
  ///
  /// - Parameters:
  ///   - method: How to find it.
  ///   - model: The model of the session.
  ///   - functional: Trials in which hips or knees were moved through their range.
  mutating func correctCrossTalk(
    by method: CrossTalkMethod, _ model: KinematicModel, functional: [Trial]
  ) {
    guard model.kind.hasKneeAxis else { return }
    let walks = filter { $0.kinematics.model == model.kind }.compactMap { analyzed in
      try? CrossTalkSource(
        analyzed.events.task, trial: analyzed.trial.name, kinematics: analyzed.kinematics,
        cycles: analyzed.events.cycles)
    }
    let functional = method == .off ? [] : functional.map { source(functional: $0, model) }
    let correction = CrossTalkCorrection(method, model: model.kind, from: functional + walks)
    for index in indices {
      let events = self[index].events
      self[index].kinematics = correction.applied(
        to: self[index].kinematics, over: events.cyclesOfIndex, basis: events.basisOfIndex)
    }
  }

  private func source(functional trial: Trial, _ model: KinematicModel) -> CrossTalkSource {
    let kinematics = model.kinematics(of: trial)
    var cycles: [Side: [Range<Int>]] = [:]
    for side in Side.allCases {
      let swings = KneeSwings(of: kinematics, side).cycles
      cycles[side] = swings.isEmpty ? [0..<kinematics.frameCount] : swings
    }
    return CrossTalkSource(functional: trial.name, kinematics: kinematics, cycles: cycles)
  }
}

extension TrialEvents {
  /// The stretches over which the cross-talk of each knee is looked at.
  fileprivate var cyclesOfIndex: [Side: [Range<Int>]] {
    guard task == .squat else { return cycles }
    let squats = repetitions.map { Range($0.frames) }
    return [.left: squats, .right: squats]
  }

  fileprivate var basisOfIndex: CrossTalkIndex.Basis {
    task == .squat ? .repetitions : .walkingCycles
  }
}

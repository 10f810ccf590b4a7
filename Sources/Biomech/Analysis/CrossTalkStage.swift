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
  ///   - settings: How the model was built.
  ///   - functional: Trials in which hips or knees were moved through their range.
  mutating func correctCrossTalk(
    by method: CrossTalkMethod, _ model: KinematicModel, _ settings: ModelSettings,
    functional: [Trial]
  ) {
    guard model.kind.hasKneeAxis else { return }
    var sources: [CrossTalkSource] = []
    var refusal = CrossTalkRefusal.noSource
    if method != .off {
      for trial in functional {
        do throws(CrossTalkRefusal) {
          sources.append(try source(functional: trial, model))
        } catch {
          refusal = error
        }
      }
      for analyzed in self where analyzed.kinematics.model == model.kind {
        // Any task but walking is no source, which goes without saying.
        let walk = try? CrossTalkSource(
          analyzed.events.task, trial: analyzed.trial.name, kinematics: analyzed.kinematics,
          cycles: analyzed.events.kneeCycles)
        if let walk { sources.append(walk) }
      }
    }
    let found = lazy.compactMap(\.kinematics.track?.functionalKnees).first ?? []
    let correction = CrossTalkCorrection(
      method, model: model.kind, from: sources,
      functionalAxes: settings.kneeAxis == .sara ? Set(found.map(\.side)) : [],
      otherwise: refusal)
    for index in indices {
      let events = self[index].events
      self[index].kinematics = correction.applied(
        to: self[index].kinematics, over: events.cyclesOfIndex, basis: events.basisOfIndex)
    }
  }

  /// A functional trial as a source, unless the person squatted, stepped or landed in it.
  private func source(
    functional trial: Trial, _ model: KinematicModel
  ) throws(CrossTalkRefusal) -> CrossTalkSource {
    let kinematics = model.kinematics(of: trial)
    let task = TrialEvents(of: trial, kinematics: kinematics, task: nil).task
    switch task {
    // Somebody who stands up after the knee was bent and stretched on a chair spoils nothing.
    case .static, .gait, .running, .sitToStand, .other: break
    case .squat, .singleLegSquat, .stepDown, .lunge, .dropJump, .landing, .singleLegLanding,
      .tuckJump:
      throw .taskMovesInValgus(task)
    }
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
    guard !task.isCyclic else { return kneeCycles }
    var stretches: [Side: [Range<Int>]] = [:]
    for repetition in repetitions {
      for side in Side.allCases where repetition.side.side ?? side == side {
        stretches[side, default: []].append(Range(repetition.frames))
      }
    }
    return stretches
  }

  fileprivate var basisOfIndex: CrossTalkIndex.Basis {
    task.isCyclic ? .walkingCycles : .repetitions
  }
}

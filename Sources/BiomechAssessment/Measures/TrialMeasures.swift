// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Takes the measures of one trial: alignment from quiet standing, the rest from each repetition.
struct TrialMeasures {
  let analyzed: AnalyzedTrial
  let uncertainty: MeasureUncertainty
  let subject: Subject

  /// How the patellae move in the trial.
  let patellae: [PatellarTracking]

  init(of analyzed: AnalyzedTrial, uncertainty: MeasureUncertainty, subject: Subject) {
    self.analyzed = analyzed
    self.uncertainty = uncertainty
    self.subject = subject
    patellae = [Side.right, .left].compactMap {
      PatellarTracking(of: $0, in: analyzed.kinematics, subject: subject)
    }
  }

  /// Every measure: standing first, then repetition by repetition, right before left before both.
  var all: [Measure] {
    standing
      + analyzed.events.bouts.flatMap { bout in
        let u95 = RepetitionUncertainty(
          kinematics: analyzed.kinematics, task: bout.task, uncertainty: uncertainty)
        return bout.repetitions.flatMap {
          RepetitionMeasures(of: $0, task: bout.task, in: analyzed, u95: u95).all
        }
      }
      + GaitAngleMeasures.all(in: analyzed, uncertainty)
      + SpatiotemporalMeasures.all(in: analyzed, subject)
      + patellae.flatMap {
        PatellarMeasures(analyzed: analyzed, uncertainty: uncertainty, tracking: $0).all
      }
  }

  /// Alignment belongs to a trial of quiet standing: between two squats nobody stands with straight
  /// knees and feet ahead for long.
  private var standing: [Measure] {
    guard analyzed.events.task == .static else { return [] }
    let right = StandingAlignment(of: .right, in: analyzed, uncertainty: uncertainty)
    let left = StandingAlignment(of: .left, in: analyzed, uncertainty: uncertainty)
    var measures = [right, left].compactMap { $0 }.flatMap(\.measures)
    if let right, let left, !right.deviation.isNaN, !left.deviation.isNaN {
      let error = StandingAlignment.differenceError(left: left, right: right, uncertainty)
      // Two legs, two palpations: by default the errors are independent and their squares add.
      let usual = (right.u95 * right.u95 + left.u95 * left.u95).squareRoot()
      measures.append(
        Measure(
          kind: .hkaAsymmetryStanding, side: .both, trial: analyzed.trial.name,
          task: analyzed.events.task, value: left.deviation - right.deviation,
          u95: error?.u95 ?? usual, sharedU95: error?.sharedU95,
          u95Origin: uncertainty.origin(of: error),
          method: "left minus right, \(left.method)",
          quality: left.refusal == nil && right.refusal == nil ? .good : .limited,
          filledFraction: max(left.filledFraction, right.filledFraction)))
    }
    return measures
      + FrontalLandmarkMeasures(
        analyzed: analyzed, uncertainty: uncertainty, subject: subject
      ).all
  }
}

extension TrialKinematics {
  /// The share of some frames that rest on filled samples of a side, or of either for both.
  func filledFraction(_ side: BodySide, in frames: some Collection<Int>) -> Double {
    guard !frames.isEmpty else { return 0 }
    let sides = side.side.map { [$0] } ?? Side.allCases
    let filled = frames.count { frame in
      sides.contains { filledFrames[$0].map { $0.indices.contains(frame) && $0[frame] } ?? false }
    }
    return Double(filled) / Double(frames.count)
  }
}

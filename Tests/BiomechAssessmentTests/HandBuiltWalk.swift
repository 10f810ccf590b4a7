// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Walking at 100 Hz, written down curve by curve as functions of the frame.
struct HandBuiltWalk: Sendable {
  var name = "walk"
  var task = MovementTask.gait
  var model = ModelKind.calibrated
  var frameCount = 400

  /// The angles in degrees at each frame.
  var angles: [VariableKey: @Sendable (Double) -> Double] = [:]

  var cycles: [GaitCycle] = []
  var filled: Range<Int> = 0..<0

  /// Frames in which nothing is seen.
  var missing: Range<Int> = 0..<0

  mutating func set(
    _ variable: Variable, _ side: BodySide, _ angle: @escaping @Sendable (Double) -> Double
  ) {
    angles[VariableKey(variable, side)] = angle
  }

  mutating func set(_ variable: Variable, _ side: BodySide, _ angle: Double) {
    set(variable, side) { _ in angle }
  }

  var analyzed: AnalyzedTrial {
    var kinematics = TrialKinematics(model: model, frameCount: frameCount, frameRate: 100)
    for (key, angle) in angles {
      kinematics.columns[key] = (0..<frameCount).map { frame in
        missing.contains(frame) ? .nan : Angle.degrees(angle(Double(frame))).radians
      }
    }
    for side in Side.allCases {
      kinematics.geometry[side] = referenceLeg
      kinematics.filledFrames[side] = (0..<frameCount).map { filled.contains($0) }
    }
    kinematics.attachTrack(
      Array(repeating: .reference(leg: referenceLeg, flexion: .zero), count: frameCount),
      referenceLeg)
    let trial = Trial(
      name: name,
      trajectories: MarkerTrajectories(markers: [], frameCount: frameCount, frameRate: 100),
      markers: MarkerAssignment(), source: TrialSource(path: "\(name).csv", format: "CSV"))
    let bout = Bout(
      task: task, frames: 0..<frameCount, evidence: "by hand", cycles: cycles)
    return AnalyzedTrial(
      trial: trial, kinematics: kinematics,
      events: TrialEvents(task: task, evidence: "by hand", bouts: [bout]))
  }
}

extension GaitCycle {
  /// A cycle with the foot on the floor for 60 % of it.
  init(_ number: Int, _ side: Side, _ strike: Double, _ nextStrike: Double) {
    self.init(
      number: number, side: side, strike: strike, off: strike + 0.6 * (nextStrike - strike),
      nextStrike: nextStrike)
  }
}

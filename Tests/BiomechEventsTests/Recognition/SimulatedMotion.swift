// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMotion
import BiomechSynthesis

/// Simulated trials, and what is recognised in them.
struct SimulatedMotion {
  var trial: Trial
  let kinematics: TrialKinematics
  let truth: Truth
  private let standing: Trial

  /// A trial without noise of an ordinary body.
  static func of(_ tasks: TaskRecipe...) throws -> SimulatedMotion {
    let subject = try SimulatedSubject(BodyModel.random(seed: 3), seed: 3)
    let motion = try subject.trial(tasks)
    return try SimulatedMotion(
      motion.trial, truth: motion.truth, standing: subject.standing().trial)
  }

  private init(_ trial: Trial, truth: Truth, standing: Trial) throws {
    self.trial = trial
    self.truth = truth
    self.standing = standing
    let inputs = ModelInputs(
      calibration: standing, functional: [], trials: [trial], subject: Subject(),
      settings: ModelSettings())
    kinematics = try KinematicModel(.auto, for: inputs).kinematics(of: trial)
  }

  func events(task: MovementTask? = nil) -> TrialEvents {
    TrialEvents(of: trial, kinematics: kinematics, task: task)
  }

  /// The trial as if the recording had stopped.
  func first(_ count: Int) throws -> SimulatedMotion {
    let whole = trial.trajectories
    var coordinates: [Double] = []
    for marker in whole.markers.indices {
      for axis in 0..<3 {
        whole.withColumn(ofMarkerAt: marker, axis: axis) { column in
          for frame in 0..<count { coordinates.append(column[frame]) }
        }
      }
    }
    var short = trial
    short.trajectories = MarkerTrajectories(
      markers: whole.markers, frameCount: count, frameRate: whole.frameRate,
      coordinates: coordinates)
    return try SimulatedMotion(short, truth: truth, standing: standing)
  }
}

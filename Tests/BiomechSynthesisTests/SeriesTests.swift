// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct SeriesTests {
  /// Squats, both legs alone, a step-down and a drop jump.
  private static let tasks: [TaskRecipe] = {
    var squat = SquatRecipe()
    squat.repetitions = 2
    var right = SingleLegSquatRecipe(.right)
    right.repetitions = 2
    var left = SingleLegSquatRecipe(.left)
    left.repetitions = 1
    var step = StepDownRecipe(.right)
    step.squat.repetitions = 1
    var drop = DropJumpRecipe()
    drop.frameRate = 100
    return [
      .squat(squat), .singleLegSquat(right), .singleLegSquat(left), .stepDown(step),
      .dropJump(drop),
    ]
  }()

  @Test func `several tasks follow each other without a jerk`() throws {
    let trial = try SimulatedSubject().trial(Self.tasks)
    let truth = trial.truth

    #expect(trial.name == "series")
    #expect(
      truth.repetitions.map(\.task) == [
        .squat, .squat, .singleLegSquat, .singleLegSquat, .singleLegSquat, .stepDown, .dropJump,
      ])
    #expect(
      truth.repetitions.map(\.side) == [.both, .both, .right, .right, .left, .right, .both])
    for (before, after) in zip(truth.repetitions, truth.repetitions.dropFirst()) {
      #expect(before.end <= after.start)
    }
    for repetition in truth.repetitions {
      let leg = truth.legs[repetition.side.side ?? .right]
      let around = repetition.start...repetition.end
      #expect((leg.kneeFlexion[around].max() ?? 9) - leg.kneeFlexion[repetition.bottom] < 1e-6)
    }
    for frame in 1..<truth.frameCount {
      #expect((hips(truth, frame) - hips(truth, frame - 1)).length < 30, "frame \(frame)")
    }
    for side in Side.allCases {
      let sole = Sole(side, of: trial, ankleHeight: 80)
      let lows = (0..<truth.frameCount).map { sole.lowest($0) }
      #expect((lows.min() ?? -1) > -1)
    }
  }

  @Test func `feet that stand already stay between two tasks`() throws {
    let squats = SingleLegSquatRecipe(.right)
    let trial = try SimulatedSubject().trial([.singleLegSquat(squats), .singleLegSquat(squats)])
    let one = try SimulatedSubject().singleLegSquat(squats)

    #expect(trial.truth.frameCount == 2 * one.truth.frameCount)
    try expectPlanted(.right, in: 0...trial.truth.frameCount - 1, of: trial)
  }

  @Test func `tasks of different frame rates do not fit into one trial`() {
    #expect {
      try SimulatedSubject().trial([.squat(SquatRecipe()), .dropJump(DropJumpRecipe())])
    } throws: { error in
      "\(error)" == """
        the frame rate of a task is '200.0', which is out of range
          hint: choose the same for all tasks of a trial
        """
    }
    #expect(throws: RecipeError.self) { try SimulatedSubject().trial([]) }
  }
}

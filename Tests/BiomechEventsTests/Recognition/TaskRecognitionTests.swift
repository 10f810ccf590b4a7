// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct TaskRecognitionTests {
  @Test(arguments: Side.allCases, SingleLegSquatRecipe.FreeLeg.allCases)
  func `squats on one leg name the leg that stands`(
    side: Side, free: SingleLegSquatRecipe.FreeLeg
  ) throws {
    var recipe = SingleLegSquatRecipe(side)
    recipe.repetitions = 2
    recipe.freeLeg = free
    let motion = try SimulatedMotion.of(.singleLegSquat(recipe))
    let events = motion.events()

    #expect(events.task == .singleLegSquat)
    #expect(events.bouts.map(\.side) == [BodySide(side)])
    #expect(events.repetitions.map(\.side) == [BodySide(side), BodySide(side)])
    #expect(events.repetitions.map(\.bottom) == motion.truth.repetitions.map(\.bottom))
    #expect(events.evidence.contains("came back 2 times on the \(side.rawValue) leg"))
  }

  /// The pelvis drops so far that the toes of the free foot come within centimetres of the floor, half a
  /// step behind the other foot.
  @Test(arguments: Side.allCases)
  func `a squat on one leg with a dropping pelvis is no lunge`(side: Side) throws {
    var recipe = SingleLegSquatRecipe(side)
    recipe.repetitions = 3
    recipe.repetitionDuration = 2
    recipe.depth = .degrees(58)
    recipe.strategy.pelvicDrop = .degrees(16)
    let events = try SimulatedMotion.of(.singleLegSquat(recipe)).events()

    #expect(events.task == .singleLegSquat)
    #expect(events.repetitions.map(\.side) == Array(repeating: BodySide(side), count: 3))
  }

  @Test(arguments: Side.allCases)
  func `a step-down is told from a squat on one leg by the foot that goes below the step`(
    side: Side
  ) throws {
    var recipe = StepDownRecipe(side)
    recipe.squat.repetitions = 2
    let motion = try SimulatedMotion.of(.stepDown(recipe))
    let events = motion.events()

    #expect(events.task == .stepDown)
    #expect(events.repetitions.map(\.side) == [BodySide(side), BodySide(side)])
    #expect(events.repetitions.map(\.bottom) == motion.truth.repetitions.map(\.bottom))
  }

  @Test func `squats on the right leg and then on the left one are two bouts`() throws {
    let recipes = [Side.right, .left].map { side in
      var recipe = SingleLegSquatRecipe(side)
      recipe.repetitions = side == .right ? 2 : 3
      return TaskRecipe.singleLegSquat(recipe)
    }
    let events = try SimulatedMotion.of(recipes[0], recipes[1]).events()

    #expect(events.task == .singleLegSquat)
    #expect(events.bouts.map(\.side) == [.right, .left])
    #expect(events.bouts.map(\.repetitions.count) == [2, 3])
    #expect(events.repetitions.map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test func `squats and then a landing are cut apart, and the longer task names the trial`() throws
  {
    var squats = SquatRecipe()
    squats.repetitions = 3
    squats.frameRate = 200
    let motion = try SimulatedMotion.of(.squat(squats), .landing(LandingRecipe()))
    let events = motion.events()

    #expect(events.task == .squat)
    #expect(events.bouts.map(\.task) == [.squat, .landing])
    #expect(events.bouts.map(\.repetitions.count) == [3, 1])
    #expect(events.evidence.contains("The trial also holds landing on both legs from"))
    let landing = try #require(events.bouts.last?.repetitions.first)
    let truth = try #require(motion.truth.repetitions.last)
    for side in Side.allCases {
      let found = try #require(landing.initialContact[side])
      let planted = try #require(truth.contactFrames(frameRate: 200)[side])
      #expect((found - planted).magnitude <= 1)
    }
  }

  @Test func `a task that was given is cut, and what it looks like is said`() throws {
    var recipe = SquatRecipe()
    recipe.repetitions = 2
    let motion = try SimulatedMotion.of(.squat(recipe))
    let events = motion.events(task: .dropJump)

    #expect(events.task == .dropJump)
    #expect(events.bouts.isEmpty)
    #expect(events.notes.first == "No complete landing was found.")
    #expect(events.notes.last?.hasPrefix("The recording looks like double-leg squat: ") == true)
    #expect(motion.events(task: .squat).notes.isEmpty)
  }

  @Test func `a trial without feet or hips holds no task and no crash`() {
    let kinematics = TrialKinematics(model: .frontal, frameCount: 300, frameRate: 100)
    let trial = HandBuiltMotion(depth: Array(repeating: 0, count: 300)).trial
    for task in MovementTask.allCases where !task.isCyclic {
      let events = TrialEvents(of: trial, kinematics: kinematics, task: task)
      #expect(events.task == task)
      #expect(events.repetitions.isEmpty)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// A simulated trial of a task drawn at random: another body, another way to do it, another recording.
struct RandomTrial {
  /// The tasks that are drawn, one after the other.
  static let tasks: [MovementTask] = [
    .static, .gait, .squat, .singleLegSquat, .stepDown, .lunge, .dropJump, .landing,
    .singleLegLanding, .tuckJump, .sitToStand,
  ]

  let task: MovementTask
  let trial: SimulatedTrial

  /// The static trial, where there is one.
  let calibration: SimulatedTrial?

  /// What differs from the plainest recording, in words.
  let description: String

  /// The seed that drew it, of a body that can do it.
  private let seed: UInt64

  /// - Parameters:
  ///   - task: What is done.
  ///   - seed: Draws everything else; a body that cannot do what is drawn gives way to another one.
  /// - Throws: When no body in twenty can do it, or the task is none that is simulated.
  init(_ task: MovementTask, seed: UInt64) throws {
    for attempt in UInt64(0)..<20 {
      if let drawn = try? RandomTrial(drawing: task, seed: seed &+ 100_000 &* attempt) {
        self = drawn
        return
      }
    }
    try self.init(drawing: task, seed: seed)
  }

  /// The same movement of the same body in a recording without noise, gaps, errors of placement and
  /// moving skin.
  ///
  /// - Throws: When the body, its hips where the regression has them, cannot do it.
  func recordedPerfectly() throws -> RandomTrial {
    try RandomTrial(drawing: task, seed: seed, isPerfect: true)
  }

  private init(drawing task: MovementTask, seed: UInt64, isPerfect: Bool = false) throws {
    var draw = Draw(seed: seed)
    self.task = task
    self.seed = seed
    var defects = Defects.typical
    defects.markerNoise = draw.number(0.3, 1)
    if draw.isTrue(0.3) { defects.gaps = Gaps(fraction: draw.number(0.005, 0.03)) }
    if isPerfect { defects = .none }
    let set = WornSet(draw.isTrue(0.25) ? .conventional : .calibrated)
    let subject = try SimulatedSubject(
      BodyModel.random(seed: seed), worn: set, defects: defects, seed: seed)
    let rate = draw.one(of: task.isLanding ? [200.0, 200, 250] : [60, 100, 120, 200, 250])
    trial = try Self.trial(of: task, by: subject, rate: rate, &draw)
    calibration = draw.isTrue(0.85) ? try subject.standing() : nil
    description =
      "\(Int(rate)) Hz, \(set.base.rawValue), noise \(defects.markerNoise.fixed(1)) mm, gaps "
      + "\((100 * defects.gaps.fraction).fixed(1)) %, "
      + (calibration == nil ? "no static trial" : "static trial")
  }

  private static func trial(
    of task: MovementTask, by subject: SimulatedSubject, rate: Double, _ draw: inout Draw
  ) throws -> SimulatedTrial {
    let side: Side = draw.isTrue(0.5) ? .right : .left
    switch task {
    case .static:
      var recipe = StaticRecipe()
      recipe.duration = draw.number(1, 4)
      recipe.frameRate = rate
      recipe.toeOut = .degrees(draw.number(0, 15))
      return try subject.standing(recipe)
    case .gait:
      var recipe = GaitRecipe()
      recipe.speed = draw.number(0.8, 1.5)
      recipe.cadence = 90 + 25 * recipe.speed * draw.number(0.8, 1.1)
      recipe.strides = Int(draw.number(2, 6))
      recipe.frameRate = rate
      recipe.leadingSide = side
      return try subject.gait(recipe)
    case .squat:
      var recipe = SquatRecipe()
      recipe.repetitions = Int(draw.number(1, 6))
      recipe.depth = .degrees(draw.number(50, 110))
      recipe.repetitionDuration = draw.number(1.2, 3.5)
      recipe.pause = draw.number(0.2, 1)
      recipe.variation = draw.number(0, 0.1)
      recipe.frameRate = rate
      return try subject.trial([.squat(recipe)])
    case .singleLegSquat:
      var recipe = singleLegSquat(side, rate: rate, &draw)
      recipe.freeLeg = draw.isTrue(0.5) ? .behind : .forwards
      return try subject.trial([.singleLegSquat(recipe)])
    case .stepDown:
      var recipe = StepDownRecipe(side)
      recipe.stepHeight = draw.number(120, 240)
      recipe.squat = singleLegSquat(side, rate: rate, &draw)
      recipe.squat.freeLeg = .forwards
      return try subject.trial([.stepDown(recipe)])
    case .dropJump:
      var recipe = DropJumpRecipe()
      recipe.boxHeight = draw.number(200, 400)
      recipe.distance = draw.number(250, 600)
      recipe.jumpHeight = draw.number(120, 350)
      recipe.landing = landing(&draw)
      recipe.frameRate = rate
      return try subject.trial([.dropJump(recipe)])
    case .landing:
      var recipe = LandingRecipe()
      recipe.boxHeight = draw.isTrue(0.3) ? 0 : draw.number(150, 400)
      if recipe.boxHeight == 0 { recipe.rise = draw.number(150, 300) }
      recipe.distance = draw.number(200, 500)
      recipe.landing = landing(&draw)
      recipe.frameRate = rate
      return try subject.trial([.landing(recipe)])
    case .singleLegLanding:
      var recipe = SingleLegLandingRecipe(side)
      recipe.boxHeight = draw.isTrue(0.3) ? 0 : draw.number(100, 300)
      if recipe.boxHeight == 0 { recipe.rise = draw.number(120, 200) }
      recipe.distance = draw.number(150, 450)
      recipe.peakFlexion = .degrees(draw.number(40, 75))
      recipe.contact = draw.one(of: FootContact.allCases)
      recipe.frameRate = rate
      return try subject.trial([.singleLegLanding(recipe)])
    case .lunge:
      var recipe = LungeRecipe(side)
      recipe.repetitions = Int(draw.number(1, 5))
      recipe.depth = .degrees(draw.number(70, 105))
      recipe.stepLength = subject.legLength * draw.number(0.8, 1.1)
      recipe.repetitionDuration = draw.number(2, 4)
      recipe.variation = draw.number(0, 0.1)
      recipe.frameRate = rate
      return try subject.trial([.lunge(recipe)])
    case .tuckJump:
      var recipe = TuckJumpRecipe()
      recipe.jumps = Int(draw.number(2, 9))
      recipe.jumpHeight = draw.number(200, 400)
      recipe.thighElevation = BothSides(.degrees(draw.number(55, 90)))
      recipe.landing = landing(&draw)
      recipe.frameRate = rate
      return try subject.trial([.tuckJump(recipe)])
    case .sitToStand:
      var recipe = SitToStandRecipe()
      recipe.repetitions = Int(draw.number(1, 6))
      recipe.seatedFlexion = .degrees(draw.number(80, 105))
      recipe.riseDuration = draw.number(0.9, 2)
      recipe.pause = draw.number(0.2, 1.2)
      recipe.frameRate = rate
      return try subject.trial([.sitToStand(recipe)])
    case .running:
      var recipe = RunningRecipe()
      recipe.speed = draw.number(2.3, 4)
      recipe.cadence = 150 + 6 * recipe.speed * draw.number(0.5, 1.2)
      // Faster runners are on the ground for less time.
      recipe.contactTime = draw.number(0.64, 0.72) / recipe.speed.squareRoot() - 0.15
      recipe.strides = Int(draw.number(2, 6))
      recipe.contact = draw.one(of: FootContact.allCases)
      recipe.frameRate = rate
      recipe.leadingSide = side
      return try subject.running(recipe)
    case .other:
      throw RecipeError.outOfRange(
        setting: "the task", value: task.rawValue, range: "one that is simulated")
    }
  }

  private static func singleLegSquat(
    _ side: Side, rate: Double, _ draw: inout Draw
  ) -> SingleLegSquatRecipe {
    var recipe = SingleLegSquatRecipe(side)
    recipe.repetitions = Int(draw.number(1, 6))
    recipe.depth = .degrees(draw.number(45, 80))
    recipe.repetitionDuration = draw.number(1.5, 3.5)
    recipe.pause = draw.number(0.3, 1)
    recipe.variation = draw.number(0, 0.1)
    recipe.frameRate = rate
    return recipe
  }

  private static func landing(_ draw: inout Draw) -> LandingStyle {
    var style = LandingStyle()
    let contact = draw.number(12, 30)
    style.contactFlexion = BothSides(.degrees(contact))
    style.peakFlexion = BothSides(.degrees(contact + draw.number(25, 75)))
    style.contact = BothSides(draw.one(of: FootContact.allCases))
    if draw.isTrue(0.3) { style.delay.left = draw.number(0, 0.04) }
    return style
  }
}

/// Draws from a seed.
struct Draw {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed &* 7919 &+ 17) }

  mutating func number(_ least: Double, _ greatest: Double) -> Double {
    least + (greatest - least) * generator.nextUniform()
  }

  mutating func isTrue(_ share: Double) -> Bool { generator.nextUniform() < share }

  mutating func one<Element>(of choices: [Element]) -> Element {
    choices[min(Int(generator.nextUniform() * Double(choices.count)), choices.count - 1)]
  }
}

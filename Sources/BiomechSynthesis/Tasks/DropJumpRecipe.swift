// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

/// How a simulated subject jumps down from a box, lands on both feet and jumps up at once.
public struct DropJumpRecipe: Hashable, Sendable {
  /// The height of the box, in millimetres.
  public var boxHeight = 300.0

  /// From the feet on the box to where they land, in millimetres.
  public var distance = 400.0

  /// How far the hips rise from the box before they fall, in millimetres.
  public var leavingRise = 30.0

  /// How far the hips rise from take-off to the top of the jump, in millimetres.
  public var jumpHeight = 250.0

  /// How far in front of the first landing the second one is, in millimetres.
  public var jumpDistance = 50.0

  /// Jumps, each from its own box one pace in front of the place of the last landing.
  public var repetitions = 1

  /// Standing before and after each, in seconds.
  public var standingDuration = 1.0

  /// Frames per second.
  public var frameRate = 200.0

  /// How the subject lands on both feet from the box.
  public var landing = LandingStyle()

  /// The knee flexion at the bottom of the second landing.
  public var lastFlexion = Angle.degrees(75)

  /// The standard deviation from repetition to repetition of depth and of the turns at the bottom, as
  /// a share of them; with 0 every repetition is the same.
  public var variation = 0.0

  public var markers = WornMarkers.tracking

  public init() {}

  /// The recipe as a mirror shows it.
  public var mirrored: DropJumpRecipe {
    var recipe = self
    recipe.landing = landing.mirrored
    return recipe
  }

  func checkRanges() throws(RecipeError) {
    try check("the height of the box", boxHeight, in: 50...1000, "50 to 1000 millimetres")
    try check("the distance", distance, in: 0...1500, "0 to 1500 millimetres")
    try check("the rise from the box", leavingRise, in: 10...300, "10 to 300 millimetres")
    try check("the height of the jump", jumpHeight, in: 30...800, "30 to 800 millimetres")
    try check("the distance of the jump", jumpDistance, in: -300...800, "-300 to 800 millimetres")
    try check("the number of repetitions", Double(repetitions), in: 1...100, "1 to 100")
    try check("the standing", standingDuration, in: 0...600, "0 to 600 seconds")
    try checkFrameRate(frameRate)
    try check("the last flexion", lastFlexion.degrees, in: 30...130, "30 to 130 degrees")
    try check("the variation", variation, in: 0...0.2, "0 to 0.2")
    try landing.checkRanges()
  }
}

extension Skeleton {
  /// Every frame of drop jumps.
  func performance(
    _ recipe: DropJumpRecipe, seed: UInt64, trial: UInt64
  ) throws(RecipeError) -> Performance {
    let factors = repetitionFactors(
      recipe.repetitions, variation: recipe.variation, seed: seed, trial: trial)
    return try joined(factors, frameRate: recipe.frameRate) { factor throws(RecipeError) in
      var jump = recipe
      jump.landing = recipe.landing.scaled(by: factor, standing: body.structuralVarus)
      return try performance(jump)
    }
  }

  private func performance(_ recipe: DropJumpRecipe) throws(RecipeError) -> Performance {
    let box = JumpGround(
      footholds: jumpFootholds(recipe.landing, floor: recipe.boxHeight),
      bottom: dipPosture(rise: recipe.leavingRise), takeOff: takeOffPosture,
      rise: recipe.leavingRise)
    let landing = JumpGround(
      footholds: jumpFootholds(recipe.landing, forwards: recipe.distance),
      contact: contactPosture(recipe.landing), bottom: bottomPosture(recipe.landing),
      takeOff: takeOffPosture, rise: recipe.jumpHeight, delay: recipe.landing.delay)
    var last = LandingStyle()
    last.peakFlexion = BothSides(recipe.lastFlexion)
    let end = JumpGround(
      footholds: jumpFootholds(
        recipe.landing, forwards: recipe.distance + recipe.jumpDistance),
      contact: contactPosture(last), bottom: bottomPosture(last))
    let plan = try JumpPlan(
      self, [box, landing, end], standing: recipe.standingDuration, frameRate: recipe.frameRate)
    return try Performance(
      plan.choreography, frameRate: recipe.frameRate, standing: recipe.standingDuration,
      repetitions: [plan.repetition(.dropJump, on: 1, frameRate: recipe.frameRate)],
      skin: .landing)
  }

  /// Both feet beside each other, as a landing has them.
  func jumpFootholds(
    _ style: LandingStyle, forwards: Double = 0, floor: Double = 0
  ) -> BothSides<Foothold> {
    footholds(
      width: style.stanceWidth ?? 1.2 * hipSeparation, toeOut: style.toeOut, forwards: forwards,
      floor: floor)
  }

  /// The deepest pose of a landing on both feet.
  func landedPose(_ style: LandingStyle) throws(RecipeError) -> SegmentPoses {
    let footholds = jumpFootholds(style)
    return try pose(
      try keyPose(bottomPosture(style), on: footholds, support: [.right, .left]), on: footholds)
  }
}

extension JumpPlan {
  /// One ground contact as a repetition.
  func repetition(_ task: MovementTask, on index: Int, frameRate: Double) -> TrueRepetition {
    let (ground, time) = (grounds[index], times[index])
    let isLast = index == grounds.count - 1
    let first = firstFrame(from: time.contact, frameRate: frameRate)
    var repetition = TrueRepetition(
      task: task,
      side: ground.support.count == 2 ? .both : ground.support.first.map(BodySide.init) ?? .both,
      start: first, bottom: Int((time.bottom * frameRate).rounded()),
      end: isLast
        ? Int((time.standing * frameRate).rounded())
        : firstFrame(from: time.takeOff, frameRate: frameRate))
    for side in ground.support { repetition.contacts[side] = time.contact + ground.delay[side] }
    if !isLast {
      repetition.takeOff = time.takeOff
      repetition.nextContact = times[index + 1].contact
    }
    return repetition
  }
}

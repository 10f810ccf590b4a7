// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

/// How a simulated subject jumps on the spot again and again with the knees pulled up.
public struct TuckJumpRecipe: Hashable, Sendable {
  /// How many jumps; as many landings.
  public var jumps = 5

  /// How far the hips rise from take-off to the top of each jump, in millimetres.
  public var jumpHeight = 300.0

  /// The thigh against the vertical at the top; 90° is parallel to the floor.
  public var thighElevation = BothSides(Angle.degrees(82))

  /// The knee flexion at the top.
  public var tuckFlexion = BothSides(Angle.degrees(100))

  /// How far forwards each landing is from the last, in millimetres.
  public var travel = 0.0

  /// How the subject lands each time.
  public var landing: LandingStyle = {
    var style = LandingStyle()
    style.peakFlexion = BothSides(.degrees(70))
    return style
  }()

  /// Standing before and after, in seconds.
  public var standingDuration = 1.0

  /// Frames per second.
  public var frameRate = 200.0

  /// The standard deviation from landing to landing of depth and of the turns at the bottom, as a
  /// share of them; with 0 every landing is the same.
  public var variation = 0.0

  public var markers = WornMarkers.tracking

  public init() {}

  /// The recipe as a mirror shows it.
  public var mirrored: TuckJumpRecipe {
    var recipe = self
    recipe.thighElevation = thighElevation.mirrored
    recipe.tuckFlexion = tuckFlexion.mirrored
    recipe.landing = landing.mirrored
    return recipe
  }

  func checkRanges() throws(RecipeError) {
    try check("the number of jumps", Double(jumps), in: 1...200, "1 to 200")
    try check("the height of the jumps", jumpHeight, in: 100...800, "100 to 800 millimetres")
    try check("the travel", travel, in: -400...400, "-400 to 400 millimetres")
    try check("the standing", standingDuration, in: 0...600, "0 to 600 seconds")
    try checkFrameRate(frameRate)
    try check("the variation", variation, in: 0...0.2, "0 to 0.2")
    for side in Side.allCases {
      let elevation = thighElevation[side].degrees
      try check("the elevation of the thigh", elevation, in: 0...110, "0 to 110 degrees")
      try check(
        "the flexion of the tuck", tuckFlexion[side].degrees, in: 30...135, "30 to 135 degrees")
    }
    try landing.checkRanges()
  }
}

extension Skeleton {
  /// Every frame of tuck jumps.
  func performance(
    _ recipe: TuckJumpRecipe, seed: UInt64, trial: UInt64
  ) throws(RecipeError) -> Performance {
    let factors = repetitionFactors(
      recipe.jumps, variation: recipe.variation, seed: seed, trial: trial)
    let tuck = recipe.thighElevation.map { side, thigh in
      AirLeg(thigh: thigh, flexion: recipe.tuckFlexion[side], of: body)
    }
    var grounds = [
      JumpGround(
        footholds: jumpFootholds(recipe.landing), bottom: dipPosture(rise: recipe.jumpHeight),
        takeOff: takeOffPosture, rise: recipe.jumpHeight, tuck: tuck)
    ]
    for (index, factor) in factors.enumerated() {
      let style = recipe.landing.scaled(by: factor, standing: body.structuralVarus)
      let isLast = index == factors.count - 1
      grounds.append(
        JumpGround(
          footholds: jumpFootholds(style, forwards: Double(index + 1) * recipe.travel),
          contact: contactPosture(style), bottom: bottomPosture(style),
          takeOff: isLast ? nil : takeOffPosture, rise: isLast ? 0 : recipe.jumpHeight,
          delay: style.delay, tuck: isLast ? nil : tuck))
    }
    let plan = try JumpPlan(
      self, grounds, standing: recipe.standingDuration, frameRate: recipe.frameRate)
    return try Performance(
      plan.choreography, frameRate: recipe.frameRate, standing: recipe.standingDuration,
      repetitions: (1...recipe.jumps).map {
        plan.repetition(.tuckJump, on: $0, frameRate: recipe.frameRate)
      }, skin: .landing)
  }
}

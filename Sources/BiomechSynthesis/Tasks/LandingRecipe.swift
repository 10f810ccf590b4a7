// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// How a simulated subject jumps down from a box, or from place, and lands to stay.
public struct LandingRecipe: Hashable, Sendable {
  /// The height of the box, in millimetres; 0 for a jump from the floor.
  public var boxHeight = 300.0

  /// From the feet at the start to where they land, in millimetres.
  public var distance = 350.0

  /// How far the hips rise from take-off before they fall, in millimetres.
  public var rise = 40.0

  /// Landings, each from its own box one pace in front of the place of the last one.
  public var repetitions = 1

  /// Standing before and after each, in seconds.
  public var standingDuration = 1.0

  /// Frames per second.
  public var frameRate = 200.0

  /// How the subject lands on both feet.
  public var landing = LandingStyle()

  /// The standard deviation from repetition to repetition of depth and of the turns at the bottom, as
  /// a share of them; with 0 every repetition is the same.
  public var variation = 0.0

  public var markers = WornMarkers.tracking

  public init() {}

  /// The recipe as a mirror shows it.
  public var mirrored: LandingRecipe {
    var recipe = self
    recipe.landing = landing.mirrored
    return recipe
  }

  func checkRanges() throws(RecipeError) {
    try checkJump(
      boxHeight: boxHeight, distance: distance, rise: rise, repetitions: repetitions,
      standing: standingDuration, frameRate: frameRate, variation: variation)
    try landing.checkRanges()
  }
}

/// How a simulated subject jumps down from a box on both legs and lands on one to stay.
public struct SingleLegLandingRecipe: Hashable, Sendable {
  /// The leg that lands.
  public var side: Side

  /// The height of the box, in millimetres; 0 for a jump from the floor.
  public var boxHeight = 200.0

  /// From the feet at the start to where the foot lands, in millimetres.
  public var distance = 300.0

  /// How far the hips rise from take-off before they fall, in millimetres.
  public var rise = 40.0

  /// Landings, each from its own box one pace in front of the place of the last one.
  public var repetitions = 1

  /// Standing before and after each, in seconds.
  public var standingDuration = 1.0

  /// Frames per second.
  public var frameRate = 200.0

  /// The knee flexion as the foot meets the ground.
  public var contactFlexion = Angle.degrees(18)

  /// The knee flexion at the bottom; little of it is a stiff landing.
  public var peakFlexion = Angle.degrees(60)

  public var contact = FootContact.forefoot

  /// The knee adduction at contact, varus positive and valgus negative; as in standing when `nil`.
  public var contactKneeAdduction: Angle?

  /// How the body stands at the bottom.
  public var strategy = StanceStrategy()

  /// Between the ankle centres in millimetres; as far apart as the hips when `nil`.
  public var stanceWidth: Double?

  /// How far each foot points outwards.
  public var toeOut = Angle.degrees(5)

  /// The standard deviation from repetition to repetition of depth and of the turns at the bottom, as
  /// a share of them; with 0 every repetition is the same.
  public var variation = 0.0

  public var markers = WornMarkers.tracking

  public init(_ side: Side) { self.side = side }

  /// The recipe as a mirror shows it.
  public var mirrored: SingleLegLandingRecipe {
    var recipe = self
    recipe.side = side.opposite
    return recipe
  }

  func checkRanges() throws(RecipeError) {
    try checkJump(
      boxHeight: boxHeight, distance: distance, rise: rise, repetitions: repetitions,
      standing: standingDuration, frameRate: frameRate, variation: variation)
    try checkStance(stanceWidth, toeOut: toeOut)
    try check("the flexion at contact", contactFlexion.degrees, in: 8...60, "8 to 60 degrees")
    let least = contactFlexion.degrees + 5
    try check(
      "the peak flexion", peakFlexion.degrees, in: least...120,
      "5 degrees more than at contact, to 120 degrees")
    let adduction = (contactKneeAdduction ?? .zero).degrees
    try check("the knee adduction at contact", adduction, in: -30...30, "-30 to 30 degrees")
    try strategy.checkRanges()
  }
}

private func checkJump(
  boxHeight: Double, distance: Double, rise: Double, repetitions: Int, standing: Double,
  frameRate: Double, variation: Double
) throws(RecipeError) {
  try check("the height of the box", boxHeight, in: 0...1000, "0 to 1000 millimetres")
  try check("the distance", distance, in: 0...1500, "0 to 1500 millimetres")
  try check("the rise", rise, in: 10...800, "10 to 800 millimetres")
  try check("the number of repetitions", Double(repetitions), in: 1...100, "1 to 100")
  try check("the standing", standing, in: 0...600, "0 to 600 seconds")
  try checkFrameRate(frameRate)
  try check("the variation", variation, in: 0...0.2, "0 to 0.2")
}

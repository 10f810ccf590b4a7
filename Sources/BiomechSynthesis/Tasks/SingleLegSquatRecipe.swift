// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// How a simulated subject squats on one leg.
///
/// From standing on both feet the weight goes over one, the other foot is lifted, and the leg bends
/// and straightens several times; then the foot is put down again.
public struct SingleLegSquatRecipe: Hashable, Sendable {
  /// Where the lifted leg is held.
  public enum FreeLeg: String, Hashable, Sendable, CaseIterable {
    /// The knee beside the other, bent so that the foot is behind.
    case behind

    /// The leg stretched out forwards.
    case forwards
  }

  /// The leg that squats.
  public var side: Side

  public var repetitions = 5

  /// The knee flexion at the bottom.
  public var depth = Angle.degrees(60)

  /// From standing to standing on one leg, in seconds.
  public var repetitionDuration = 3.0

  /// Standing on one leg before, between and after the repetitions, in seconds.
  public var pause = 0.5

  /// Standing on both feet before and after, in seconds.
  public var standingDuration = 1.5

  /// Frames per second.
  public var frameRate = 100.0

  /// Between the ankle centres in millimetres; as far apart as the hips when `nil`.
  public var stanceWidth: Double?

  /// How far each foot points outwards.
  public var toeOut = Angle.degrees(5)

  /// How the body stands at the bottom.
  public var strategy = StanceStrategy()

  public var freeLeg = FreeLeg.behind

  /// The standard deviation from repetition to repetition of depth and of the turns at the bottom, as
  /// a share of them; with 0 every repetition is the same.
  public var variation = 0.0

  public var markers = WornMarkers.tracking

  public init(_ side: Side) { self.side = side }

  /// The recipe as a mirror shows it.
  public var mirrored: SingleLegSquatRecipe {
    var recipe = self
    recipe.side = side.opposite
    return recipe
  }
}

/// How a simulated subject lowers itself from a step on one leg.
///
/// From standing on both feet on the step one foot goes forwards over its edge and is lowered with the
/// leg stretched, as far as the other knee bends, but not below the floor.
public struct StepDownRecipe: Hashable, Sendable {
  /// The height of the step, in millimetres.
  public var stepHeight = 200.0

  /// The leg that stays on the step, and all else, as in a single-leg squat; the free leg goes
  /// forwards.
  public var squat: SingleLegSquatRecipe

  public init(_ side: Side) {
    squat = SingleLegSquatRecipe(side)
    squat.freeLeg = .forwards
    squat.depth = .degrees(65)
  }

  /// The recipe as a mirror shows it.
  public var mirrored: StepDownRecipe {
    var recipe = self
    recipe.squat = squat.mirrored
    return recipe
  }
}

extension SingleLegSquatRecipe {
  func checkRanges() throws(RecipeError) {
    try check("the number of repetitions", Double(repetitions), in: 1...1000, "1 to 1000")
    try check("the depth", depth.degrees, in: 15...120, "15 to 120 degrees of knee flexion")
    try check("a repetition", repetitionDuration, in: 0.4...60, "0.4 to 60 seconds")
    try check("the pause", pause, in: 0...60, "0 to 60 seconds")
    try check("the standing", standingDuration, in: 0...600, "0 to 600 seconds")
    try checkFrameRate(frameRate)
    try checkStance(stanceWidth, toeOut: toeOut)
    try check("the variation", variation, in: 0...0.2, "0 to 0.2")
    try strategy.checkRanges()
  }
}

extension StepDownRecipe {
  func checkRanges() throws(RecipeError) {
    try check("the height of the step", stepHeight, in: 50...500, "50 to 500 millimetres")
    try squat.checkRanges()
  }
}

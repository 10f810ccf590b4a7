// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

/// How a simulated subject stands up from a seat.
///
/// From standing it sits down; then it leans forwards, rises, stands, and sits down again, until it has
/// risen as often as asked.
public struct SitToStandRecipe: Hashable, Sendable {
  /// How often the subject rises.
  public var repetitions = 5

  /// The knee flexion on the seat.
  public var seatedFlexion = Angle.degrees(95)

  /// Leaning forwards before the hips leave the seat, in seconds.
  public var leanDuration = 0.6

  /// From the seat to standing, and back, in seconds.
  public var riseDuration = 1.2

  /// On the seat, and standing between two repetitions, in seconds.
  public var pause = 0.8

  /// Standing before and after all, in seconds.
  public var standingDuration = 1.5

  /// Frames per second.
  public var frameRate = 100.0

  /// Between the ankle centres in millimetres; 1.2 times the distance of the hips when `nil`.
  public var stanceWidth: Double?

  /// How far each foot points outwards.
  public var toeOut = Angle.degrees(8)

  /// The knee adduction as the hips leave the seat, varus positive and valgus negative; as in standing
  /// when `nil`.
  public var kneeAdduction = BothSides<Angle?>(nil)

  /// The turn of each whole leg about its line from hip to ankle as the hips leave the seat.
  public var limbRotation = BothSides(Angle.zero)

  /// The attitude of the trunk as the hips leave the seat.
  public var trunk = TrunkPose(forwardLean: .degrees(38))

  /// The standard deviation from repetition to repetition of the turns, as a share of them; with 0
  /// every repetition is the same.
  public var variation = 0.0

  public var markers = WornMarkers.tracking

  public init() {}

  /// The recipe as a mirror shows it.
  public var mirrored: SitToStandRecipe {
    var recipe = self
    recipe.kneeAdduction = kneeAdduction.mirrored
    recipe.limbRotation = limbRotation.mirrored
    recipe.trunk = trunk.mirrored
    return recipe
  }

  func checkRanges() throws(RecipeError) {
    try check("the number of repetitions", Double(repetitions), in: 1...1000, "1 to 1000")
    let seated = seatedFlexion.degrees
    try check("the knee flexion on the seat", seated, in: 70...115, "70 to 115 degrees")
    try check("leaning forwards", leanDuration, in: 0.1...10, "0.1 to 10 seconds")
    try check("a rise", riseDuration, in: 0.3...20, "0.3 to 20 seconds")
    try check("the pause", pause, in: 0...60, "0 to 60 seconds")
    try check("the standing", standingDuration, in: 0...600, "0 to 600 seconds")
    try checkFrameRate(frameRate)
    try checkStance(stanceWidth, toeOut: toeOut)
    try check("the variation", variation, in: 0...0.2, "0 to 0.2")
    for side in Side.allCases {
      let adduction = (kneeAdduction[side] ?? .zero).degrees
      try check("the knee adduction", adduction, in: -40...40, "-40 to 40 degrees")
      try check("the limb rotation", limbRotation[side].degrees, in: -90...90, "-90 to 90 degrees")
    }
  }
}

extension Skeleton {
  private func footholds(_ recipe: SitToStandRecipe) -> BothSides<Foothold> {
    footholds(width: recipe.stanceWidth ?? 1.2 * hipSeparation, toeOut: recipe.toeOut)
  }

  /// On the seat, upright.
  private func seated(_ recipe: SitToStandRecipe) throws(RecipeError) -> KeyPose {
    try keyPose(
      GroundPosture(
        flexion: BothSides(recipe.seatedFlexion),
        turns: body.structuralVarus.map { LegTurns(adduction: $1) },
        forwards: hipForwards(flexion: recipe.seatedFlexion, shankLean: .degrees(8)),
        pelvis: PelvisPose(position: .zero, anteriorTilt: body.pelvicTilt - .degrees(10)),
        trunk: TrunkPose(forwardLean: .degrees(4))),
      on: footholds(recipe), support: [.right, .left])
  }

  /// As the hips leave the seat.
  private func leaving(
    _ recipe: SitToStandRecipe, turns factor: Double = 1
  ) throws(RecipeError) -> KeyPose {
    try keyPose(
      GroundPosture(
        flexion: BothSides(recipe.seatedFlexion),
        turns: body.structuralVarus.map { side, standing in
          let asked = recipe.kneeAdduction[side] ?? standing
          return LegTurns(
            adduction: standing + factor * (asked - standing),
            limbRotation: factor * recipe.limbRotation[side])
        },
        forwards: hipForwards(flexion: recipe.seatedFlexion, shankLean: .degrees(8)),
        pelvis: PelvisPose(position: .zero, anteriorTilt: body.pelvicTilt + .degrees(12)),
        trunk: recipe.trunk),
      on: footholds(recipe), support: [.right, .left])
  }

  /// The pose as the hips leave the seat.
  func bottomPose(_ recipe: SitToStandRecipe) throws(RecipeError) -> SegmentPoses {
    try pose(try leaving(recipe), on: footholds(recipe))
  }

  /// Every frame of standing up.
  func performance(
    _ recipe: SitToStandRecipe, seed: UInt64, trial: UInt64
  ) throws(RecipeError) -> Performance {
    let factors = repetitionFactors(
      recipe.repetitions, variation: recipe.variation, seed: seed, trial: trial)
    func frames(_ duration: Double, least: Int = 1) -> Double {
      Double(max(Int((duration * recipe.frameRate).rounded()), least)) / recipe.frameRate
    }
    let footholds = footholds(recipe)
    let (upright, seated) = (try standing(on: footholds), try seated(recipe))
    var plan = Choreography(self, from: upright)
    plan.track.wait(until: frames(recipe.standingDuration))
    var repetitions: [TrueRepetition] = []
    for (index, factor) in factors.enumerated() {
      if index > 0 { plan.track.wait(until: plan.track.end + frames(recipe.pause, least: 0)) }
      let down = plan.track.end + frames(recipe.riseDuration)
      // The trunk leans forwards on the way down as well.
      plan.track.move(to: try leaving(recipe, turns: 0), at: down)
      plan.track.move(to: seated, at: down + frames(recipe.leanDuration))
      plan.track.wait(until: plan.track.end + frames(recipe.pause, least: 0))
      let start = plan.track.end
      let bottom = start + frames(recipe.leanDuration)
      plan.track.move(to: try leaving(recipe, turns: factor.turns), at: bottom)
      plan.track.move(to: upright, at: bottom + frames(recipe.riseDuration))
      func frame(_ time: Double) -> Int { Int((time * recipe.frameRate).rounded()) }
      repetitions.append(
        TrueRepetition(
          task: .sitToStand, side: .both, start: frame(start), bottom: frame(bottom),
          end: frame(plan.track.end)))
    }
    plan.track.wait(until: plan.track.end + frames(recipe.standingDuration))
    for side in Side.allCases {
      plan.add(FootStay(footholds[side], from: 0, until: plan.track.end), side)
    }
    return try Performance(
      plan, frameRate: recipe.frameRate, standing: recipe.standingDuration,
      repetitions: repetitions)
  }
}

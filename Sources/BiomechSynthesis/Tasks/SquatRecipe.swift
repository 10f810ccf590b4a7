// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

/// How a simulated subject squats: on both legs, the feet in place.
///
/// Each repetition goes down and up as sin² of time. What is asked for at the bottom grows with the
/// same share of the way, and stands there exactly in the bottom frame.
public struct SquatRecipe: Hashable, Sendable {
  public var repetitions = 5

  /// The knee flexion of both legs at the bottom.
  public var depth = Angle.degrees(95)

  /// From standing to standing, in seconds.
  public var repetitionDuration = 2.4

  /// Standing between two repetitions, in seconds.
  public var pause = 0.6

  /// Standing before the first and after the last repetition, in seconds.
  public var standingDuration = 1.5

  /// Frames per second.
  public var frameRate = 100.0

  /// Between the ankle centres in millimetres; 1.4 times the distance of the hips when `nil`.
  public var stanceWidth: Double?

  /// How far each foot points outwards.
  public var toeOut = Angle.degrees(10)

  /// The knee adduction at the bottom, varus positive and valgus negative; as in standing when `nil`.
  public var kneeAdduction = BothSides<Angle?>(nil)

  /// The internal rotation of the knee at the bottom.
  public var kneeInternalRotation = BothSides(Angle.zero)

  /// The turn of each whole leg about its line from hip to ankle at the bottom.
  ///
  /// Inwards positive, zero with the knee straight over the foot. It comes from hip adduction and
  /// internal rotation and moves the knee inwards without any abduction of the knee itself.
  public var limbRotation = BothSides(Angle.zero)

  /// The lean of the shanks forwards at the bottom, as dorsiflexion allows; what brings the hips back
  /// so that it is about a third of the knee flexion when `nil`.
  public var shankLean: Angle?

  /// How far each heel is off the floor at the bottom, in millimetres.
  public var heelLift = BothSides(0.0)

  /// The additional anterior tilt of the pelvis at the bottom.
  public var pelvicTilt = Angle.degrees(20)

  /// The attitude of the trunk at the bottom; upright in standing.
  public var trunk = TrunkPose(forwardLean: .degrees(35))

  /// The standard deviation from repetition to repetition of depth and of the turns at the bottom, as
  /// a share of them; with 0 every repetition is the same.
  public var variation = 0.0

  public var markers = WornMarkers.tracking

  public init() {}

  /// The recipe as a mirror shows it.
  public var mirrored: SquatRecipe {
    var recipe = self
    recipe.kneeAdduction = kneeAdduction.mirrored
    recipe.kneeInternalRotation = kneeInternalRotation.mirrored
    recipe.limbRotation = limbRotation.mirrored
    recipe.heelLift = heelLift.mirrored
    recipe.trunk = trunk.mirrored
    return recipe
  }

  func checkRanges() throws(RecipeError) {
    try check("the number of repetitions", Double(repetitions), in: 1...1000, "1 to 1000")
    try check("the depth", depth.degrees, in: 1...140, "1 to 140 degrees of knee flexion")
    try check("a repetition", repetitionDuration, in: 0.2...60, "0.2 to 60 seconds")
    try check("the pause", pause, in: 0...60, "0 to 60 seconds")
    try check("the standing", standingDuration, in: 0...600, "0 to 600 seconds")
    try checkFrameRate(frameRate)
    try checkStance(stanceWidth, toeOut: toeOut)
    try check("the variation", variation, in: 0...0.2, "0 to 0.2")
    try check("the pelvic tilt", pelvicTilt.degrees, in: -60...60, "-60 to 60 degrees")
    let lean = (shankLean ?? .zero).degrees
    try check("the lean of the shank", lean, in: -10...60, "-10 to 60 degrees")
    for side in Side.allCases {
      try check("the heel lift", heelLift[side], in: 0...120, "0 to 120 millimetres")
      let adduction = kneeAdduction[side]?.degrees ?? 0
      try check("the knee adduction", adduction, in: -40...40, "-40 to 40 degrees")
      let rotation = kneeInternalRotation[side].degrees
      try check("the knee rotation", rotation, in: -60...60, "-60 to 60 degrees")
      try check("the limb rotation", limbRotation[side].degrees, in: -90...90, "-90 to 90 degrees")
    }
  }
}

/// The frames of a squat recipe: how far down in each, and which are which.
struct SquatTiming {
  /// For each frame the number of the repetition and the share of the way down, or `nil` in standing.
  var frames: [(repetition: Int, share: Double)?] = []
  var repetitions: [(start: Int, bottom: Int, end: Int)] = []
  var standing: Range<Int>

  init(_ recipe: SquatRecipe) {
    func frameCount(_ duration: Double) -> Int { Int((duration * recipe.frameRate).rounded()) }
    // An even number of steps, so that one frame is the bottom itself.
    let half = max(frameCount(recipe.repetitionDuration / 2), 1)
    let standing = max(frameCount(recipe.standingDuration), 1)
    frames = Array(repeating: nil, count: standing)
    for repetition in 0..<recipe.repetitions {
      if repetition > 0 {
        frames += Array(repeating: nil, count: frameCount(recipe.pause))
      }
      repetitions.append((frames.count, frames.count + half, frames.count + 2 * half))
      for step in 0...2 * half {
        let angle = Angle.degrees(90 * Double(min(step, 2 * half - step)) / Double(half))
        frames.append((repetition, sine(angle) * sine(angle)))
      }
    }
    frames += Array(repeating: nil, count: standing)
    self.standing = 0..<standing
  }
}

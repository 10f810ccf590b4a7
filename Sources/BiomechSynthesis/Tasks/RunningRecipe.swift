// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// How a simulated subject runs: straight on, over the floor, at one speed.
///
/// Between two steps both feet are off the ground and the hips fall freely. The knees have the flexions
/// asked for at contact, at the lowest point of the hips and at toe-off.
public struct RunningRecipe: Hashable, Sendable {
  /// In metres per second.
  public var speed = 3.0

  /// In steps per minute.
  public var cadence = 165.0

  /// From contact to toe-off, in seconds.
  public var contactTime = 0.24

  /// Full strides of each leg in the trial.
  public var strides = 5

  /// Frames per second.
  public var frameRate = 200.0

  /// The leg whose foot strikes first.
  public var leadingSide = Side.right

  /// Between the ankle centres sideways, in millimetres.
  public var stepWidth = 60.0

  /// How far each foot points outwards.
  public var toeOut = Angle.degrees(6)

  /// The part of the feet that meets the ground first.
  public var contact = FootContact.heel

  public var contactFlexion = BothSides(Angle.degrees(17))

  /// The flexion at the lowest point of the hips.
  public var peakFlexion = BothSides(Angle.degrees(42))

  public var toeOffFlexion = Angle.degrees(22)

  /// The largest flexion in swing.
  public var swingFlexion = Angle.degrees(95)

  /// The knee adduction at the lowest point of the hips, varus positive and valgus negative; as in
  /// standing when `nil`.
  public var kneeAdduction = BothSides<Angle?>(nil)

  /// The turn of each whole leg about its line from hip to ankle there; inwards positive.
  public var limbRotation = BothSides(Angle.zero)

  /// The drop of the pelvis there, away from each standing leg.
  public var pelvicDrop = BothSides(Angle.degrees(4))

  /// The lean of the trunk there towards each standing leg.
  public var trunkLean = BothSides(Angle.degrees(2))

  public var trunkForwardLean = Angle.degrees(8)

  /// The anterior tilt of the pelvis beyond that of standing.
  public var pelvicTilt = Angle.degrees(5)

  public var markers = WornMarkers.tracking

  public init() {}

  /// The recipe as a mirror shows it.
  public var mirrored: RunningRecipe {
    var recipe = self
    recipe.leadingSide = leadingSide.opposite
    recipe.contactFlexion = contactFlexion.mirrored
    recipe.peakFlexion = peakFlexion.mirrored
    recipe.kneeAdduction = kneeAdduction.mirrored
    recipe.limbRotation = limbRotation.mirrored
    recipe.pelvicDrop = pelvicDrop.mirrored
    recipe.trunkLean = trunkLean.mirrored
    return recipe
  }

  /// From contact to the next contact of the other foot, in seconds.
  public var stepTime: Double { 60 / cadence }

  /// From contact to the next contact of the same foot, in millimetres.
  public var strideLength: Double { 2000 * speed * stepTime }

  func checkRanges() throws(RecipeError) {
    try check("the speed", speed, in: 1.5...8, "1.5 to 8 metres per second")
    try check("the cadence", cadence, in: 120...260, "120 to 260 steps per minute")
    let longest = stepTime - 0.03
    try check(
      "the contact time", contactTime, in: 0.08...max(longest, 0.08),
      "0.08 seconds to 0.03 less than a step, which is \(stepTime.fixed(3)) seconds")
    try check("the number of strides", Double(strides), in: 1...200, "1 to 200")
    try checkFrameRate(frameRate)
    try check("the step width", stepWidth, in: 0...300, "0 to 300 millimetres")
    try check("the toe-out", toeOut.degrees, in: -30...45, "-30 to 45 degrees")
    for (name, angle, range, words) in [
      ("the flexion at toe-off", toeOffFlexion, 8.0...45, "8 to 45 degrees"),
      ("the flexion in swing", swingFlexion, 60.0...135, "60 to 135 degrees"),
      ("the forward lean of the trunk", trunkForwardLean, -10.0...40, "-10 to 40 degrees"),
      ("the pelvic tilt", pelvicTilt, -30.0...40, "-30 to 40 degrees"),
    ] {
      try check(name, angle.degrees, in: range, words)
    }
    for side in Side.allCases {
      let contact = contactFlexion[side].degrees
      for (name, angle, range, words) in [
        ("the flexion at contact", contactFlexion[side], 5.0...40, "5 to 40 degrees"),
        (
          "the peak flexion", peakFlexion[side], contact + 8...80,
          "8 degrees more than at contact, to 80 degrees"
        ),
        ("the knee adduction", kneeAdduction[side] ?? .zero, -30.0...30, "-30 to 30 degrees"),
        ("the limb rotation", limbRotation[side], -60.0...60, "-60 to 60 degrees"),
        ("the pelvic drop", pelvicDrop[side], -20.0...20, "-20 to 20 degrees"),
        ("the lean of the trunk", trunkLean[side], -30.0...30, "-30 to 30 degrees"),
      ] {
        try check(name, angle.degrees, in: range, words)
      }
    }
  }
}

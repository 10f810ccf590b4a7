// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// How a simulated subject walks: straight on, over the floor, at one speed.
///
/// The angles of the knees are exactly the curves asked for. The foot on the floor rolls over the
/// heel, rests flat, and rolls over the tip of the toes without sliding; the pelvis moves so that the
/// legs reach.
public struct GaitRecipe: Hashable, Sendable {
  /// In metres per second.
  public var speed = 1.2

  /// In steps per minute.
  public var cadence = 112.0

  /// Full strides of each leg in the trial.
  public var strides = 4

  /// Frames per second.
  public var frameRate = 100.0

  /// The leg whose foot strikes first.
  public var leadingSide = Side.right

  /// Between the ankle centres sideways, in millimetres.
  public var stepWidth = 100.0

  /// How far each foot points outwards.
  public var toeOut = Angle.degrees(7)

  public var kneeFlexion = BothSides(GaitCurve.typicalKneeFlexion)

  /// What comes to the knee adduction of standing; varus positive.
  public var kneeAdduction = BothSides(GaitCurve.typicalKneeAdduction)

  public var kneeInternalRotation = BothSides(GaitCurve.typicalKneeInternalRotation)

  /// The turn of each whole leg about its line from hip to ankle.
  ///
  /// Inwards positive, zero with the knee straight over the foot. It shows in the rotation of the hip.
  public var limbRotation = BothSides(GaitCurve.constant(.zero))

  /// The largest rotation of the pelvis to either side.
  public var pelvicRotation = Angle.degrees(5)

  /// The largest obliquity of the pelvis to either side; the side under load is up.
  public var pelvicObliquity = Angle.degrees(4)

  /// What comes to the obliquity in the middle of each leg's stance: the other side drops.
  public var pelvicDrop = BothSides(Angle.zero)

  /// What comes to the lean of the trunk in the middle of each leg's stance: towards that leg.
  public var trunkLean = BothSides(Angle.zero)

  /// The anterior tilt of the pelvis beyond that of standing.
  public var pelvicTilt = Angle.zero

  /// How far the pelvis sways to either side, in millimetres.
  public var sway = 18.0

  /// The mean attitude of the trunk; it leans 2° over the loaded leg and turns 4° against the pelvis.
  public var trunk = TrunkPose(forwardLean: .degrees(4))

  public var markers = WornMarkers.tracking

  public init() {}

  /// The recipe as a mirror shows it.
  public var mirrored: GaitRecipe {
    var recipe = self
    recipe.leadingSide = leadingSide.opposite
    recipe.kneeFlexion = kneeFlexion.mirrored
    recipe.kneeAdduction = kneeAdduction.mirrored
    recipe.kneeInternalRotation = kneeInternalRotation.mirrored
    recipe.limbRotation = limbRotation.mirrored
    recipe.pelvicDrop = pelvicDrop.mirrored
    recipe.trunkLean = trunkLean.mirrored
    recipe.trunk = trunk.mirrored
    return recipe
  }

  /// From foot strike to the next of the same foot, in seconds.
  public var strideTime: Double { 120 / cadence }

  /// From foot strike to the next of the same foot, in millimetres.
  public var strideLength: Double { 1000 * speed * strideTime }

  func checkRanges() throws(RecipeError) {
    try check("the speed", speed, in: 0.3...2.5, "0.3 to 2.5 metres per second")
    try check("the cadence", cadence, in: 40...180, "40 to 180 steps per minute")
    try check("the number of strides", Double(strides), in: 1...200, "1 to 200")
    try checkFrameRate(frameRate)
    try check("the step width", stepWidth, in: 0...400, "0 to 400 millimetres")
    try check("the toe-out", toeOut.degrees, in: -30...45, "-30 to 45 degrees")
    try check("the sway", sway, in: 0...100, "0 to 100 millimetres")
    try check("the pelvic tilt", pelvicTilt.degrees, in: -30...30, "-30 to 30 degrees")
    for (name, angle) in [
      ("the pelvic rotation", pelvicRotation), ("the pelvic obliquity", pelvicObliquity),
    ] {
      try check(name, angle.degrees, in: 0...30, "0 to 30 degrees")
    }
    for side in Side.allCases {
      try check(
        "the pelvic drop", pelvicDrop[side].degrees, in: -20...20, "-20 to 20 degrees")
      try check(
        "the lean of the trunk", trunkLean[side].degrees, in: -30...30, "-30 to 30 degrees")
      try kneeFlexion[side].check("the knee flexion", in: -10...90)
      try kneeAdduction[side].check("the knee adduction", in: -25...25)
      try kneeInternalRotation[side].check("the knee rotation", in: -40...40)
      try limbRotation[side].check("the limb rotation", in: -45...45)
    }
  }
}

extension GaitCurve {
  fileprivate func check(_ name: String, in range: ClosedRange<Double>) throws(RecipeError) {
    for point in points {
      try BiomechSynthesis.check(
        name, point.angle.degrees, in: range,
        "\(range.lowerBound.fixed(0)) to \(range.upperBound.fixed(0)) degrees")
      try BiomechSynthesis.check(
        "a point of \(name)", point.percent, in: 0...99.999, "0 to below 100 percent of the cycle")
    }
    for (a, b) in zip(points, points.dropFirst()) where a.percent == b.percent {
      throw .outOfRange(
        setting: "a point of \(name)", value: "\(b.percent)", range: "one angle for each percent")
    }
  }
}

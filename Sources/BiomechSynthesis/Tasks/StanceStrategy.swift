// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

/// How the body stands over one leg at the deepest point of a task.
///
/// All signs are seen from that leg, so a mirrored recipe only changes its side.
public struct StanceStrategy: Hashable, Sendable {
  /// The knee adduction, varus positive and valgus negative; as in standing when `nil`.
  public var kneeAdduction: Angle?

  public var kneeInternalRotation = Angle.zero

  /// The turn of the whole leg about its line from hip to ankle.
  ///
  /// Inwards positive, zero with the knee straight over the foot. It comes from hip adduction and
  /// internal rotation and moves the knee inwards without any abduction of the knee itself.
  public var limbRotation = Angle.zero

  /// The drop of the pelvis on the other side; negative where it is hitched up.
  public var pelvicDrop = Angle.degrees(2)

  /// The anterior tilt of the pelvis beyond that of standing.
  public var pelvicTilt = Angle.degrees(10)

  /// Positive with the other side forwards.
  public var pelvicRotation = Angle.zero

  public var trunkForwardLean = Angle.degrees(20)

  /// The lean of the trunk towards the leg.
  public var trunkLean = Angle.degrees(2)

  /// How far the hip stands outside of its ankle, in millimetres; more of it is more hip adduction.
  public var hipOverFoot = 40.0

  /// The lean of the shank forwards, as dorsiflexion allows; a third of the knee flexion when `nil`.
  public var shankLean: Angle?

  public init() {}

  func checkRanges() throws(RecipeError) {
    for (name, angle, range, words) in [
      ("the knee adduction", kneeAdduction ?? .zero, -40.0...40, "-40 to 40 degrees"),
      ("the knee rotation", kneeInternalRotation, -60.0...60, "-60 to 60 degrees"),
      ("the limb rotation", limbRotation, -90.0...90, "-90 to 90 degrees"),
      ("the pelvic drop", pelvicDrop, -30.0...30, "-30 to 30 degrees"),
      ("the pelvic tilt", pelvicTilt, -60.0...60, "-60 to 60 degrees"),
      ("the pelvic rotation", pelvicRotation, -45.0...45, "-45 to 45 degrees"),
      ("the forward lean of the trunk", trunkForwardLean, -30.0...80, "-30 to 80 degrees"),
      ("the lean of the trunk", trunkLean, -45.0...45, "-45 to 45 degrees"),
      ("the lean of the shank", shankLean ?? .zero, -10.0...60, "-10 to 60 degrees"),
    ] {
      try check(name, angle.degrees, in: range, words)
    }
    try check("the hip over the foot", hipOverFoot, in: -150...250, "-150 to 250 millimetres")
  }

  /// A repetition whose turns differ.
  func scaled(turns factor: Double, standing: Angle) -> StanceStrategy {
    var copy = self
    copy.kneeAdduction = kneeAdduction.map { standing + factor * ($0 - standing) }
    copy.kneeInternalRotation = factor * kneeInternalRotation
    copy.limbRotation = factor * limbRotation
    return copy
  }
}

extension Skeleton {
  /// What a strategy asks of the body over a leg.
  ///
  /// - Parameters:
  ///   - strategy: How the body stands.
  ///   - side: The leg.
  ///   - flexion: The flexion of its knee.
  /// - Returns: The posture.
  func posture(
    _ strategy: StanceStrategy, over side: Side, flexion: Angle
  ) -> GroundPosture {
    var turns = body.structuralVarus.map { LegTurns(adduction: $1) }
    turns[side] = LegTurns(
      adduction: strategy.kneeAdduction ?? body.structuralVarus[side],
      internalRotation: strategy.kneeInternalRotation, limbRotation: strategy.limbRotation)
    return GroundPosture(
      flexion: BothSides(flexion), turns: turns,
      forwards: hipForwards(
        flexion: flexion, shankLean: strategy.shankLean ?? (1.0 / 3) * flexion),
      hipOverFoot: strategy.hipOverFoot,
      pelvis: PelvisPose(
        position: .zero, anteriorTilt: body.pelvicTilt + strategy.pelvicTilt,
        obliquity: side.sign * strategy.pelvicDrop,
        rotation: -side.sign * strategy.pelvicRotation),
      trunk: TrunkPose(
        forwardLean: strategy.trunkForwardLean, lateralLean: side.sign * strategy.trunkLean))
  }

  /// Standing on one leg, its knee a little bent; the pelvis as in standing on both.
  func singleStance(
    _ side: Side, hipOverFoot: Double, on footholds: BothSides<Foothold>
  ) throws(RecipeError) -> KeyPose {
    var upright = StanceStrategy()
    upright.pelvicTilt = .zero
    upright.trunkForwardLean = .degrees(2)
    upright.trunkLean = .degrees(1)
    upright.hipOverFoot = min(hipOverFoot, 40)
    let width = (footholds.right.ankle.z - footholds.left.ankle.z).magnitude
    // Knees give way further to reach over a wide stance.
    var posture = posture(upright, over: side, flexion: .degrees(8 + 8 * width / 400))
    posture.pelvis.obliquity = try standing(on: footholds).pelvis.obliquity
    return try keyPose(posture, on: footholds, support: [side])
  }
}

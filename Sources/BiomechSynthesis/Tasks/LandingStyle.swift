// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

/// The part of a foot that meets the ground first.
public enum FootContact: String, Hashable, Sendable, CaseIterable {
  /// The tip of the toes, the heel some centimetres up.
  case forefoot

  /// All of the sole.
  case flat

  /// The heel, the toes up.
  case heel
}

/// How a simulated subject lands on both feet.
///
/// What is asked for at the bottom grows from what is asked for at contact and stands there exactly in
/// the frame of the bottom.
public struct LandingStyle: Hashable, Sendable {
  /// The knee flexion of each leg as its foot meets the ground.
  public var contactFlexion = BothSides(Angle.degrees(22))

  /// The knee flexion at the bottom; little of it is a stiff landing.
  public var peakFlexion = BothSides(Angle.degrees(85))

  public var contact = BothSides(FootContact.forefoot)

  /// How much later than the other foot each one meets the ground, in seconds; at least one is 0.
  public var delay = BothSides(0.0)

  /// The knee adduction at contact, varus positive and valgus negative; as in standing when `nil`.
  public var contactKneeAdduction = BothSides<Angle?>(nil)

  /// The turn of each whole leg at contact, inwards positive.
  public var contactLimbRotation = BothSides(Angle.zero)

  /// The knee adduction at the bottom; as in standing when `nil`.
  public var kneeAdduction = BothSides<Angle?>(nil)

  /// The internal rotation of the knee at the bottom.
  public var kneeInternalRotation = BothSides(Angle.zero)

  /// The turn of each whole leg about its line from hip to ankle at the bottom; inwards positive, zero
  /// with the knee straight over the foot.
  public var limbRotation = BothSides(Angle.zero)

  /// The attitude of the trunk at contact.
  public var contactTrunk = TrunkPose(forwardLean: .degrees(12))

  /// The attitude of the trunk at the bottom.
  public var trunk = TrunkPose(forwardLean: .degrees(35))

  /// The anterior tilt of the pelvis at the bottom beyond that of standing.
  public var pelvicTilt = Angle.degrees(15)

  /// The lean of the shanks forwards at the bottom; a third of the knee flexion when `nil`.
  public var shankLean: Angle?

  /// Between the ankle centres in millimetres; 1.2 times the distance of the hips when `nil`.
  public var stanceWidth: Double?

  /// How far each foot points outwards.
  public var toeOut = Angle.degrees(8)

  public init() {}

  /// The style as a mirror shows it.
  public var mirrored: LandingStyle {
    var style = self
    style.contactFlexion = contactFlexion.mirrored
    style.peakFlexion = peakFlexion.mirrored
    style.contact = contact.mirrored
    style.delay = delay.mirrored
    style.contactKneeAdduction = contactKneeAdduction.mirrored
    style.contactLimbRotation = contactLimbRotation.mirrored
    style.kneeAdduction = kneeAdduction.mirrored
    style.kneeInternalRotation = kneeInternalRotation.mirrored
    style.limbRotation = limbRotation.mirrored
    style.contactTrunk = contactTrunk.mirrored
    style.trunk = trunk.mirrored
    return style
  }

  func checkRanges() throws(RecipeError) {
    try checkStance(stanceWidth, toeOut: toeOut)
    try check("the pelvic tilt", pelvicTilt.degrees, in: -60...60, "-60 to 60 degrees")
    let lean = (shankLean ?? .zero).degrees
    try check("the lean of the shank", lean, in: -10...60, "-10 to 60 degrees")
    for side in Side.allCases {
      for (name, angle, range, words) in [
        ("the flexion at contact", contactFlexion[side], 8.0...70, "8 to 70 degrees"),
        ("the peak flexion", peakFlexion[side], 20.0...130, "20 to 130 degrees"),
        (
          "the knee adduction at contact", contactKneeAdduction[side] ?? .zero, -30.0...30,
          "-30 to 30 degrees"
        ),
        ("the knee adduction", kneeAdduction[side] ?? .zero, -40.0...40, "-40 to 40 degrees"),
        ("the knee rotation", kneeInternalRotation[side], -60.0...60, "-60 to 60 degrees"),
        (
          "the limb rotation at contact", contactLimbRotation[side], -60.0...60,
          "-60 to 60 degrees"
        ),
        ("the limb rotation", limbRotation[side], -90.0...90, "-90 to 90 degrees"),
      ] {
        try check(name, angle.degrees, in: range, words)
      }
      let least = contactFlexion[side].degrees + 5
      try check(
        "the peak flexion", peakFlexion[side].degrees, in: least...200,
        "at least 5 degrees more than at contact")
      try check("the delay of a foot", delay[side], in: 0...0.3, "0 to 0.3 seconds")
    }
    if delay.left > 0, delay.right > 0 {
      throw .outOfRange(
        setting: "the delay of the right foot", value: "\(delay.right)",
        range: "0 for one of the feet")
    }
  }

  /// A repetition that differs.
  func scaled(
    by factors: (depth: Double, turns: Double), standing: BothSides<Angle>
  ) -> LandingStyle {
    var copy = self
    copy.peakFlexion = peakFlexion.map { $1 * factors.depth }
    copy.kneeAdduction = kneeAdduction.map { side, adduction in
      adduction.map { standing[side] + factors.turns * ($0 - standing[side]) }
    }
    copy.kneeInternalRotation = kneeInternalRotation.map { factors.turns * $1 }
    copy.limbRotation = limbRotation.map { factors.turns * $1 }
    return copy
  }
}

extension Angle {
  fileprivate static func * (angle: Angle, factor: Double) -> Angle { factor * angle }
}

extension FootContact {
  /// How far the ankle is lifted at contact, and over which part of the sole.
  func lift(of body: BodyModel) -> (part: FootStay.Part, lift: Double) {
    switch self {
    case .forefoot: (.toes, FootRocker.toes(of: body).ankleShift(pitch: .degrees(-25)).up)
    case .flat: (.toes, 0)
    case .heel: (.heel, FootRocker.heel(of: body).ankleShift(pitch: .degrees(12)).up)
    }
  }
}

extension Skeleton {
  /// The posture as the feet meet the ground.
  func contactPosture(_ style: LandingStyle) -> GroundPosture {
    let feet = style.contact.map { $1.lift(of: body) }
    let flexion = (style.contactFlexion.left + style.contactFlexion.right).radians / 2
    return GroundPosture(
      flexion: style.contactFlexion,
      turns: body.structuralVarus.map { side, standing in
        LegTurns(
          adduction: style.contactKneeAdduction[side] ?? standing,
          limbRotation: style.contactLimbRotation[side])
      },
      lift: feet.map { $1.lift }, part: feet.map { $1.part },
      forwards: hipForwards(flexion: .radians(flexion), shankLean: .radians(flexion / 3)),
      pelvis: PelvisPose(position: .zero, anteriorTilt: body.pelvicTilt + 0.3 * style.pelvicTilt),
      trunk: style.contactTrunk)
  }

  /// The posture of the deepest point.
  func bottomPosture(_ style: LandingStyle) -> GroundPosture {
    let flexion = Angle.radians((style.peakFlexion.left + style.peakFlexion.right).radians / 2)
    return GroundPosture(
      flexion: style.peakFlexion,
      turns: body.structuralVarus.map { side, standing in
        LegTurns(
          adduction: style.kneeAdduction[side] ?? standing,
          internalRotation: style.kneeInternalRotation[side],
          limbRotation: style.limbRotation[side])
      },
      forwards: hipForwards(flexion: flexion, shankLean: style.shankLean ?? (1.0 / 3) * flexion),
      pelvis: PelvisPose(position: .zero, anteriorTilt: body.pelvicTilt + style.pelvicTilt),
      trunk: style.trunk)
  }

  /// The posture as the toes leave the ground.
  var takeOffPosture: GroundPosture {
    let lift = FootRocker.toes(of: body).ankleShift(pitch: .degrees(-32)).up
    return GroundPosture(
      flexion: BothSides(.degrees(14)),
      turns: body.structuralVarus.map { LegTurns(adduction: $1) }, lift: BothSides(lift),
      pelvis: PelvisPose(position: .zero, anteriorTilt: body.pelvicTilt),
      trunk: TrunkPose(forwardLean: .degrees(8)))
  }

  /// The posture at the end of the way down before a jump from standing.
  func dipPosture(flexion: Angle) -> GroundPosture {
    GroundPosture(
      flexion: BothSides(flexion), turns: body.structuralVarus.map { LegTurns(adduction: $1) },
      forwards: hipForwards(flexion: flexion, shankLean: (1.0 / 3) * flexion),
      pelvis: PelvisPose(
        position: .zero, anteriorTilt: body.pelvicTilt + (1.0 / 5) * flexion),
      trunk: TrunkPose(forwardLean: 0.5 * flexion))
  }
}

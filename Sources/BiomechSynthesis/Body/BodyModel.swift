// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// The lengths and the build of a body with two legs.
///
/// Lengths are millimetres. The defaults are an adult of middle height with straight legs. The hip
/// centres are not free: they lie where ``hipRegression`` puts them for this pelvis and the leg
/// length that the body itself has when it stands, so a program that uses the regression finds them
/// exactly, unless ``hipCentreError`` moves them.
public struct BodyModel: Hashable, Sendable {
  /// Between the anterior superior iliac spines.
  public var pelvisWidth = 240.0

  /// From the midpoint of the anterior to that of the posterior superior iliac spines.
  public var pelvisDepth = 150.0

  /// Between the posterior superior iliac spines.
  public var posteriorPelvisWidth = 90.0

  /// From hip centre to knee centre.
  public var thighLength = 420.0

  /// From knee centre to ankle centre.
  public var shankLength = 400.0

  /// Between the epicondyles.
  public var kneeWidth = 95.0

  /// Between the malleoli.
  public var ankleWidth = 70.0

  /// From the heel marker to the second metatarsal head.
  public var footLength = 190.0

  /// The height of the ankle centre above the floor.
  public var ankleHeight = 80.0

  /// The outward turn of the axis through the malleoli from the axis of the knee.
  public var tibialTorsion = Angle.degrees(18)

  /// The alignment of each leg when it stands straight: varus positive, valgus negative.
  ///
  /// It is the knee adduction in standing, and with straight knees and feet forward the deviation of
  /// the hip-knee-ankle angle from 180°.
  public var structuralVarus = BothSides(Angle.zero)

  /// The anterior tilt of the pelvis in standing.
  public var pelvicTilt = Angle.degrees(10)

  /// The formula that the hip centres obey.
  public var hipRegression = HipRegression.harrington

  /// Between the borders of a patella.
  public var patellaWidth = 45.0

  /// Between the poles of a patella.
  public var patellaHeight = 42.0

  /// How each patella moves.
  public var patella = BothSides(PatellarTracking())

  /// From the middle of the knee to the tibial tuberosity along the axis of the knee; lateral
  /// positive.
  public var tuberosityLateral = BothSides(8.0)

  /// How far each true hip centre lies from where the regression puts it, in pelvis axes
  /// (x anterior, y up, z right).
  public var hipCentreError = BothSides(Vector3.zero)

  public init() {}

  /// The body as a mirror shows it.
  public var mirrored: BodyModel {
    var body = self
    body.structuralVarus = structuralVarus.mirrored
    body.patella = patella.mirrored
    body.tuberosityLateral = tuberosityLateral.mirrored
    body.hipCentreError = hipCentreError.mirrored.map { $1 * Vector3(1, 1, -1) }
    return body
  }
}

extension BodyModel {
  /// A random but plausible adult.
  ///
  /// Stature varies by 6 %, and each length by 3 to 5 % beside it; everything within 2.5 standard
  /// deviations (engineering choice). Legs are straight.
  ///
  /// - Parameter seed: The same seed gives the same body.
  /// - Returns: A body without structural deviation.
  public static func random(seed: UInt64) -> BodyModel {
    var generator = SeededGenerator(seed: seed, stream: .body)
    func factor(_ spread: Double) -> Double {
      1 + spread * min(max(generator.nextNormal(), -2.5), 2.5)
    }
    let stature = factor(0.06)
    var body = BodyModel()
    body.pelvisWidth *= stature * factor(0.05)
    body.pelvisDepth *= stature * factor(0.05)
    body.posteriorPelvisWidth *= stature * factor(0.05)
    body.thighLength *= stature * factor(0.03)
    body.shankLength *= stature * factor(0.03)
    body.kneeWidth *= stature * factor(0.05)
    body.ankleWidth *= stature * factor(0.05)
    body.patellaWidth *= body.kneeWidth / 95
    body.patellaHeight *= body.kneeWidth / 95
    body.footLength *= stature * factor(0.03)
    body.ankleHeight *= stature * factor(0.05)
    body.pelvicTilt = .degrees(10 + 4 * min(max(generator.nextNormal(), -2.5), 2.5))
    return body
  }
}

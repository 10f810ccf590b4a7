// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// A hip centre from a functional trial.
public struct FunctionalHip: Hashable, Sendable {
  public let side: Side

  /// The name of the functional trial.
  public let trial: String

  /// ``HipCentreMethod/sphere`` or ``HipCentreMethod/score``.
  public let method: HipCentreMethod

  /// The centre in pelvis axes, in millimetres.
  public let centre: Vector3

  /// How far the hip was moved in flexion and in abduction.
  public let flexionRange: Angle
  public let abductionRange: Angle

  /// What the fit leaves: the distance of the markers from their spheres, or of the two estimates of
  /// the centre, root mean square in millimetres.
  public let residual: Double

  /// The standard deviation of the centre along its least certain direction, in millimetres; see the
  /// fit for what is not in it.
  public let standardDeviation: Double

  /// The frames it rests on.
  public let frameCount: Int

  /// Whether the arcs reach what is preferred: 60° of flexion and 30° of abduction.
  public var hasPreferredRange: Bool {
    flexionRange >= Self.preferredFlexion && abductionRange >= Self.preferredAbduction
  }
}

extension FunctionalHip {
  /// The arcs that a star arc should have.
  static let preferredFlexion = Angle.degrees(60)
  static let preferredAbduction = Angle.degrees(30)

  /// Smaller arcs are not tried (engineering choice).
  static let smallestFlexion = Angle.degrees(30)
  static let smallestAbduction = Angle.degrees(20)

  /// A centre that is less certain is not better than a regression's (engineering choices, in
  /// millimetres).
  static let largestDeviation = 5.0
  static let largestResidual = 20.0

  /// A functional centre further from Harrington's is not believed: the regression errs by
  /// 12 ± 6 mm (engineering choice).
  static let largestDistance = 45.0

  /// The sphere fit and SCoRE further apart do not tell the same centre, in millimetres (engineering
  /// choice).
  static let largestDisagreement = 20.0

  /// Whether a motion is a star arc.
  ///
  /// - Parameter motion: The motion.
  /// - Throws: ``FunctionalRefusal`` with the arcs when they are too small.
  static func checkRange(of motion: FunctionalMotion) throws(FunctionalRefusal) {
    guard !motion.hip.pelvis.isEmpty else {
      throw .tooFewFrames(0, needed: SCoRE.fewestFrames)
    }
    guard motion.hipFlexionRange >= smallestFlexion,
      motion.hipAdductionRange >= smallestAbduction
    else {
      throw .smallRange(
        "the hip moved through \(motion.hipArcs), at least "
          + "\(smallestFlexion.degrees.fixed(0))° and "
          + "\(smallestAbduction.degrees.fixed(0))° are needed")
    }
  }

  /// Finds the hip centre that a motion gives by a method.
  ///
  /// - Parameters:
  ///   - method: ``HipCentreMethod/sphere`` or ``HipCentreMethod/score``.
  ///   - motion: The motion.
  ///   - regression: Where the regression has the centre, in pelvis axes.
  /// - Throws: ``FunctionalRefusal`` with the reason why the motion gives none.
  init(
    _ method: HipCentreMethod, _ motion: FunctionalMotion, regression: Vector3
  ) throws(FunctionalRefusal) {
    try Self.checkRange(of: motion)
    side = motion.side
    trial = motion.trialName
    self.method = method
    flexionRange = motion.hipFlexionRange
    abductionRange = motion.hipAdductionRange
    if method == .score {
      let fit = try SCoRE(proximal: motion.hip.pelvis, distal: motion.hip.thigh)
      (centre, residual) = (fit.centreInProximal, fit.distance)
      standardDeviation = fit.standardDeviation
      frameCount = fit.frameCount
      guard residual <= Self.largestResidual else {
        throw .apart(distance: residual, largest: Self.largestResidual)
      }
    } else {
      let fit = try SphereFit(motion.thighMarkers)
      (centre, residual) = (fit.centre, fit.residual)
      standardDeviation = fit.standardDeviation
      frameCount = motion.hip.pelvis.count
      guard residual <= Self.largestResidual else {
        throw .offSphere(residual: residual, largest: Self.largestResidual)
      }
    }
    guard standardDeviation <= Self.largestDeviation else {
      throw .uncertain(standardDeviation: standardDeviation, largest: Self.largestDeviation)
    }
    let distance = (centre - regression).length
    guard distance <= Self.largestDistance else {
      throw .farFromRegression(distance: distance, largest: Self.largestDistance)
    }
  }
}

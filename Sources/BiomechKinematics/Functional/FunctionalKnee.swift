// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The axis of a knee from a functional trial.
public struct FunctionalKnee: Hashable, Sendable {
  public let side: Side

  /// The name of the functional trial.
  public let trial: String

  /// The axis in the axes of the thigh as the epicondyles and the regression of the hip give them,
  /// pointing to the right.
  public let axisInThigh: Vector3

  /// How far the knee was bent.
  public let flexionRange: Angle

  /// The share of the motion that is not about the axis; see ``SARA/quality``.
  public let quality: Double

  /// The frames it rests on.
  public let frameCount: Int

  /// The distance of the axis from the middle of the epicondyles, in millimetres.
  public let distance: Double

  /// How far the axis is turned inwards from the line through the epicondyles, about the long axis of
  /// the thigh; negative outwards.
  ///
  /// Inwards turns the lateral end to the front: of this much the epicondyle markers are off, if the
  /// functional axis is right.
  public let inwardTurn: Angle
}

extension FunctionalKnee {
  /// Everything in one sentence.
  func sentence(isUsed: Bool) -> String {
    let turn = inwardTurn.degrees
    let found =
      "by SARA from \(trial) (\(flexionRange.degrees.fixed(0))° of flexion, \(frameCount) frames, "
      + "\(quality.fixed(2)) of the motion beside the axis, 0.5 would be no axis): it is turned "
      + "\(turn.magnitude.fixed(1))° \(turn < 0 ? "outwards" : "inwards") from the epicondyles"
    return isUsed
      ? "\(side.rawValue) knee axis \(found)"
      : "\(side.rawValue) knee axis through the epicondyles; \(found) there"
  }

  /// Less flexion does not tell an axis (METHODS: knee range of at least 45°).
  static let smallestFlexion = Angle.degrees(45)

  /// With more of the motion beside the axis there is none (engineering choice).
  static let largestQuality = 0.2

  /// Palpated epicondyles do not err by more (engineering choice, as for every correction of the
  /// axis).
  static let largestTurn = Angle.degrees(15)

  /// A pelvis that goes up and down further while the knee bends is that of a squat, in millimetres
  /// (engineering choice).
  static let largestDrop = 150.0

  /// Finds the axis that a motion gives.
  ///
  /// - Parameter motion: The motion.
  /// - Throws: ``FunctionalRefusal`` with the reason why the motion gives none.
  init(_ motion: FunctionalMotion) throws(FunctionalRefusal) {
    guard motion.kneeFlexionRange >= Self.smallestFlexion else {
      throw .smallRange(
        "the knee moved through \(motion.kneeFlexionRange.degrees.fixed(0))° of flexion, at least "
          + "\(Self.smallestFlexion.degrees.fixed(0))° are needed")
    }
    guard motion.pelvisDrop <= Self.largestDrop else { throw .loaded }
    guard let axis = SARA(proximal: motion.knee.thigh, distal: motion.knee.shank) else {
      throw .notSolvable
    }
    guard axis.quality <= Self.largestQuality else {
      throw .noSingleAxis(quality: axis.quality, largest: Self.largestQuality)
    }
    side = motion.side
    trial = motion.trialName
    axisInThigh = axis.axisInProximal
    flexionRange = motion.kneeFlexionRange
    quality = axis.quality
    frameCount = axis.frameCount
    distance = axis.pointInProximal.length
    // The thigh's axes start between the epicondyles, with z along them but for the long axis.
    inwardTurn = side.sign * .radians(atan2(axisInThigh.x, axisInThigh.z))
    guard Angle.radians(inwardTurn.radians.magnitude) <= Self.largestTurn else {
      throw .turnedTooFar(inwardTurn, largest: Self.largestTurn)
    }
  }
}

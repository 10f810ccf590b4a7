// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A vertical plane seen from the front: the subject's right and up span it.
public struct FrontalPlane: Hashable, Sendable {
  /// The subject's right: horizontal and of length one, in laboratory axes.
  public var right: Vector3

  /// The plane of a camera that looks along the laboratory's x axis.
  public static let laboratory = FrontalPlane(right: Vector3(0, 0, 1))

  public init(right: Vector3) { self.right = right }

  /// The plane along the horizontal part of a direction to the right, or `nil` when that is vertical.
  public init?(along right: Vector3) {
    guard let right = Vector3(right.x, 0, right.z).normalized else { return nil }
    self.right = right
  }

  /// A point as (right, up), in millimetres.
  @inlinable public func projection(of point: Vector3) -> SIMD2<Double> {
    SIMD2(point.dot(right), point.y)
  }
}

extension FrontalPlane {
  /// The frontal plane of the standing pelvis, or of its mean heading where nobody stands.
  ///
  /// Along the line between the ASIS, because the forward axis of a pelvis that is tilted and higher
  /// on one side points off to the side: by 0.9° for 10° and 5°, which moves a bent knee by 4 mm.
  ///
  /// - Parameters:
  ///   - frameCount: The frames of the trial.
  ///   - standing: The frames of quiet standing, or `nil`.
  ///   - right: The z axis of the pelvis in a frame, or `nil` where it is not seen.
  /// - Returns: The plane, and which plane that is in one sentence.
  static func ofTrial(
    frameCount: Int, standing: Range<Int>?, right: (Int) -> Vector3?
  ) -> (plane: FrontalPlane, evidence: String) {
    func plane(over frames: Range<Int>) -> FrontalPlane? {
      FrontalPlane(along: frames.reduce(Vector3.zero) { $0 + (right($1) ?? .zero) })
    }
    if let plane = standing.flatMap(plane(over:)) {
      return (plane, "along the line through both ASIS in quiet standing")
    }
    if let plane = plane(over: 0..<frameCount) {
      return (
        plane, "along the mean line through both ASIS, since nobody stands still in this trial"
      )
    }
    return (.laboratory, "the laboratory, since the pelvis is not seen")
  }
}

/// Hip, knee and ankle centre of one leg in a frontal plane, as (right, up) in millimetres.
public struct FrontalLeg: Hashable, Sendable {
  public var hip: SIMD2<Double>
  public var knee: SIMD2<Double>
  public var ankle: SIMD2<Double>
  public var side: Side

  public init(hip: SIMD2<Double>, knee: SIMD2<Double>, ankle: SIMD2<Double>, side: Side) {
    self.hip = hip
    self.knee = knee
    self.ankle = ankle
    self.side = side
  }

  /// How far the shank departs from the line of the thigh: varus is positive.
  ///
  /// While standing straight this is 180° less the hip-knee-ankle angle.
  public var hkaDeviation: Angle {
    let thigh = knee - hip
    let shank = ankle - knee
    let turn = atan2(thigh.x * shank.y - thigh.y * shank.x, (thigh * shank).sum())
    return .radians(-side.sign * turn)
  }

  /// The frontal plane projection angle: valgus is positive.
  public var projectionAngle: Angle { -hkaDeviation }

  /// How far the line from hip to ankle passes medial of the knee centre, in millimetres.
  ///
  /// NaN where hip and ankle coincide.
  public var mechanicalAxisDeviation: Double {
    let line = ankle - hip
    let length = (line * line).sum().squareRoot()
    let toKnee = knee - hip
    return side.sign * (line.x * toKnee.y - line.y * toKnee.x) / length
  }

  /// How far the knee centre lies medial of the line from hip to ankle, in millimetres.
  public var medialKneeOffset: Double { -mechanicalAxisDeviation }
}

/// The distance between the knee centres over that between the ankle centres, along the plane.
///
/// - Parameters:
///   - left: The left leg.
///   - right: The right leg.
/// - Returns: The ratio; NaN where the ankles lie less than 50 mm apart, which no stance for this
///   measure does (engineering choice).
public func kneeAnkleSeparationRatio(left: FrontalLeg, right: FrontalLeg) -> Double {
  let ankles = right.ankle.x - left.ankle.x
  return ankles.magnitude >= 50 ? (right.knee.x - left.knee.x) / ankles : .nan
}

/// The quadriceps angle in a frontal plane: valgus is positive.
///
/// - Parameters:
///   - asis: The anterior superior iliac spine as (right, up), in millimetres.
///   - patella: The centre of the patella.
///   - tuberosity: The tibial tuberosity.
///   - side: The leg.
/// - Returns: The angle between the line from patella to ASIS and that from tuberosity to patella.
public func quadricepsAngle(
  asis: SIMD2<Double>, patella: SIMD2<Double>, tuberosity: SIMD2<Double>, side: Side
) -> Angle {
  let g = asis - patella
  let v = patella - tuberosity
  return .radians(-side.sign * atan2(v.x * g.y - v.y * g.x, (v * g).sum()))
}

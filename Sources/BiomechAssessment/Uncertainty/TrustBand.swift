// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How far a frontal measure of one leg can be trusted at each knee flexion.
///
/// A bent knee shows more of the error of its axis as adduction, and the projection of a bent leg
/// more of every error: what stands still at a straight knee is doubtful in a deep squat.
public struct TrustBand: Hashable, Sendable {
  /// The knee flexions in degrees: 0, 10, … 120.
  public static let flexions = Array(stride(from: 0.0, through: 120, by: 10))

  /// What the band is of: a variable in every frame.
  public var variable: Variable

  public var side: Side

  /// U95 at each of ``flexions``, in degrees or millimetres; NaN where the variable has no meaning.
  public var u95: [Double]

  public init(variable: Variable, side: Side, u95: [Double]) {
    self.variable = variable
    self.side = side
    self.u95 = u95
  }

  /// U95 at a flexion in degrees, between the neighbours; NaN beyond the ends.
  public func u95(at flexion: Double) -> Double {
    guard let last = Self.flexions.last, (0...last).contains(flexion) else { return .nan }
    let place = flexion / 10
    let index = min(Int(place), Self.flexions.count - 2)
    let share = place - Double(index)
    // At a flexion of the list its neighbour may be missing without harm.
    return share == 0 ? u95[index] : u95[index] * (1 - share) + u95[index + 1] * share
  }
}

extension TrustBand {
  /// The bands of one leg, of the person of a trial squatting upright: the hip stays over the ankle
  /// while the knee bends.
  ///
  /// - Parameters:
  ///   - kinematics: A trial of a calibrated model, which knows the leg.
  ///   - side: The leg.
  ///   - method: How the uncertainty is had.
  ///   - placement: How far markers and the rest are off.
  /// - Returns: Knee adduction, hip-knee-ankle deviation, projection angle and displacement; none for
  ///   another model, or where no uncertainty can be computed.
  public static func bands(
    of kinematics: TrialKinematics, _ side: Side, method: UncertaintyMethod = .delta,
    placement: PlacementErrors = .typical
  ) -> [TrustBand] {
    guard kinematics.model == .calibrated, let track = kinematics.track,
      let leg = kinematics.geometry[side], leg.thighLength > 0, leg.shankLength > 0
    else { return [] }
    var squat = BodyTrack(.calibrated, frameCount: 0, frameRate: kinematics.frameRate)
    squat.bodies = flexions.map { .squatting(.degrees($0), on: leg, side) }
    squat.errors = track.errors
    let still = MeasureUncertainty(
      track: squat, motion: .standing, method: method, placement: placement)
    let moving = MeasureUncertainty(
      track: squat, motion: .squat, method: method, placement: placement)

    func band(
      _ variable: Variable, minusStanding standing: [Int]? = nil,
      _ quantity: (TrackedBody, FrontalPlane) -> Double
    ) -> TrustBand {
      let u95 = squat.bodies.indices.map { frame -> Double in
        // Straight, nothing of the soft tissue has moved.
        let uncertainty = frame == 0 ? still : moving
        let error =
          if let standing {
            uncertainty.uncertainty(
              at: frame, minusStanding: standing, of: BodySide(side), quantity)
          } else {
            uncertainty.uncertainty(at: frame, of: BodySide(side), quantity)
          }
        return error?.u95 ?? .nan
      }
      return TrustBand(variable: variable, side: side, u95: u95)
    }
    let adduction = band(.kneeAdduction) { body, _ in
      body.kneeAngles(side)?.adduction.degrees ?? .nan
    }
    guard adduction.u95.contains(where: { !$0.isNaN }) else { return [] }
    let deviation = band(.hkaDeviation) {
      $0.frontalLeg(side, in: $1)?.hkaDeviation.degrees ?? .nan
    }
    let projection = TrustBand(
      variable: .frontalPlaneProjectionAngle, side: side,
      u95: zip(flexions, deviation.u95).map { flexion, u95 in
        // Beyond 75° the angle is left out.
        flexion <= 75 ? max(u95, videoMethod) : .nan
      })
    let displacement = band(.medialKneeDisplacement, minusStanding: [0]) {
      $0.frontalLeg(side, in: $1)?.medialKneeOffset ?? .nan
    }
    return [adduction, deviation, projection, displacement]
  }

  /// The U95 of two-dimensional video methods, whose look the projection angle has, in degrees.
  private static let videoMethod = 8.0
}

extension TrackedBody {
  /// A body with one leg of given lengths, whose hip stays over the ankle while the knee bends.
  fileprivate static func squatting(
    _ flexion: Angle, on lengths: LegGeometry, _ side: Side
  ) -> TrackedBody {
    let (long, short) = (lengths.thighLength, lengths.shankLength)
    // The thigh leans forwards by α with tan α = Lt sin θ / (Lf + Lt cos θ), the shank backwards by the rest.
    let lean = Angle.radians(
      atan2(short * sin(flexion.radians), long + short * cos(flexion.radians)))
    var leg = TrackedLeg()
    let ankle = Vector3(0, 80, side.sign * 85)
    let shank = Rotation<Shank, Laboratory>.aboutZ(lean - flexion)
    let thigh = Rotation<Thigh, Laboratory>.aboutZ(lean)
    let knee = ankle + shank.y * short
    leg.hip = knee + thigh.y * long
    leg.knee = knee
    leg.ankle = ankle
    leg.thigh = RigidTransform(rotation: thigh, translation: knee)
    leg.shank = RigidTransform(rotation: shank, translation: knee)
    var body = TrackedBody()
    body.pelvis = RigidTransform(rotation: .identity, translation: .zero)
    body[side] = leg
    return body
  }
}

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
  /// The bands of one leg.
  ///
  /// Knee adduction is that of ``Uncertainty/kneeAdduction(_:flexion:)``. The others are projections
  /// of hip, knee and ankle centre, here of a leg whose hip stays over the ankle while the knee
  /// bends: the thigh then leans by α with cos α = (Lf + Lt cos θ)/h, where h is the distance of hip
  /// and ankle, the knee passes the line at the share λ = Lf cos α/h and stands f = Lf Lt sin θ/h
  /// forwards of it.
  ///
  /// - Parameters:
  ///   - leg: The lengths of the leg.
  ///   - side: The leg.
  ///   - uncertainty: How far landmarks and soft tissue may be off.
  /// - Returns: Knee adduction, hip-knee-ankle deviation, projection angle and displacement.
  public static func bands(
    of leg: LegGeometry, _ side: Side, _ uncertainty: Uncertainty
  ) -> [TrustBand] {
    func band(_ variable: Variable, _ standardDeviation: (Angle) -> Double) -> TrustBand {
      TrustBand(
        variable: variable, side: side,
        u95: flexions.map { Uncertainty.u95(standardDeviation(.degrees($0))) })
    }
    return [
      band(.kneeAdduction) { uncertainty.kneeAdduction(leg, flexion: $0).degrees },
      band(.hkaDeviation) { uncertainty.projectedDeviation(leg, flexion: $0).degrees },
      band(.frontalPlaneProjectionAngle) { flexion in
        // Beyond 75° the angle is left out.
        flexion <= .degrees(75)
          ? max(uncertainty.projectedDeviation(leg, flexion: flexion).degrees, videoMethod / 1.96)
          : .nan
      },
      band(.medialKneeDisplacement) { flexion in
        let bent = BentLeg(leg, flexion)
        return uncertainty.medialKneeDisplacement(
          leg, share: bent.share,
          standingShare: leg.thighLength / (leg.thighLength + leg.shankLength),
          forwardTravel: bent.forwards)
      },
    ]
  }

  /// The U95 of two-dimensional video methods, whose look the projection angle has, in degrees.
  private static let videoMethod = 8.0
}

/// A leg whose hip stays over the ankle while the knee bends.
private struct BentLeg {
  /// From hip to ankle, in millimetres.
  let height: Double

  /// Where the knee passes the line, from 0 at the hip to 1 at the ankle.
  let share: Double

  /// How far the knee stands forwards of the line, in millimetres.
  let forwards: Double

  init(_ leg: LegGeometry, _ flexion: Angle) {
    let (thigh, shank) = (leg.thighLength, leg.shankLength)
    let (s, c) = (sin(flexion.radians), cos(flexion.radians))
    height = (thigh * thigh + shank * shank + 2 * thigh * shank * c).squareRoot()
    share = thigh * (thigh + shank * c) / (height * height)
    forwards = thigh * shank * s / height
  }
}

extension Uncertainty {
  /// The standard deviation of the angle between thigh and shank line in the frontal plane, of a leg
  /// whose hip stays over the ankle.
  ///
  /// The knee is off the hip-ankle line by
  ///
  ///     u² = sK² + slip_K² + ((1 − λ) sH)² + λ² (sA² + slip_A²) + (f s_ψ)²
  ///
  /// and the angle by u/(λ (1 − λ) h): straight it is that of ``alignment(_:)``, and it grows as the
  /// lines shorten in the projection. Nothing slips in standing.
  func projectedDeviation(_ leg: LegGeometry, flexion: Angle) -> Angle {
    let bent = BentLeg(leg, flexion)
    let moves = flexion > .zero
    let terms = [
      kneeCentre, moves ? kneeCentreSlip(leg) : 0, (1 - bent.share) * hipCentre,
      bent.share * ankleCentre, moves ? bent.share * ankleCentreSlip(leg) : 0,
      bent.forwards * heading.radians,
    ]
    let distance = terms.reduce(0) { $0 + ($1.isNaN ? 0 : $1 * $1) }.squareRoot()
    return .radians(distance / (bent.share * (1 - bent.share) * bent.height))
  }
}

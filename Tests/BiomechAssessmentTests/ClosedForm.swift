// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The closed formulas of this project's methods for the uncertainty of a leg (METHODS 8.2), against
/// which the delta method is held.
///
/// All values are standard deviations. Each landmark is off by an independent normal error, the
/// measure is linear in small errors, and variances add.
struct ClosedForm: Hashable, Sendable {
  /// The medio-lateral error of the hip centre from a regression, in millimetres.
  var hipCentre: Double

  /// The error of one epicondyle in each direction, in millimetres.
  var epicondyle: Double

  /// The error of one malleolus in each direction, in millimetres.
  var malleolus: Double

  /// The error of knee adduction by skin and muscle moving over the bones in a squat.
  var softTissue: Angle

  /// The error of the direction the pelvis faces: 3 mm of depth between the ASIS markers, which are
  /// some 240 mm apart (engineering choice).
  var heading: Angle

  init(
    hipCentre: Double = 10, epicondyle: Double = 5, malleolus: Double = 4,
    softTissue: Angle = .degrees(2.5), heading: Angle = .degrees(1)
  ) {
    self.hipCentre = hipCentre
    self.epicondyle = epicondyle
    self.malleolus = malleolus
    self.softTissue = softTissue
    self.heading = heading
  }

  /// The error of the knee centre, the mean of two epicondyles: sK = sEpi/√2.
  var kneeCentre: Double { epicondyle / 2.0.squareRoot() }

  /// The error of the ankle centre, the mean of two malleoli: sA = sMal/√2.
  var ankleCentre: Double { malleolus / 2.0.squareRoot() }

  /// How far the tracked knee centre slips over the bone in a squat, in millimetres.
  ///
  /// Adduction is the tilt of the shank against the thigh. When both clusters turn over their bones
  /// alike and independently, each contributes u_sta/√2 to it. The thigh cluster turns about its
  /// centroid, so the knee centre it carries moves sideways by that angle times its lever, the
  /// distance from centroid to knee.
  func kneeCentreSlip(_ leg: LegGeometry) -> Double {
    softTissue.radians / 2.0.squareRoot() * leg.thighLever
  }

  /// How far the tracked ankle centre slips over the bone in a squat, in millimetres: as
  /// ``kneeCentreSlip(_:)``, with the shank cluster and its lever to the ankle.
  func ankleCentreSlip(_ leg: LegGeometry) -> Double {
    softTissue.radians / 2.0.squareRoot() * leg.shankLever
  }
}

// MARK: - Angles

extension ClosedForm {
  /// The standard deviation of the hip-knee-ankle deviation in standing.
  ///
  /// The deviation is the direction of the thigh line less that of the shank line. With e_H, e_K and
  /// e_A the medio-lateral errors of the joint centres, the first turns by (e_H − e_K)/Lf, the second
  /// by (e_K − e_A)/Lt. The knee error enters both with the same sign, so its terms add before
  /// squaring:
  ///
  ///     u² = (sH/Lf)² + (sK (1/Lf + 1/Lt))² + (sA/Lt)²
  func alignment(_ leg: LegGeometry) -> Angle {
    let (thigh, shank) = (leg.thighLength, leg.shankLength)
    return .radians(
      rootOfSquares(
        hipCentre / thigh, kneeCentre * (1 / thigh + 1 / shank), ankleCentre / shank))
  }

  /// The standard deviation of knee adduction in a squat.
  ///
  /// To the error in standing come two more. The flexion axis, drawn between two epicondyles a knee
  /// width W apart, is off by √2 sEpi/W about the long axis of the thigh; at a flexion θ the share
  /// sin θ of it shows as adduction (cross-talk). And soft tissue moves:
  ///
  ///     u(θ)² = u_static² + (√2 sEpi/W · sin θ)² + u_sta²
  func kneeAdduction(_ leg: LegGeometry, flexion: Angle) -> Angle {
    let axis = 2.0.squareRoot() * epicondyle / leg.kneeWidth
    return .radians(
      rootOfSquares(alignment(leg).radians, axis * sin(flexion.radians), softTissue.radians))
  }

  /// The standard deviation of knee flexion in a squat.
  ///
  /// The lines of thigh and shank are as uncertain seen from the side as from the front, so it is the
  /// error of ``alignment(_:)``; soft tissue is taken to move alike in both planes.
  func kneeFlexion(_ leg: LegGeometry) -> Angle {
    .radians(rootOfSquares(alignment(leg).radians, softTissue.radians))
  }
}

// MARK: - Distances

extension ClosedForm {
  /// The standard deviation of the mechanical axis deviation in standing, in millimetres.
  ///
  /// The hip-ankle line passes the knee at the share λ = Lf/(Lf + Lt) of its length, where it is off
  /// by (1 − λ) e_H + λ e_A; the distance of the knee from it is off by e_K less that:
  ///
  ///     u² = sK² + ((1 − λ) sH)² + (λ sA)²
  ///
  /// This is the angle of ``alignment(_:)`` times Lf·Lt/(Lf + Lt).
  func mechanicalAxisDeviation(_ leg: LegGeometry) -> Double {
    let share = leg.thighLength / (leg.thighLength + leg.shankLength)
    return rootOfSquares(kneeCentre, (1 - share) * hipCentre, share * ankleCentre)
  }

  /// The standard deviation of the medial knee displacement in a squat, in millimetres.
  ///
  /// The displacement is the distance of the knee centre from the hip-ankle line in the frontal
  /// plane, less the same in standing. Where the line passes the knee at the share λ of its length,
  /// landmark errors move the distance by e_K − (1 − λ) e_H − λ e_A. Subtracting the standing value
  /// cancels e_K and leaves (λ − λ₀)(e_H − e_A): little, but not nothing, as in a deep squat the
  /// knee comes level with the hip and λ falls from about a half towards zero. Beside it stands the
  /// slip of both centres over the bone, that of the ankle with the weight of the line, and the
  /// heading of the frontal plane: when that is off by ψ, a knee that travels forwards by f seems to
  /// go sideways by f sin ψ.
  ///
  ///     u² = slip_K² + (λ slip_A)² + (λ − λ₀)² (sH² + sA²) + (f s_ψ)²
  ///
  /// - Parameters:
  ///   - leg: The lengths of the leg.
  ///   - share: λ in the frame of the measure.
  ///   - standingShare: λ₀, the same in standing.
  ///   - forwardTravel: f, how far the knee moved forwards of the line since standing, in
  ///     millimetres.
  /// - Returns: The standard deviation in millimetres.
  func medialKneeDisplacement(
    _ leg: LegGeometry, share: Double, standingShare: Double, forwardTravel: Double
  ) -> Double {
    let change = share - standingShare
    return rootOfSquares(
      kneeCentreSlip(leg), share * ankleCentreSlip(leg), change * hipCentre, change * ankleCentre,
      forwardTravel * heading.radians)
  }

  /// The standard deviation of the knee-ankle separation ratio in a squat.
  ///
  /// With r = Dk/Da, small errors give dr = (dDk − r dDa)/Da. Each distance is off by the errors of
  /// its two ends, and each end by landmark error and slip:
  ///
  ///     u² = (u_K,left² + u_K,right² + r² (u_A,left² + u_A,right²)) / Da²
  ///     u_K² = sK² + slip_K²,   u_A² = sA² + slip_A²
  ///
  /// - Parameters:
  ///   - left: The lengths of the left leg.
  ///   - right: The lengths of the right leg.
  ///   - ratio: The ratio r.
  ///   - ankleSeparation: Da in millimetres.
  /// - Returns: The standard deviation of the ratio.
  func kneeAnkleSeparationRatio(
    left: LegGeometry, right: LegGeometry, ratio: Double, ankleSeparation: Double
  ) -> Double {
    let ends = [left, right].map { leg in
      rootOfSquares(
        kneeCentre, kneeCentreSlip(leg), ratio * ankleCentre, ratio * ankleCentreSlip(leg))
    }
    return rootOfSquares(ends[0], ends[1]) / ankleSeparation
  }
}

/// Independent errors add as squares.
private func rootOfSquares(_ errors: Double...) -> Double {
  errors.reduce(0) { $0 + $1 * $1 }.squareRoot()
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension KneeCycles {
  /// The largest turn that is looked for (engineering choice): more is no error of palpation.
  public static let largestOffset = Angle.degrees(15)

  /// The turn of the thigh about its long axis, inwards positive, after which adduction varies
  /// least: within ``largestOffset``.
  ///
  /// Nothing here knows what the person did: fitted to a squat it takes a true valgus for an axis
  /// error, so only ``CrossTalkCorrection``, which admits no squat, may decide on it.
  ///
  /// Source: Baker, Finney and Orr 1999, doi:10.1016/S0167-9457(99)00027-5.
  ///
  /// - Complexity: Some 45 passes over the frames.
  package var leastVarianceOffset: Angle {
    // The variance has one minimum within the limits: golden sections close in on it.
    let golden = (5.0.squareRoot() - 1) / 2
    func variance(_ offset: Double) -> Double { adductionVariance(afterTurning: .radians(offset)) }
    var (low, high) = (-Self.largestOffset.radians, Self.largestOffset.radians)
    var left = high - golden * (high - low)
    var right = low + golden * (high - low)
    var (atLeft, atRight) = (variance(left), variance(right))
    while high - low > 1e-9 {
      if atLeft < atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - golden * (high - low)
        atLeft = variance(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + golden * (high - low)
        atRight = variance(right)
      }
    }
    return .radians((low + high) / 2)
  }

  /// The turn after which the first principal component of flexion and adduction is flexion: within
  /// ``largestOffset``.
  ///
  /// Principal components turn angles, which no axes have: a knee corrected so keeps its hip and its
  /// patella uncorrected. This is the turn of the axes that leaves the components nothing to turn.
  /// The same caution holds as for ``leastVarianceOffset``.
  package var principalComponentOffset: Angle {
    var offset = 0.0
    for _ in 0..<100 {
      let turned = Angle.radians(offset)
      let tilt = PrincipalFlexion(
        flexion: cycles.joined().map { flexion($0, afterTurning: turned) },
        adduction: cycles.joined().map { adduction($0, afterTurning: turned) }
      ).tilt
      // An axis error of ε shows adduction in proportion to sin ε while the knee is nearly straight.
      let step = asin(min(max(tan(tilt.radians), -1), 1))
      let limit = Self.largestOffset.radians
      let next = min(max(offset - step, -limit), limit)
      if (next - offset).magnitude < 1e-10 { break }
      offset = next
    }
    return .radians(offset)
  }
}

extension KneeCycles {
  /// The turn that lays the thigh's medio-lateral axis along the axis that the shank turns about, seen
  /// along the thigh; `nil` where the motion has no single axis.
  ///
  /// The same caution holds as for ``leastVarianceOffset``. The axis is found from whole rotations, so
  /// the rotation of a loaded knee shifts it more than it does the other estimates.
  package var symmetricalAxisOffset: Angle? {
    guard let axis = SARA(proximal: thighs, distal: shanks),
      axis.quality <= FunctionalKnee.largestQuality
    else { return nil }
    return .radians(sign * atan2(axis.axisInProximal.x, axis.axisInProximal.z))
  }
}

/// The principal components of flexion and adduction as published: a turn in the plane of both.
///
/// The angles are corrected without taking their means away, so that a static offset turns as well.
/// Source: Baudet et al. 2014, doi:10.1371/journal.pone.0102098.
package struct PrincipalFlexion: Sendable {
  /// How far the first component is tilted from flexion towards adduction: within ±45° as long as
  /// flexion varies more than adduction does.
  package let tilt: Angle

  /// - Parameters:
  ///   - flexion: The flexion of each frame, in radians.
  ///   - adduction: The adduction of each frame, in radians.
  package init(flexion: [Double], adduction: [Double]) {
    let (meanFlexion, meanAdduction) = (flexion.meanOfPresent, adduction.meanOfPresent)
    var (flexionVariance, adductionVariance, covariance) = (0.0, 0.0, 0.0)
    for (flexion, adduction) in zip(flexion, adduction) {
      let (f, a) = (flexion - meanFlexion, adduction - meanAdduction)
      flexionVariance += f * f
      adductionVariance += a * a
      covariance += f * a
    }
    // The eigenvectors of a symmetric 2 × 2 matrix in closed form.
    tilt = .radians(atan2(2 * covariance, flexionVariance - adductionVariance) / 2)
  }

  /// The angles of one frame after the turn.
  package func corrected(
    flexion: Angle, adduction: Angle
  ) -> (flexion: Angle, adduction: Angle) {
    let (s, c) = (sin(tilt.radians), cos(tilt.radians))
    return (c * flexion + s * adduction, c * adduction - s * flexion)
  }
}

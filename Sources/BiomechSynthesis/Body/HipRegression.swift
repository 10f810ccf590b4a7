// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The formula that a body's hip centres obey.
///
/// Written here a second time on purpose: this target shares no anatomy with the one that analyses
/// its trials, so that a wrong sign cannot cancel.
public enum HipRegression: String, Hashable, Sendable, CaseIterable {
  /// The full regression of Harrington et al., J. Biomech. 40 (2007), 595–602,
  /// doi:10.1016/j.jbiomech.2006.02.003.
  case harrington

  /// The formula of Davis et al., Hum. Mov. Sci. 10 (1991), 575–587, with the constants of Plug-in
  /// Gait and the spines under the centres of their markers.
  case davis
}

/// What a hip regression is given: lengths in millimetres.
struct HipMeasurements {
  var pelvisWidth: Double
  var pelvisDepth: Double

  /// From anterior superior iliac spine to medial malleolus, of each leg.
  var legLengths: BothSides<Double>

  var meanLegLength: Double { (legLengths.left + legLengths.right) / 2 }
}

extension HipRegression {
  /// The hip centre in pelvis axes.
  ///
  /// - Parameters:
  ///   - lengths: The lengths of the body.
  ///   - side: The leg.
  /// - Returns: The hip centre from the midpoint of the anterior spines: x anterior, y up, z right.
  func hipCentre(_ lengths: HipMeasurements, side: Side) -> Vector3 {
    switch self {
    case .harrington:
      return Vector3(
        -0.24 * lengths.pelvisDepth - 9.9,
        -0.16 * lengths.pelvisWidth - 0.04 * lengths.meanLegLength - 7.1,
        side.sign * (0.28 * lengths.pelvisDepth + 0.16 * lengths.pelvisWidth + 7.9))
    case .davis:
      let (theta, beta) = (0.5, 0.314)
      let c = 0.115 * lengths.meanLegLength - 15.3
      // From the spine to the trochanter, and the radius of a marker.
      let back = 0.1288 * lengths.legLengths[side] - 48.56 + markerRadius
      return Vector3(
        c * cos(theta) * sin(beta) - back * cos(beta),
        -c * cos(theta) * cos(beta) - back * sin(beta),
        side.sign * (lengths.pelvisWidth / 2 - c * sin(theta)))
    }
  }
}

/// Of every marker, in millimetres.
let markerRadius = 7.0

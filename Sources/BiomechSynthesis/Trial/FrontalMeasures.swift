// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Alignment in the frontal plane of the laboratory, seen from x forward: right is z, up is y.
extension LegPose {
  /// How far the knee centre lies inwards of the line from hip to ankle, in millimetres.
  func medialKneeOffset(_ side: Side) -> Double {
    let (line, knee) = (ankle - hip, self.knee - hip)
    let length = (line.z * line.z + line.y * line.y).squareRoot()
    return side.sign * (line.y * knee.z - line.z * knee.y) / length
  }

  /// 180° less the hip-knee-ankle angle; varus positive.
  func hkaDeviation(_ side: Side) -> Angle {
    let (thigh, shank) = (knee - hip, ankle - knee)
    let turn = atan2(
      thigh.z * shank.y - thigh.y * shank.z, thigh.z * shank.z + thigh.y * shank.y)
    return .radians(-side.sign * turn)
  }
}

extension SegmentPoses {
  /// Between the knee centres over between the ankle centres, from left to right.
  var kneeAnkleSeparationRatio: Double {
    (legs.right.knee.z - legs.left.knee.z).magnitude
      / (legs.right.ankle.z - legs.left.ankle.z).magnitude
  }
}

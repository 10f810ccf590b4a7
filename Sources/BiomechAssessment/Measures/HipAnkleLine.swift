// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Where the line from hip to ankle centre passes the knee, in the frontal plane.
struct HipAnkleLine {
  private let hip: PointColumns
  private let knee: PointColumns
  private let ankle: PointColumns
  private let right: Vector3

  /// The line of one leg, or `nil` when one of its joint centres is never known.
  init?(of side: Side, in kinematics: TrialKinematics) {
    guard let hip = kinematics.centres[SidedJoint(.hip, side)],
      let knee = kinematics.centres[SidedJoint(.knee, side)],
      let ankle = kinematics.centres[SidedJoint(.ankle, side)]
    else { return nil }
    self.hip = hip
    self.knee = knee
    self.ankle = ankle
    right = kinematics.rightDirection
  }

  /// The share of the way from hip to ankle at which the knee stands: 0 at the hip, 1 at the ankle.
  func share(at frame: Int) -> Double {
    let up = Vector3(0, 1, 0)
    let (line, thigh) = (ankle[frame] - hip[frame], knee[frame] - hip[frame])
    let (lineRight, lineUp) = (line.dot(right), line.dot(up))
    let along = thigh.dot(right) * lineRight + thigh.dot(up) * lineUp
    return along / (lineRight * lineRight + lineUp * lineUp)
  }

  /// How far the knee lies forwards of the point of the line beside it, in millimetres.
  func forwardOffset(at frame: Int) -> Double {
    let beside = hip[frame] + (ankle[frame] - hip[frame]) * share(at: frame)
    return (knee[frame] - beside).dot(Vector3(0, 1, 0).cross(right))
  }
}

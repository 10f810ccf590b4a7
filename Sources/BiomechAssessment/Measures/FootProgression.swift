// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The direction of a foot against the direction the person faces, inwards positive.
///
/// The foot points from the heel to the second metatarsal head, else to the tip of the toe, else to
/// the middle of the first and fifth metatarsal heads.
struct FootProgression {
  private let side: Side
  private let trial: Trial
  private let right: Vector3
  private let front: (Int) -> Vector3

  /// The progression of a foot, or `nil` when the trial has no markers for it.
  init?(of side: Side, in analyzed: AnalyzedTrial) {
    let trial = analyzed.trial
    self.side = side
    self.trial = trial
    right = analyzed.kinematics.rightDirection
    func has(_ landmark: Landmark) -> Bool { trial.markers.marker(landmark, side) != nil }
    guard has(.heel) else { return nil }
    if has(.secondMetatarsalHead) {
      front = { trial.position(.secondMetatarsalHead, side, frame: $0) }
    } else if has(.toeTip) {
      front = { trial.position(.toeTip, side, frame: $0) }
    } else if has(.firstMetatarsalHead), has(.fifthMetatarsalHead) {
      front = {
        (trial.position(.firstMetatarsalHead, side, frame: $0)
          + trial.position(.fifthMetatarsalHead, side, frame: $0)) / 2
      }
    } else {
      return nil
    }
  }

  /// The angle in one frame, or `nil` where a marker is missing.
  func angle(at frame: Int) -> Angle? {
    let foot = front(frame) - trial.position(.heel, side, frame: frame)
    let up = Vector3(0, 1, 0)
    let outwards = side.sign * foot.dot(right)
    let forwards = foot.dot(up.cross(right))
    guard !outwards.isNaN, !forwards.isNaN else { return nil }
    return .radians(atan2(-outwards, forwards))
  }
}

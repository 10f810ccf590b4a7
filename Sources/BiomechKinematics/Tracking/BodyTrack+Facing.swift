// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension BodyTrack {
  /// The frontal plane of the standing pelvis, or of its mean heading where nobody stands.
  ///
  /// Along the line between the ASIS, because the forward axis of a pelvis that is tilted and higher
  /// on one side points off to the side: by 0.9° for 10° and 5°, which moves a bent knee by 4 mm.
  func frontalPlaneOfPelvis() -> (plane: FrontalPlane, evidence: String) {
    func plane(over frames: Range<Int>) -> FrontalPlane? {
      var right = Vector3.zero
      for frame in frames {
        if let pelvis = bodies[frame].pelvis { right += pelvis.rotation.z }
      }
      return FrontalPlane(along: right)
    }
    if let plane = standing.flatMap({ plane(over: $0.frames.clamped(to: bodies.indices)) }) {
      return (plane, "along the line through both ASIS in quiet standing")
    }
    if let plane = plane(over: bodies.indices) {
      return (
        plane, "along the mean line through both ASIS, since nobody stands still in this trial"
      )
    }
    return (.laboratory, "the laboratory, since the pelvis is not seen")
  }

  /// The direction that pelvic rotation and foot progression count from: where the pelvis travels to,
  /// when that is more than 0.8 m and within 30° of where the person faces (engineering choice); else
  /// where the person faces while standing; else the forward axis of the laboratory.
  ///
  /// Facing is forwards of the frontal plane, so this comes after it.
  func directionOfProgression() -> Vector3 {
    let facing = Vector3(0, 1, 0).cross(frontalPlane.right)
    let otherwise = standing == nil ? progression : facing
    guard let first = bodies.lazy.compactMap(\.middleOfPelvis).first,
      let last = bodies.lazy.reversed().compactMap(\.middleOfPelvis).first
    else { return otherwise }
    let travel = Vector3(last.x - first.x, 0, last.z - first.z)
    guard travel.length > 800, let direction = travel.normalized,
      direction.dot(facing) > 0.866
    else { return otherwise }
    return direction
  }
}

extension TrackedBody {
  /// A point of the pelvis that both models with and without pelvis axes have.
  fileprivate var middleOfPelvis: Vector3? {
    if let pelvis { return pelvis.translation }
    guard let left = left.hip, let right = right.hip else { return nil }
    return (left + right) / 2
  }
}

extension RigidTransform where Source == Pelvis, Target == Laboratory {
  /// The middle between the ASIS and the back of a pelvis of known size.
  func middle(_ size: PelvisSize) -> Vector3 {
    applied(to: Vector3(-size.depth / 2, 0, 0))
  }
}

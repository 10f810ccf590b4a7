// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

extension RigidTransform where Source == Trunk, Target == Laboratory {
  /// The trunk: y from the middle of the pelvis to the neck, z to the right across the shoulders.
  ///
  /// - Parameters:
  ///   - pelvis: The middle of the pelvis, in millimetres.
  ///   - neck: The middle between the seventh cervical vertebra and the jugular notch, or what stands
  ///     for it.
  ///   - right: Any vector that points to the right of the trunk, such as from the left to the right
  ///     acromion.
  /// - Returns: The axes with their origin at the neck, or `nil` when a point is missing or the
  ///   shoulders point along the trunk.
  public static func trunk(
    pelvis: Vector3, neck: Vector3, right: Vector3
  ) -> RigidTransform<Trunk, Laboratory>? {
    guard let y = (neck - pelvis).normalized, let across = right.normalized else { return nil }
    let normal = y.cross(across)
    guard normal.length >= smallestSine, let x = normal.normalized else { return nil }
    return RigidTransform(rotation: Rotation(x: x, y: y, z: x.cross(y)), translation: neck)
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The sine of the smallest angle between a long axis and the line that gives its frontal plane.
///
/// Closer together they no longer span a plane worth trusting (engineering choice: 20°).
let smallestSine = 0.342_020_143_325_668_7

extension RigidTransform where Source == Pelvis, Target == Laboratory {
  /// The pelvis from its four landmarks.
  ///
  /// z runs from the left to the right ASIS, y is normal to the plane of both ASIS and the middle of
  /// the PSIS, x completes them; the origin lies between the ASIS. Source: Wu et al. 2002,
  /// doi:10.1016/S0021-9290(01)00222-6.
  ///
  /// - Parameters:
  ///   - rightASIS: The right anterior superior iliac spine, in millimetres.
  ///   - leftASIS: The left anterior superior iliac spine.
  ///   - sacrum: The middle of the posterior superior iliac spines, or a marker on the sacrum.
  /// - Returns: The axes, or `nil` when a landmark is missing or all lie on one line.
  public static func pelvis(
    rightASIS: Vector3, leftASIS: Vector3, sacrum: Vector3
  ) -> RigidTransform<Pelvis, Laboratory>? {
    let across = rightASIS - leftASIS
    let normal = (rightASIS - sacrum).cross(leftASIS - sacrum)
    // The height of the triangle over the line between the ASIS: flat when it is a sliver.
    guard let z = across.normalized, let y = normal.normalized,
      normal.length > 0.1 * across.dot(across)
    else { return nil }
    return RigidTransform(
      rotation: Rotation(x: y.cross(z), y: y, z: z), translation: (rightASIS + leftASIS) / 2)
  }
}

/// Axes whose y runs from a distal to a proximal joint centre and whose z lies in the plane of that
/// line and the epicondyles, pointing right on both legs; `nil` when they hardly span a plane.
private func longBoneAxes<Bone: CoordinateSystem>(
  proximal: Vector3, distal: Vector3, lateral: Vector3, medial: Vector3, side: Side
) -> Rotation<Bone, Laboratory>? {
  let right = side.sign * (lateral - medial)
  guard let y = (proximal - distal).normalized, let across = right.normalized else { return nil }
  let normal = y.cross(across)
  guard normal.length >= smallestSine, let x = normal.normalized else { return nil }
  return Rotation(x: x, y: y, z: x.cross(y))
}

extension RigidTransform where Source == Thigh, Target == Laboratory {
  /// The thigh from the hip centre and the epicondyles.
  ///
  /// Source: Wu et al. 2002, doi:10.1016/S0021-9290(01)00222-6, with z to the right on both legs.
  ///
  /// - Parameters:
  ///   - hip: The hip centre, in millimetres.
  ///   - lateral: The lateral epicondyle.
  ///   - medial: The medial epicondyle.
  ///   - side: The leg.
  /// - Returns: The axes with their origin between the epicondyles, or `nil` when a landmark is
  ///   missing or the epicondyles lie within 20° of the long axis.
  public static func thigh(
    hip: Vector3, lateral: Vector3, medial: Vector3, side: Side
  ) -> RigidTransform<Thigh, Laboratory>? {
    let knee = (lateral + medial) / 2
    let axes: Rotation<Thigh, Laboratory>? = longBoneAxes(
      proximal: hip, distal: knee, lateral: lateral, medial: medial, side: side)
    return axes.map { RigidTransform(rotation: $0, translation: knee) }
  }
}

extension RigidTransform where Source == Shank, Target == Laboratory {
  /// The shank from the ankle centre and the epicondyles, with the knee extended.
  ///
  /// The medio-lateral direction is that of the epicondyles, not of the malleoli.
  ///
  /// - Parameters:
  ///   - ankle: The ankle centre, in millimetres.
  ///   - lateral: The lateral epicondyle.
  ///   - medial: The medial epicondyle.
  ///   - side: The leg.
  /// - Returns: The axes with their origin between the epicondyles, or `nil` when a landmark is
  ///   missing or the epicondyles lie within 20° of the long axis.
  public static func shank(
    ankle: Vector3, lateral: Vector3, medial: Vector3, side: Side
  ) -> RigidTransform<Shank, Laboratory>? {
    let knee = (lateral + medial) / 2
    let axes: Rotation<Shank, Laboratory>? = longBoneAxes(
      proximal: knee, distal: ankle, lateral: lateral, medial: medial, side: side)
    return axes.map { RigidTransform(rotation: $0, translation: knee) }
  }

  /// The shank from the knee centre and the malleoli.
  ///
  /// The medio-lateral direction is that of the malleoli, so the torsion of the tibia turns it
  /// outwards against the axis of the knee, by 20 to 30° in most people.
  ///
  /// - Parameters:
  ///   - knee: The knee centre, in millimetres.
  ///   - lateralMalleolus: The lateral malleolus.
  ///   - medialMalleolus: The medial malleolus.
  ///   - side: The leg.
  /// - Returns: The axes with their origin at the knee centre, or `nil` when a landmark is missing or
  ///   the malleoli lie within 20° of the long axis.
  public static func shank(
    knee: Vector3, lateralMalleolus: Vector3, medialMalleolus: Vector3, side: Side
  ) -> RigidTransform<Shank, Laboratory>? {
    let axes: Rotation<Shank, Laboratory>? = longBoneAxes(
      proximal: knee, distal: (lateralMalleolus + medialMalleolus) / 2, lateral: lateralMalleolus,
      medial: medialMalleolus, side: side)
    return axes.map { RigidTransform(rotation: $0, translation: knee) }
  }
}

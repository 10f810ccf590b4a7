// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// What the zero of the ankle angles and the sole of the foot rest on.
public enum FootReference: String, Sendable, CaseIterable {
  /// The sole as it stood on the floor in the static trial: x points from heel to forefoot along the
  /// floor and y straight up, so that with the foot flat and the shank upright every ankle angle but
  /// rotation is zero, however high the markers sit.
  case neutral

  /// The markers themselves: x points from the heel marker to the forefoot marker and y from there
  /// towards the ankle centre.
  case anatomical
}

extension RigidTransform where Source == Foot, Target == Laboratory {
  /// The foot from its markers: x from heel to forefoot, y in the plane of both and the ankle centre.
  ///
  /// - Parameters:
  ///   - heel: The marker on the heel, in millimetres.
  ///   - forefoot: The second metatarsal head, or what stands for it.
  ///   - ankle: The ankle centre.
  /// - Returns: The axes with their origin at the ankle centre, or `nil` when a point is missing or
  ///   the ankle lies nearly on the line of the other two.
  public static func foot(
    heel: Vector3, forefoot: Vector3, ankle: Vector3
  ) -> RigidTransform<Foot, Laboratory>? {
    guard let x = (forefoot - heel).normalized else { return nil }
    let upwards = ankle - heel
    let across = x.cross(upwards)
    // Less than 15 mm off the line the ankle does not tell up from sideways (engineering choice).
    guard across.length >= 15, let z = across.normalized else { return nil }
    return RigidTransform(rotation: Rotation(x: x, y: z.cross(x), z: z), translation: ankle)
  }

  /// The foot as it stands flat on the floor: x from heel to forefoot along the floor, y upwards.
  ///
  /// - Parameters:
  ///   - heel: The marker on the heel, in millimetres.
  ///   - forefoot: The second metatarsal head, or what stands for it.
  ///   - ankle: The ankle centre.
  /// - Returns: The axes with their origin at the ankle centre, or `nil` when a point is missing or
  ///   the foot stands on its tip.
  public static func flatFoot(
    heel: Vector3, forefoot: Vector3, ankle: Vector3
  ) -> RigidTransform<Foot, Laboratory>? {
    let along = forefoot - heel
    let flat = Vector3(along.x, 0, along.z)
    guard !ankle.isMissing, flat.length >= 0.5 * along.length, let x = flat.normalized else {
      return nil
    }
    let y = Vector3(0, 1, 0)
    return RigidTransform(rotation: Rotation(x: x, y: y, z: x.cross(y)), translation: ankle)
  }
}

// SPDX-License-Identifier: Apache-2.0

/// A rotation and a translation that carry points in `Source` axes to points in `Target` axes.
@frozen
public struct RigidTransform<Source: CoordinateSystem, Target: CoordinateSystem>: Hashable, Sendable
{
  public var rotation: Rotation<Source, Target>

  /// The origin of `Source` in `Target`, in millimetres.
  public var translation: Vector3

  @inlinable public init(rotation: Rotation<Source, Target>, translation: Vector3) {
    self.rotation = rotation
    self.translation = translation
  }

  /// The transform that changes nothing.
  @inlinable public static var identity: Self {
    Self(rotation: .identity, translation: Vector3(repeating: 0))
  }

  /// A point of `Source` in `Target` coordinates.
  @inlinable public func applied(to point: Vector3) -> Vector3 {
    rotation * point + translation
  }

  /// The transform in the other direction.
  @inlinable public var inverse: RigidTransform<Target, Source> {
    let back = rotation.inverse
    return RigidTransform<Target, Source>(rotation: back, translation: -(back * translation))
  }

  /// First `inner`, then `outer`.
  @inlinable public static func * <Inner>(
    outer: Self, inner: RigidTransform<Inner, Source>
  ) -> RigidTransform<Inner, Target> {
    RigidTransform<Inner, Target>(
      rotation: outer.rotation * inner.rotation,
      translation: outer.applied(to: inner.translation))
  }
}

// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  public import Darwin
#else
  public import Glibc
#endif

/// A set of axes, named by an empty type, such as `Laboratory` or `Thigh`.
public protocol CoordinateSystem {}

/// A rotation that carries components in `Source` axes to components in `Target` axes.
///
/// Name a rotation for its direction, `thighFromShank: Rotation<Shank, Thigh>`; in a product the
/// inner names must meet, and the compiler checks it: `thighFromLab * labFromShank`.
@frozen
public struct Rotation<Source: CoordinateSystem, Target: CoordinateSystem>: Hashable, Sendable {
  /// The axes of `Source` written in `Target`: the columns of the matrix, each of length one.
  public var x: Vector3
  public var y: Vector3
  public var z: Vector3

  /// Creates a rotation from the columns of its matrix.
  ///
  /// - Precondition: The columns are orthonormal and right-handed (not checked).
  @inlinable public init(x: Vector3, y: Vector3, z: Vector3) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The rotation that changes nothing.
  @inlinable public static var identity: Self {
    Self(x: Vector3(1, 0, 0), y: Vector3(0, 1, 0), z: Vector3(0, 0, 1))
  }

  /// A right-handed turn about the x axis.
  @inlinable public static func aboutX(_ angle: Angle) -> Self {
    let (s, c) = (sin(angle.radians), cos(angle.radians))
    return Self(x: Vector3(1, 0, 0), y: Vector3(0, c, s), z: Vector3(0, -s, c))
  }

  /// A right-handed turn about the y axis.
  @inlinable public static func aboutY(_ angle: Angle) -> Self {
    let (s, c) = (sin(angle.radians), cos(angle.radians))
    return Self(x: Vector3(c, 0, -s), y: Vector3(0, 1, 0), z: Vector3(s, 0, c))
  }

  /// A right-handed turn about the z axis.
  @inlinable public static func aboutZ(_ angle: Angle) -> Self {
    let (s, c) = (sin(angle.radians), cos(angle.radians))
    return Self(x: Vector3(c, s, 0), y: Vector3(-s, c, 0), z: Vector3(0, 0, 1))
  }

  /// The rotation in the other direction: the transposed matrix.
  @inlinable public var inverse: Rotation<Target, Source> {
    Rotation<Target, Source>(
      x: Vector3(x.x, y.x, z.x),
      y: Vector3(x.y, y.y, z.y),
      z: Vector3(x.z, y.z, z.z))
  }

  /// The components in `Target` axes of a vector given in `Source` axes.
  @inlinable public static func * (rotation: Self, vector: Vector3) -> Vector3 {
    rotation.x * vector.x + rotation.y * vector.y + rotation.z * vector.z
  }

  /// First `inner`, then `outer`.
  @inlinable public static func * <Inner>(
    outer: Self, inner: Rotation<Inner, Source>
  ) -> Rotation<Inner, Target> {
    Rotation<Inner, Target>(x: outer * inner.x, y: outer * inner.y, z: outer * inner.z)
  }

  /// The same matrix between other axes, for the rare place where a label has to change.
  @inlinable public func relabelled<S, T>(_: S.Type, _: T.Type) -> Rotation<S, T> {
    Rotation<S, T>(x: x, y: y, z: z)
  }
}

extension Rotation {
  /// The determinant of the matrix: +1 for a rotation, −1 for a mirror image.
  @inlinable public var determinant: Double { x.cross(y).dot(z) }

  /// The angle of the turn, from 0 to 180 degrees.
  @inlinable public var angle: Angle {
    let axis = Vector3(y.z - z.y, z.x - x.z, x.y - y.x)
    return .radians(atan2(axis.length, x.x + y.y + z.z - 1))
  }

  /// The turn by the angle |v| about the direction of `v`, in radians (Rodrigues' formula).
  public init(rotationVector v: Vector3) {
    guard let axis = v.normalized else {
      self = .identity
      return
    }
    let (s, c) = (sin(v.length), cos(v.length))
    func turn(_ e: Vector3) -> Vector3 {
      e * c + axis.cross(e) * s + axis * (axis.dot(e) * (1 - c))
    }
    self.init(
      x: turn(Vector3(1, 0, 0)), y: turn(Vector3(0, 1, 0)), z: turn(Vector3(0, 0, 1)))
  }
}

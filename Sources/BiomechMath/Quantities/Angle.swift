// SPDX-License-Identifier: Apache-2.0

/// A plane angle.
///
/// Radians inside, because every formula wants them. Degrees appear only where a person reads or
/// types a number, and there they are spelled out: `.degrees(30)`, `angle.degrees`.
@frozen
public struct Angle: Hashable, Sendable {
  /// The angle in radians.
  public var radians: Double

  /// The angle in degrees.
  @inlinable public var degrees: Double { radians * (180 / .pi) }

  @inlinable public static func radians(_ value: Double) -> Angle { Angle(value) }
  @inlinable public static func degrees(_ value: Double) -> Angle { Angle(value * (.pi / 180)) }

  @usableFromInline init(_ radians: Double) { self.radians = radians }
}

extension Angle: AdditiveArithmetic, Comparable {
  public static let zero = Angle.radians(0)

  @inlinable public static func + (a: Angle, b: Angle) -> Angle { .radians(a.radians + b.radians) }
  @inlinable public static func - (a: Angle, b: Angle) -> Angle { .radians(a.radians - b.radians) }
  @inlinable public static prefix func - (a: Angle) -> Angle { .radians(-a.radians) }
  @inlinable public static func * (factor: Double, a: Angle) -> Angle {
    .radians(factor * a.radians)
  }
  @inlinable public static func < (a: Angle, b: Angle) -> Bool { a.radians < b.radians }

  // The defaults of `Comparable` turn `<` around and would let NaN lie within any range.
  @inlinable public static func <= (a: Angle, b: Angle) -> Bool { a.radians <= b.radians }
  @inlinable public static func >= (a: Angle, b: Angle) -> Bool { a.radians >= b.radians }
}

extension Angle: CustomStringConvertible {
  /// The angle in degrees to one decimal place, such as `12.5°`.
  public var description: String { "\((degrees * 10).rounded() / 10)°" }
}

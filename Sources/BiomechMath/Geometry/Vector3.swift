// SPDX-License-Identifier: Apache-2.0

/// A vector or point in space: millimetres where it is a position.
///
/// It takes 32 bytes, so long data are kept as separate columns, not as arrays of vectors.
public typealias Vector3 = SIMD3<Double>

extension SIMD3<Double> {
  /// The scalar product.
  @inlinable public func dot(_ other: Self) -> Double { (self * other).sum() }

  /// The vector product, by the right-hand rule.
  @inlinable public func cross(_ other: Self) -> Self {
    Self(
      y * other.z - z * other.y,
      z * other.x - x * other.z,
      x * other.y - y * other.x)
  }

  /// The Euclidean length.
  @inlinable public var length: Double { dot(self).squareRoot() }

  /// The vector of length one in the same direction, or `nil` for a zero or missing vector.
  @inlinable public var normalized: Self? {
    let length = self.length
    return length > 0 && length.isFinite ? self / length : nil
  }

  /// A missing point: NaN in all three coordinates.
  @inlinable public static var missing: Self { Self(repeating: .nan) }

  /// Whether any coordinate is NaN.
  @inlinable public var isMissing: Bool { x.isNaN || y.isNaN || z.isNaN }
}

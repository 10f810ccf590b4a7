// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

extension Double {
  /// Whether two numbers differ by no more than a tolerance; NaN is close to nothing.
  public func isClose(to other: Double, within tolerance: Double) -> Bool {
    (self - other).magnitude <= tolerance
  }
}

extension Angle {
  /// Whether two angles differ by no more than a tolerance in degrees.
  ///
  /// The default, 1e-9°, is some thousand times the rounding error of the formulas it is used on.
  public func isClose(to other: Angle, within degrees: Double = 1e-9) -> Bool {
    self.degrees.isClose(to: other.degrees, within: degrees)
  }
}

extension SIMD3<Double> {
  /// Whether two points lie no further apart than a tolerance in millimetres.
  public func isClose(to other: Self, within tolerance: Double) -> Bool {
    (self - other).length <= tolerance
  }
}

// SPDX-License-Identifier: Apache-2.0

/// How far a fit to points is off when every coordinate of every point has the same white noise.
///
/// The covariance of the turn is σ² I⁻¹ with the inertia I = Σ (|r|² E − r rᵀ) about the middle, that
/// of the shift σ²/n along each axis; both are independent.
public struct PointFitNoise: Hashable, Sendable {
  /// Three independent turns of one standard deviation about the middle of the points, as rotation
  /// vectors in radians, for a noise of 1 mm.
  public var turns: [Vector3]

  /// The standard deviation of the shift along each axis in millimetres, for a noise of 1 mm.
  public var shift: Double

  /// The noise of a fit to some points; `nil` for fewer than three or points on one line.
  ///
  /// - Parameter points: The points in millimetres.
  public init?(of points: [Vector3]) {
    guard points.count >= 3 else { return nil }
    let count = Double(points.count)
    let middle = points.reduce(Vector3.zero, +) / count
    var scatter = OuterProducts()
    for point in points { scatter.add(point - middle, point - middle, 1) }
    // Scatter and inertia have the same axes; the scatter leaves its trace less itself.
    guard let svd = try? SingularValues3(columns: scatter.x, scatter.y, scatter.z) else {
      return nil
    }
    let inertia = Vector3(repeating: svd.s.sum()) - svd.s
    guard inertia.min() > 0 else { return nil }
    turns = [
      svd.u.0 / inertia.x.squareRoot(), svd.u.1 / inertia.y.squareRoot(),
      svd.u.2 / inertia.z.squareRoot(),
    ]
    shift = 1 / count.squareRoot()
  }
}

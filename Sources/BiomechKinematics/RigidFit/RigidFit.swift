// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The pose of a rigid segment that brings its shape closest to observed points.
///
/// Weighted least squares by singular value decomposition. Source: Söderkvist and Wedin 1993,
/// doi:10.1016/0021-9290(93)90098-Y. LAPACK: `dgesdd`.
public struct RigidFit<Body: CoordinateSystem>: Sendable {
  /// The pose: body axes to laboratory axes.
  public var labFromBody: RigidTransform<Body, Laboratory>

  /// The weighted root mean square distance left between shape and points, in millimetres.
  public var residual: Double

  /// Fits a shape to observed points; `nil` when fewer than three count or they lie on one line.
  ///
  /// - Parameters:
  ///   - shape: The shape.
  ///   - observed: The points in laboratory axes, one for each point of the shape.
  ///   - weights: One weight for each point, zero for a point that is not to count. A missing point
  ///     (NaN) does not count either.
  public init?(_ shape: ClusterShape<Body>, to observed: [Vector3], weights: [Double]) {
    precondition(
      observed.count == shape.points.count && weights.count == shape.points.count,
      "\(observed.count) points and \(weights.count) weights for a shape of \(shape.points.count)")
    let effective = zip(observed, weights).map { $0.isMissing ? 0 : $1 }
    guard let spread = shape.spread(weights: effective), spread.isWellConditioned else {
      return nil
    }
    self.init(checked: shape.points, to: observed, weights: effective)
  }

  /// Fits without looking at the conditioning, which the caller has done once for all frames.
  ///
  /// Nothing is allocated, since it runs for every segment of every frame.
  init?(checked shape: [Vector3], to observed: [Vector3], weights: [Double]) {
    guard let fit = PointFit(shape, to: observed, weights: weights) else { return nil }
    self.labFromBody = RigidTransform(
      rotation: Rotation(x: fit.x, y: fit.y, z: fit.z), translation: fit.translation)
    self.residual = fit.residual
  }
}

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
  /// Written over buffers without allocation, since it runs for every segment of every frame.
  init?(checked shape: [Vector3], to observed: [Vector3], weights: [Double]) {
    var total = 0.0
    var shapeCentre = Vector3(repeating: 0)
    var observedCentre = Vector3(repeating: 0)
    for index in shape.indices where weights[index] > 0 {
      total += weights[index]
      shapeCentre += shape[index] * weights[index]
      observedCentre += observed[index] * weights[index]
    }
    guard total > 0 else { return nil }
    shapeCentre /= total
    observedCentre /= total

    var h = Outer()
    for index in shape.indices where weights[index] > 0 {
      h.add(observed[index] - observedCentre, shape[index] - shapeCentre, weights[index])
    }
    guard let rotation = nearestRotation(to: h) else { return nil }

    var squares = 0.0
    for index in shape.indices where weights[index] > 0 {
      let rest =
        observed[index] - observedCentre
        - (rotation.x * (shape[index].x - shapeCentre.x)
          + rotation.y * (shape[index].y - shapeCentre.y)
          + rotation.z * (shape[index].z - shapeCentre.z))
      squares += weights[index] * rest.dot(rest)
    }
    let labFromBody = Rotation<Body, Laboratory>(x: rotation.x, y: rotation.y, z: rotation.z)
    self.labFromBody = RigidTransform(
      rotation: labFromBody, translation: observedCentre - labFromBody * shapeCentre)
    self.residual = (squares / total).squareRoot()
  }
}

/// The rotation R = U diag(1, 1, det UVᵀ) Vᵀ that maximises the trace of Rᵀ H.
///
/// The determinant matters: three markers are planar, and their mirror image fits equally well.
private func nearestRotation(to h: Outer) -> Outer? {
  guard let svd = try? SingularValues3(columns: h.x, h.y, h.z) else { return nil }
  let (u, v) = (svd.u, svd.v)
  let mirror = u.0.cross(u.1).dot(u.2) * v.0.cross(v.1).dot(v.2)
  var rotation = Outer()
  rotation.add(u.0, v.0, 1)
  rotation.add(u.1, v.1, 1)
  rotation.add(u.2, v.2, mirror < 0 ? -1 : 1)
  return rotation
}

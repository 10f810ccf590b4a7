// SPDX-License-Identifier: Apache-2.0

/// The turn and shift that bring one set of points closest to another.
///
/// Weighted least squares by singular value decomposition. Source: Söderkvist and Wedin 1993,
/// doi:10.1016/0021-9290(93)90098-Y. LAPACK: `dgesdd`.
public struct PointFit: Sendable {
  /// The columns of the rotation.
  public var x: Vector3
  public var y: Vector3
  public var z: Vector3

  /// Where the origin goes.
  public var translation: Vector3

  /// The weighted root mean square distance left between the points, in their unit.
  public var residual: Double

  /// Fits points to others; `nil` when none has a weight or LAPACK finds no solution.
  ///
  /// Whether the points span space well enough to tell a rotation is for the caller to know: see
  /// ``PointSpread``. Nothing is allocated.
  ///
  /// - Parameters:
  ///   - points: The points as they were.
  ///   - observed: The points as they are, one for each.
  ///   - weights: One weight for each point, zero for a point that is not to count.
  public init?(_ points: [Vector3], to observed: [Vector3], weights: [Double]) {
    var total = 0.0
    var centre = Vector3(repeating: 0)
    var observedCentre = Vector3(repeating: 0)
    for index in points.indices where weights[index] > 0 {
      total += weights[index]
      centre += points[index] * weights[index]
      observedCentre += observed[index] * weights[index]
    }
    guard total > 0 else { return nil }
    centre /= total
    observedCentre /= total

    var h = OuterProducts()
    for index in points.indices where weights[index] > 0 {
      h.add(observed[index] - observedCentre, points[index] - centre, weights[index])
    }
    guard let rotation = h.nearestRotation else { return nil }

    var squares = 0.0
    for index in points.indices where weights[index] > 0 {
      let rest = observed[index] - observedCentre - rotation.applied(to: points[index] - centre)
      squares += weights[index] * rest.dot(rest)
    }
    x = rotation.x
    y = rotation.y
    z = rotation.z
    translation = observedCentre - rotation.applied(to: centre)
    residual = (squares / total).squareRoot()
  }

  /// Where a point goes.
  public func applied(to point: Vector3) -> Vector3 {
    x * point.x + y * point.y + z * point.z + translation
  }
}

/// The sum of weighted outer products Σ w b aᵀ, by columns.
struct OuterProducts {
  var x = Vector3(repeating: 0)
  var y = Vector3(repeating: 0)
  var z = Vector3(repeating: 0)

  mutating func add(_ b: Vector3, _ a: Vector3, _ weight: Double) {
    x += b * (a.x * weight)
    y += b * (a.y * weight)
    z += b * (a.z * weight)
  }

  func applied(to point: Vector3) -> Vector3 { x * point.x + y * point.y + z * point.z }

  /// The rotation R = U diag(1, 1, det UVᵀ) Vᵀ that maximises the trace of Rᵀ H.
  ///
  /// The determinant matters: three points are planar, and their mirror image fits equally well.
  var nearestRotation: OuterProducts? {
    guard let svd = try? SingularValues3(columns: x, y, z) else { return nil }
    let (u, v) = (svd.u, svd.v)
    let mirror = u.0.cross(u.1).dot(u.2) * v.0.cross(v.1).dot(v.2)
    var rotation = OuterProducts()
    rotation.add(u.0, v.0, 1)
    rotation.add(u.1, v.1, 1)
    rotation.add(u.2, v.2, mirror < 0 ? -1 : 1)
    return rotation
  }
}

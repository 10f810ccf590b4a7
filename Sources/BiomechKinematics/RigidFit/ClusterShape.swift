// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// The positions of a few points on a rigid segment, in the axes of that segment.
public struct ClusterShape<Body: CoordinateSystem>: Sendable {
  /// The points in body axes, in millimetres.
  public let points: [Vector3]

  public init(_ points: [Vector3]) { self.points = points }

  /// How well a set of points spans the directions of space.
  public struct Spread: Hashable, Sendable {
    /// The singular values of the centred points divided by √n, largest first, in millimetres.
    public var extent: Vector3

    /// Whether a rotation can be told from the points: they must not lie nearly on one line.
    ///
    /// The second extent must be at least 15 mm and a tenth of the first (engineering choice).
    public var isWellConditioned: Bool { extent.y >= 15 && extent.y >= 0.1 * extent.x }
  }

  /// The spread of the points that have a weight; `nil` for fewer than three.
  ///
  /// - Parameter weights: One weight for each point; zero leaves the point out.
  /// - Returns: The spread.
  public func spread(weights: [Double]) -> Spread? {
    let used = points.indices.filter { weights[$0] > 0 }
    guard used.count >= 3 else { return nil }
    let centroid = used.reduce(Vector3(repeating: 0)) { $0 + points[$1] } / Double(used.count)
    // The eigenvalues of the scatter matrix are the squares of the singular values of the points.
    var scatter = Outer()
    for index in used { scatter.add(points[index] - centroid, points[index] - centroid, 1) }
    guard let s = try? SingularValues3(columns: scatter.x, scatter.y, scatter.z).s else {
      return nil
    }
    return Spread(extent: (s / Double(used.count)).squareRoot())
  }
}

/// The sum of weighted outer products Σ w b aᵀ, by columns.
struct Outer {
  var x = Vector3(repeating: 0)
  var y = Vector3(repeating: 0)
  var z = Vector3(repeating: 0)

  mutating func add(_ b: Vector3, _ a: Vector3, _ weight: Double) {
    x += b * (a.x * weight)
    y += b * (a.y * weight)
    z += b * (a.z * weight)
  }
}

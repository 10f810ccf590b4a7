// SPDX-License-Identifier: Apache-2.0

/// How well a set of points spans the directions of space.
public struct PointSpread: Hashable, Sendable {
  /// The singular values of the centred points divided by √n, largest first, in millimetres.
  public var extent: Vector3

  /// How many points there are.
  public var count: Int

  /// The spread of the points that have a weight; `nil` for fewer than three.
  ///
  /// - Parameters:
  ///   - points: The points, in millimetres.
  ///   - weights: One weight for each point; zero leaves the point out.
  public init?(of points: [Vector3], weights: [Double]) {
    var count = 0.0
    var centroid = Vector3(repeating: 0)
    for index in points.indices where weights[index] > 0 {
      centroid += points[index]
      count += 1
    }
    guard count >= 3 else { return nil }
    centroid /= count
    // The eigenvalues of the scatter matrix are the squares of the singular values of the points.
    var scatter = OuterProducts()
    for index in points.indices where weights[index] > 0 {
      scatter.add(points[index] - centroid, points[index] - centroid, 1)
    }
    guard let s = try? SingularValues3(columns: scatter.x, scatter.y, scatter.z).s else {
      return nil
    }
    extent = (s / count).squareRoot()
    self.count = Int(count)
  }

  /// How uncertain a rotation told from the points is about the axis that they tell worst.
  ///
  /// The rotation vector has the covariance σ² I⁻¹ with I = Σ (|r|² E − r rᵀ). The least of the
  /// eigenvalues of I belongs to the direction of the largest extent: n (e₂² + e₃²).
  ///
  /// - Parameter noise: The standard deviation σ of each coordinate of each point, in millimetres.
  /// - Returns: The standard deviation of the turn.
  public func rotationError(noise: Double) -> Angle {
    .radians(noise / (Double(count) * (extent.y * extent.y + extent.z * extent.z)).squareRoot())
  }

  /// Whether a rotation can be told from the points: they must not lie nearly on one line.
  ///
  /// The second extent must be at least ``leastExtent`` and ``leastShare`` of the first.
  public var isWellConditioned: Bool {
    extent.y >= Self.leastExtent && extent.y >= Self.leastShare * extent.x
  }

  /// The least second extent of points that a rotation can be told from, in millimetres
  /// (engineering choice).
  public static let leastExtent = 15.0

  /// The least share of the first extent that the second one has (engineering choice).
  public static let leastShare = 0.1
}

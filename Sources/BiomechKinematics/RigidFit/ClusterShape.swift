// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// The positions of a few points on a rigid segment, in the axes of that segment.
public struct ClusterShape<Body: CoordinateSystem>: Sendable {
  /// The points in body axes, in millimetres.
  public let points: [Vector3]

  public init(_ points: [Vector3]) { self.points = points }

  /// The spread of the points that have a weight; `nil` for fewer than three.
  ///
  /// - Parameter weights: One weight for each point; zero leaves the point out.
  /// - Returns: The spread.
  public func spread(weights: [Double]) -> PointSpread? {
    PointSpread(of: points, weights: weights)
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// The common centre of the spheres on which some markers move: the geometric sphere fit.
///
/// Each marker j keeps its own distance rⱼ from the centre c. Minimised is Σ (|pᵢⱼ − c| − rⱼ)²,
/// the distance of the points from their spheres, by the method of Gauss and Newton. It starts from
/// the linear fit |p|² = 2 c·p + kⱼ, which by itself lies far off where the markers move on a small
/// cap: towards the cap by 17 mm on one of ±30° by ±20° with 3 mm of noise and a radius of 250 mm,
/// where the geometric fit has no bias and scatters by 3.5 mm.
///
/// Source: S. S. H. U. Gamage and J. Lasenby, J. Biomech. 35 (2002), 87–93, for several markers about
/// one centre; M. Sangeux, A. Peters and R. Baker, Gait Posture 34 (2011), 324–328, for the distance
/// from the sphere rather than its square.
/// LAPACK: `dgels`, `dpotrf`.
public struct SphereFit: Hashable, Sendable {
  /// The centre, in the axes and the unit of the points.
  public let centre: Vector3

  /// The distance of each marker from the centre.
  public let radii: [Double]

  /// The root mean square distance of the points from their spheres.
  public let residual: Double

  /// The standard deviation of the centre along its least certain direction.
  ///
  /// From the covariance of the fit, as if the errors of one frame said nothing of the next; skin
  /// that slides with the motion adds to it.
  public let standardDeviation: Double

  /// How far the directions from the centre to the points spread along their principal axes.
  ///
  /// Root mean squares, each marker counted from its own mean, largest first; over a whole sphere
  /// each is 0.58.
  public let extent: Vector3

  /// Where the linear fit alone has the centre, for comparison.
  public let linearCentre: Vector3

  /// The number of points it rests on.
  public let pointCount: Int

  /// The extent along the weakest axis below which the cap counts as too small (engineering choice).
  ///
  /// One marker on a cap of ±15° by ±10° has 0.011 and with 3 mm of noise scatters by 13 mm; on one
  /// of ±30° by ±20° it has 0.043. Several markers see the centre from several directions.
  public static let smallestExtent = 0.015

  /// The points that each marker needs at least (engineering choice).
  public static let fewestPoints = 30

  /// Finds the centre.
  ///
  /// - Parameter clouds: The points that each marker went through, in axes in which the centre rests.
  ///   A missing point (NaN) does not count; a marker with fewer than 30 points is left out.
  /// - Throws: ``FunctionalRefusal`` for too few points, for a cap that is too small, and when LAPACK
  ///   finds no solution.
  /// - Complexity: O(points) for each of at most 100 rounds.
  public init(_ clouds: [[Vector3]]) throws(FunctionalRefusal) {
    let clouds = clouds.map { $0.filter { !$0.isMissing } }
    let kept = clouds.filter { $0.count >= Self.fewestPoints }
    guard !kept.isEmpty else {
      throw .tooFewFrames(clouds.map(\.count).max() ?? 0, needed: Self.fewestPoints)
    }
    guard let start = try? linearFit(kept), let fit = try? SphereIteration(kept, from: start),
      let spread = PointSpread(of: fit.deviations, weights: fit.deviations.map { _ in 1 })
    else { throw .notSolvable }
    guard spread.extent.z >= Self.smallestExtent else {
      throw .smallCap(extent: spread.extent.z, needed: Self.smallestExtent)
    }
    guard let deviation = fit.standardDeviation else { throw .notSolvable }
    linearCentre = start
    centre = fit.centre
    radii = fit.radii
    pointCount = fit.deviations.count
    residual = (fit.squares / Double(pointCount)).squareRoot()
    extent = spread.extent
    standardDeviation = deviation
  }
}

/// The centre by the linear equations |p|² = 2 c·p + kⱼ.
///
/// A start needs no more than some points of each marker, spread over the motion.
private func linearFit(_ all: [[Vector3]]) throws(LinearAlgebraError) -> Vector3 {
  let clouds = all.map { cloud in
    stride(from: 0, to: cloud.count, by: max(1, cloud.count / 1000)).map { cloud[$0] }
  }
  // About their mean, so that the squares of the coordinates keep their digits.
  let points = clouds.joined()
  let mean = points.reduce(Vector3.zero, +) / Double(points.count)
  let rows = points.count
  var matrix = [Double](repeating: 0, count: rows * (3 + clouds.count))
  var rightSide = [Double](repeating: 0, count: rows)
  var row = 0
  for (marker, cloud) in clouds.enumerated() {
    for point in cloud {
      let p = point - mean
      for axis in 0..<3 { matrix[axis * rows + row] = 2 * p[axis] }
      matrix[(3 + marker) * rows + row] = 1
      rightSide[row] = p.dot(p)
      row += 1
    }
  }
  let x = try LeastSquares.fullRankSolution(matrix, rightSide)
  return mean + Vector3(x[0], x[1], x[2])
}

/// The method of Gauss and Newton on the distances from the spheres.
private struct SphereIteration {
  var centre: Vector3
  var radii: [Double] = []

  /// The sum of the squared distances from the spheres.
  var squares = 0.0

  /// The directions from the centre to the points, less the mean direction of their marker.
  var deviations: [Vector3] = []

  private var normal: [Double] = []
  private var gradient: [Double] = []
  private var order: Int { 3 + radii.count }

  /// Runs until no step brings the points closer to their spheres.
  init(_ clouds: [[Vector3]], from start: Vector3) throws(LinearAlgebraError) {
    centre = start
    radii = clouds.map { cloud in
      cloud.reduce(0) { $0 + ($1 - start).length } / Double(cloud.count)
    }
    linearise(clouds)
    var cholesky = Cholesky(order: order)
    let zeros = [Double](repeating: 0, count: order)
    for _ in 0..<100 {
      var step = gradient
      guard cholesky.factorise(normal, addingToDiagonal: zeros) else {
        throw .notSolvable(routine: "dpotrf", code: 0)
      }
      cholesky.solve(&step)
      let move = Vector3(step[0], step[1], step[2])
      guard move.length > 1e-9 * radii[0] else { break }
      let before = self
      // A full step may overshoot on a flat cap: halve it until the distances shrink.
      var share = 1.0
      repeat {
        self = before
        centre += share * move
        for marker in radii.indices { radii[marker] += share * step[3 + marker] }
        linearise(clouds)
        share /= 2
      } while squares > before.squares && share > 1e-6
      if squares >= before.squares {
        self = before
        break
      }
    }
    collectDeviations(clouds)
  }

  /// The normal equations at the present centre and radii.
  private mutating func linearise(_ clouds: [[Vector3]]) {
    normal = [Double](repeating: 0, count: order * order)
    gradient = [Double](repeating: 0, count: order)
    squares = 0
    for (marker, cloud) in clouds.enumerated() {
      let k = 3 + marker
      for point in cloud {
        let fromCentre = point - centre
        let distance = fromCentre.length
        let direction = distance > 0 ? fromCentre / distance : Vector3(1, 0, 0)
        let rest = distance - radii[marker]
        squares += rest * rest
        // The derivative of the distance is −direction by the centre and −1 by the radius.
        for i in 0..<3 {
          for j in 0...i { normal[i + order * j] += direction[i] * direction[j] }
          normal[k + order * i] += direction[i]
          gradient[i] += direction[i] * rest
        }
        normal[k + order * k] += 1
        gradient[k] += rest
      }
    }
  }

  private mutating func collectDeviations(_ clouds: [[Vector3]]) {
    for cloud in clouds {
      let directions = cloud.map { ($0 - centre).normalized ?? .zero }
      let mean = directions.reduce(Vector3.zero, +) / Double(cloud.count)
      deviations += directions.map { $0 - mean }
    }
  }

  /// Along the least certain direction; `nil` when the points leave nothing over or no solution.
  var standardDeviation: Double? {
    let freedom = deviations.count - order
    guard freedom > 0, let deviation = worstDeviation(normal, order: order) else { return nil }
    return (squares / Double(freedom)).squareRoot() * deviation
  }
}

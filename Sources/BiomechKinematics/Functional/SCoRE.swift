// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The centre that two segments turn about in a motion: the symmetrical centre of rotation
/// estimation.
///
/// With Rᵢ, tᵢ and Qᵢ, uᵢ the poses of the proximal and the distal segment, the centre c (in
/// proximal) and d (in distal axes) solves Rᵢ c + tᵢ = Qᵢ d + uᵢ for all frames in least squares.
/// Any axes fixed to the segments will do.
///
/// Source: R. M. Ehrig, W. R. Taylor, G. N. Duda and M. O. Heller, "A survey of formal methods for
/// determining the centre of rotation of ball joints", J. Biomech. 39 (2006), 2798–2809,
/// doi:10.1016/j.jbiomech.2005.10.002. LAPACK: `dgelsd`, `dpotrf`.
public struct SCoRE: Hashable, Sendable {
  /// The centre in the axes of the proximal segment, in millimetres.
  public let centreInProximal: Vector3

  /// The centre in the axes of the distal segment.
  public let centreInDistal: Vector3

  /// How far the centre seen from one segment stays from that seen from the other: the root mean
  /// square over the frames, in millimetres.
  public let distance: Double

  /// The standard deviation of the centre along its least certain direction, in millimetres.
  ///
  /// From the covariance of the fit, as if the errors of one frame said nothing of the next; skin
  /// that slides with the motion adds to it.
  public let standardDeviation: Double

  /// The six singular values, largest first.
  public let singularValues: [Double]

  /// The number of frames it rests on.
  public let frameCount: Int

  /// The smallest singular value as a share of the largest.
  ///
  /// About half the root mean square of the turn (in radians) across the axis that the segments turn
  /// about most: zero for a hinge.
  public var weakness: Double { singularValues[5] / singularValues[0] }

  /// The share below which the motion counts as that of a hinge (engineering choice: 0.04, some 5°
  /// of turn across the main axis).
  public static let smallestShare = 0.04

  /// The frames that a fit needs at least (engineering choice).
  public static let fewestFrames = 30

  /// Finds the centre.
  ///
  /// - Parameters:
  ///   - proximal: The proximal segment, frame by frame.
  ///   - distal: The distal segment in the same frames.
  /// - Throws: ``FunctionalRefusal`` for too few frames, for a motion about one axis only, and when
  ///   LAPACK finds no solution, as with missing poses.
  /// - Complexity: O(frames).
  public init<Proximal, Distal>(
    proximal: [RigidTransform<Proximal, Laboratory>], distal: [RigidTransform<Distal, Laboratory>]
  ) throws(FunctionalRefusal) {
    precondition(
      proximal.count == distal.count,
      "\(proximal.count) poses of one segment and \(distal.count) of the other")
    guard proximal.count >= Self.fewestFrames else {
      throw .tooFewFrames(proximal.count, needed: Self.fewestFrames)
    }
    let equations = JointEquations(proximal: proximal, distal: distal)
    let solution: LeastSquares.Solution
    do {
      solution = try LeastSquares.shortestSolution(equations.matrix, equations.rightSide)
    } catch {
      throw .notSolvable
    }
    let (x, s) = (solution.x, solution.singularValues)
    guard s[5] >= Self.smallestShare * s[0], solution.rank == 6 else {
      throw .rankPoor(share: s[5] / s[0], needed: Self.smallestShare)
    }
    centreInProximal = Vector3(x[0], x[1], x[2])
    centreInDistal = Vector3(x[3], x[4], x[5])
    singularValues = s
    frameCount = proximal.count
    distance = (solution.squaredResidual / Double(proximal.count)).squareRoot()
    let variance = solution.squaredResidual / Double(equations.rows - 6)
    guard let deviation = worstDeviation(equations.normalMatrix, order: 6) else {
      throw .notSolvable
    }
    standardDeviation = variance.squareRoot() * deviation
  }
}

extension JointEquations {
  /// AᵀA, 6 × 6: well scaled, since the columns of A are those of rotations.
  fileprivate var normalMatrix: [Double] {
    var normal = [Double](repeating: 0, count: 36)
    for i in 0..<6 {
      for j in 0...i {
        var sum = 0.0
        for row in 0..<rows { sum += matrix[i * rows + row] * matrix[j * rows + row] }
        normal[i + 6 * j] = sum
        normal[j + 6 * i] = sum
      }
    }
    return normal
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The axis that two segments turn about in a motion: the symmetrical axis of rotation approach.
///
/// With Rᵢ and Qᵢ the orientations of the proximal and the distal segment, the axis a (in proximal)
/// and b (in distal axes) solves Rᵢ a − Qᵢ b = 0 for all frames: the direction of the smallest
/// singular value of the matrix with the rows [Rᵢ −Qᵢ]. Any axes fixed to the segments will do.
///
/// A rotation that truly goes with flexion is part of that axis: 6° of internal rotation over 80° of
/// flexion turn it by 3° outwards about the long axis of the thigh.
///
/// Source: R. M. Ehrig, W. R. Taylor, G. N. Duda and M. O. Heller, "A survey of formal methods for
/// determining functional joint axes", J. Biomech. 40 (2007), 2150–2157,
/// doi:10.1016/j.jbiomech.2006.10.026. LAPACK: `dgesdd`.
public struct SARA: Hashable, Sendable {
  /// The axis in the axes of the proximal segment, of length one, pointing towards its z: to the
  /// right, where the segment has anatomical axes.
  public let axisInProximal: Vector3

  /// The same axis in the axes of the distal segment.
  public let axisInDistal: Vector3

  /// The point of the axis nearest to the origin of the proximal segment, in millimetres.
  public let pointInProximal: Vector3

  /// The point of the axis nearest to the origin of the distal segment, in millimetres.
  public let pointInDistal: Vector3

  /// How much of the motion is not about the axis: s₆ / (s₄ + s₅), from 0 for a hinge to 0.5 for a
  /// joint without an axis.
  public let quality: Double

  /// The six singular values, largest first.
  public let singularValues: [Double]

  /// The range of the turn about the axis.
  public let flexionRange: Angle

  /// The number of frames it rests on.
  public let frameCount: Int

  /// Finds the axis.
  ///
  /// There is none (`nil`) for fewer than ten frames, for segments that do not move against each other
  /// by a degree, and when LAPACK finds no decomposition, as with missing poses.
  ///
  /// - Parameters:
  ///   - proximal: The proximal segment, frame by frame.
  ///   - distal: The distal segment in the same frames.
  /// - Complexity: O(frames).
  public init?<Proximal, Distal>(
    proximal: [RigidTransform<Proximal, Laboratory>], distal: [RigidTransform<Distal, Laboratory>]
  ) {
    precondition(
      proximal.count == distal.count,
      "\(proximal.count) poses of one segment and \(distal.count) of the other")
    guard proximal.count >= 10 else { return nil }
    let equations = JointEquations(proximal: proximal, distal: distal)
    guard equations.areFinite,
      let svd = try? SingularValueDecomposition(equations.matrix, rows: equations.rows)
    else { return nil }
    // Without motion three singular values vanish, and any direction would do.
    guard svd.s[4] > 0.01 * svd.s[0] else { return nil }

    func direction(_ k: Int, from start: Int) -> Vector3 {
      Vector3(svd.vt[k + start * 6], svd.vt[k + (start + 1) * 6], svd.vt[k + (start + 2) * 6])
    }
    guard var axis = direction(5, from: 0).normalized,
      var axisInDistal = direction(5, from: 3).normalized
    else { return nil }
    if axis.z < 0 { (axis, axisInDistal) = (-axis, -axisInDistal) }

    // The shortest solution of the equations for a common point, without the free direction.
    var (point, pointInDistal) = (Vector3.zero, Vector3.zero)
    for k in 0..<5 {
      var projection = 0.0
      for row in 0..<equations.rows {
        projection += svd.u[k * equations.rows + row] * equations.rightSide[row]
      }
      point += direction(k, from: 0) * (projection / svd.s[k])
      pointInDistal += direction(k, from: 3) * (projection / svd.s[k])
    }
    self.axisInProximal = axis
    self.axisInDistal = axisInDistal
    self.pointInProximal = point - axis * point.dot(axis)
    self.pointInDistal = pointInDistal - axisInDistal * pointInDistal.dot(axisInDistal)
    quality = svd.s[5] / (svd.s[3] + svd.s[4])
    singularValues = svd.s
    frameCount = proximal.count
    flexionRange = rangeOfTurn(
      about: axis, zip(proximal, distal).map { $0.rotation.inverse * $1.rotation })
  }
}

/// The range of the turns of some rotations about an axis of their target.
///
/// - Parameters:
///   - axis: The axis, of length one.
///   - rotations: The rotations.
/// - Returns: The largest less the smallest turn, counted from their mean direction.
private func rangeOfTurn<Source, Target>(
  about axis: Vector3, _ rotations: [Rotation<Source, Target>]
) -> Angle {
  // The source direction that stands best across the axis, seen in the plane of the turn.
  guard let first = rotations.first else { return .zero }
  let across = [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)]
    .min { (first * $0).dot(axis).magnitude < (first * $1).dot(axis).magnitude }
  guard let pointer = across,
    let start = (first * pointer - axis * (first * pointer).dot(axis)).normalized
  else { return .zero }
  let side = axis.cross(start)
  let turns = rotations.map { rotation in
    let turned = rotation * pointer
    return Angle.radians(atan2(turned.dot(side), turned.dot(start)))
  }
  let mean = atan2(
    turns.reduce(0) { $0 + sin($1.radians) }, turns.reduce(0) { $0 + cos($1.radians) })
  let fromMean = turns.map { remainder($0.radians - mean, 2 * .pi) }
  return .radians((fromMean.max() ?? 0) - (fromMean.min() ?? 0))
}

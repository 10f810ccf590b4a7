// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// Fills a gap of a point from three or more others on the same rigid body.
///
/// The shape of the body is taken from the last frame before the gap in which all of them were
/// seen, and from the first one after it. Between the two it changes in proportion to time, as skin
/// does, so that the filled piece meets the measured ones. In each frame of the gap the shape is
/// laid on the points that were seen, by least squares, and carries the missing one along. A gap is
/// left alone when fewer than three others are seen throughout, when they lie nearly on one line,
/// or when their distance to the shape exceeds ``largestResidual`` in any frame.
///
/// Source: Söderkvist and Wedin 1993, doi:10.1016/0021-9290(93)90098-Y; the limits are engineering
/// choices.
public struct RigidBodyFilling: Hashable, Sendable {
  /// The largest root mean square distance of the points to the shape, in millimetres.
  public var largestResidual = 10.0

  /// How far from the gap a complete frame may be, in samples.
  public var reach: Int

  /// Creates the rule: 10 mm, and one second on both sides.
  ///
  /// - Parameter frameRate: Frames per second.
  public init(frameRate: Double) { reach = max(samples(in: 1, at: frameRate), 1) }

  /// The positions of a point in a gap, or `nil` where the rule does not let it be filled.
  ///
  /// - Parameters:
  ///   - gap: The frames in which the point is missing; it is present on both sides.
  ///   - point: The point.
  ///   - others: The other points of the body.
  ///   - block: The columns, three for each point.
  ///   - presence: Which samples were there before any gap was filled.
  /// - Returns: One position for each frame of the gap.
  /// - Complexity: One LAPACK `dgesdd` of 3 × 3 for each frame.
  func positions(
    in gap: Range<Int>, of point: Int, others: [Int], _ block: borrowing MutableSpan<Double>,
    _ presence: PointPresence
  ) -> [Vector3]? {
    let seen = others.filter { $0 != point && presence.isPresent($0, in: gap) }
    guard seen.count >= 3 else { return nil }
    let body = seen + [point]
    let before = completeFrame(from: gap.lowerBound - 1, step: -1, body, presence)
    let after = completeFrame(from: gap.upperBound, step: 1, body, presence)
    guard let first = before ?? after, let last = after ?? before else { return nil }
    func shape(_ frame: Int) -> [Vector3] {
      body.map { position(of: $0, frame, in: block, length: presence.length) }
    }

    // The point itself is part of the shape and takes no part in the fits.
    let weights = seen.map { _ in 1.0 } + [0]
    let firstShape = shape(first)
    guard PointSpread(of: firstShape, weights: weights)?.isWellConditioned == true else {
      return nil
    }
    var lastShape = shape(last)
    guard let between = PointFit(lastShape, to: firstShape, weights: weights),
      between.residual < largestResidual
    else { return nil }
    for index in lastShape.indices { lastShape[index] = between.applied(to: lastShape[index]) }

    var current = firstShape
    var observed = firstShape
    var positions: [Vector3] = []
    positions.reserveCapacity(gap.count)
    for frame in gap {
      let share = last > first ? Double(frame - first) / Double(last - first) : 0
      for index in current.indices {
        current[index] = firstShape[index] + share * (lastShape[index] - firstShape[index])
      }
      for (index, other) in seen.enumerated() {
        observed[index] = position(of: other, frame, in: block, length: presence.length)
      }
      guard let fit = PointFit(current, to: observed, weights: weights),
        fit.residual < largestResidual
      else { return nil }
      positions.append(fit.applied(to: current[seen.count]))
    }
    return positions
  }

  /// The nearest frame from a place on in which all points are present, or `nil` within reach.
  private func completeFrame(
    from start: Int, step: Int, _ points: [Int], _ presence: PointPresence
  ) -> Int? {
    var frame = start
    for _ in 0..<reach {
      guard frame >= 0, frame < presence.length else { return nil }
      let isComplete = points.allSatisfy { presence.isPresent($0, in: frame..<frame + 1) }
      if isComplete { return frame }
      frame += step
    }
    return nil
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Fills a gap of a point from the points around it, by the way they move together in the rest of
/// the recording.
///
/// Principal components are had from frames in which the point and its neighbours are all seen:
/// once from the coordinates as they are (V), once with those of the point set to zero (V₀). A
/// frame of the gap x, the point zero, becomes x V₀ V₀ᵀ V Vᵀ, whose last three coordinates are the
/// point. Before that the coordinates are taken relative to the mean of the neighbours,
/// standardised for each point, and weighted: neighbours by their distance, the point itself by
/// ``pointWeight``. The offset left at both ends of the gap is taken out in proportion to time, so
/// that the filled piece meets the measured ones; this last step is ours.
///
/// Sources: P. A. Federolf, "A novel approach to solve the 'missing marker problem' in marker-based
/// motion analysis that exploits the segment coordination patterns in multi-limb motion data", PLoS
/// ONE 8 (2013), e78689, doi:10.1371/journal.pone.0078689; Ø. Gløersen and P. Federolf, "Predicting
/// missing marker trajectories in human motion data using marker intercorrelations", PLoS ONE 11
/// (2016), e0152616, doi:10.1371/journal.pone.0152616. LAPACK: `dgesdd`, economy.
public struct PrincipalComponentFilling: Hashable, Sendable {
  /// The longest gap that is filled, in samples.
  public var longest: Int

  /// How many neighbours take part at most, and at least, nearest first (engineering choice).
  public var neighbours = 3...10

  /// The distance σ of the weight exp(−d²/2σ²) of a neighbour, in millimetres.
  public var weightDistance = 200.0

  /// The weight of the point itself.
  public var pointWeight = 0.02

  /// The share of the sum of singular values that the components kept must reach.
  public var share = 0.99

  /// The largest root mean square distance, in millimetres, at which the components give back the
  /// point where it was seen (engineering choice).
  public var largestResidual = 10.0

  /// The most frames the components are had from, spread evenly over all complete ones; more bring
  /// nothing, and time and memory stay the same for a recording of any length (engineering choice).
  public var mostFrames = 600

  /// Creates the rule for gaps of a given duration.
  ///
  /// - Parameters:
  ///   - frameRate: Frames per second.
  ///   - duration: The longest gap in seconds; 0.5 s, an engineering choice, unless told.
  public init(frameRate: Double, duration: Double = 0.5) {
    longest = samples(in: duration, at: frameRate)
  }

  /// The points that may stand in for a point, nearest first, with their mean distances.
  ///
  /// - Parameters:
  ///   - point: The point.
  ///   - block: The columns, three for each point.
  ///   - presence: Which samples were there before any gap was filled.
  /// - Returns: Every other point that was ever seen together with it in the frames looked at.
  func nearest(
    to point: Int, _ block: borrowing MutableSpan<Double>, _ presence: PointPresence
  ) -> [(point: Int, distance: Double)] {
    let frames = evenlySpaced(presence.runs[point], atMost: 100)
    var found: [(point: Int, distance: Double)] = []
    for other in presence.runs.indices where other != point {
      var (sum, count) = (0.0, 0)
      for frame in frames {
        let step =
          position(of: other, frame, in: block, length: presence.length)
          - position(of: point, frame, in: block, length: presence.length)
        // Filled samples do no harm here: this only ranks the neighbours.
        guard !step.isMissing else { continue }
        sum += step.dot(step)
        count += 1
      }
      if count > 0 { found.append((other, (sum / Double(count)).squareRoot())) }
    }
    return found.sorted { ($0.distance, $0.point) < ($1.distance, $1.point) }
  }

  /// The positions of a point in a gap, or `nil` where the rule does not let it be filled.
  ///
  /// - Parameters:
  ///   - gap: The frames in which the point is missing; it is present on both sides.
  ///   - model: How the point follows from neighbours that are present in the gap and beside it.
  ///   - block: The columns, three for each point.
  ///   - length: The length of a column.
  /// - Returns: One position for each frame of the gap.
  func positions(
    in gap: Range<Int>, _ model: NeighbourModel, _ block: borrowing MutableSpan<Double>,
    length: Int
  ) -> [Vector3] {
    let (before, after) = (gap.lowerBound - 1, gap.upperBound)
    let offset =
      position(of: model.point, before, in: block, length: length)
      - model.position(before, block, length: length)
    let offsetAfter =
      position(of: model.point, after, in: block, length: length)
      - model.position(after, block, length: length)
    var positions: [Vector3] = []
    positions.reserveCapacity(gap.count)
    for frame in gap {
      let share = Double(frame - before) / Double(after - before)
      let place = model.position(frame, block, length: length)
      positions.append(place + offset + share * (offsetAfter - offset))
    }
    return positions
  }
}

/// Up to so many frames of some runs, spread evenly over all of their frames.
func evenlySpaced(_ runs: [Range<Int>], atMost limit: Int) -> [Int] {
  let count = runs.reduce(0) { $0 + $1.count }
  let kept = min(count, limit)
  var frames: [Int] = []
  frames.reserveCapacity(kept)
  var (run, start) = (0, 0)
  for index in 0..<kept {
    let place = index * count / kept
    while place - start >= runs[run].count {
      start += runs[run].count
      run += 1
    }
    frames.append(runs[run].lowerBound + place - start)
  }
  return frames
}

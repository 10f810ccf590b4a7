// SPDX-License-Identifier: Apache-2.0

/// Which samples of points were there before any gap was filled.
struct PointPresence {
  /// How many frames there are.
  let length: Int

  /// The runs of frames in which each point is present, in order.
  let runs: [[Range<Int>]]

  /// - Parameters:
  ///   - block: The columns, three for each point; NaN where a sample is missing.
  ///   - pointCount: How many points the block holds.
  init(_ block: borrowing MutableSpan<Double>, pointCount: Int) {
    precondition(
      pointCount >= 0 && block.count % max(3 * pointCount, 1) == 0,
      "\(block.count) samples do not make three equal columns for each of \(pointCount) points")
    let length = pointCount > 0 ? block.count / (3 * pointCount) : 0
    self.length = length
    var runs: [[Range<Int>]] = []
    for point in 0..<pointCount {
      runs.append(validRuns(in: block, columns: 3 * point..<3 * point + 3, length: length))
    }
    self.runs = runs
  }

  /// Whether a point is present in all of some frames.
  ///
  /// - Complexity: O(log n) in the number of runs.
  func isPresent(_ point: Int, in frames: Range<Int>) -> Bool {
    let runs = runs[point]
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].upperBound <= frames.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count else { return false }
    return runs[low].lowerBound <= frames.lowerBound && frames.upperBound <= runs[low].upperBound
  }

  /// The runs of frames in which all of some points are present.
  ///
  /// - Complexity: O(n) in the number of their runs.
  func commonRuns(of points: [Int]) -> [Range<Int>] {
    points.reduce([0..<length]) { common, point in
      var result: [Range<Int>] = []
      var (a, b) = (0, 0)
      let other = runs[point]
      while a < common.count, b < other.count {
        let overlap = common[a].clamped(to: other[b])
        if !overlap.isEmpty { result.append(overlap) }
        if common[a].upperBound < other[b].upperBound { a += 1 } else { b += 1 }
      }
      return result
    }
  }
}

/// One coordinate column after another: where each sample of a point stands.
@inline(__always)
func position(
  of point: Int, _ frame: Int, in block: borrowing MutableSpan<Double>, length: Int
) -> SIMD3<Double> {
  let start = 3 * point * length + frame
  return SIMD3(block[start], block[start + length], block[start + 2 * length])
}

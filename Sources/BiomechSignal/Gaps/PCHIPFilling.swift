// SPDX-License-Identifier: Apache-2.0

/// Fills short gaps by ``PCHIP`` through the samples on both sides.
///
/// A gap is filled when it is no longer than ``longest`` and at least ``support`` valid samples in
/// a row stand on both sides; never at an end of the recording. Filled samples do not support
/// another gap. Longer gaps stay as they are.
public struct PCHIPFilling: Hashable, Sendable {
  /// The longest gap that is filled, in samples.
  public var longest: Int

  /// The valid samples in a row that must stand on both sides of a gap.
  public var support: Int

  /// Creates the rule for gaps of a given number of samples.
  public init(longest: Int, support: Int = 10) {
    precondition(longest >= 0, "the longest gap must not be negative: \(longest)")
    precondition(support >= 2, "the curve needs two samples on both sides, not \(support)")
    self.longest = longest
    self.support = support
  }

  /// Creates the rule for gaps of a given duration.
  ///
  /// - Parameters:
  ///   - frameRate: Frames per second.
  ///   - duration: The longest gap in seconds; 0.1 s, an engineering choice, unless told.
  ///   - support: The valid samples in a row that must stand on both sides of a gap.
  public init(frameRate: Double, duration: Double = 0.1, support: Int = 10) {
    self.init(longest: samples(in: duration, at: frameRate), support: support)
  }

  /// Fills the short gaps of columns that are missing together, such as the coordinates of a
  /// marker.
  ///
  /// A sample with a NaN in any column counts as missing in all of them.
  ///
  /// - Parameters:
  ///   - block: The columns, one after the other, of equal length; NaN where a sample is missing.
  ///   - columnCount: How many columns the block holds.
  /// - Returns: The places that were filled, in order, for the caller to mark.
  @discardableResult
  public func fill(_ block: inout MutableSpan<Double>, columnCount: Int = 1) -> [Range<Int>] {
    precondition(
      columnCount > 0 && block.count % columnCount == 0,
      "\(block.count) samples do not make \(columnCount) columns of equal length")
    let length = block.count / columnCount
    let runs = validRuns(in: block, columns: 0..<columnCount, length: length)
    var filled: [Range<Int>] = []
    for (before, after) in zip(runs, runs.dropFirst()) where canFill(between: before, and: after) {
      let gap = before.upperBound..<after.lowerBound
      for column in 0..<columnCount { fill(&block, gap, columnStart: column * length) }
      filled.append(gap)
    }
    return filled
  }

  /// Whether the gap between two runs of valid samples may be filled.
  func canFill(between before: Range<Int>, and after: Range<Int>) -> Bool {
    after.lowerBound - before.upperBound <= longest && before.count >= support
      && after.count >= support
  }

  /// Fills a gap of one column.
  func fill(_ block: inout MutableSpan<Double>, _ gap: Range<Int>, columnStart: Int) {
    let first = columnStart + gap.lowerBound - 1
    let last = columnStart + gap.upperBound
    let (a, b) = (block[first], block[last])
    let width = Double(last - first)
    let chord = (b - a) / width
    let slopeA = PCHIP.slope(
      widthBefore: 1, chordBefore: a - block[first - 1], widthAfter: width, chordAfter: chord)
    let slopeB = PCHIP.slope(
      widthBefore: width, chordBefore: chord, widthAfter: 1, chordAfter: block[last + 1] - b)
    for index in first + 1..<last {
      block[index] = PCHIP.value(
        at: Double(index - first) / width, width: width, from: a, slope: slopeA, to: b,
        slope: slopeB)
    }
  }
}

/// How many whole samples there are in a time.
func samples(in duration: Double, at frameRate: Double) -> Int {
  // A hair is added so that 0.1 s at 30 Hz, 3.0000000000000004 or 2.9999999999999996, is 3. The
  // bound keeps an absurd frame rate from being an absurd number of samples.
  Int(min(frameRate * duration + 1e-9, 1e9))
}

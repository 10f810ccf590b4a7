// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// Finds samples that a marker cannot have reached: single spikes and short jumps away and back.
///
/// A sample is a spike when, on any axis, it lies further from the median of its neighbourhood than
/// three robust standard deviations and than ``smallest`` (Hampel's identifier). A run between two
/// steps faster than ``largestSpeed`` is a jump when it comes back within ``longestJump``. Must run
/// before gaps are filled and before any filter, which would smear a spike over its neighbours.
///
/// Source: Hampel 1974, doi:10.1080/01621459.1974.10482962; the limits are engineering choices.
public struct SpikeRejection: Hashable, Sendable {
  /// Samples on each side that make the neighbourhood.
  public var reach: Int

  /// The smallest deviation that counts, in millimetres.
  public var smallest = 5.0

  /// The fastest step of a marker, in millimetres per sample.
  public var largestStep: Double

  /// The longest jump, in samples.
  public var longestJump: Int

  /// Creates the rule: 25 ms on each side, 10 m/s, half a second.
  ///
  /// Beyond 2000 Hz the times grow shorter instead of the work without bounds.
  ///
  /// - Parameter frameRate: Frames per second.
  public init(frameRate: Double) {
    let counted = min(frameRate, 2000)
    reach = max(Int((0.025 * counted).rounded()), 3)
    largestStep = 10_000 / frameRate
    longestJump = max(Int(0.5 * counted), 1)
  }

  /// Takes spikes and jumps out of columns that belong together, such as those of a marker.
  ///
  /// - Parameters:
  ///   - block: The columns, one after the other, of equal length; NaN where a sample is missing.
  ///     Rejected samples become NaN in all columns.
  ///   - columnCount: How many columns the block holds.
  /// - Returns: The samples taken out, in order.
  public func reject(from block: inout MutableSpan<Double>, columnCount: Int = 3) -> [Int] {
    precondition(
      columnCount > 0 && block.count % columnCount == 0,
      "\(block.count) samples do not make \(columnCount) columns of equal length")
    let length = block.count / columnCount
    guard length >= 3 else { return [] }
    var isRejected = [Bool](repeating: false, count: length)
    var window: [Double] = []
    for column in 0..<columnCount {
      markSpikes(block, start: column * length, length, &isRejected, &window)
    }
    var rejected = takeOut(isRejected, of: &block, columnCount, length)
    var jumps = [Bool](repeating: false, count: length)
    markJumps(block, columnCount, length, &jumps)
    rejected += takeOut(jumps, of: &block, columnCount, length)
    return rejected.sorted()
  }

  private func takeOut(
    _ isRejected: [Bool], of block: inout MutableSpan<Double>, _ columnCount: Int, _ length: Int
  ) -> [Int] {
    let samples = isRejected.indices.filter { isRejected[$0] }
    for sample in samples {
      for column in 0..<columnCount { block[column * length + sample] = .nan }
    }
    return samples
  }
}

// MARK: - Spikes

extension SpikeRejection {
  /// Looks closely only where the curve bends as no body part does, which is almost nowhere.
  private func markSpikes(
    _ block: borrowing MutableSpan<Double>, start: Int, _ length: Int, _ isRejected: inout [Bool],
    _ window: inout [Double]
  ) {
    var checked = 0
    for sample in 1..<length - 1 {
      let bend =
        block[start + sample - 1] - 2 * block[start + sample] + block[start + sample + 1]
      guard bend.magnitude > smallest / 2 else { continue }
      let last = min(sample + reach, length - 1)
      for suspect in max(sample - reach, checked)..<max(last + 1, checked)
      where isSpike(block, start: start, suspect, length, &window) {
        isRejected[suspect] = true
      }
      checked = max(checked, last + 1)
    }
  }

  private func isSpike(
    _ block: borrowing MutableSpan<Double>, start: Int, _ sample: Int, _ length: Int,
    _ window: inout [Double]
  ) -> Bool {
    let value = block[start + sample]
    // At an end there are neighbours on one side only, and a curve that begins looks like a spike.
    guard !value.isNaN, sample >= reach, sample + reach < length else { return false }
    var (count, below, above) = (0, 0, 0)
    for near in start + sample - reach...start + sample + reach {
      let neighbour = block[near]
      if neighbour < value - smallest { below += 1 }
      if neighbour > value + smallest { above += 1 }
      if !neighbour.isNaN { count += 1 }
    }
    // With fewer neighbours nobody can say which of them is wrong. Unless half of them lie on one
    // side, the median is near, whatever it is; this settles almost every sample.
    guard count > reach, 2 * max(below, above) >= count else { return false }
    window.removeAll(keepingCapacity: true)
    for near in start + sample - reach...start + sample + reach where !block[near].isNaN {
      window.append(block[near])
    }
    let centre = window.medianOfPresent
    for index in window.indices { window[index] = (window[index] - centre).magnitude }
    // 1.4826 makes the median deviation a standard deviation where errors are normal.
    let spread = 1.4826 * window.medianOfPresent
    return (value - centre).magnitude > max(3 * spread, smallest)
  }
}

// MARK: - Jumps

extension SpikeRejection {
  private func markJumps(
    _ block: borrowing MutableSpan<Double>, _ columnCount: Int, _ length: Int,
    _ isRejected: inout [Bool]
  ) {
    func distance(_ a: Int, _ b: Int) -> Double {
      var squares = 0.0
      for column in 0..<columnCount {
        let difference = block[column * length + a] - block[column * length + b]
        squares += difference * difference
      }
      return squares.squareRoot()
    }
    func isPresent(_ sample: Int) -> Bool {
      for column in 0..<columnCount where block[column * length + sample].isNaN { return false }
      return true
    }
    // A step goes from one sample that is there to the next, over the gap between them.
    var before = -1
    var sample = 0
    while sample < length {
      defer { sample += 1 }
      guard isPresent(sample) else { continue }
      defer { before = sample }
      guard before >= 0, distance(sample, before) > largestStep * Double(sample - before) else {
        continue
      }
      var last = sample
      for end in sample + 1..<max(min(sample + longestJump + 1, length), sample + 1)
      where isPresent(end) {
        if distance(end, last) > largestStep * Double(end - last),
          distance(end, before) < largestStep * Double(end - before) / 4
        {
          for jumped in sample..<end { isRejected[jumped] = isPresent(jumped) }
          sample = end
          break
        }
        last = end
      }
    }
  }
}

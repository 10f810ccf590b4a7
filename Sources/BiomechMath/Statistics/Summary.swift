// SPDX-License-Identifier: Apache-2.0

/// Statistics of a column in which NaN stands for a missing sample and is left out.
extension Sequence<Double> {
  /// The mean of the samples present, or NaN when there is none.
  public var meanOfPresent: Double {
    var sum = 0.0
    var count = 0
    for value in self where !value.isNaN {
      sum += value
      count += 1
    }
    return count > 0 ? sum / Double(count) : .nan
  }

  /// The sample standard deviation (n − 1) of the samples present, or NaN for fewer than two.
  public var standardDeviationOfPresent: Double {
    let mean = meanOfPresent
    var sum = 0.0
    var count = 0
    for value in self where !value.isNaN {
      sum += (value - mean) * (value - mean)
      count += 1
    }
    return count > 1 ? (sum / Double(count - 1)).squareRoot() : .nan
  }

  /// The root mean square of the samples present, or NaN when there is none.
  public var rootMeanSquareOfPresent: Double {
    var sum = 0.0
    var count = 0
    for value in self where !value.isNaN {
      sum += value * value
      count += 1
    }
    return count > 0 ? (sum / Double(count)).squareRoot() : .nan
  }

  /// The median of the samples present (the mean of the middle two), or NaN when there is none.
  ///
  /// - Complexity: O(n log n).
  public var medianOfPresent: Double {
    let sorted = filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// How the landings of a leg are put together to one score.
///
/// The choice changes the band of 8 to 15 % of people (Hanzlíková et al. 2020) and is kept with the
/// score.
public enum LESSAggregation: String, Sendable, CaseIterable {
  /// The mean of each item.
  case mean

  /// What is seen in at least two of three landings.
  case twoOfThree = "two-of-three"

  /// The points of an item over several landings.
  func points(_ points: [Double]) -> Double {
    switch self {
    case .mean: points.meanOfPresent
    case .twoOfThree:
      // Of items with two points, the most that two thirds of the landings reach.
      points.filter { limit in 3 * points.count { $0 >= limit } >= 2 * points.count }.max() ?? 0
    }
  }

  /// What was done, such as `mean of 3 landings`.
  func words(_ count: Int, _ repetition: String) -> String {
    let all = count == 1 ? "1 \(repetition)" : "\(count) \(repetition)s"
    return switch self {
    case .mean: count == 1 ? all : "mean of \(all)"
    case .twoOfThree: count == 1 ? all : "errors in at least two of three of \(all)"
    }
  }
}

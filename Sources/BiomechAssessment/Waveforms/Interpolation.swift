// SPDX-License-Identifier: Apache-2.0

/// A value between the samples of an evenly sampled column, by PCHIP.
///
/// The curve goes through the samples and does not overshoot them. Its slope at a sample is the
/// harmonic mean of the slopes to both sides, or zero where those differ in sign; beside a missing
/// sample it is the slope to the sample that is there. Beside a missing sample the value between
/// is missing.
///
/// Source: Fritsch and Butland, "A method for constructing local monotone piecewise cubic
/// interpolants", SIAM J. Sci. Stat. Comput. 5 (1984), 300–304, doi:10.1137/0905021.
///
/// - Parameters:
///   - column: The samples, NaN where missing.
///   - position: Where to look, in samples from 0 to `column.count - 1`.
/// - Returns: The value, or NaN where it is missing.
package func interpolate(_ column: [Double], at position: Double) -> Double {
  let left = Int(position)
  let fraction = position - Double(left)
  guard column.indices.contains(left) else { return .nan }
  guard fraction > 0 else { return column[left] }
  guard left + 1 < column.count else { return .nan }

  let (a, b) = (column[left], column[left + 1])
  let secant = b - a
  guard !secant.isNaN else { return .nan }
  let before = left > 0 ? a - column[left - 1] : .nan
  let after = left + 2 < column.count ? column[left + 2] - b : .nan
  let slopeAtLeft = before.isNaN ? secant : harmonicMean(before, secant)
  let slopeAtRight = after.isNaN ? secant : harmonicMean(secant, after)

  // The cubic Hermite polynomials on [0, 1].
  let t = fraction
  let s = 1 - t
  return (1 + 2 * t) * s * s * a + t * s * s * slopeAtLeft
    + t * t * (3 - 2 * t) * b - t * t * s * slopeAtRight
}

private func harmonicMean(_ a: Double, _ b: Double) -> Double {
  a * b > 0 ? 2 * a * b / (a + b) : 0
}

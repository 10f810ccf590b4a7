// SPDX-License-Identifier: Apache-2.0

/// The parabola that fits evenly spaced samples best.
package struct Parabola {
  /// The second derivative, per frame squared.
  package let curvature: Double

  /// Where it turns, in frames; NaN for a straight line.
  package let vertex: Double

  /// Fits some frames of a column, NaN where missing; `nil` where fewer than four are seen.
  package init?(_ column: [Double], over frames: Range<Int>) {
    let seen = frames.filter { !column[$0].isNaN }
    guard seen.count >= 4 else { return nil }
    let n = Double(seen.count)
    let mean = seen.reduce(0) { $0 + Double($1) } / n
    var (s2, s3, sy, sty) = (0.0, 0.0, 0.0, 0.0)
    for frame in seen {
      let time = Double(frame) - mean
      s2 += time * time
      s3 += time * time * time
      sy += column[frame]
      sty += time * column[frame]
    }
    // The second polynomial is made orthogonal to the mean and the slope.
    var (numerator, denominator) = (0.0, 0.0)
    for frame in seen {
      let time = Double(frame) - mean
      let polynomial = time * time - s3 / s2 * time - s2 / n
      numerator += polynomial * column[frame]
      denominator += polynomial * polynomial
    }
    guard denominator > 0 else { return nil }
    let quadratic = numerator / denominator
    let slope = sty / s2 - quadratic * s3 / s2
    curvature = 2 * quadratic
    vertex = mean - slope / (2 * quadratic)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The place of a plot within a drawing, and its scales.
package struct PlotFrame {
  package var left: Double
  package var top: Double
  package var right: Double
  package var bottom: Double
  package var x: ClosedRange<Double>
  package var y: ClosedRange<Double>

  /// - Parameters:
  ///   - left: The left edge, in units of the drawing.
  ///   - top: The upper edge.
  ///   - right: The right edge.
  ///   - bottom: The lower edge.
  ///   - x: The values at the left and the right edge.
  ///   - y: The values at the lower and the upper edge.
  package init(
    left: Double, top: Double, right: Double, bottom: Double, x: ClosedRange<Double>,
    y: ClosedRange<Double>
  ) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    (self.x, self.y) = (x, y)
  }

  /// The place of a value; missing where it is missing, the middle where a scale has no length.
  package func point(_ xValue: Double, _ yValue: Double) -> Drawing.Point {
    Drawing.Point(
      left + x.share(of: xValue) * (right - left), bottom - y.share(of: yValue) * (bottom - top))
  }

  /// A point with its y value kept within the frame; missing stays missing.
  package func clamped(_ xValue: Double, _ yValue: Double) -> Drawing.Point {
    point(xValue, yValue.isNaN ? .nan : min(max(yValue, y.lowerBound), y.upperBound))
  }

  /// The places of a column whose samples lie at 0, 1, … along x.
  package func clamped(_ column: [Double]) -> [Drawing.Point] {
    column.enumerated().map { clamped(Double($0.offset), $0.element) }
  }
}

extension ClosedRange<Double> {
  /// How far a value lies along the range, 0 at its start and 1 at its end.
  fileprivate func share(of value: Double) -> Double {
    // Halves, so that the span of the largest numbers stays finite.
    let span = upperBound / 2 - lowerBound / 2
    guard span > 0 else { return value.isNaN ? .nan : 0.5 }
    return (value / 2 - lowerBound / 2) / span
  }
}

/// Round numbers within a range, about as many as asked for.
package func ticks(in range: ClosedRange<Double>, about count: Int) -> [Double] {
  let span = range.upperBound - range.lowerBound
  guard span > 0, span.isFinite else { return [range.lowerBound] }
  let rough = span / Double(count)
  let power = pow(10, floor(log10(rough)))
  let step = ([1, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10) * power
  let first = (range.lowerBound / step - 1e-9).rounded(.up)
  let last = (range.upperBound / step + 1e-9).rounded(.down)
  guard step > 0, first.isFinite, last.isFinite, last - first <= Double(4 * count) else {
    return [range.lowerBound]
  }
  return stride(from: first, through: last, by: 1).map { $0 * step }
}

/// The decimals that tell the ticks apart.
func decimalsNeeded(by ticks: [Double]) -> Int {
  guard ticks.count > 1 else { return 0 }
  let step = ticks[1] - ticks[0]
  return step >= 0.999 ? 0 : min(Int((-log10(step) - 1e-9).rounded(.up)), 6)
}

/// A number with a minus sign instead of a hyphen, as print has it.
func typeset(_ value: Double, _ decimals: Int) -> String {
  value.text(decimals).replacing("-", with: "−")
}

/// A usual range, made larger in whole ticks where data leave it.
///
/// - Parameters:
///   - usual: The range that lets pages be compared.
///   - values: The data; missing and infinite values are left out.
/// - Returns: The range, and whether it had to grow.
package func grown(
  _ usual: ClosedRange<Double>, over values: some Sequence<Double>
) -> (range: ClosedRange<Double>, hasGrown: Bool) {
  var (low, high) = (usual.lowerBound, usual.upperBound)
  for value in values where value.isFinite {
    low = min(low, value)
    high = max(high, value)
  }
  guard low < usual.lowerBound || high > usual.upperBound else { return (usual, false) }
  let steps = ticks(in: low...high, about: 5)
  let step = steps.count > 1 ? steps[1] - steps[0] : high - low
  let (lowest, highest) = (
    (low / step).rounded(.down) * step, (high / step).rounded(.up) * step
  )
  // Numbers at the end of the scale of all numbers have no whole ticks.
  if low < usual.lowerBound, lowest.isFinite { low = lowest }
  if high > usual.upperBound, highest.isFinite { high = highest }
  return (low...high, true)
}

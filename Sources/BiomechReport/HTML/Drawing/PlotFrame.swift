// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The place of a plot within a drawing, and its scales.
struct PlotFrame {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>

  func point(_ xValue: Double, _ yValue: Double) -> Drawing.Point {
    Drawing.Point(
      left + (xValue - x.lowerBound) / (x.upperBound - x.lowerBound) * (right - left),
      bottom - (yValue - y.lowerBound) / (y.upperBound - y.lowerBound) * (bottom - top))
  }

  /// A point with its y value kept within the frame; missing stays missing.
  func clamped(_ xValue: Double, _ yValue: Double) -> Drawing.Point {
    point(xValue, yValue.isNaN ? .nan : min(max(yValue, y.lowerBound), y.upperBound))
  }
}

extension Drawing {
  /// Draws the axes with their ticks, light lines at each, and the lines the reader looks for.
  ///
  /// - Parameters:
  ///   - frame: Where.
  ///   - xTicks: The places of the ticks below.
  ///   - xLabel: What the x axis is.
  ///   - base: The value of y that gets a darker line, such as 0.
  mutating func axes(in frame: PlotFrame, xTicks: [Double], xLabel: String, base: Double) {
    let yTicks = ticks(in: frame.y, about: 5)
    let decimals = decimalsNeeded(by: yTicks)
    for tick in yTicks {
      let y = frame.point(0, tick).y
      line(Point(frame.left, y), Point(frame.right, y), tick == base ? .zero : .grid)
      text(typeset(tick, decimals), Point(frame.left - 5, y + 4), .end, .tick)
    }
    let xDecimals = decimalsNeeded(by: xTicks)
    for tick in xTicks {
      let x = frame.point(tick, 0).x
      line(Point(x, frame.bottom), Point(x, frame.bottom + 4), .axis)
      text(typeset(tick, xDecimals), Point(x, frame.bottom + 16), .middle, .tick)
    }
    line(Point(frame.left, frame.bottom), Point(frame.right, frame.bottom), .axis)
    text(xLabel, Point((frame.left + frame.right) / 2, frame.bottom + 31), .middle, .label)
  }
}

extension Drawing {
  /// Draws the zone 0 ± U95 along a plot, within which a value cannot be told from zero.
  ///
  /// - Parameters:
  ///   - u95: The places along x and the U95 there; missing ones are left out.
  ///   - frame: Where.
  mutating func drawTrust(_ u95: [(x: Double, u95: Double)], in frame: PlotFrame) {
    let known = u95.filter { $0.u95.isFinite }
    guard known.count > 1 else { return }
    let upper = known.map { frame.clamped($0.x, $0.u95) }
    let lower = known.map { frame.clamped($0.x, -$0.u95) }
    polygon(upper + lower.reversed(), .trustZone)
  }
}

extension Drawing {
  /// A name at the right end of a curve.
  struct EndLabel {
    var text: String
    var y: Double
    var lettering: Lettering

    init(_ text: String, _ y: Double, _ lettering: Lettering) {
      self.text = text
      self.y = y
      self.lettering = lettering
    }
  }

  /// Writes names beside the right edge of a plot, pushed apart where they would overlap.
  mutating func endLabels(_ labels: [EndLabel], in frame: PlotFrame) {
    var labels = labels.sorted { $0.y < $1.y }
    // Pushing neighbours apart a few times settles three labels.
    for _ in 0..<8 {
      for index in labels.indices.dropLast() {
        let overlap = 12 - (labels[index + 1].y - labels[index].y)
        if overlap > 0 {
          labels[index].y -= overlap / 2
          labels[index + 1].y += overlap / 2
        }
      }
    }
    for label in labels {
      text(label.text, Point(frame.right + 4, label.y + 4), .start, label.lettering)
    }
  }
}

/// Round numbers within a range, about as many as asked for.
func ticks(in range: ClosedRange<Double>, about count: Int) -> [Double] {
  let span = range.upperBound - range.lowerBound
  guard span > 0, span.isFinite else { return [range.lowerBound] }
  let rough = span / Double(count)
  let power = pow(10, floor(log10(rough)))
  let step = ([1, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10) * power
  let first = (range.lowerBound / step - 1e-9).rounded(.up)
  let last = (range.upperBound / step + 1e-9).rounded(.down)
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
///   - values: The data; missing values are left out.
/// - Returns: The range, and whether it had to grow.
func grown(
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
  if low < usual.lowerBound { low = (low / step).rounded(.down) * step }
  if high > usual.upperBound { high = (high / step).rounded(.up) * step }
  return (low...high, true)
}

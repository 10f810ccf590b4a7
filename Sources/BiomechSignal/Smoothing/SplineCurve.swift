// SPDX-License-Identifier: Apache-2.0

/// A natural spline with its derivatives, which are exact.
public struct SplineCurve: Hashable, Sendable {
  /// The knots, rising strictly.
  public let times: [Double]

  /// The k-th derivative at each knot, from the value itself to the highest that is not zero; those
  /// that jump at a knot are taken behind it.
  private let columns: [[Double]]

  /// The values at the knots.
  public var values: [Double] { columns[0] }

  /// A derivative at each knot.
  ///
  /// - Parameter order: Which derivative: 0 for the values, 1 for the slopes, 2 for the
  ///   accelerations, and so on; zero from the degree of the spline on.
  /// - Returns: One number for each knot, in the unit of the values per second to the power of
  ///   `order`.
  public func derivatives(_ order: Int) -> [Double] {
    precondition(order >= 0, "there is no derivative of order \(order)")
    return order < columns.count ? columns[order] : Array(repeating: 0, count: times.count)
  }

  /// The curve at an instant, or NaN outside the knots.
  public func value(at time: Double) -> Double { derivative(at: time, order: 0) }

  /// A derivative of the curve at an instant, or NaN outside the knots.
  ///
  /// - Parameters:
  ///   - time: The instant.
  ///   - order: Which derivative: 1 for the slope, 2 for the acceleration.
  /// - Returns: The derivative.
  public func derivative(at time: Double, order: Int = 1) -> Double {
    precondition(order >= 0, "there is no derivative of order \(order)")
    guard let first = times.first, let last = times.last, time >= first, time <= last else {
      return .nan
    }
    var low = 0
    var high = times.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle } else { high = middle }
    }
    // Taylor's series about the knot before, from its highest term down.
    let step = time - times[low]
    var sum = 0.0
    for k in stride(from: columns.count - 1, through: order, by: -1) {
      sum = columns[k][low] + sum * step / Double(k - order + 1)
    }
    return sum
  }
}

extension SplineCurve {
  /// Builds the curve from its values at the knots and the coefficients of its m-th derivative.
  init(_ system: SplineSystem, times: [Double], values: [Double], coefficients c: [Double]) {
    let scaled =
      system.order == 3
      ? Self.quintic(system.knots, values, c) : Self.cubic(system.knots, values, c)
    self.times = times
    var factor = 1.0
    columns = scaled.map { column in
      defer { factor /= system.unit }
      return column.map { $0 * factor }
    }
  }

  /// Values, slopes, second and third derivatives; times counted in the unit of the system.
  private static func cubic(_ t: [Double], _ values: [Double], _ c: [Double]) -> [[Double]] {
    let last = t.count - 1
    // The B-splines are hats of height one over the inner knots.
    let second = [0] + c + [0]
    var slope = values
    var third = values
    for i in 0..<last {
      let h = t[i + 1] - t[i]
      third[i] = (second[i + 1] - second[i]) / h
      slope[i] = (values[i + 1] - values[i]) / h - h / 6 * (2 * second[i] + second[i + 1])
    }
    let h = t[last] - t[last - 1]
    third[last] = third[last - 1]
    slope[last] = slope[last - 1] + h / 2 * (second[last - 1] + second[last])
    return [values, slope, second, third]
  }

  /// Values and derivatives up to the fifth; times counted in the unit of the system.
  ///
  /// The third derivative is known from the coefficients. Over two intervals its triple integral
  /// leaves a parabola, which the three values there decide.
  private static func quintic(_ t: [Double], _ values: [Double], _ c: [Double]) -> [[Double]] {
    let last = t.count - 1
    func coefficient(_ j: Int) -> Double { c.indices.contains(j) ? c[j] : 0 }
    // The slope of Σ cⱼ Nⱼ is a sum of hats; hat j has its peak at knot j + 1.
    let hats = (-2...last).map { j -> Double in
      guard j >= 0, j + 2 <= last else { return 0 }
      return 2 * (coefficient(j) - coefficient(j - 1)) / (t[j + 2] - t[j])
    }
    var third = values
    var fourth = values
    var fifth = values
    for i in 0...last {
      fourth[i] = hats[i + 1]
      let h = i < last ? t[i + 1] - t[i] : t[last] - t[last - 1]
      fifth[i] = i < last ? (hats[i + 2] - hats[i + 1]) / h : fifth[last - 1]
      guard i > 0, i < last else {
        third[i] = 0
        continue
      }
      let before = t[i] - t[i - 1]
      third[i] = (h * coefficient(i - 2) + before * coefficient(i - 1)) / (before + h)
    }

    var slope = values
    var second = values
    func known(_ i: Int, _ h: Double) -> (value: Double, slope: Double, second: Double) {
      let (a, b, d) = (third[i], fourth[i], fifth[i])
      return (
        h * h * h * (a / 6 + h * (b / 24 + h * d / 120)),
        h * h * (a / 2 + h * (b / 6 + h * d / 24)), h * (a + h * (b / 2 + h * d / 6))
      )
    }
    for i in 0..<last - 1 {
      let (h, next) = (t[i + 1] - t[i], t[i + 2] - t[i + 1])
      let (here, there) = (known(i, h), known(i + 1, next))
      let chord = (values[i + 1] - values[i] - here.value) / h
      let nextChord = (values[i + 2] - values[i + 1] - there.value) / next
      second[i] = 2 * (nextChord - chord - here.slope - here.second * next / 2) / (h + next)
      slope[i] = chord - second[i] * h / 2
    }
    for i in last - 1...last {
      let h = t[i] - t[i - 1]
      let step = known(i - 1, h)
      slope[i] = slope[i - 1] + second[i - 1] * h + step.slope
      second[i] = second[i - 1] + step.second
    }
    return [values, slope, second, third, fourth, fifth]
  }
}

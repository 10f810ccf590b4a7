// SPDX-License-Identifier: Apache-2.0

/// A value with its first two derivatives.
struct Jet {
  var value: Double
  var rate = 0.0
  var acceleration = 0.0

  /// Whether the third derivative vanishes as well.
  var isFlat = false

  /// By central differences.
  ///
  /// - Parameters:
  ///   - place: Where.
  ///   - step: How far apart the three values are.
  ///   - function: The function.
  init(at place: Double, step: Double = 1e-3, of function: (Double) -> Double) {
    let (before, after) = (function(place - step), function(place + step))
    value = function(place)
    rate = (after - before) / (2 * step)
    acceleration = (after - 2 * value + before) / (step * step)
  }

  init(_ value: Double, rate: Double = 0, acceleration: Double = 0, isFlat: Bool = false) {
    self.value = value
    self.rate = rate
    self.acceleration = acceleration
    self.isFlat = isFlat
  }
}

/// The polynomial of fifth degree from one jet to another; of a higher one where an end is flat.
struct Bridge {
  private let range: ClosedRange<Double>
  private let coefficients: [Double]
  private let bend: (first: Double, last: Double)

  /// Where it begins.
  var start: Double { range.lowerBound }

  /// - Parameters:
  ///   - range: From where to where.
  ///   - start: Value and derivatives at the start.
  ///   - end: The same at the end.
  init(over range: ClosedRange<Double>, from start: Jet, to end: Jet) {
    self.range = range
    let length = range.upperBound - range.lowerBound
    let (v, a) = (start.rate * length, start.acceleration * length * length)
    // What is left at the end by the first three terms.
    let value = end.value - (start.value + v + a / 2)
    let rate = end.rate * length - (v + a)
    let acceleration = end.acceleration * length * length - a
    coefficients = [
      start.value, v, a / 2,
      10 * value - 4 * rate + acceleration / 2,
      -15 * value + 7 * rate - acceleration,
      6 * value - 3 * rate + acceleration / 2,
    ]
    // What s³(1−s)³ takes away leaves the jets as they are; the cubes as seen from both ends.
    let first = start.isFlat ? -coefficients[3] : 0
    let last =
      end.isFlat ? coefficients[3] + 4 * coefficients[4] + 10 * coefficients[5] : 0
    bend = (first, last)
  }

  /// The value somewhere in the range.
  func value(at place: Double) -> Double {
    let share = (place - range.lowerBound) / (range.upperBound - range.lowerBound)
    let rest = share * (1 - share)
    return coefficients.reversed().reduce(0) { $0 * share + $1 }
      + rest * rest * rest * (bend.first * (1 - share) + bend.last * share)
  }
}

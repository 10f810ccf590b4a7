// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// The matrices of a smoothing spline that depend on the times and weights but not on p.
///
/// With m the order of the derivative that is kept small, the m-th derivative of the spline is a
/// sum Σ cⱼ Nⱼ of B-splines of degree m − 1 over m + 1 knots each. Qᵀ y are the integrals of Nⱼ
/// times the m-th derivative of any curve through y, and R those of Nⱼ Nₖ. Times are counted in the
/// mean distance of two samples, so that the entries are of order one whatever the unit.
struct SplineSystem: Sendable {
  /// The order m of the derivative that is kept small.
  let order: Int

  /// The mean distance of two samples, in the unit of the times.
  let unit: Double

  /// The times, counted in ``unit``.
  let knots: [Double]

  let inverseWeights: [Double]

  /// Q by columns, m + 1 entries each, from row j on.
  let differences: [Double]

  /// R in lower band storage with m + 1 rows, of which the last is zero.
  let gram: [Double]

  /// Qᵀ W⁻¹ Q in the same storage.
  let product: [Double]

  /// How many B-splines there are.
  var count: Int { knots.count - order }

  init(times: [Double], order: Int, weights: [Double]?) {
    precondition(
      times.count > order, "a spline of this kind needs \(order + 1) samples, not \(times.count)")
    precondition(
      zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "the times must rise strictly")
    let inverse = weights.map { $0.map { 1 / $0 } } ?? Array(repeating: 1, count: times.count)
    precondition(
      inverse.count == times.count && inverse.allSatisfy { $0 > 0 && $0.isFinite },
      "\(times.count) positive weights are needed")
    let unit = (times[times.count - 1] - times[0]) / Double(times.count - 1)
    self.order = order
    self.unit = unit
    knots = times.map { ($0 - times[0]) / unit }
    inverseWeights = inverse
    differences = Self.differences(knots, order)
    gram = Self.gram(knots, order)
    product = Self.product(differences, inverse, order)
  }

  /// The parameter p counted in ``unit``: the penalty of p in the unit of the times.
  func scaled(_ smoothing: Double) -> Double { smoothing / power(unit, 2 * order - 1) }
}

// MARK: - Matrices

extension SplineSystem {
  /// Column j of Q is (m − 1)! (tⱼ₊ₘ − tⱼ) times the divided difference over tⱼ … tⱼ₊ₘ.
  private static func differences(_ t: [Double], _ m: Int) -> [Double] {
    let factorial = m == 3 ? 2.0 : 1
    var q: [Double] = []
    q.reserveCapacity((m + 1) * (t.count - m))
    for j in 0..<t.count - m {
      let factor = factorial * (t[j + m] - t[j])
      for k in j...j + m {
        var denominator = 1.0
        for l in j...j + m where l != k { denominator *= t[k] - t[l] }
        q.append(factor / denominator)
      }
    }
    return q
  }

  /// Gauss's three points in −1 … 1 and their weights for an interval of length one.
  private static let gaussPoints = [
    (-0.6.squareRoot(), 5.0 / 18), (0, 8.0 / 18), (0.6.squareRoot(), 5.0 / 18),
  ]

  /// The integrals of products of B-splines, by Gauss points that are exact up to degree five.
  private static func gram(_ t: [Double], _ m: Int) -> [Double] {
    let count = t.count - m
    var r = [Double](repeating: 0, count: (m + 1) * count)
    for interval in 0..<t.count - 1 {
      let width = t[interval + 1] - t[interval]
      for (node, weight) in gaussPoints {
        let values = basis(t, m, interval, t[interval] + width * (1 + node) / 2)
        for a in 0..<m {
          let column = interval - m + 1 + a
          guard column >= 0, column < count else { continue }
          for b in a..<m where interval - m + 1 + b < count {
            r[column * (m + 1) + b - a] += weight * width * values[a] * values[b]
          }
        }
      }
    }
    return r
  }

  /// The B-splines i − m + 1 … i at a place in interval i; those that leave the knots are zero.
  private static func basis(_ t: [Double], _ m: Int, _ i: Int, _ x: Double) -> SIMD4<Double> {
    let width = t[i + 1] - t[i]
    guard m == 3 else { return SIMD4((t[i + 1] - x) / width, (x - t[i]) / width, 0, 0) }
    var values = SIMD4<Double>.zero
    if i >= 1 {
      let (wide, left) = (t[i + 1] - t[i - 1], t[i + 1] - x)
      if i >= 2 { values[0] = left * left / (wide * width) }
      if i + 2 < t.count {
        values[1] =
          (x - t[i - 1]) * left / (wide * width)
          + (t[i + 2] - x) * (x - t[i]) / ((t[i + 2] - t[i]) * width)
      }
    }
    if i + 3 < t.count { values[2] = (x - t[i]) * (x - t[i]) / ((t[i + 2] - t[i]) * width) }
    return values
  }

  private static func product(_ q: [Double], _ inverseWeights: [Double], _ m: Int) -> [Double] {
    let stride = m + 1
    let count = q.count / stride
    var band = [Double](repeating: 0, count: q.count)
    for j in 0..<count {
      for below in 0...min(m, count - 1 - j) {
        // Columns j and j + below share the rows from j + below to j + m.
        var sum = 0.0
        for row in below...m {
          sum +=
            q[j * stride + row] * q[(j + below) * stride + row - below]
            * inverseWeights[j + row]
        }
        band[j * stride + below] = sum
      }
    }
    return band
  }
}

/// A small whole power.
func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  for _ in 0..<exponent { result *= base }
  return result
}

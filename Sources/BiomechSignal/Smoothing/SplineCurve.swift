// SPDX-License-Identifier: Apache-2.0

/// A natural cubic spline: values and second derivatives at its knots, straight beyond its ends.
public struct SplineCurve: Hashable, Sendable {
  /// The knots, rising strictly.
  public let times: [Double]

  /// The values at the knots.
  public let values: [Double]

  /// The second derivatives at the knots; zero at both ends.
  public let secondDerivatives: [Double]

  /// The curve at an instant, or NaN outside the knots.
  public func value(at time: Double) -> Double {
    guard let piece = piece(at: time) else { return .nan }
    let (h, u, v) = (piece.width, piece.share, 1 - piece.share)
    let line = v * values[piece.index] + u * values[piece.index + 1]
    let bend =
      (v * v * v - v) * secondDerivatives[piece.index]
      + (u * u * u - u) * secondDerivatives[piece.index + 1]
    return line + h * h / 6 * bend
  }

  /// The slope of the curve at an instant, or NaN outside the knots.
  public func derivative(at time: Double) -> Double {
    guard let piece = piece(at: time) else { return .nan }
    let (h, u, v) = (piece.width, piece.share, 1 - piece.share)
    let chord = (values[piece.index + 1] - values[piece.index]) / h
    let bend =
      (1 - 3 * v * v) * secondDerivatives[piece.index]
      + (3 * u * u - 1) * secondDerivatives[piece.index + 1]
    return chord + h / 6 * bend
  }

  private func piece(at time: Double) -> (index: Int, width: Double, share: Double)? {
    guard let first = times.first, let last = times.last, time >= first, time <= last else {
      return nil
    }
    var low = 0
    var high = times.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle } else { high = middle }
    }
    let width = times[high] - times[low]
    return (low, width, (time - times[low]) / width)
  }
}

// SPDX-License-Identifier: Apache-2.0

/// A piecewise cubic Hermite interpolating polynomial: it passes through its points and never
/// overshoots between them.
///
/// Where the points rise the curve rises, and where they turn it has its extreme at the point. At
/// an inner point the slope is the weighted harmonic mean of the slopes of the two chords, or zero
/// where these differ in sign; at an end it follows from three points.
///
/// Source: F. N. Fritsch and R. E. Carlson, "Monotone piecewise cubic interpolation", SIAM J.
/// Numer. Anal. 17 (1980), 238–246, doi:10.1137/0717021; slopes of F. N. Fritsch and J. Butland,
/// SIAM J. Sci. Stat. Comput. 5 (1984), 300–304, doi:10.1137/0905021.
public struct PCHIP: Sendable {
  /// Where the points lie, rising strictly.
  public let abscissae: [Double]

  /// The values at the points.
  public let values: [Double]

  /// The slopes of the curve at the points.
  public let slopes: [Double]

  /// Creates the curve through points.
  ///
  /// - Parameters:
  ///   - abscissae: Where the points lie: at least two, rising strictly.
  ///   - values: One value for each, none of them NaN.
  public init(abscissae: [Double], values: [Double]) {
    precondition(
      abscissae.count == values.count && values.count >= 2,
      "\(abscissae.count) abscissae and \(values.count) values do not make a curve")
    precondition(
      zip(abscissae, abscissae.dropFirst()).allSatisfy { $0 < $1 },
      "the abscissae must rise strictly")
    self.abscissae = abscissae
    self.values = values
    let widths = zip(abscissae.dropFirst(), abscissae).map { $0 - $1 }
    let chords = values.indices.dropLast().map { (values[$0 + 1] - values[$0]) / widths[$0] }
    var slopes = Array(repeating: chords[0], count: values.count)
    if let last = chords.indices.last, last > 0 {
      for point in 1...last {
        slopes[point] = Self.slope(
          widthBefore: widths[point - 1], chordBefore: chords[point - 1],
          widthAfter: widths[point], chordAfter: chords[point])
      }
      slopes[0] = Self.endSlope(
        width: widths[0], chord: chords[0], nextWidth: widths[1], nextChord: chords[1])
      slopes[last + 1] = Self.endSlope(
        width: widths[last], chord: chords[last], nextWidth: widths[last - 1],
        nextChord: chords[last - 1])
    }
    self.slopes = slopes
  }

  /// The curve at a place, or NaN outside the points.
  ///
  /// - Complexity: O(log n).
  public func value(at x: Double) -> Double {
    guard let first = abscissae.first, let last = abscissae.last, x >= first, x <= last else {
      return .nan
    }
    var low = 0
    var high = abscissae.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if abscissae[middle] <= x { low = middle } else { high = middle }
    }
    let width = abscissae[high] - abscissae[low]
    return Self.value(
      at: (x - abscissae[low]) / width, width: width, from: values[low], slope: slopes[low],
      to: values[high], slope: slopes[high])
  }
}

extension PCHIP {
  /// The slope at a point between two chords.
  static func slope(
    widthBefore: Double, chordBefore: Double, widthAfter: Double, chordAfter: Double
  ) -> Double {
    // As a test of both signs, because the product of two small chords can underflow to zero.
    guard chordBefore > 0 && chordAfter > 0 || chordBefore < 0 && chordAfter < 0 else { return 0 }
    let weightBefore = 2 * widthAfter + widthBefore
    let weightAfter = widthAfter + 2 * widthBefore
    return (weightBefore + weightAfter) / (weightBefore / chordBefore + weightAfter / chordAfter)
  }

  /// The slope at an end, from the three points next to it, limited so that nothing overshoots.
  private static func endSlope(
    width: Double, chord: Double, nextWidth: Double, nextChord: Double
  ) -> Double {
    let slope = ((2 * width + nextWidth) * chord - width * nextChord) / (width + nextWidth)
    if slope.sign != chord.sign || chord == 0 { return 0 }
    if chord.sign != nextChord.sign && slope.magnitude > 3 * chord.magnitude { return 3 * chord }
    return slope
  }

  /// The cubic between two points at the share `u` of the way.
  static func value(
    at u: Double, width: Double, from a: Double, slope slopeA: Double, to b: Double,
    slope slopeB: Double
  ) -> Double {
    let v = 1 - u
    let ends = a * v * v * (1 + 2 * u) + b * u * u * (1 + 2 * v)
    return ends + width * u * v * (slopeA * v - slopeB * u)
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Where a curve that rested begins to rise: there a third power of time begins that fits it best.
///
/// A movement from rest begins with its place, velocity and acceleration at once, so its first part
/// grows with the third power of time. Its beginning is lost in noise of a millimetre for a tenth of a
/// second, and a threshold always comes late; the power tells where it must have been.
package struct Onset {
  /// In frames, with its fraction.
  package let instant: Double

  /// How fine the instant is looked for, in frames.
  private static let step = 0.25

  /// The fewest samples that tell it.
  private static let fewestSamples = 6

  /// The onset of the fit with the least squared residuals; `nil` where too few samples are seen or
  /// the curve does not rise.
  ///
  /// - Parameters:
  ///   - column: The curve, NaN where missing.
  ///   - frames: What is fitted: the end of the rest and the first part of the rise.
  ///   - range: Where the beginning may be.
  package init?(of column: [Double], over frames: Range<Int>, within range: ClosedRange<Double>) {
    let seen = frames.clamped(to: column.indices).filter { !column[$0].isNaN }
    guard seen.count >= Self.fewestSamples else { return nil }
    let values = seen.map { column[$0] }
    let mean = values.reduce(0, +) / Double(values.count)
    let steps = Int(((range.upperBound - range.lowerBound) / Self.step).rounded(.down))
    var best: (instant: Double, gain: Double)?
    for step in 0...max(steps, 0) {
      let instant = range.lowerBound + Double(step) * Self.step
      let powers = seen.map { frame in
        let time = max(Double(frame) - instant, 0)
        return time * time * time
      }
      let middle = powers.reduce(0, +) / Double(powers.count)
      var (product, square) = (0.0, 0.0)
      for (power, value) in zip(powers, values) {
        product += (power - middle) * (value - mean)
        square += (power - middle) * (power - middle)
      }
      guard product > 0, square > 0 else { continue }
      let gain = product * product / square
      if gain > best?.gain ?? 0 { best = (instant, gain) }
    }
    guard let best else { return nil }
    instant = best.instant
  }
}

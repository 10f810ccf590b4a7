// SPDX-License-Identifier: Apache-2.0

/// Where a curve changes its slope at once: two parabolas that meet there fit it best.
///
/// A foot that hits the floor, or leaves it in a jump, changes its speed by metres per second within
/// a hundredth of a second. Noise of 1 mm then moves the instant by less than a millisecond, and no
/// threshold comes into it. A low-pass filter would round the place off, so it is for curves as they
/// were recorded.
package struct Kink {
  /// Where it is, in frames with their fraction.
  package let instant: Double

  /// By how much the slope is greater after it, per frame.
  package let change: Double

  /// The fewest samples that tell two parabolas, and where they meet, from noise.
  private static let fewestSamples = 9

  /// How fine the instant is looked for, in frames.
  private static let step = 0.1

  /// The kink of the fit with the least squared residuals; `nil` where too few samples are seen, or
  /// where the best place is at an edge of the range, so that there is none in it.
  ///
  /// - Parameters:
  ///   - column: The curve, NaN where missing.
  ///   - frames: What is fitted.
  ///   - range: Where the kink may be.
  package init?(of column: [Double], over frames: Range<Int>, within range: ClosedRange<Double>) {
    let seen = frames.clamped(to: column.indices).filter { !column[$0].isNaN }
    guard seen.count >= Self.fewestSamples else { return nil }
    let middle = (range.lowerBound + range.upperBound) / 2
    let scale = Double(frames.count)
    let times = seen.map { (Double($0) - middle) / scale }
    // One parabola takes up three directions; what the second one adds is at right angles to them.
    var smooth: [[Double]] = []
    for power in 0..<3 {
      let direction = times.map { time in (0..<power).reduce(1) { value, _ in value * time } }
      if let unit = unit(direction, without: smooth) { smooth.append(unit) }
    }
    let values = seen.map { column[$0] }
    let count = Int(((range.upperBound - range.lowerBound) / Self.step).rounded(.down))
    var best: (place: Int, gain: Double, change: Double)?
    for place in 0...max(count, 0) {
      let instant = (range.lowerBound + Double(place) * Self.step - middle) / scale
      let ramp = times.map { max($0 - instant, 0) }
      guard let bend = unit(ramp.map { $0 * $0 }, without: smooth) else { continue }
      let rest = remainder(ramp, without: smooth + [bend])
      let length = dot(rest, rest)
      guard length > 1e-12 else { continue }
      let along = dot(rest, values)
      let bent = dot(bend, values)
      let gain = along * along / length + bent * bent
      if gain > best?.gain ?? -1 { best = (place, gain, along / length / scale) }
    }
    guard let best, best.place > 0, best.place < count else { return nil }
    instant = range.lowerBound + Double(best.place) * Self.step
    change = best.change
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

/// A vector less its parts along some unit vectors.
private func remainder(_ vector: [Double], without units: [[Double]]) -> [Double] {
  var rest = vector
  for unit in units {
    let along = dot(rest, unit)
    for index in rest.indices { rest[index] -= along * unit[index] }
  }
  return rest
}

/// The direction of what is left of a vector; `nil` where nothing is.
private func unit(_ vector: [Double], without units: [[Double]]) -> [Double]? {
  let rest = remainder(vector, without: units)
  let length = dot(rest, rest).squareRoot()
  return length > 1e-9 ? rest.map { $0 / length } : nil
}

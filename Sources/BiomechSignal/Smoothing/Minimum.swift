// SPDX-License-Identifier: Apache-2.0

/// Where a function of one variable is least within limits.
///
/// The range is looked at in ``scanned`` places first, so that a second valley does not catch the
/// search; then the valley is narrowed by parabolas through the three best places, and by the
/// golden section where a parabola does not help.
///
/// Source: R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 5.
///
/// - Parameters:
///   - range: The limits.
///   - scanned: How many places are looked at first, three or more.
///   - tolerance: How exactly the place is wanted.
///   - value: The function.
/// - Returns: The place; a limit where the function falls towards it.
/// - Throws: What the function throws.
func placeOfMinimum<Failure: Error>(
  in range: ClosedRange<Double>, scanned: Int = 9, tolerance: Double,
  of value: (Double) throws(Failure) -> Double
) throws(Failure) -> Double {
  let step = (range.upperBound - range.lowerBound) / Double(scanned - 1)
  guard step > 0 else { return range.lowerBound }
  var best = (x: range.lowerBound, y: Double.infinity)
  for index in 0..<scanned {
    let x = index == scanned - 1 ? range.upperBound : range.lowerBound + Double(index) * step
    let y = try value(x)
    if y < best.y { best = (x, y) }
  }
  var low = max(best.x - step, range.lowerBound)
  var high = min(best.x + step, range.upperBound)
  var second = best
  var third = best
  var lastStep = high - low
  var stepBefore = lastStep
  // Each round shrinks the valley by the golden section at least every other time.
  for _ in 0..<100 {
    let middle = (low + high) / 2
    guard (best.x - middle).magnitude > 2 * tolerance - (high - low) / 2 else { break }
    var move = parabolaStep(best, second, third)
    let isInside = best.x + move > low + tolerance && best.x + move < high - tolerance
    if !isInside || move.magnitude >= stepBefore.magnitude / 2 || !move.isFinite {
      lastStep = best.x < middle ? high - best.x : low - best.x
      move = 0.381966011250105 * lastStep
    }
    stepBefore = lastStep
    lastStep = move
    let moved = move.magnitude >= tolerance ? move : move < 0 ? -tolerance : tolerance
    let x = min(max(best.x + moved, range.lowerBound), range.upperBound)
    let y = try value(x)
    if y <= best.y {
      if x < best.x { high = best.x } else { low = best.x }
      (third, second, best) = (second, best, (x, y))
    } else {
      if x < best.x { low = x } else { high = x }
      if y <= second.y || second.x == best.x {
        (third, second) = (second, (x, y))
      } else if y <= third.y || third.x == best.x || third.x == second.x {
        third = (x, y)
      }
    }
  }
  return best.x
}

/// The way from the best place to the lowest point of the parabola through three; NaN where there
/// is none.
private func parabolaStep(
  _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ c: (x: Double, y: Double)
) -> Double {
  let (toB, toC) = (b.x - a.x, c.x - a.x)
  let (r, q) = (toB * (a.y - c.y), toC * (a.y - b.y))
  return 0.5 * (toB * r - toC * q) / (r - q)
}

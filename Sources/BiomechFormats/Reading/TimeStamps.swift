// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// What the time stamps of a recording say about its rate.
struct TimeStamps {
  /// Frames per second: over the whole recording, or over its even steps where frames are missing.
  let rate: Double

  /// How far the rate may be off because stamps are rounded, as a fraction of it.
  let uncertainty: Double

  /// The first row whose stamp does not come after the one before it.
  let firstReturn: Int?

  /// The first row that comes more than one and a half steps after the one before it.
  let firstJump: Int?

  /// Looks at stamps.
  ///
  /// - Parameter times: Seconds, one for each frame; fewer than two tell nothing.
  init?(_ times: [Double]) {
    guard let first = times.first, let last = times.last, times.count > 1 else { return nil }
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    let usual = steps.medianOfPresent
    firstReturn = steps.firstIndex { $0 <= 0 }.map { $0 + 1 }
    firstJump = steps.firstIndex { $0 > 1.5 * usual }.map { $0 + 1 }
    guard usual > 0, last > first else {
      (rate, uncertainty) = (0, 1)
      return
    }
    let even = steps.filter { $0 > 0 && $0 <= 1.5 * usual }
    let duration = even.reduce(0, +)
    let measured = Double(even.count) / duration

    // Stamps are often rounded to milliseconds. The distance from an even clock shows how far.
    var rounding = 0.0
    if firstJump == nil, firstReturn == nil {
      for (frame, time) in times.enumerated() {
        rounding = max(rounding, (time - first - Double(frame) / measured).magnitude)
      }
    } else {
      rounding = 0.001
    }
    uncertainty = 2 * rounding / duration + 1e-9
    // Of the rates that the stamps allow, laboratories use the round ones.
    let uncertainty = self.uncertainty
    let round = [50.0, 10, 5, 1].map { ($0 * (measured / $0).rounded()) }
    rate = round.first { ($0 / measured - 1).magnitude <= uncertainty } ?? measured
  }
}

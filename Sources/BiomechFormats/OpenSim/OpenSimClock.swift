// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The rate of a table whose rows are states of a simulation or pictures of a scanner as often as
/// frames of a camera.
struct OpenSimClock {
  let rate: Double
  let conclusion: TrialSource.Conclusion
  let doubts: [String]

  /// The time of each row, where the steps between them differ so much that a rate does not say it.
  let unevenTimes: [Double]?

  /// Decides the rate.
  ///
  /// - Parameters:
  ///   - header: The rate in the header, if any.
  ///   - times: The time of each row in seconds.
  ///   - options: What the user says.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` when one row has to tell the rate, or time goes backwards.
  init(
    header: Double?, times: [Double], options: ReadOptions, path: String
  ) throws(MarkerFileError) {
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    let usual = steps.medianOfPresent
    let isRising = steps.allSatisfy { $0 > 0 }
    let oddCount = steps.count { ($0 - usual).magnitude > 0.1 * usual }
    let isUneven = isRising && oddCount * 10 > steps.count && !Self.areRounded(times)
    unevenTimes = isUneven ? times : nil
    if options.rate == nil, header == nil, isRising, let first = times.first, let last = times.last,
      last > first
    {
      let mean = Double(steps.count) / (last - first)
      let evidence = "\(times.count) time stamps from \(first.short) s to \(last.short) s"
      if isUneven || !FrameClock.plausibleRates.contains(mean) {
        rate = mean
        conclusion = TrialSource.Conclusion(.rate, "\(mean.short) Hz", evidence: evidence)
        doubts = [
          isUneven
            ? "the steps of time run from \((steps.min() ?? 0).short) s to "
              + "\((steps.max() ?? 0).short) s: the signal 'time' has the time of each row"
            : "the time stamps say \(mean.short) Hz, which no camera has: they may count rows; "
              + "pass --rate if it is known"
        ]
        return
      }
    }
    let clock = try FrameClock(
      header: header, times: times, frames: [], options: options, path: path)
    (rate, conclusion, doubts) = (clock.rate, clock.conclusion, clock.doubts)
  }

  /// Whether the stamps are those of an even clock, rounded to milliseconds: 0.4, 0.417, 0.433.
  private static func areRounded(_ times: [Double]) -> Bool {
    guard let first = times.first, let last = times.last, times.count > 1 else { return true }
    let step = (last - first) / Double(times.count - 1)
    let tolerance = min(0.0011, step / 4)
    return times.enumerated().allSatisfy { row, time in
      (time - first - Double(row) * step).magnitude <= tolerance
    }
  }
}

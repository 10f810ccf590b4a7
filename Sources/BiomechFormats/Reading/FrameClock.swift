// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The rate of a recording, from what the user, the header and the time stamps say.
struct FrameClock {
  let rate: Double
  let conclusion: TrialSource.Conclusion
  private(set) var doubts: [String] = []

  /// Rates outside this range are taken for a mistake, such as milliseconds read as seconds.
  static let plausibleRates = 5.0...20_000

  /// Decides the rate: what the user says, else the header, else the time stamps.
  ///
  /// - Parameters:
  ///   - header: The rate in the header, if any.
  ///   - times: The time of each frame in seconds; empty when the file has none.
  ///   - frames: The number of each frame; empty when the file has none.
  ///   - options: What the user says.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` when nothing tells a plausible rate.
  init(
    header: Double?, times: [Double], frames: [Double], options: ReadOptions, path: String
  ) throws(MarkerFileError) {
    let stamps = TimeStamps(times)
    let evidence: String
    if let chosen = options.rate {
      rate = chosen
      evidence = "given with --rate"
    } else if let header {
      rate = header
      evidence = "the header says so"
    } else if let stamps {
      if let row = stamps.firstReturn {
        let text =
          "time \(times[row].short) in row \(row + 1) of the data follows"
          + " \(times[row - 1].short)"
        throw MarkerFileError(path: path, reason: .timeNotIncreasing(text))
      }
      rate = stamps.rate
      evidence =
        "\(times.count) time stamps from \(times[0].short) s"
        + " to \(times[times.count - 1].short) s"
    } else {
      throw MarkerFileError(path: path, reason: .rateMissing)
    }
    guard Self.plausibleRates.contains(rate) else {
      throw MarkerFileError(path: path, reason: .rateImplausible(rate))
    }
    conclusion = TrialSource.Conclusion(.rate, "\(rate.short) Hz", evidence: evidence)
    noteDifference(to: header, stamps: stamps, userDecided: options.rate != nil)
    noteGap(times: times, stamps: stamps, frames: frames)
  }

  private mutating func noteDifference(
    to header: Double?, stamps: TimeStamps?, userDecided: Bool
  ) {
    let hint = userDecided ? "--rate was used" : "the header was used; pass --rate if it is wrong"
    if let header, (header / rate - 1).magnitude > 0.001 {
      doubts.append("the header says \(header.short) Hz, not \(rate.short) Hz: \(hint)")
    }
    guard let stamps else { return }
    if stamps.firstReturn != nil {
      doubts.append("the time stamps do not grow from row to row: they were not used")
    } else if (stamps.rate / rate - 1).magnitude > max(0.001, stamps.uncertainty) {
      doubts.append("the time stamps say \(stamps.rate.short) Hz, not \(rate.short) Hz: \(hint)")
    }
  }

  private mutating func noteGap(times: [Double], stamps: TimeStamps?, frames: [Double]) {
    let jump: String
    if let stamps, stamps.firstReturn == nil, let row = stamps.firstJump {
      jump = "the time stamps jump from \(times[row - 1].short) s to \(times[row].short) s"
    } else if let row = TimeStamps(frames)?.firstJump {
      jump = "the frame numbers jump from \(frames[row - 1].short) to \(frames[row].short)"
    } else {
      return
    }
    doubts.append(
      "\(jump): frames are missing in the file; export it without leaving frames out")
  }
}

extension Double {
  /// The number with at most six decimals and no zeros at the end.
  var short: String {
    guard isFinite, magnitude < 1e15 else { return description }
    var text = fixed(6)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

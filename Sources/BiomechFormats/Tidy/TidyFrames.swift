// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// The frames of a tidy table in their order, and where each key belongs.
struct TidyFrames {
  /// The frame number or time of each frame, growing.
  private(set) var keys: [Double]

  /// The doubt about frames without one row, if there are any.
  private(set) var doubt: String?

  /// Whether the keys are all whole numbers from the first to the last.
  private let isGapless: Bool

  private var last = 0

  var count: Int { keys.count }

  /// Sorts the keys of rows.
  ///
  /// Frame numbers that no row has get a frame of their own, in which everything is missing: writers
  /// leave out the rows of markers that they do not see.
  ///
  /// - Parameters:
  ///   - rowKeys: The key of each row, none of them NaN.
  ///   - areNumbers: Whether they are frame numbers; times are only sorted.
  init(_ rowKeys: [Double], areNumbers: Bool) {
    var sorted: [Double] = []
    for key in rowKeys where key != sorted.last { sorted.append(key) }
    sorted.sort()
    var distinct: [Double] = []
    for key in sorted where key != distinct.last { distinct.append(key) }
    keys = distinct

    guard areNumbers, let first = distinct.first, let end = distinct.last, first > -1e15,
      end < 1e15,
      distinct.allSatisfy({ $0.rounded() == $0 })
    else {
      isGapless = false
      return
    }
    let span = Int(end - first) + 1
    let absent = span - distinct.count
    // Every second or tenth frame is a recording at a lower rate, not one with gaps; and a single
    // number far away must not fill the memory.
    let steps = zip(distinct.dropFirst(), distinct).map { $0 - $1 }
    let isFilled = absent > 0 && steps.medianOfPresent == 1 && absent <= 1000 + 3 * distinct.count
    if isFilled {
      keys = (0..<span).map { first + Double($0) }
      doubt =
        "\(absent) \(absent == 1 ? "frame has" : "frames have") no row: every marker was taken as"
        + " missing there; check that the export is complete"
    }
    isGapless = isFilled || absent == 0
  }

  /// The place of a key of a row.
  mutating func index(of key: Double) -> Int {
    if isGapless { return Int(key - keys[0]) }
    if keys[last] == key { return last }
    if last + 1 < keys.count, keys[last + 1] == key {
      last += 1
      return last
    }
    var (low, high) = (0, keys.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    last = low
    return low
  }
}

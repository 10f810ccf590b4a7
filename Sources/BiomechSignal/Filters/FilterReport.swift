// SPDX-License-Identifier: Apache-2.0

/// What a filter did to one column.
public struct FilterReport: Hashable, Sendable {
  /// The runs of samples that were filtered, in order.
  public var filtered: [Range<Int>]

  /// The runs of valid samples that were too short and stay as they were, in order.
  public var leftRaw: [Range<Int>]

  public init(filtered: [Range<Int>] = [], leftRaw: [Range<Int>] = []) {
    self.filtered = filtered
    self.leftRaw = leftRaw
  }

  /// How many valid samples stay as they were.
  public var rawSampleCount: Int { leftRaw.reduce(0) { $0 + $1.count } }
}

// SPDX-License-Identifier: Apache-2.0

/// The name of a skin marker as the file has it, such as `RKNE` or `r.ASIS`.
///
/// Case and punctuation count: `LKnee` and `L.Knee` are different points in real files.
public struct MarkerName: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral {
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ value: String) { self.init(rawValue: value) }
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}

extension MarkerName: CustomStringConvertible, Comparable {
  public var description: String { rawValue }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

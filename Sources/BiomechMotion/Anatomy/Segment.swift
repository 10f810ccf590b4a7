// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// A body segment that markers are fixed to.
///
/// `thigh` and `shank` are what skin markers track; the bones under them are not seen.
public enum Segment: String, Sendable, CaseIterable {
  case pelvis, thigh, shank, foot, trunk, patella
}

/// A segment of one side; the pelvis and the trunk have none.
public struct SidedSegment: Hashable, Sendable {
  public var segment: Segment
  public var side: Side?

  public init(_ segment: Segment, _ side: Side? = nil) {
    self.segment = segment
    self.side = side
  }
}

extension SidedSegment: CustomStringConvertible {
  /// Plain words, such as `left thigh`.
  public var description: String {
    side.map { "\($0.rawValue) \(segment.rawValue)" } ?? segment.rawValue
  }
}

/// The laboratory: x forward, y up, z to the subject's right (ISB; Wu and Cavanagh 1995).
public enum Laboratory: CoordinateSystem {}

/// The axes of the file as it was written, whatever they are.
public enum Recording: CoordinateSystem {}

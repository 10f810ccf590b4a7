// SPDX-License-Identifier: Apache-2.0

/// What each marker of a recording stands for.
public struct MarkerAssignment: Hashable, Sendable {
  /// The marker that stands at a landmark.
  public var landmarks: [SidedLandmark: MarkerName]

  /// The markers that only track a segment, in the order of the file.
  public var trackers: [SidedSegment: [MarkerName]]

  /// The markers that stand for nothing this program knows, in the order of the file.
  public var unassigned: [MarkerName]

  public init(
    landmarks: [SidedLandmark: MarkerName] = [:],
    trackers: [SidedSegment: [MarkerName]] = [:],
    unassigned: [MarkerName] = []
  ) {
    self.landmarks = landmarks
    self.trackers = trackers
    self.unassigned = unassigned
  }

  /// The marker at a landmark, or `nil` when the recording has none.
  public func marker(_ landmark: Landmark, _ side: Side? = nil) -> MarkerName? {
    landmarks[SidedLandmark(landmark, side)]
  }

  /// The markers that each segment carries: those that only track it, then those at its landmarks.
  public var markersOfSegments: [SidedSegment: [MarkerName]] {
    var markers = trackers
    for landmark in Landmark.allCases {
      guard let segment = landmark.segment else { continue }
      let hasSide = segment != .pelvis && segment != .trunk
      let sides: [Side?] = landmark.isMidline ? [nil] : [.left, .right]
      for side in sides {
        guard let name = landmarks[SidedLandmark(landmark, side)] else { continue }
        markers[SidedSegment(segment, hasSide ? side : nil), default: []].append(name)
      }
    }
    return markers
  }
}

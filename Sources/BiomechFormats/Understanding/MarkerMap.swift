// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// Which marker stands where, as a person wrote it down.
///
/// A map replaces recognition by name: a marker that it does not list stands for nothing.
public struct MarkerMap: Hashable, Sendable {
  /// The marker at each landmark.
  public var landmarks: [SidedLandmark: MarkerName]

  /// The markers that only track a segment.
  public var trackers: [SidedSegment: [MarkerName]]

  public init(
    landmarks: [SidedLandmark: MarkerName] = [:], trackers: [SidedSegment: [MarkerName]] = [:]
  ) {
    self.landmarks = landmarks
    self.trackers = trackers
  }

  /// The map that says what an assignment says: the start of a map to edit.
  public init(_ assignment: MarkerAssignment) {
    self.init(landmarks: assignment.landmarks, trackers: assignment.trackers)
  }
}

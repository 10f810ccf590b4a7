// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The landmarks of a recording in some of its frames, along the axes of the file.
struct LandmarkPositions {
  /// The marker at each landmark.
  let names: [SidedLandmark: MarkerName]

  /// The position of each landmark, frame by frame: NaN where it was not seen.
  private var tracks: [SidedLandmark: [Vector3]]

  private let frameCount: Int

  /// Takes positions out of a table.
  ///
  /// - Parameters:
  ///   - assignment: Which marker stands where.
  ///   - names: The names of the markers in the order of the table.
  ///   - table: The columns; about 500 frames, evenly spread, are enough to conclude from.
  init(_ assignment: MarkerAssignment, names: [MarkerName], table: MotionFile) {
    let frames = Array(stride(from: 0, to: table.frameCount, by: max(1, table.frameCount / 500)))
    let indices = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    self.names = assignment.landmarks
    self.frameCount = frames.count
    self.tracks = assignment.landmarks.compactMapValues { name in
      indices[name].map { index in
        frames.map { table.position(ofMarkerAt: index, frame: $0) }
      }
    }
  }

  /// The same positions in another unit.
  func scaled(by factor: Double) -> LandmarkPositions {
    var copy = self
    copy.tracks = tracks.mapValues { $0.map { $0 * factor } }
    return copy
  }

  /// Whether any landmark of the pelvis or a leg has a position.
  var areSeen: Bool {
    tracks.contains { place, track in
      place.landmark.isOnPelvisOrLeg && track.contains { !$0.isMissing }
    }
  }

  /// The positions of a landmark, or `nil` where it has no marker or was never seen.
  subscript(landmark: Landmark, side: Side? = nil) -> [Vector3]? {
    guard let track = tracks[SidedLandmark(landmark, side)],
      track.contains(where: { !$0.isMissing })
    else { return nil }
    return track
  }

  /// The mean of the landmarks of a level that are seen, in each frame, or `nil` where there is none.
  func mean(of level: BodyLevel) -> [Vector3]? {
    // In a fixed order, so that the sum has the same last digit in every run.
    let members = Landmark.allCases.filter { $0.level == level }.flatMap { landmark in
      [self[landmark, .left], landmark.isMidline ? nil : self[landmark, .right]]
    }.compactMap { $0 }
    guard !members.isEmpty else { return nil }
    return (0..<frameCount).map { frame in
      let seen = members.map { $0[frame] }.filter { !$0.isMissing }
      return seen.reduce(Vector3(0, 0, 0), +) / Double(seen.count)
    }
  }

  /// A direction that is the same in every frame.
  func constant(_ direction: Vector3) -> [Vector3] {
    Array(repeating: direction, count: frameCount)
  }

  /// The median distance of two landmarks, or `nil` where they were never seen together.
  func distance(_ a: SidedLandmark, _ b: SidedLandmark) -> Double? {
    guard let first = self[a.landmark, a.side], let second = self[b.landmark, b.side] else {
      return nil
    }
    let median = zip(first, second).map { ($0 - $1).length }.medianOfPresent
    return median.isNaN ? nil : median
  }
}

extension [Vector3] {
  /// The median of each coordinate over the vectors present: NaN where there is none.
  var median: Vector3 {
    Vector3(
      map { $0.x }.medianOfPresent, map { $0.y }.medianOfPresent,
      map { $0.z }.medianOfPresent)
  }
}

extension Vector3 {
  /// The angle to another vector, from 0 to 180 degrees.
  func angle(to other: Vector3) -> Angle {
    .radians(atan2(cross(other).length, dot(other)))
  }
}

// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechFormats
import BiomechMotion

/// What a motion file holds: the value behind both forms of `biomech inspect`.
struct Inspection: Encodable {
  /// One conclusion about the file, with its evidence.
  struct Conclusion: Encodable {
    var topic: String
    var value: String
    var evidence: String
  }

  /// One marker of the file.
  struct Marker: Encodable {
    /// What a marker is for.
    enum Role: String, Encodable {
      case landmark, tracker, unassigned
    }

    var name: String
    var role: Role

    /// The landmark or segment in plain words, or why a known name is not used; empty for an
    /// unknown one.
    var standsFor: String

    /// The known name most like an unknown one, or `nil` when none is near.
    var closestKnownName: String?

    var missingFrames: Int
    var gaps: Int

    /// The longest gap in seconds.
    var longestGap: Double
  }

  var schema = "biomech.inspection/1"
  var file: String
  var trial: String
  var format: String
  var frames: Int
  var firstFrame: Int
  var rate: Double
  var duration: Double
  var conclusions: [Conclusion]
  var markerSet: String?

  /// The markers, landmarks first, in the order of the body and then of the file.
  var markers: [Marker]

  var doubts: [String]
  var contentKey: String

  init(of trial: Trial) {
    let source = trial.source
    let trajectories = trial.trajectories
    file = source.path
    self.trial = trial.name
    format = source.format
    frames = trajectories.frameCount
    firstFrame = source.firstFrame
    rate = trajectories.frameRate
    duration = trajectories.duration
    conclusions = source.conclusions.map {
      Conclusion(topic: $0.topic.rawValue, value: $0.value, evidence: $0.evidence)
    }
    markerSet = source.markerSet
    doubts = source.doubts
    contentKey = source.contentKey
    markers = Self.markers(of: trial)
  }

  private static func markers(of trial: Trial) -> [Marker] {
    let assignment = trial.markers
    let landmarks = Landmark.allCases.flatMap { landmark in
      [Side.right, .left, nil].map { SidedLandmark(landmark, $0) }
    }
    var seen: Set<MarkerName> = []
    var markers: [Marker] = []
    func add(_ name: MarkerName, _ role: Marker.Role, _ standsFor: String, closest: String? = nil) {
      guard seen.insert(name).inserted else { return }
      let gaps = MarkerGaps(of: name, in: trial.trajectories)
      markers.append(
        Marker(
          name: name.rawValue, role: role, standsFor: standsFor, closestKnownName: closest,
          missingFrames: gaps.missingFrames, gaps: gaps.count,
          longestGap: Double(gaps.longest) / trial.trajectories.frameRate))
    }
    for landmark in landmarks {
      if let name = assignment.landmarks[landmark] { add(name, .landmark, landmark.description) }
    }
    for segment in Segment.allCases {
      for side in [Side.right, .left, nil] {
        let key = SidedSegment(segment, side)
        for name in assignment.trackers[key] ?? [] { add(name, .tracker, "tracks the \(key)") }
      }
    }
    for name in assignment.unassigned {
      let isKnown = MarkerSet.knownNames.contains(name.rawValue)
      let closest = isKnown ? nil : closestMatch(to: name.rawValue, among: MarkerSet.knownNames)
      add(
        name, .unassigned,
        MarkerSet.remark(onKnownName: name.rawValue)
          ?? (isKnown ? "known, but another marker is preferred" : ""), closest: closest)
    }
    return markers
  }
}

/// The stretches in which a marker was not seen.
struct MarkerGaps {
  private(set) var missingFrames = 0
  private(set) var count = 0

  /// The frames of the longest gap.
  private(set) var longest = 0

  init(of name: MarkerName, in trajectories: MarkerTrajectories) {
    guard let index = trajectories.index(of: name) else { return }
    var length = 0
    for frame in 0..<trajectories.frameCount {
      guard trajectories.position(ofMarkerAt: index, frame: frame).isMissing else {
        length = 0
        continue
      }
      missingFrames += 1
      length += 1
      if length == 1 { count += 1 }
      longest = max(longest, length)
    }
  }
}

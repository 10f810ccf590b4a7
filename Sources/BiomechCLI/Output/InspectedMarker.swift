// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechFormats
import BiomechMotion

/// One marker of an inspected file.
struct InspectedMarker: Encodable {
  /// What a marker is for.
  enum Role: String, Encodable {
    case landmark, tracker, unassigned
  }

  var name: String
  var role: Role

  /// The landmark or segment in plain words, or why a known name is not used; empty for an unknown
  /// one.
  var standsFor: String

  /// The word of the place in a marker map, such as `right.asis`; `nil` where there is none.
  var place: String?

  /// The known name most like an unknown one, or `nil` when none is near.
  var closestKnownName: String?

  var missingFrames: Int
  var gaps: Int

  /// The longest gap in seconds.
  var longestGap: Double
}

extension InspectedMarker {
  /// All markers: landmarks first, then trackers, then the rest in the order of the file.
  static func all(of file: MotionFile, _ understanding: Understanding) -> [InspectedMarker] {
    let assignment = understanding.markers
    let indices = Dictionary(
      uniqueKeysWithValues: zip(understanding.names, understanding.names.indices))
    var seen: Set<MarkerName> = []
    var markers: [InspectedMarker] = []
    func add(
      _ name: MarkerName, _ role: Role, _ standsFor: String, place: String? = nil,
      closest: String? = nil
    ) {
      guard let index = indices[name], seen.insert(name).inserted else { return }
      let gaps = MarkerGaps(ofMarkerAt: index, in: file)
      markers.append(
        InspectedMarker(
          name: name.rawValue, role: role, standsFor: standsFor, place: place,
          closestKnownName: closest, missingFrames: gaps.missingFrames, gaps: gaps.count,
          longestGap: Double(gaps.longest) / file.rate))
    }
    for landmark in Landmark.allCases {
      for side in [Side.right, .left, nil] {
        let place = SidedLandmark(landmark, side)
        guard let name = assignment.landmarks[place] else { continue }
        add(name, .landmark, place.description, place: place.key)
      }
    }
    for segment in Segment.allCases {
      for side in [Side.right, .left, nil] {
        let place = SidedSegment(segment, side)
        for name in assignment.trackers[place] ?? [] {
          add(name, .tracker, "tracks the \(place)", place: place.key)
        }
      }
    }
    for (order, name) in assignment.unassigned.enumerated() {
      // The name of a person may stand in front.
      let bare = name.rawValue.split(separator: ":").last.map(String.init) ?? name.rawValue
      let isKnown = MarkerSet.knownNames.contains(bare)
      // Comparing with every known name is slow, and nobody reads the closest names of thousands.
      // One or two letters are like everything.
      let closest =
        isKnown || order >= 200 || bare.count < 3
        ? nil : closestMatch(to: bare, among: MarkerSet.knownNames)
      add(
        name, .unassigned,
        MarkerSet.remark(onKnownName: bare)
          ?? (isKnown ? understanding.remarkOnUnused : ""), closest: closest)
    }
    return markers
  }
}

extension Understanding {
  /// Why a marker with a known name is not used.
  fileprivate var remarkOnUnused: String {
    markers.landmarks.isEmpty
      ? "known, but nothing can be concluded" : "known, but another marker is preferred"
  }
}

/// The stretches in which a marker was not seen.
struct MarkerGaps {
  private(set) var missingFrames = 0
  private(set) var count = 0

  /// The frames of the longest gap.
  private(set) var longest = 0

  /// Looks at one marker of a file.
  init(ofMarkerAt index: Int, in file: MotionFile) {
    let start = index * 3 * file.frameCount
    let column = file.coordinates.span.extracting(start..<start + file.frameCount)
    var length = 0
    for frame in 0..<column.count {
      guard column[frame].isNaN else {
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

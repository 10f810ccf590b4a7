// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// A program whose wide tables are known by their titles.
enum WideDialect: String {
  case freeMoCap = "FreeMoCap"
  case anipose = "Anipose"
  case mediaPipe = "MediaPipe"

  /// Recognises the program.
  ///
  /// - Parameters:
  ///   - titles: The cells of the header row.
  ///   - markers: The names of the markers with x, y and z.
  init?(titles: [String], markers: [String]) {
    let titles = Set(titles)
    func has(_ ending: String) -> Bool { markers.contains { titles.contains($0 + ending) } }
    if has("_visibility") {
      self = .mediaPipe
    } else if has("_error"), has("_ncams") {
      self = .anipose
    } else if markers.contains(where: { $0.hasPrefix("body_") }),
      markers.allSatisfy({ name in Self.freeMoCapParts.contains { name.hasPrefix($0) } })
    {
      self = .freeMoCap
    } else {
      return nil
    }
  }

  /// What gives the program away.
  var evidence: String {
    switch self {
    case .freeMoCap: "and begin with the parts of the body, such as 'body_'"
    case .anipose: "with the error and the number of cameras of each"
    case .mediaPipe: "with the visibility of each"
    }
  }

  private static let freeMoCapParts = [
    "body_", "right_hand_", "left_hand_", "hand_", "face_",
  ]
}

extension MotionFile {
  /// Tells the two kinds of MediaPipe landmarks apart: those in the picture are refused, those in
  /// metres about the middle of the hips are doubtful.
  ///
  /// Image landmarks have x and y from 0 to 1 across the picture. World landmarks have their origin
  /// in the middle of the hips, so that some coordinates are negative.
  ///
  /// - Parameter line: The line of the titles.
  /// - Throws: ``MarkerFileError`` for image landmarks.
  mutating func judgeMediaPipe(line: Int) throws(MarkerFileError) {
    var (count, insideCount, reach) = (0, 0, 0.0)
    for marker in names.indices {
      for frame in 0..<frameCount {
        let position = position(ofMarkerAt: marker, frame: frame)
        guard !position.isMissing else { continue }
        count += 1
        if (0...1).contains(position.x), (0...1).contains(position.y) { insideCount += 1 }
        reach = max(reach, position.x.magnitude, position.y.magnitude)
      }
    }
    guard count > 0 else { return }
    if !hipsAreOrigin, Double(insideCount) >= 0.95 * Double(count) {
      throw MarkerFileError(
        path: path, line: line, .imageCoordinates,
        "these are MediaPipe landmarks in the picture: x and y run from 0 to 1 across it",
        hint: "reconstruct positions in space from two cameras or more, such as with FreeMoCap,"
          + " Pose2Sim or OpenCap: one camera does not show depth")
    }
    if reach < 3 {
      unit = unit ?? .metres
      doubts.append(
        "MediaPipe guesses world landmarks from one picture: their depth and the frontal plane are"
          + " not measured; take no knee alignment from them, record with two cameras or more")
    } else {
      doubts.append(
        "the titles are those of MediaPipe: if the positions come from one camera, their depth is not"
          + " measured; take no knee alignment from them")
    }
  }

  /// Whether the middle of the hips is the origin in nearly all frames.
  private var hipsAreOrigin: Bool {
    guard let left = names.firstIndex(where: { $0.lowercased() == "left_hip" }),
      let right = names.firstIndex(where: { $0.lowercased() == "right_hip" })
    else { return false }
    let middles = (0..<frameCount).map { frame in
      (position(ofMarkerAt: left, frame: frame) + position(ofMarkerAt: right, frame: frame)) / 2
    }.filter { !$0.isMissing }
    let nearCount = middles.count { $0.x.magnitude < 0.05 && $0.y.magnitude < 0.05 }
    return nearCount > 0 && Double(nearCount) >= 0.9 * Double(middles.count)
  }
}

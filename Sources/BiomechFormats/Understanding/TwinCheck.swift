// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Whether a landmark whose name stands in the file twice is one point all the same.
///
/// Labels of four letters cut `R.Knee` and `R.Knee.Medial` alike: taking the first of two would turn
/// the knee axis without a word.
struct TwinCheck {
  let names: [MarkerName]
  let assignment: MarkerAssignment

  /// The factor from file units to millimetres.
  let scale: Double

  let path: String

  /// Two trajectories of one marker lie no further apart than this (engineering choice: a marker is
  /// 10 to 20 mm wide).
  private static let sameMarker = 5.0

  /// Compares the positions of every landmark's marker with those of its twins.
  ///
  /// - Parameter file: The columns.
  /// - Throws: ``MarkerFileError`` for twins that lie apart, or are never seen together.
  func check(_ file: MotionFile) throws(MarkerFileError) {
    for (place, name) in assignment.landmarks.sorted(by: { $0.value < $1.value }) {
      let indices = Self.indices(of: name, among: names).filter { file.isSeen(markerAt: $0) }
      guard let first = indices.first else { continue }
      for second in indices.dropFirst() {
        let distance = file.distance(first, second) * scale
        if distance <= Self.sameMarker { continue }
        let points = [first, second].map { index in
          let p = file.medianPosition(ofMarkerAt: index) * scale
          return "'\(names[index].rawValue.printable)' at "
            + "\(p.x.fixed(0)), \(p.y.fixed(0)), \(p.z.fixed(0)) mm"
        }
        throw MarkerFileError(
          path: path,
          reason: .ambiguousLandmark(
            name: name.rawValue, place: place.description, points: points))
      }
    }
  }

  /// The places of a name and of its twins `name#2`, `name#3` and so on.
  static func indices(of name: MarkerName, among names: [MarkerName]) -> [Int] {
    let stem = name.rawValue + "#"
    return names.indices.filter { index in
      let other = names[index].rawValue
      return other == name.rawValue
        || (other.hasPrefix(stem) && other.dropFirst(stem.count).allSatisfy(\.isNumber))
    }
  }
}

extension MotionFile {
  /// Whether a marker has at least one sample.
  func isSeen(markerAt index: Int) -> Bool {
    let start = index * 3 * frameCount
    return coordinates[start..<start + frameCount].contains { !$0.isNaN }
  }

  /// The names of the markers without one sample.
  public var emptyMarkers: [String] {
    names.indices.filter { !isSeen(markerAt: $0) }.map { names[$0] }
  }

  /// The median distance of two markers in file units; infinite where they are never seen together.
  fileprivate func distance(_ a: Int, _ b: Int) -> Double {
    let distances = (0..<frameCount).map {
      (position(ofMarkerAt: a, frame: $0) - position(ofMarkerAt: b, frame: $0)).length
    }
    let median = distances.medianOfPresent
    return median.isNaN ? .infinity : median
  }

  /// The median of each coordinate, in file units.
  fileprivate func medianPosition(ofMarkerAt index: Int) -> Vector3 {
    let seen = (0..<frameCount).map { position(ofMarkerAt: index, frame: $0) }
    return seen.median
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The titles of a table with one row for each marker and frame.
struct TidyHeader {
  let titles: [String]

  /// The columns, from 0.
  let marker: Int
  let coordinates: [Int]
  private(set) var frame: Int?
  private(set) var time: Int?
  private(set) var subject: Int?
  private(set) var trial: Int?
  private(set) var trajectory: Int?

  /// The factor from the time column to seconds.
  private(set) var secondsPerUnit = 1.0

  /// The unit that titles declare.
  let unit: LengthUnit?

  /// How many cells a row needs.
  var width: Int {
    1
      + ((coordinates + [marker] + [frame, time, subject, trial, trajectory].compactMap { $0 })
        .max() ?? 0)
  }

  /// Takes titles apart; `nil` where they do not name a marker and x, y and z.
  ///
  /// - Parameter titles: The cells of the row of titles.
  init?(titles: [String]) {
    var axes: [Int?] = [nil, nil, nil]
    var unit: LengthUnit?
    var marker: Int?
    for (column, title) in titles.enumerated() {
      let word = String(title.lowercased().filter { $0.isLetter || $0.isNumber })
      if let (axis, declared) = Self.coordinate(word) {
        guard axes[axis] == nil else { return nil }
        axes[axis] = column
        unit = unit ?? declared
      } else if marker == nil, Self.markerWords.contains(word) {
        marker = column
      } else if time == nil, let factor = WideHeader.timeWords[word] {
        (time, secondsPerUnit) = (column, factor)
      } else if frame == nil, WideHeader.frameWords.contains(word) {
        frame = column
      } else if subject == nil, Self.subjectWords.contains(word) {
        subject = column
      } else if trial == nil, Self.trialWords.contains(word) {
        trial = column
      } else if trajectory == nil, Self.trajectoryWords.contains(word) {
        trajectory = column
      }
    }
    let columns = axes.compactMap { $0 }
    guard let marker, columns.count == 3 else { return nil }
    self.titles = titles
    self.marker = marker
    coordinates = columns
    self.unit = unit
  }

  /// The coordinate that a title names, letters only: x in `x`, `x_mm`, `pos_x` and `Position X (m)`.
  private static func coordinate(_ word: String) -> (axis: Int, unit: LengthUnit?)? {
    func axis(_ text: Substring) -> Int? {
      ["x", "y", "z"].firstIndex { axis in
        axisWords.contains { $0 + axis == text } || axisWords.contains { axis + $0 == text }
      }
    }
    if let axis = axis(word[...]) { return (axis, nil) }
    for unit in LengthUnit.allCases where word.hasSuffix(unit.rawValue) {
      if let axis = axis(word.dropLast(unit.rawValue.count)) { return (axis, unit) }
    }
    return nil
  }

  private static let axisWords = ["", "pos", "position", "coord", "coordinate"]

  private static let markerWords: Set<String> = [
    "marker", "markers", "markername", "markerid", "markerlabel", "keypoint", "keypoints",
    "keypointname", "landmark", "landmarkname", "bodypart", "bodyparts", "point", "pointname",
    "label", "name",
  ]

  private static let subjectWords: Set<String> = [
    "subject", "subjectid", "subjectname", "participant", "participantid", "person", "personid",
    "individual", "individuals",
  ]

  private static let trialWords: Set<String> = [
    "trial", "trialid", "trialname", "trialnumber", "take", "takename", "recording", "recordingid",
    "session", "sessionid", "file", "filename", "video",
  ]

  private static let trajectoryWords: Set<String> = ["trajectory", "trajectorytype"]
}

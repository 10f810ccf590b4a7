// SPDX-License-Identifier: Apache-2.0

import BiomechTestSupport
import Testing

/// The text of a simulated recording, to be damaged and written by a test.
struct RecordingText {
  /// The rows of the file; the first one names the columns.
  var rows: [[String]]

  /// Three squats with the knees over the feet.
  static let squat = RecordingText("squat")

  /// Three squats in which the right knee moves far inwards.
  static let valgusSquat = RecordingText("squat", "--displacement-right", "80")

  /// The static trial of the same person.
  static let standing = RecordingText("static")

  private init(_ task: String, _ options: String...) {
    let short =
      task == "squat"
      ? ["--repetitions", "3", "--rate", "50"] : ["--duration", "1.5", "--rate", "50"]
    let text = biomech(["simulate", task, "-o", "-"] + short + options).output
    rows = text.split(separator: "\n").map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The file.
  var text: String { rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n" }

  /// The places of the three columns of a marker.
  func columns(of marker: String) -> Range<Int> {
    let first = rows[0].firstIndex(of: "\(marker)_x") ?? rows[0].count
    return first..<min(first + 3, rows[0].count)
  }

  /// Puts a text into every cell of a marker, the titles left alone.
  mutating func fill(_ marker: String, with text: String) {
    for row in rows.indices.dropFirst() {
      for column in columns(of: marker) { rows[row][column] = text }
    }
  }

  /// Empties the cells of a marker in some frames, counted from 0.
  mutating func remove(_ marker: String, in frames: Range<Int>) {
    for frame in frames {
      for column in columns(of: marker) { rows[frame + 1][column] = "" }
    }
  }

  /// Takes the column of time stamps out of the file.
  mutating func removeTime() {
    for row in rows.indices { rows[row].removeFirst() }
  }
}

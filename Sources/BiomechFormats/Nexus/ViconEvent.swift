// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

import BiomechMotion

/// An event of a Vicon text file: `Anna,Left,Foot Strike,1.25,…`.
struct ViconEvent {
  var label: String

  var side: BodySide

  /// Seconds after the first frame of the untrimmed trial.
  var time: Double

  /// Reads the rows of events: a row of titles with `Name` and `Time (s)`, then one event per row.
  ///
  /// - Parameter lines: The file, at the line after the title of the section.
  /// - Returns: The events up to a blank line.
  /// - Throws: ``MarkerFileError`` where the system refuses or a line is too long.
  static func events(from lines: inout LineBlocks) throws(MarkerFileError) -> [ViconEvent] {
    var events: [ViconEvent] = []
    var titles: [String] = []
    while let line = try lines.nextLine() {
      let delimiter = Delimiter(ofLine: line)
      let cells = delimiter.cells(of: line)
      if cells.allSatisfy(\.isEmpty) { break }
      if titles.isEmpty {
        let words = cells.map { $0.lowercased() }
        // A line with the rate may stand before the titles.
        if words.contains("name"), words.contains("time (s)") { titles = words }
        continue
      }
      let values = Dictionary(zip(titles, cells)) { first, _ in first }
      let mark = delimiter == .comma ? nil : Character(",")
      let time = (values["time (s)"] ?? "").map { $0 == mark ? "." : $0 }
      guard let seconds = DecimalScanner.value(of: String(time)), seconds.isFinite else { continue }
      let side = BodySide(rawValue: (values["context"] ?? "").lowercased()) ?? .both
      events.append(ViconEvent(label: values["name"] ?? "", side: side, time: seconds))
    }
    return events
  }

  /// The event by the number of its frame, counted as the file counts: frame 1 is at 0 s.
  func event(rate: Double) -> FileEvent? {
    Int(exactly: floor(time * rate + 1.5)).map { FileEvent(label, side: side, frame: $0) }
  }
}

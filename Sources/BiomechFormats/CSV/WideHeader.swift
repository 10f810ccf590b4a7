// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The titles of a wide table, sorted into markers, clocks and the rest.
struct WideHeader {
  /// The markers with all three coordinates, in the order of their first column; no name stands
  /// twice.
  var markers: [MarkerColumns.Marker] = []

  /// The doubt about names that stood more than once.
  var repeatedDoubt: String?

  /// The markers with one or two coordinates.
  var incomplete: [String] = []

  var frameColumn: Int?
  var timeColumn: Int?

  /// The factor from the time column to seconds.
  var secondsPerUnit = 1.0

  /// The unit that titles declare.
  var unit: LengthUnit?

  /// Sorts titles.
  ///
  /// - Parameters:
  ///   - titles: The cells of the header row.
  ///   - path: The path for messages.
  ///   - line: The line of the header row.
  /// - Throws: ``MarkerFileError`` when a coordinate stands in two columns and another in one.
  init(titles: [String], path: String, line: Int) throws(MarkerFileError) {
    let best = ColumnTitle.Style.allCases
      .map { (style: $0, count: Self.completeCount(in: titles, style: $0)) }
      .max { $0.count < $1.count || ($0.count == $1.count && $0.style.rank > $1.style.rank) }
    if let best, best.count > 0 {
      do throws(MarkerColumns.Ambiguity) {
        try sortMarkers(titles, style: best.style)
      } catch {
        let reason = MarkerFileError.Reason.duplicateMarker(error.marker, columns: error.columns)
        throw MarkerFileError(path: path, line: line, reason: reason)
      }
    }
    findClocks(titles)
  }
}

extension ColumnTitle.Style {
  /// Of equally good styles the first one counts.
  fileprivate var rank: Int {
    switch self {
    case .suffix: 0
    case .prefix: 1
    case .joined: 2
    }
  }
}

extension WideHeader {
  /// Whether titles name at least one marker with all its coordinates.
  static func holdsMarker(_ titles: [String]) -> Bool {
    ColumnTitle.Style.allCases.contains { completeCount(in: titles, style: $0) > 0 }
  }

  /// How many markers have all three coordinates when titles are read in a style.
  private static func completeCount(in titles: [String], style: ColumnTitle.Style) -> Int {
    var axes: [String: Set<Int>] = [:]
    for title in titles {
      guard let coordinate = ColumnTitle(title, style: style) else { continue }
      axes[coordinate.marker, default: []].insert(coordinate.axis)
    }
    return axes.values.count { $0.count == 3 }
  }

  /// Whether titles name x and y of several points, and z of none: positions in a picture.
  static func isFlat(_ titles: [String]) -> Bool {
    var axes: [String: Set<Int>] = [:]
    for title in titles {
      guard let coordinate = ColumnTitle(title, style: .suffix) else { continue }
      axes[coordinate.marker, default: []].insert(coordinate.axis)
    }
    return axes.values.count { $0 == [0, 1] } >= 3 && !axes.values.contains { $0.contains(2) }
  }

  private mutating func sortMarkers(
    _ titles: [String], style: ColumnTitle.Style
  ) throws(MarkerColumns.Ambiguity) {
    var columns = MarkerColumns()
    for (column, title) in titles.enumerated() {
      guard let coordinate = ColumnTitle(title, style: style) else { continue }
      columns.add(coordinate.marker, axis: coordinate.axis, column: column)
      unit = unit ?? coordinate.unit
    }
    (markers, incomplete) = try columns.sorted()
    repeatedDoubt = markers.tellApart()
  }

  private mutating func findClocks(_ titles: [String]) {
    let taken = Set(markers.flatMap(\.columns))
    for (column, title) in titles.enumerated() where !taken.contains(column) {
      let word = String(title.lowercased().filter { $0.isLetter || $0.isNumber })
      if timeColumn == nil, let factor = Self.timeWords[word] {
        timeColumn = column
        secondsPerUnit = factor
      } else if frameColumn == nil,
        Self.frameWords.contains(word) || (title.isEmpty && column == 0 && titles.count > 1)
      {
        // Tables written by pandas have the row number in a first column without a title.
        frameColumn = column
      }
    }
  }

  /// The titles of a time column, letters and digits only, with the factor to seconds.
  static let timeWords: [String: Double] = [
    "time": 1, "times": 1, "t": 1, "ts": 1, "s": 1, "sec": 1, "secs": 1, "seconds": 1,
    "timesec": 1, "timesecs": 1, "timesecond": 1, "timeseconds": 1, "timestamp": 1,
    "timestamps": 1, "timeinseconds": 1, "timems": 0.001, "timemsec": 0.001,
    "timemilliseconds": 0.001, "timestampms": 0.001, "ms": 0.001, "tms": 0.001,
  ]

  /// The titles of a column that counts frames.
  static let frameWords: Set<String> = [
    "frame", "frames", "frameno", "framenr", "framenum", "framenumber", "frameindex", "frameid",
    "fnum", "field", "sample", "samples", "samplenumber", "index", "row",
  ]
}

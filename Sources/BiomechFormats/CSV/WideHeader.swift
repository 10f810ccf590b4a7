// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The titles of a wide table, sorted into markers, clocks and the rest.
struct WideHeader {
  struct Marker {
    var name: String

    /// The columns of x, y and z, from 0.
    var columns: [Int]
  }

  /// The markers with all three coordinates, in the order of their first column.
  var markers: [Marker] = []

  /// The markers with one or two coordinates.
  var incomplete: [String] = []

  /// The names that all three coordinates of more than one marker have.
  var repeated: [String] = []

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
  /// - Throws: ``MarkerFileError`` when one coordinate of a marker stands in more columns than
  ///   another.
  init(titles: [String], path: String, line: Int) throws(MarkerFileError) {
    let best = ColumnTitle.Style.allCases
      .map { (style: $0, count: Self.completeCount(in: titles, style: $0)) }
      .max { $0.count < $1.count || ($0.count == $1.count && $0.style.rank > $1.style.rank) }
    if let best, best.count > 0 {
      do throws(DuplicateTitle) {
        try sortMarkers(titles, style: best.style)
      } catch {
        let reason = MarkerFileError.Reason.duplicateMarker(error.marker, columns: error.columns)
        throw MarkerFileError(path: path, line: line, reason: reason)
      }
    }
    findClocks(titles)
  }
}

/// A coordinate that stands in two columns, counted from 1.
private struct DuplicateTitle: Error {
  var marker: String
  var columns: [Int]
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

  private mutating func sortMarkers(
    _ titles: [String], style: ColumnTitle.Style
  ) throws(DuplicateTitle) {
    var order: [String] = []
    var columns: [String: [[Int]]] = [:]
    for (column, title) in titles.enumerated() {
      guard let coordinate = ColumnTitle(title, style: style) else { continue }
      if columns[coordinate.marker] == nil { order.append(coordinate.marker) }
      columns[coordinate.marker, default: [[], [], []]][coordinate.axis].append(column)
      unit = unit ?? coordinate.unit
    }
    var found: [Marker] = []
    for name in order {
      let axes = columns[name] ?? []
      let counts = Set(axes.map(\.count))
      if counts.contains(0) {
        incomplete.append(name)
      } else if counts.count == 1 {
        // The second x belongs to the second y and z.
        for place in axes[0].indices {
          found.append(Marker(name: name, columns: axes.map { $0[place] }))
        }
      } else if let twice = axes.first(where: { $0.count > 1 }) {
        throw DuplicateTitle(marker: name, columns: twice.map { $0 + 1 })
      }
    }
    found.sort { ($0.columns.min() ?? 0) < ($1.columns.min() ?? 0) }
    let unique = MotionFile.unique(found.map(\.name))
    markers = zip(found, unique.names).map { Marker(name: $1, columns: $0.columns) }
    repeated = unique.repeated
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
  private static let timeWords: [String: Double] = [
    "time": 1, "times": 1, "t": 1, "ts": 1, "s": 1, "sec": 1, "secs": 1, "seconds": 1,
    "timesec": 1, "timesecs": 1, "timesecond": 1, "timeseconds": 1, "timestamp": 1,
    "timestamps": 1, "timeinseconds": 1, "timems": 0.001, "timemsec": 0.001,
    "timemilliseconds": 0.001, "timestampms": 0.001, "ms": 0.001, "tms": 0.001,
  ]

  /// The titles of a column that counts frames.
  private static let frameWords: Set<String> = [
    "frame", "frames", "frameno", "framenr", "framenum", "framenumber", "frameindex", "frameid",
    "fnum", "field", "sample", "samples", "samplenumber", "index", "row",
  ]
}

// SPDX-License-Identifier: Apache-2.0

/// The lines of a Qualisys TSV file before its first row of numbers.
struct QualisysHeader {
  /// An event of a recording.
  struct Event {
    var label: String
    var frame: Double?

    /// Seconds.
    var time: Double?
  }

  /// The cells after each key, without empty ones at the end.
  private(set) var values: [String: [String]] = [:]

  private(set) var events: [Event] = []

  /// The titles over the columns, without empty ones at the end; none where the file has no such row.
  private(set) var titles: [String] = []

  /// The cells of the first row of numbers, with empty ones at the end.
  private(set) var firstRow: [String] = []

  let delimiter: Delimiter

  /// The line of the titles, or of the last key.
  private(set) var line = 1

  /// The line of the first row of numbers.
  private(set) var rowLine = 1

  /// Recordings with thousands of events exist; headers without an end do too.
  private static let lineLimit = 20_000

  /// The keys that can come first.
  static let firstKeys: Set<String> = [
    "FILE_VERSION", "NO_OF_FRAMES", "NO_OF_SAMPLES", "TOT_NO_OF_CHAN", "NO_OF_BODIES",
  ]

  /// Reads the header and stops at the first row of numbers.
  ///
  /// - Parameter lines: The file, at its first line.
  /// - Throws: ``MarkerFileError`` where no row of numbers comes.
  init(from lines: inout LineBlocks) throws(MarkerFileError) {
    try lines.skipBlankLines()
    let first = lines.peek(lines: 1, length: LineBlocks.lineLimit).first?.text ?? []
    let usual = Delimiter(ofHeader: first)
    delimiter = usual == .blanks ? .tab : usual
    while lines.line < Self.lineLimit, try lines.load() {
      let end = lines.lineEnd(from: lines.start)
      let cells = delimiter.cells(of: Array(lines.bytes[lines.start..<end]))
      if isRow(cells) {
        (firstRow, rowLine) = (cells, lines.line)
        return
      }
      take(cells, line: lines.line)
      lines.advance(to: lines.placeAfterLineEnd(end), lines: 1)
    }
    throw MarkerFileError(path: lines.path, line: max(lines.line - 1, 1), reason: .headerOnly)
  }

  /// A number among the values; `nil` for a word such as `EXT`.
  func number(_ key: String) -> Double? { numbers(key).first ?? nil }

  /// The numbers after a key.
  func numbers(_ key: String) -> [Double?] {
    (values[key] ?? []).map { text in
      DecimalScanner.value(of: text).flatMap { $0.isNaN ? nil : $0 }
    }
  }

  /// Whether a row has numbers only; a row without anything is one where markers are due.
  private func isRow(_ cells: [String]) -> Bool {
    if cells.trimmedCount == 0 {
      return cells.count > 1 && cells.count >= 3 * (values["MARKER_NAMES"]?.count ?? .max / 3)
    }
    return cells.allSatisfy { cell in
      let pointed = cell.contains(",") ? String(cell.map { $0 == "," ? "." : $0 }) : cell
      return DecimalScanner.value(of: pointed) != nil
    }
  }

  private mutating func take(_ cells: [String], line: Int) {
    let filled = Array(cells.prefix(cells.trimmedCount))
    guard let key = filled.first else { return }
    self.line = line
    let rest = Array(filled.dropFirst())
    if key == "EVENT" {
      let numbers = rest.dropFirst().prefix(2).map { DecimalScanner.value(of: $0) }
      events.append(
        Event(
          label: rest.first ?? "", frame: numbers.first ?? nil,
          time: numbers.count > 1 ? numbers[1] : nil))
    } else if Self.isKey(key) {
      if values[key] == nil { values[key] = rest }
    } else {
      titles = filled
    }
  }

  /// Whether a first cell is a key: capitals and underscores, which titles of columns are not.
  private static func isKey(_ cell: String) -> Bool {
    let single: Set<String> = ["DESCRIPTION", "FREQUENCY", "REFERENCE", "SCALE", "SOLVER"]
    guard !single.contains(cell) else { return true }
    return cell.contains("_")
      && cell.utf8.allSatisfy {
        $0 == UInt8(ascii: "_") || isDigit($0) || $0 &- UInt8(ascii: "A") < 26
      }
  }
}

extension QualisysHeader {
  /// What the numbers of a file are.
  enum Content {
    case markers, pictures, poses, forces, analog, calculated
  }

  /// What the numbers of the file are, or `nil` where the header does not say.
  var content: Content? {
    if values["DATA_TYPES"] != nil { return .calculated }
    switch values["DATA_INCLUDED"]?.first?.uppercased() {
    case "3D": return .markers
    case "2D": return .pictures
    case "6D": return .poses
    case "FORCE": return .forces
    case "ANALOG": return .analog
    case "ANGLE": return .calculated
    default: break
    }
    if values["NO_OF_MARKERS"] != nil || values["MARKER_NAMES"] != nil { return .markers }
    if values["BODY_NAMES"] != nil || titles.contains(where: { $0.hasSuffix("QW") }) {
      return .poses
    }
    if values["CHANNEL_NAMES"] != nil { return .analog }
    if values.keys.contains(where: { $0.hasPrefix("FORCE_PLATE_") }) { return .forces }
    return nil
  }

  /// How many columns come before the numbers: two for frame and time, or none.
  ///
  /// Only the width of a row tells it: either part of the header may be absent. Rows may have one
  /// empty cell more.
  ///
  /// - Parameter count: How many numbers there are in a row.
  /// - Returns: 0 or 2, or `nil` where the row has neither width.
  func clockCount(before count: Int) -> Int? {
    let extra = firstRow.count - count
    if extra == 0 || extra == 2 { return extra }
    return firstRow.last == "" && (extra == 1 || extra == 3) ? extra - 1 : nil
  }

  /// The titles that are those of frame number and time.
  var clockTitleCount: Int {
    titles.prefix(2).prefix { ["frame", "time", "sample"].contains($0.lowercased()) }.count
  }
}

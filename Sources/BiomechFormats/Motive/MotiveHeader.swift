// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The rows of a Motive CSV file above its first row of numbers.
struct MotiveHeader {
  /// The values of the first row by their keys, such as `Export Frame Rate`.
  let values: [String: String]

  /// The cells over the columns: `Frame`, `Time (Seconds)`, then one axis for each column.
  private(set) var axes: [String] = []

  /// `Rotation`, `Position` and so on, over each column.
  private(set) var categories: [String] = []

  /// The rows between, by the word in their second cell: `type`, `name`, `id`, `parent`.
  private(set) var rows: [String: [String]] = [:]

  private(set) var delimiter = Delimiter.comma

  /// The line of the axes.
  private(set) var line = 1

  /// The number of columns, without empty ones at the end.
  var columnCount: Int {
    ([axes, categories] + rows.values).reduce(0) { max($0, $1.trimmedCount) }
  }

  /// The number of columns before the first point or body: frame, time, and a time code or none.
  var clockCount: Int {
    axes.count > 2 && axes[2].lowercased().filter(\.isLetter) == "timecode" ? 3 : 2
  }

  private static let keys: Set<String> = [
    "Format Version", "Take Name", "Take Notes", "Capture Frame Rate", "Export Frame Rate",
    "Capture Start Time", "Capture Start Frame", "Total Frames in Take", "Total Exported Frames",
    "Rotation Type", "Length Units", "Coordinate Space",
  ]

  /// No header has more lines, not even one that went through a spreadsheet.
  private static let lineLimit = 40

  /// Whether a line is the first of a file: keys and values in turn, one of them the version.
  static func recognises(_ line: [UInt8]) -> Bool {
    cells(ofFirst: line).contains("Format Version")
  }

  /// Reads the header and stops at the first row of numbers.
  ///
  /// - Parameter lines: The file, at its first line.
  /// - Throws: ``MarkerFileError`` for a version or a space that is not read, and where the axes are
  ///   missing.
  init(from lines: inout LineBlocks) throws(MarkerFileError) {
    try lines.skipBlankLines()
    let first = lines.line
    let text = try lines.nextLine() ?? []
    values = Self.pairs(Self.cells(ofFirst: text))
    try Self.check(values, path: lines.path, line: first)
    try readRows(from: &lines, first: first)
  }

  /// A number among the values.
  func number(_ key: String) -> Double? {
    guard let text = values[key] else { return nil }
    let pointed = String(text.map { $0 == "," ? "." : $0 })
    return DecimalScanner.value(of: pointed).flatMap { $0.isNaN ? nil : $0 }
  }

  /// The cell of a row over a column; empty where there is none.
  func cell(_ row: String, _ column: Int) -> String { Self.cell(rows[row] ?? [], column) }

  /// What a column is: its category, such as `Rotation`, and its axis.
  func component(_ column: Int) -> (category: String, axis: String) {
    (Self.cell(categories, column), Self.cell(axes, column))
  }

  private static func cell(_ row: [String], _ column: Int) -> String {
    row.indices.contains(column) ? row[column] : ""
  }
}

extension MotiveHeader {
  /// The cells of the first line, which a spreadsheet may have put into one pair of quotes.
  private static func cells(ofFirst line: [UInt8]) -> [String] {
    let delimiter = Delimiter(ofHeader: line)
    let cells = delimiter == .blanks ? [Delimiter.text(line[...])] : delimiter.cells(of: line)
    guard cells.trimmedCount == 1, let only = cells.first, only.contains(",") else { return cells }
    return Delimiter.comma.cells(of: Array(only.utf8))
  }

  /// The values after the known keys; a note may hold commas and shift what follows.
  private static func pairs(_ cells: [String]) -> [String: String] {
    var values: [String: String] = [:]
    for (index, key) in cells.enumerated() where keys.contains(key) && values[key] == nil {
      let next = cells.indices.contains(index + 1) ? cells[index + 1] : ""
      values[key] = keys.contains(next) ? "" : next
    }
    return values
  }

  private static func check(
    _ values: [String: String], path: String, line: Int
  ) throws(MarkerFileError) {
    let version = values["Format Version"] ?? ""
    let parts = Self.versionParts(version)
    if let major = parts.first, major < 1 || (major == 1 && parts.dropFirst().first ?? 0 <= 1) {
      throw oldVersion(version, path: path, line: line)
    }
    if values["Coordinate Space"]?.lowercased() == "local" {
      throw MarkerFileError(
        path: path, line: line, .localCoordinates,
        "Coordinate Space is Local: positions stand in the axes of each body, not of the laboratory",
        hint: "export from Motive with Coordinate Space set to Global")
    }
  }

  /// The numbers of a version such as `1.23`; none where a spreadsheet made something else of it.
  static func versionParts(_ version: String) -> [Int] {
    let parts = version.split { $0 == "." || $0 == "," }
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count ? numbers : []
  }

  /// The error for a layout before that of Motive.
  static func oldVersion(_ version: String, path: String, line: Int) -> MarkerFileError {
    MarkerFileError(
      path: path, line: line, .oldVersion,
      "the file has format version \(version.printable), which is laid out in another way",
      hint: "open the take in Motive 2 or later and export CSV, C3D or TRC from there")
  }

  private mutating func readRows(
    from lines: inout LineBlocks, first: Int
  ) throws(MarkerFileError) {
    while lines.line < first + Self.lineLimit, let text = try lines.nextLine() {
      let delimiter = Delimiter(ofHeader: text)
      let cells = delimiter.cells(of: text)
      guard cells.trimmedCount > 0 else { continue }
      if cells[0].lowercased() == "frame", cells.count > 1,
        cells[1].lowercased().hasPrefix("time")
      {
        (axes, self.delimiter, line) = (cells, delimiter, lines.line - 1)
        return
      }
      // The row of categories is the one right above the axes, and it begins with empty cells.
      categories = cells
      let word = cells.count > 1 ? cells[1].lowercased() : ""
      if cells[0].isEmpty, ["type", "name", "id", "parent"].contains(word) {
        rows[word] = cells
        categories = []
      }
    }
    throw MarkerFileError(
      path: lines.path, line: max(lines.line - 1, first), .headerIncomplete,
      "the Motive header has no row that begins with 'Frame,Time (Seconds)'",
      hint: "export from Motive with the header switched on")
  }
}

extension MotiveHeader {
  /// The unit of length and the factor from the numbers of the file to it; no unit where the file
  /// names none that is known.
  var unit: (unit: LengthUnit?, factor: Double) {
    switch values["Length Units"]?.lowercased() {
    case "meters", "metres": (.metres, 1)
    case "centimeters", "centimetres": (.centimetres, 1)
    case "millimeters", "millimetres": (.millimetres, 1)
    case "inches": (.millimetres, 25.4)
    default: (nil, 1)
    }
  }
}

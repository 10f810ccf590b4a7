// SPDX-License-Identifier: Apache-2.0

/// The lines of an OpenSim table before its first row of numbers.
///
/// The forms of all versions are taken, and their mixtures: `key=value`, SIMM's `datarows 73`, free
/// text, and what a spreadsheet makes of them.
struct OpenSimHeader {
  /// The first line, where it is no key.
  private(set) var title = ""

  /// The values by their keys in lower case; the first one counts.
  private(set) var values: [String: String] = [:]

  /// The labels of the columns, the time among them.
  private(set) var labels: [String] = []

  private(set) var labelLine = 0
  private(set) var delimiter = Delimiter.tab

  /// The last line on which the header may end.
  static let lineLimit = 200

  /// No model has so many columns.
  static let labelLimit = 1 << 16

  /// Reads the header and stops at the first row of numbers.
  ///
  /// - Parameter lines: The file, at its first line.
  /// - Throws: ``MarkerFileError`` when the header does not end or no labels follow it.
  init(from lines: inout LineBlocks) throws(MarkerFileError) {
    try readUpToEnd(from: &lines)
    try readLabels(from: &lines)
  }

  /// Whether a file begins like this: the header ends, or holds two of its keys.
  static func recognises(_ head: FileHead) -> Bool {
    let words = head.firstCells.map { $0.lowercased() }
    if words.contains(end) { return true }
    return words.count { word in keys.contains { word.hasPrefix($0) } } >= 2
  }

  private static let end = "endheader"
  private static let keys = [
    "nrows", "ncolumns", "indegrees", "datacolumns", "datarows", "datatype",
  ]
}

extension OpenSimHeader {
  /// A whole number among the values.
  func count(_ keys: String...) -> Int? {
    for key in keys {
      if let value = values[key].flatMap({ DecimalScanner.value(of: $0) }) {
        return Int(exactly: value)
      }
    }
    return nil
  }

  /// The rate that the header gives, which only some files of version 3 do.
  var rate: Double? {
    values["datarate"].flatMap { DecimalScanner.value(of: $0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Whether angles are in degrees, as far as the header says.
  ///
  /// Only a line that begins with the key counts: free text speaks of 'inDegrees' too.
  var isInDegrees: Bool? {
    switch values["indegrees"]?.lowercased() {
    case "yes", "true", "1", "y": true
    case "no", "false", "0", "n": false
    default: nil
    }
  }

  /// The place of the time among the labels.
  var timeColumn: Int? {
    labels.firstIndex { $0.lowercased() == "time" }
  }
}

// MARK: - Lines

extension OpenSimHeader {
  private mutating func readUpToEnd(from lines: inout LineBlocks) throws(MarkerFileError) {
    let first = lines.line
    while lines.line - first < Self.lineLimit, let line = try lines.nextLine() {
      let text = Self.text(of: line)
      if text.lowercased() == Self.end { return }
      if Self.isNumeric(line) {
        throw MarkerFileError(
          path: lines.path, line: lines.line - 1, .headerIncomplete,
          "numbers begin before the header has ended: there is no line 'endheader'",
          hint: "put a line 'endheader' before the row of labels")
      }
      take(text, isFirst: title.isEmpty && values.isEmpty)
    }
    throw MarkerFileError(
      path: lines.path, line: max(1, lines.line - 1), .headerIncomplete,
      "the header has no line 'endheader' in its first \(Self.lineLimit) lines",
      hint: "put a line 'endheader' before the row of labels")
  }

  /// A line without the delimiters, blanks and quotes that a spreadsheet leaves around it.
  private static func text(of line: [UInt8]) -> String {
    var text = Delimiter.decoded(Array(line.prefix(4096)))[...]
    while let last = text.last, last.isWhitespace || last == "," || last == ";" {
      text.removeLast()
    }
    text = text.trimmed
    if text.count >= 2, text.first == "\"", text.last == "\"" {
      text = text.dropFirst().dropLast().trimmed
    }
    return String(text)
  }

  private mutating func take(_ text: String, isFirst: Bool) {
    if let sign = text.firstIndex(of: "=") {
      let key = text[..<sign].trimmed
      if !key.isEmpty, key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) {
        set(key.lowercased(), text[text.index(after: sign)...].trimmed)
        return
      }
    }
    let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    if words.count == 2, ["datacolumns", "datarows"].contains(words[0].lowercased()) {
      set(words[0].lowercased(), words[1].trimmed)
    } else if words.count == 2, words[0].lowercased() == "name" {
      title = String(words[1].trimmed)
    } else if isFirst {
      title = text
    }
  }

  private mutating func set(_ key: String, _ value: Substring) {
    if values[key] == nil { values[key] = String(value) }
  }

  /// Whether the first two cells of a line are numbers.
  private static func isNumeric(_ line: [UInt8]) -> Bool {
    let cells = Delimiter(ofHeader: line).cells(of: Array(line.prefix(256)))
      .lazy.filter { !$0.isEmpty }.prefix(2)
    return cells.count == 2
      && cells.allSatisfy { DecimalScanner.value(of: $0).map { !$0.isNaN } ?? false }
  }

  private mutating func readLabels(from lines: inout LineBlocks) throws(MarkerFileError) {
    // A spreadsheet makes a row of delimiters out of an empty line.
    var line: [UInt8]?
    repeat {
      labelLine = lines.line
      line = try lines.nextLine()
    } while line.map { Self.text(of: $0).isEmpty } ?? false
    guard let line else {
      throw MarkerFileError(path: lines.path, line: labelLine, reason: .headerOnly)
    }
    guard !Self.isNumeric(line) else {
      throw MarkerFileError(
        path: lines.path, line: labelLine, .headerIncomplete,
        "numbers follow 'endheader': there is no row of labels",
        hint: "the row 'time  …' must follow 'endheader'")
    }
    delimiter = Delimiter(ofHeader: line)
    let cells = delimiter.cells(of: line)
    labels = Array(cells.prefix(cells.trimmedCount))
    guard labels.count <= Self.labelLimit else {
      throw MarkerFileError(
        path: lines.path, line: labelLine, .damagedFile,
        "the row of labels has \(labels.count) cells, more than any model needs",
        hint: "check that the file is a table with one frame in each row")
    }
    guard timeColumn != nil else {
      throw MarkerFileError(
        path: lines.path, line: labelLine, .headerIncomplete,
        "no column is called 'time'; the labels begin with '\((labels.first ?? "").printable)'",
        hint: "the first label after 'endheader' must be 'time'")
    }
  }
}

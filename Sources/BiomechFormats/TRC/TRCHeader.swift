// SPDX-License-Identifier: Apache-2.0

/// The lines of a TRC file before its first row of numbers.
struct TRCHeader {
  struct Marker {
    var name: String

    /// The column of x, from 0; y and z follow.
    var column: Int
  }

  /// The values by their keys, such as `DataRate`.
  var values: [String: String] = [:]

  var markers: [Marker] = []

  var delimiter = Delimiter.tab

  /// The line of the labels.
  var labelLine = 0

  /// Whether each label stands over the x of its marker; otherwise only their order counts.
  var labelsAreAligned = true

  /// Whether the user gave the names, because the file has none.
  var namesAreGiven = false

  /// The doubt about names that stood more than once or were blank.
  var repeatedDoubt: String?

  /// Whether a line is the first of a TRC file.
  static func recognises(_ line: [UInt8]) -> Bool {
    Delimiter.decoded(Array(line.prefix(200))).contains("PathFileType")
  }

  /// Reads the header and stops at the first row of numbers.
  ///
  /// - Parameters:
  ///   - lines: The file, at its first line.
  ///   - names: The names of the markers in the order of their columns, for a file without labels.
  /// - Throws: ``MarkerFileError`` when there are no labels and no names.
  init(from lines: inout LineBlocks, names: [String]) throws(MarkerFileError) {
    let cells = try readUpToLabels(from: &lines)
    try FrameTable.checkWidth(cells.trimmedCount, path: lines.path, line: labelLine)
    sortLabels(cells)
    if markers.isEmpty {
      markers = names.enumerated().map { Marker(name: $0.element, column: 2 + 3 * $0.offset) }
      namesAreGiven = true
    }
    guard !markers.isEmpty else {
      throw MarkerFileError(path: lines.path, line: labelLine, reason: .noLabels)
    }
    tellApart()
    try skipAxisRow(in: &lines)
  }

  /// A number among the values.
  func number(_ key: String) -> Double? {
    values[key].flatMap { DecimalScanner.value(of: $0) }.flatMap { $0.isNaN ? nil : $0 }
  }
}

extension TRCHeader {
  /// Reads keys and values, and returns the cells of the row of labels.
  private mutating func readUpToLabels(
    from lines: inout LineBlocks
  ) throws(MarkerFileError) -> [String] {
    let first = lines.line
    var keys: [String] = []
    while lines.line < first + 40, let line = try lines.nextLine() {
      let words = Self.words(line)
      if words.first?.lowercased().hasPrefix("frame") == true {
        labelLine = lines.line - 1
        delimiter = Delimiter(ofHeader: line)
        return delimiter.cells(of: line)
      }
      if !keys.isEmpty {
        for (key, value) in zip(keys, words) { values[key] = value }
        keys = []
      } else if words.contains("DataRate") {
        keys = words
      }
    }
    throw MarkerFileError(path: lines.path, line: lines.line - 1, reason: .noLabelRow)
  }

  /// The filled cells of a line between tabs, commas or semicolons; between blanks if it has none.
  ///
  /// Values are often padded with blanks and separated by two tabs.
  private static func words(_ line: [UInt8]) -> [String] {
    let delimiter = Delimiter(ofHeader: line)
    return delimiter.cells(of: line).filter { !$0.isEmpty }
  }

  private mutating func sortLabels(_ cells: [String]) {
    let labels = cells.enumerated().dropFirst(2).filter { !$0.element.isEmpty }
    // Labels stand over the x of their markers. Some writers use another number of tabs; then the
    // labels are an ordered list.
    labelsAreAligned = delimiter != .blanks && labels.allSatisfy { ($0.offset - 2) % 3 == 0 }
    guard labelsAreAligned, let last = labels.last?.offset else {
      markers = labels.enumerated().map { Marker(name: $1.element, column: 2 + 3 * $0) }
      return
    }
    // Between labels a blank one is a trajectory without a name; after them nothing tells.
    markers = stride(from: 2, through: last, by: 3).map { Marker(name: cells[$0], column: $0) }
  }

  /// Gives names that stand more than once, or are blank, names of their own.
  private mutating func tellApart() {
    let (names, repeated) = MotionFile.unique(markers.map(\.name))
    for index in markers.indices { markers[index].name = names[index] }
    repeatedDoubt = MotionFile.doubt(aboutRepeated: repeated)
  }

  /// Passes over the row `X1 Y1 Z1 …` and lines without content; either may be absent.
  private func skipAxisRow(in lines: inout LineBlocks) throws(MarkerFileError) {
    while try lines.load() {
      let end = lines.lineEnd(from: lines.start)
      let cells = delimiter.cells(of: Array(lines.bytes[lines.start..<end]))
      if let first = cells.first(where: { !$0.isEmpty }) {
        let isAxis = first.lowercased().first == "x" && first.dropFirst().allSatisfy(\.isNumber)
        guard isAxis else { return }
      }
      lines.advance(to: lines.placeAfterLineEnd(end), lines: 1)
    }
  }
}

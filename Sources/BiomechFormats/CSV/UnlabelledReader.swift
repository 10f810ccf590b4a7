// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads rows of numbers without a row of titles, with the names that the user gives.
///
/// Up to two columns before the coordinates may count frames or time: `frame`, `time`, `frame` and
/// `sub frame`, or `frame` and `time`.
enum UnlabelledReader: TextReader {
  static let format = FileFormat.unlabelled

  /// Whether the first line holds numbers and nothing else.
  static func recognises(_ head: FileHead) -> Bool {
    guard let first = head.lines.first?.text else { return false }
    let delimiter = Delimiter(ofNumbers: first)
    let values = numbers(in: first, delimiter)
    return values.allSatisfy { $0 != nil } && values.contains { $0?.isNaN == false }
  }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    try lines.skipEmptyRows()
    let names = request.options.labels
    guard !names.isEmpty else {
      throw MarkerFileError(path: lines.path, line: lines.line, reason: .noTitles)
    }
    guard try lines.load() else { throw MarkerFileError(path: lines.path, reason: .empty) }
    let head = lines.peek(lines: 40, length: LineBlocks.lineLimit).map(\.text)
    let delimiter = Delimiter(ofNumbers: head.first ?? [])
    let clockCount = try clockCount(
      in: head.map { delimiter.cells(of: $0) }, names: names.count, at: lines)

    var markers = names.enumerated().map { index, name in
      MarkerColumns.Marker(name: name, columns: (0..<3).map { clockCount + 3 * index + $0 })
    }
    let repeatedDoubt = markers.tellApart()
    let rows = head.map { numbers(in: $0, delimiter) }
    let clocks = Clocks(rows, count: clockCount)
    let titles =
      (0..<clockCount).map { clocks.title(ofColumn: $0) }
      + names.flatMap { name in ["x", "y", "z"].map { "\(name) \($0)" } }
    let table = FrameTable(
      format: .unlabelled, delimiter: delimiter, titles: titles, markers: markers,
      frameColumn: clocks.frame, timeColumn: clocks.time)
    var file = try table.read(from: &lines, options: request.options)
    let before = titles.prefix(clockCount).joined(separator: " and ")
    file.conclusions.insert(
      TrialSource.Conclusion(
        .format, format.label,
        evidence: "\(names.count) names given with --labels"
          + (before.isEmpty ? "" : ", after \(before)") + ", separated by \(delimiter.label)"),
      at: 0)
    file.doubts += [repeatedDoubt].compactMap { $0 }
    return file
  }

  /// How many columns stand before the coordinates.
  private static func clockCount(
    in rows: [[String]], names: Int, at lines: LineBlocks
  ) throws(MarkerFileError) -> Int {
    let first = rows.first ?? []
    var count = first.count
    // A delimiter at the end of the row is no cell; three empty cells are a missing marker.
    if count > 1, first[count - 1].isEmpty, !first[count - 2].isEmpty { count -= 1 }
    for clockCount in 0...2 where count == clockCount + 3 * names { return clockCount }
    // Spreadsheets fill rows up with empty cells.
    let filled = rows.map(\.trimmedCount).max() ?? 0
    for clockCount in 0...2 {
      let total = clockCount + 3 * names
      if total >= filled, total <= first.count { return clockCount }
    }
    throw MarkerFileError(
      path: lines.path, line: lines.line, .labelCount,
      "--labels gives \(names) names for \(3 * names) columns, and the row has \(count) cells",
      hint: count < 3
        ? "a row needs x, y and z of each marker"
        : "the row has room for \(count / 3) markers after \(count % 3) columns of frame or time;"
          + " give one name for each")
  }

  private static func numbers(in line: [UInt8], _ delimiter: Delimiter) -> [Double?] {
    delimiter.cells(of: line).map { cell in
      DecimalScanner.value(of: cell)
        ?? (delimiter == .comma
          ? nil : DecimalScanner.value(of: String(cell.map { $0 == "," ? "." : $0 })))
    }
  }
}

/// The columns before the coordinates that count frames and time.
private struct Clocks {
  var frame: Int?
  var time: Int?

  /// Tells frames, which are whole numbers, from time.
  ///
  /// - Parameters:
  ///   - rows: The first rows.
  ///   - count: How many columns stand before the coordinates.
  init(_ rows: [[Double?]], count: Int) {
    func isWhole(_ column: Int) -> Bool {
      rows.allSatisfy { row in
        row.count <= column || row[column].map { $0.isNaN || $0.rounded() == $0 } ?? false
      }
    }
    guard count > 0 else { return }
    if isWhole(0) { frame = 0 } else { time = 0 }
    // The second column is a sub frame where it is whole, which nothing here needs.
    if count == 2, time == nil, !isWhole(1) { time = 1 }
  }

  func title(ofColumn column: Int) -> String {
    column == time ? "time" : column == frame ? "frame" : "sub frame"
  }
}

extension Delimiter {
  /// The delimiter of a line that holds numbers, whose commas may be decimal marks.
  fileprivate init(ofNumbers line: [UInt8]) {
    if line.contains(UInt8(ascii: "\t")) {
      self = .tab
    } else if line.contains(UInt8(ascii: ";")) {
      self = .semicolon
    } else {
      self = line.contains(UInt8(ascii: ",")) ? .comma : .blanks
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads a wide table: a row of titles, then one row per frame with three columns per marker.
struct WideCSVReader {
  private let titles: [String]
  private let header: WideHeader
  private let delimiter: Delimiter
  private let path: String
  private let line: Int
  private var unit: LengthUnit?

  /// Reads the row of titles, and a row of units under it if there is one.
  ///
  /// - Parameter lines: The file, at its first line.
  /// - Throws: ``MarkerFileError`` when there is no marker, or columns cannot be put together.
  init(from lines: inout LineBlocks) throws(MarkerFileError) {
    try lines.skipEmptyRows()
    path = lines.path
    line = lines.line
    let text = try lines.nextLine() ?? []
    delimiter = Delimiter(ofHeader: text)
    titles = delimiter.cells(of: text)
    header = try WideHeader(titles: titles, path: path, line: line)
    guard !header.markers.isEmpty else {
      throw MarkerFileError(path: path, line: line, reason: .noMarkers)
    }
    unit = header.unit
    try readUnits(from: &lines)
  }

  /// Reads the rows.
  ///
  /// - Parameters:
  ///   - lines: The file, at the line after the titles.
  ///   - options: What the user knows better than the file.
  /// - Returns: The columns.
  /// - Throws: ``MarkerFileError`` for a row or cell that does not fit, or a missing rate.
  func read(
    from lines: inout LineBlocks, options: ReadOptions
  ) throws(MarkerFileError) -> MotionFile {
    let table = FrameTable(
      format: .csv, delimiter: delimiter, titles: Array(titles.prefix(titles.trimmedCount)),
      markers: header.markers, frameColumn: header.frameColumn, timeColumn: header.timeColumn,
      secondsPerUnit: header.secondsPerUnit, unit: unit)
    var file = try table.read(from: &lines, options: options)
    let dialect = WideDialect(titles: titles, markers: header.markers.map(\.name))
    file.conclusions.insert(conclusion(about: dialect), at: 0)
    file.doubts += [header.repeatedDoubt].compactMap { $0 } + incompleteDoubts
    if dialect == .mediaPipe { try file.judgeMediaPipe(line: line) }
    return file
  }

  private func conclusion(about dialect: WideDialect?) -> TrialSource.Conclusion {
    let titles =
      "the titles name x, y and z of \(header.markers.count) markers, "
      + "separated by \(delimiter.label)"
    guard let dialect else { return TrialSource.Conclusion(.format, "CSV", evidence: titles) }
    return TrialSource.Conclusion(
      .format, "CSV of \(dialect.rawValue)", evidence: "\(titles), \(dialect.evidence)")
  }

  private var incompleteDoubts: [String] {
    guard !header.incomplete.isEmpty else { return [] }
    let names = header.incomplete.prefix(10).map { "'\($0.printable)'" }
      .joined(separator: ", ")
    return ["columns of \(names) lack one of x, y and z and were left out"]
  }

  /// Takes a row of units such as `s,mm,mm,mm`, if the next line is one.
  private mutating func readUnits(from lines: inout LineBlocks) throws(MarkerFileError) {
    try lines.skipBlankLines()
    guard let line = lines.peek(lines: 1, length: LineBlocks.lineLimit).first else {
      return
    }
    let cells = delimiter.cells(of: line.text)
    let words = Set(cells.map { $0.lowercased() }.filter { !$0.isEmpty })
    let known = LengthUnit.allCases.filter { words.contains($0.rawValue) }
    let others = words.subtracting(known.map(\.rawValue)).subtracting(["s", "sec", "ms", "-", "#"])
    guard let only = known.first, known.count == 1, others.isEmpty else { return }
    unit = unit ?? only
    _ = try lines.nextLine()
  }
}

extension WideCSVReader: TextReader {
  static let format = FileFormat.csv

  /// Whether the first line of the file names at least one marker with all its coordinates.
  static func recognises(_ head: FileHead) -> Bool { WideHeader.holdsMarker(head.cells(ofLine: 0)) }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    try WideCSVReader(from: &lines).read(from: &lines, options: request.options)
  }
}

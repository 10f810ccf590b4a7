// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads a wide table: a row of titles, then one row per frame with three columns per marker.
struct WideCSVReader {
  private let titles: [String]
  private let header: WideHeader
  private let delimiter: Delimiter
  private let path: String
  private var unit: LengthUnit?

  /// Reads the row of titles, and a row of units under it if there is one.
  ///
  /// - Parameter lines: The file, at its first line.
  /// - Throws: ``MarkerFileError`` when there is no marker or one stands there twice.
  init(from lines: inout LineBlocks) throws(MarkerFileError) {
    try lines.skipBlankLines()
    path = lines.path
    let number = lines.line
    let line = try lines.nextLine() ?? []
    delimiter = Delimiter(ofHeader: line)
    titles = delimiter.cells(of: line)
    header = try WideHeader(titles: titles, path: path, line: number)
    guard !header.markers.isEmpty else {
      throw MarkerFileError(path: path, line: number, reason: .noMarkers)
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
    var slots = [Int32](repeating: -1, count: titles.trimmedCount)
    let clocks = [header.timeColumn, header.frameColumn].compactMap { $0 }
    for (slot, column) in clocks.enumerated() { slots[column] = Int32(slot) }
    for (index, column) in header.markers.flatMap(\.columns).enumerated() {
      slots[column] = Int32(clocks.count + index)
    }
    guard try lines.load() else {
      throw MarkerFileError(path: path, line: lines.line, reason: .headerOnly)
    }
    var scanner = RowScanner(
      RowPlan(
        slots: slots, delimiter: delimiter, mark: lines.decimalMark(between: delimiter),
        clockCount: clocks.count, allowsExtraCells: false, names: titles))
    try scanner.readRows(from: &lines)
    let frameCount = scanner.table.rowCount
    guard frameCount > 0 else {
      throw MarkerFileError(path: path, line: lines.line, reason: .headerOnly)
    }

    let times =
      header.timeColumn == nil ? [] : scanner.table.column(0).map { $0 * header.secondsPerUnit }
    let frames = header.frameColumn == nil ? [] : scanner.table.column(clocks.count - 1)
    let clock = try FrameClock(
      header: nil, times: times, frames: frames, options: options, path: path)
    var table = MotionFile(
      format: .csv, path: path, names: header.markers.map(\.name),
      coordinates: scanner.takeColumns(from: clocks.count), frameCount: frameCount,
      rate: clock.rate, unit: unit)
    table.startTime = times.first ?? 0
    table.firstFrame = frames.first.flatMap { Int(exactly: $0) } ?? 1
    table.contentKey = lines.contentKey
    table.conclusions = [formatConclusion, clock.conclusion]
    table.doubts = scanner.doubts + clock.doubts + incompleteDoubts
    table.doubts += [MotionFile.doubt(aboutRepeated: header.repeated)].compactMap { $0 }
    return table
  }

  private var formatConclusion: TrialSource.Conclusion {
    TrialSource.Conclusion(
      .format, "CSV",
      evidence: "the titles name x, y and z of \(header.markers.count) markers, "
        + "separated by \(delimiter.label)")
  }

  private var incompleteDoubts: [String] {
    guard !header.incomplete.isEmpty else { return [] }
    let names = header.incomplete.map { "'\($0)'" }.joined(separator: ", ")
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

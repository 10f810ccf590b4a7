// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// A table with one row for each frame, when it is known what each column holds.
struct FrameTable {
  var format: FileFormat
  var delimiter: Delimiter

  /// The names of the cells for messages, as many as the rows have.
  var titles: [String]

  var markers: [MarkerColumns.Marker]
  var frameColumn: Int?
  var timeColumn: Int?

  /// The factor from the time column to seconds.
  var secondsPerUnit = 1.0

  /// The unit of the coordinates, if something declares it.
  var unit: LengthUnit?

  /// Reads the rows.
  ///
  /// - Parameters:
  ///   - lines: The file, at its first row.
  ///   - options: What the user knows better than the file.
  /// - Returns: The columns, with the conclusion about the rate.
  /// - Throws: ``MarkerFileError`` for a row or cell that does not fit, or a missing rate.
  func read(
    from lines: inout LineBlocks, options: ReadOptions
  ) throws(MarkerFileError) -> MotionFile {
    try Self.checkWidth(titles.count, path: lines.path, line: lines.line)
    var slots = [Int32](repeating: -1, count: titles.count)
    let clocks = [timeColumn, frameColumn].compactMap { $0 }
    for (slot, column) in clocks.enumerated() { slots[column] = Int32(slot) }
    for (index, column) in markers.flatMap(\.columns).enumerated() {
      slots[column] = Int32(clocks.count + index)
    }
    guard try lines.load() else {
      throw MarkerFileError(path: lines.path, line: lines.line, reason: .headerOnly)
    }
    var scanner = RowScanner(
      RowPlan(
        slots: slots, delimiter: delimiter, mark: lines.decimalMark(between: delimiter),
        clockCount: clocks.count, allowsExtraCells: false, names: titles))
    try scanner.readRows(from: &lines)
    let frameCount = scanner.table.rowCount
    guard frameCount > 0 else {
      throw MarkerFileError(path: lines.path, line: lines.line, reason: .headerOnly)
    }

    let times = timeColumn == nil ? [] : scanner.table.column(0).map { $0 * secondsPerUnit }
    let frames = frameColumn == nil ? [] : scanner.table.column(clocks.count - 1)
    let clock = try FrameClock(
      header: nil, times: times, frames: frames, options: options, path: lines.path)
    var file = MotionFile(
      format: format, path: lines.path, names: markers.map(\.name),
      coordinates: scanner.takeColumns(from: clocks.count), frameCount: frameCount,
      rate: clock.rate, unit: unit)
    file.startTime = times.first ?? 0
    file.firstFrame = frames.first.flatMap { Int(exactly: $0) } ?? 1
    file.contentKey = lines.contentKey
    file.conclusions = [clock.conclusion]
    file.doubts = scanner.doubts + clock.doubts
    return file
  }

  /// Refuses a table of absurd width: each column costs memory before a single number is read.
  ///
  /// - Parameters:
  ///   - count: The number of columns.
  ///   - path: The path for messages.
  ///   - line: The line that has so many.
  /// - Throws: ``MarkerFileError`` for more than twenty thousand markers.
  static func checkWidth(_ count: Int, path: String, line: Int) throws(MarkerFileError) {
    guard count > columnLimit else { return }
    throw MarkerFileError(
      path: path, line: line, .damagedFile,
      "there are \(count) columns; \(columnLimit) are the most that are read",
      hint: "check that the file is a table with one frame in each row")
  }

  private static let columnLimit = 65_536
}

// SPDX-License-Identifier: Apache-2.0

/// Reads rows whose cells hold several numbers with commas between them: OpenSim's vectors and
/// quaternions.
struct CompositeRows {
  let layout: CompositeLayout
  private(set) var doubts: [String] = []
  private var table: RowTable

  init(_ layout: CompositeLayout) {
    self.layout = layout
    table = RowTable(columnCount: 1 + (layout.labels.count - 1) * layout.width)
  }

  /// The rows: the time, then the numbers of each cell.
  mutating func takeTable() -> RowTable {
    var taken = RowTable(columnCount: 1)
    swap(&taken, &table)
    return taken
  }

  /// Reads the rows up to the end of the file.
  ///
  /// - Parameter lines: The file, at its first row of numbers.
  /// - Throws: ``MarkerFileError`` with the line for a cell or row that does not fit.
  mutating func read(from lines: inout LineBlocks) throws(MarkerFileError) {
    let layout = self.layout
    while try lines.load() {
      let start = lines.start
      let end = lines.lineEnd(from: start)
      let line = lines.line
      var problem: MarkerFileError.Reason?
      if !layout.isBlank(lines.bytes.span.bytes, start..<end) {
        table.appendRows { table, offset, _ in
          problem = layout.scan(lines.bytes.span.bytes, start..<end, into: &table, at: offset)
          return problem == nil ? 1 : 0
        }
      }
      lines.advance(to: lines.placeAfterLineEnd(end), lines: 1)
      guard let problem else { continue }
      guard lines.endsInsideLine, lines.isExhausted, table.rowCount > 0 else {
        throw MarkerFileError(path: lines.path, line: line, reason: problem)
      }
      doubts.append(
        "the file ends in the middle of line \(line); that row was left out: "
          + "check that the file is complete")
    }
  }
}

/// How the cells of a row with several numbers in a cell are to be taken.
struct CompositeLayout {
  let delimiter: Delimiter
  let labels: [String]
  let timeColumn: Int

  /// How many numbers each cell has, but for the time.
  let width: Int

  /// Whether a row holds nothing but blanks and delimiters.
  func isBlank(_ bytes: RawSpan, _ row: Range<Int>) -> Bool {
    for place in row where !isBlank(byte(bytes, place)) && byte(bytes, place) != delimiter.byte {
      return false
    }
    return true
  }

  /// Reads one row.
  ///
  /// - Parameters:
  ///   - bytes: The block of text.
  ///   - row: The place of the row, without its line end.
  ///   - table: Where the numbers go: the time first, then those of each cell.
  ///   - offset: The place of the row in the table.
  /// - Returns: What does not fit, or `nil`.
  func scan(
    _ bytes: RawSpan, _ row: Range<Int>, into table: inout MutableSpan<Double>, at offset: Int
  ) -> MarkerFileError.Reason? {
    var start = row.lowerBound
    var cell = 0
    while true {
      let end = cellEnd(bytes, from: start, to: row.upperBound)
      if cell >= labels.count {
        guard isBlank(bytes, start..<end) else {
          return .fieldCount(found: cell + 1, expected: labels.count)
        }
      } else {
        let isTime = cell == timeColumn
        let slot = isTime ? 0 : 1 + (cell < timeColumn ? cell : cell - 1) * width
        let count = isTime ? 1 : width
        guard scan(bytes, cell: start..<end, count: count, into: &table, at: offset + slot),
          !isTime || !table[offset].isNaN
        else {
          let text = Delimiter.decoded((start..<min(end, start + 200)).map { byte(bytes, $0) })
          if isTime { return .notANumber(text, column: cell + 1, name: labels[cell]) }
          return .format(
            FormatProblem(
              .notANumber,
              "column \(cell + 1), '\(labels[cell].printable)', holds '\(text.printable)', not "
                + "\(count) numbers with commas between them",
              hint: "a missing value is "
                + Array(repeating: "nan", count: count)
                .joined(separator: ",")))
        }
      }
      cell += 1
      start = end
      if start < row.upperBound { start += 1 }
      if delimiter == .blanks {
        while start < row.upperBound, isBlank(byte(bytes, start)) { start += 1 }
      }
      if end == row.upperBound || (delimiter == .blanks && start == row.upperBound) { break }
    }
    return cell < labels.count ? .fieldCount(found: cell, expected: labels.count) : nil
  }

  /// Reads the numbers of one cell.
  ///
  /// An empty one is refused, as OpenSim refuses it: it says that a value is missing with NaN.
  private func scan(
    _ bytes: RawSpan, cell: Range<Int>, count: Int, into table: inout MutableSpan<Double>,
    at slot: Int
  ) -> Bool {
    let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
    var (start, end) = (cell.lowerBound, cell.upperBound)
    while end > start, isBlank(byte(bytes, end - 1)) || byte(bytes, end - 1) == quote { end -= 1 }
    while start < end, isBlank(byte(bytes, start)) || byte(bytes, start) == quote { start += 1 }
    for index in 0..<count {
      var next = start
      while next < end, byte(bytes, next) != comma { next += 1 }
      guard next < end || index == count - 1,
        let value = DecimalScanner.value(
          of: bytes, in: start..<next, mark: UInt8(ascii: "."))
      else { return false }
      table[slot + index] = value
      start = next + 1
    }
    return start > end
  }

  /// The place of the delimiter after a cell, which may be in quotes.
  private func cellEnd(_ bytes: RawSpan, from start: Int, to limit: Int) -> Int {
    var place = start
    var isQuoted = false
    while place < limit {
      let next = byte(bytes, place)
      if next == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, next == delimiter.byte || (delimiter == .blanks && isBlank(next)) {
        return place
      }
      place += 1
    }
    return limit
  }

  private func isBlank(_ byte: UInt8) -> Bool { BiomechFormats.isBlank(byte) }

  private func byte(_ bytes: RawSpan, _ place: Int) -> UInt8 {
    bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt8.self)
  }
}

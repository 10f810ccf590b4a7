// SPDX-License-Identifier: Apache-2.0

/// The rows of a table with one row for each marker and frame, as they come.
struct TidyRows {
  private let header: TidyHeader
  private let delimiter: Delimiter
  private let mark: UInt8

  private(set) var markers = WordTable()
  private(set) var subjects = WordTable()
  private(set) var trials = WordTable()
  private(set) var trajectories = WordTable()

  /// The numbers of each row's words; those of columns that are not there stay empty.
  private(set) var markerOfRow: [Int32] = []
  private(set) var subjectOfRow: [Int32] = []
  private(set) var trajectoryOfRow: [Int32] = []

  /// Each row's frame number, or its time where there is no frame number.
  private(set) var keys: [Double] = []

  /// Each row's time in the unit of the file, where it has a frame number too.
  private(set) var times: [Double] = []

  /// Each row's x, y and z.
  private(set) var coordinates: [Double] = []

  private(set) var doubts: [String] = []

  private let keyColumn: Int
  private var starts: [Int]
  private var ends: [Int]

  var count: Int { keys.count }

  init(header: TidyHeader, keyColumn: Int, delimiter: Delimiter, mark: UInt8) {
    self.header = header
    self.delimiter = delimiter
    self.mark = mark
    self.keyColumn = keyColumn
    starts = [Int](repeating: 0, count: header.width)
    ends = starts
  }

  /// Reads the rows up to the end of the file.
  ///
  /// - Parameter lines: The file, at its first row.
  /// - Throws: ``MarkerFileError`` with the line for a cell or row that does not fit.
  mutating func read(from lines: inout LineBlocks) throws(MarkerFileError) {
    while try lines.load() {
      var place = lines.start
      var lineCount = 0
      var problem: MarkerFileError.Reason?
      while place < lines.limit, problem == nil {
        problem = takeRow(lines.bytes, from: &place)
        lineCount += 1
      }
      lines.advance(to: place, lines: lineCount)
      guard let problem else { continue }
      guard lines.endsInsideLine, lines.isExhausted, count > 0 else {
        throw MarkerFileError(path: lines.path, line: lines.line - 1, reason: problem)
      }
      doubts.append(
        "the file ends in the middle of line \(lines.line - 1); that row was left out: "
          + "check that the file is complete")
    }
  }

  /// Takes one row.
  ///
  /// - Parameters:
  ///   - block: The block of text.
  ///   - place: The place of the row's first byte; then that of the next row.
  /// - Returns: What is wrong with the row, if something is.
  private mutating func takeRow(
    _ block: [UInt8], from place: inout Int
  ) -> MarkerFileError.Reason? {
    let bytes = block.span.bytes
    let cellCount = findCells(bytes, from: &place)
    if cellCount < header.width {
      let isBlank = (0..<cellCount).allSatisfy { starts[$0] == ends[$0] }
      return isBlank ? nil : .fieldCount(found: cellCount, expected: header.width)
    }
    if (0..<header.width).allSatisfy({ starts[$0] == ends[$0] }) { return nil }

    guard let key = number(bytes, keyColumn), !key.isNaN else { return problem(bytes, keyColumn) }
    var position = (0.0, 0.0, 0.0)
    guard let x = number(bytes, header.coordinates[0]) else {
      return problem(bytes, header.coordinates[0])
    }
    guard let y = number(bytes, header.coordinates[1]) else {
      return problem(bytes, header.coordinates[1])
    }
    guard let z = number(bytes, header.coordinates[2]) else {
      return problem(bytes, header.coordinates[2])
    }
    position = (x, y, z)
    if header.frame != nil, let column = header.time {
      guard let time = number(bytes, column) else { return problem(bytes, column) }
      times.append(time)
    }
    keys.append(key)
    markerOfRow.append(Int32(truncatingIfNeeded: markers.index(of: bytes, cell(header.marker))))
    if let column = header.subject {
      subjectOfRow.append(Int32(truncatingIfNeeded: subjects.index(of: bytes, cell(column))))
    }
    if let column = header.trajectory {
      let index = trajectories.index(of: bytes, cell(column))
      trajectoryOfRow.append(Int32(truncatingIfNeeded: index))
    }
    if let column = header.trial { _ = trials.index(of: bytes, cell(column)) }
    coordinates.append(position.0)
    coordinates.append(position.1)
    coordinates.append(position.2)
    return nil
  }

  /// Finds the cells of a row as far as they are needed.
  ///
  /// - Returns: How many there are.
  private mutating func findCells(_ bytes: RawSpan, from place: inout Int) -> Int {
    let isBlanks = delimiter == .blanks
    var count = 0
    while true {
      if isBlanks { place = placeAfterBlanks(bytes, from: place) }
      let end = cellEnd(bytes, from: place, delimiter: delimiter.byte, isBlanks: isBlanks)
      if count < starts.count { (starts[count], ends[count]) = (place, end) }
      count += 1
      place = isBlanks ? placeAfterBlanks(bytes, from: end) : end
      let byte = bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt8.self)
      if isLineEnd(byte) {
        let next = bytes.unsafeLoadUnaligned(fromByteOffset: place + 1, as: UInt8.self)
        place += byte == UInt8(ascii: "\r") && next == UInt8(ascii: "\n") ? 2 : 1
        return count
      }
      if !isBlanks { place += 1 }
    }
  }

  private func cell(_ column: Int) -> Range<Int> { starts[column]..<ends[column] }

  private func number(_ bytes: RawSpan, _ column: Int) -> Double? {
    let (start, end) = (starts[column], ends[column])
    let quick = DecimalScanner.usual(bytes, from: start, mark: mark)
    if quick.end == end { return quick.value }
    return DecimalScanner.value(of: bytes, in: start..<end, mark: mark)
  }

  private func problem(_ bytes: RawSpan, _ column: Int) -> MarkerFileError.Reason {
    let text = cell(column).prefix(1000).map {
      bytes.unsafeLoadUnaligned(fromByteOffset: $0, as: UInt8.self)
    }
    return .notANumber(Delimiter.decoded(text), column: column + 1, name: header.titles[column])
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The rows of numbers under one header, as columns.
struct SectionRows {
  /// The number of each row's frame.
  let frames: [Double]

  /// The number of each row's sample within its frame; empty where the file has no such column.
  let subFrames: [Double]

  /// The wanted columns one after another.
  private(set) var values: [Double]

  let count: Int

  /// What is doubtful about the rows.
  let doubts: [String]

  /// Reads rows up to a blank one or the end of the file.
  ///
  /// - Parameters:
  ///   - lines: The file, at its first row of numbers.
  ///   - layout: Where the numbers stand in a row.
  /// - Throws: ``MarkerFileError`` with the line for a cell or row that does not fit.
  init(from lines: inout LineBlocks, _ layout: Layout) throws(MarkerFileError) {
    var slots = [Int32](repeating: -1, count: layout.names.count)
    let wanted = [layout.frameColumn] + [layout.subFrameColumn].compactMap { $0 } + layout.columns
    for (slot, column) in wanted.enumerated() { slots[column] = Int32(slot) }
    let clockCount = wanted.count - layout.columns.count
    guard try lines.load() else {
      (frames, subFrames, values, count, doubts) = ([], [], [], 0, [])
      return
    }
    var scanner = RowScanner(
      RowPlan(
        slots: slots, delimiter: layout.delimiter,
        mark: lines.decimalMarkOfRows(between: layout.delimiter), clockCount: clockCount,
        allowsExtraCells: layout.allowsExtraCells, allowsMissingCells: true, endsAtBlankRow: true,
        names: layout.names))
    try scanner.readRows(from: &lines)
    count = scanner.table.rowCount
    frames = scanner.table.column(0)
    subFrames = clockCount > 1 ? scanner.table.column(1) : []
    values = scanner.takeColumns(from: clockCount)
    doubts = scanner.doubts
  }

  /// Where the numbers stand in a row.
  struct Layout {
    var delimiter: Delimiter

    var frameColumn: Int

    var subFrameColumn: Int?

    /// The columns to read, in the order in which they are wanted.
    var columns: [Int]

    /// The name of every cell of a row, for messages.
    var names: [String]

    /// Whether a row may have filled cells that no name stands over.
    var allowsExtraCells = false
  }

  /// A range of the wanted columns, one after another.
  func columns(_ range: Range<Int>) -> [Double] {
    Array(values[range.lowerBound * count..<range.upperBound * count])
  }

  /// All wanted columns, which the rows then no longer have.
  mutating func takeColumns() -> [Double] {
    var taken: [Double] = []
    swap(&taken, &values)
    return taken
  }
}

extension LineBlocks {
  /// The decimal mark of the rows of numbers that come next; titles further on have points too.
  fileprivate func decimalMarkOfRows(between delimiter: Delimiter) -> UInt8 {
    let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    guard delimiter != .comma else { return point }
    var hasComma = false
    var place = start
    while place < limit, isDigit(bytes[place]) || isBlank(bytes[place]) {
      let end = lineEnd(from: place)
      for middle in place..<end where bytes[middle] == point || bytes[middle] == comma {
        guard isDigit(bytes[middle + 1]) else { continue }
        if bytes[middle] == point { return point }
        if middle > place, isDigit(bytes[middle - 1]) { hasComma = true }
      }
      place = placeAfterLineEnd(end)
    }
    return hasComma ? comma : point
  }
}

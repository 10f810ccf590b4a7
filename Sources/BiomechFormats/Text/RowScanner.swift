// SPDX-License-Identifier: Apache-2.0

/// Reads all rows of numbers up to the end of a file.
struct RowScanner {
  let plan: RowPlan
  private(set) var table: RowTable

  /// What is doubtful about the rows.
  private(set) var doubts: [String] = []

  /// How many cells the longest row has after the planned ones.
  private(set) var extraCellCount = 0

  init(_ plan: RowPlan) {
    self.plan = plan
    self.table = RowTable(columnCount: plan.slotCount)
  }

  /// The numbers of the table's columns from `first` on, one column after another; see
  /// ``RowTable/takeColumns(from:)``.
  mutating func takeColumns(from first: Int) -> [Double] { table.takeColumns(from: first) }

  /// The rows as they are, for a reader that sorts the columns itself.
  mutating func takeTable() -> RowTable {
    var taken = RowTable(columnCount: 1)
    swap(&taken, &table)
    return taken
  }

  /// Reads the rows up to the end of the file, or of the table where the plan says how it ends.
  ///
  /// - Parameter lines: The file, at its first row of numbers.
  /// - Throws: ``MarkerFileError`` with the line for a cell or row that does not fit.
  mutating func readRows(from lines: inout LineBlocks) throws(MarkerFileError) {
    let plan = self.plan
    let slotCount = plan.slotCount
    var isAtEnd = false
    while !isAtEnd, try lines.load() {
      var place = lines.start
      var lineCount = 0
      var longest = 0
      var refused: RowScan?
      var isEnded = false
      table.appendRows { table, offset, freeRowCount in
        let bytes = lines.bytes.span.bytes
        let slots = plan.slots.span
        let limit = lines.limit
        var rowCount = 0
        while place < limit, rowCount < freeRowCount, refused == nil, !isEnded {
          let scan = scanRow(
            bytes, from: place, plan: plan, slots: slots, into: &table,
            at: offset + rowCount * slotCount)
          place = scan.next
          lineCount += 1
          longest = max(longest, scan.extraCellEnd - plan.slots.count)
          // A row that ends with the file may be cut off: what it lacks is then not left out.
          let mayBeCut = lines.endsInsideLine && place == limit
          switch plan.verdict(on: scan) {
          case .keep where mayBeCut && scan.cellCount < plan.slots.count: refused = scan
          case .keep: rowCount += 1
          case .skip: break
          case .end: isEnded = true
          case .refuse: refused = scan
          }
        }
        return rowCount
      }
      lines.advance(to: place, lines: lineCount)
      isAtEnd = isEnded
      extraCellCount = max(extraCellCount, longest)
      if let refused { try explain(refused, in: lines) }
    }
  }

  /// Turns a row that does not fit into an error, or into a doubt where the file is cut off in it.
  private mutating func explain(
    _ scan: RowScan, in lines: borrowing LineBlocks
  ) throws(MarkerFileError) {
    if lines.endsInsideLine, lines.isExhausted, table.rowCount > 0 {
      doubts.append(
        "the file ends in the middle of line \(lines.line - 1); that row was left out: "
          + "check that the file is complete")
      return
    }
    let isShort = scan.cellCount < plan.slots.count && scan.cellCount > max(plan.clockCount, 1)
    if isShort, scan.badCell != 0, lines.isExhausted, table.rowCount > 0 {
      doubts.append(
        "the last row, line \(lines.line - 1), has \(scan.cellCount) cells where the header has "
          + "\(plan.slots.count); it was left out: check that the file is complete")
      return
    }
    throw MarkerFileError(
      path: lines.path, line: lines.line - 1, reason: reason(for: scan, in: lines.bytes))
  }

  private func reason(for scan: RowScan, in bytes: [UInt8]) -> MarkerFileError.Reason {
    let found = max(scan.extraCellEnd, min(scan.cellCount, plan.slots.count))
    let isComplete = plan.allowsMissingCells || scan.cellCount >= plan.slots.count
    if isComplete, scan.badCell >= 0 {
      let text = Delimiter.decoded(Array(bytes[scan.badRange].prefix(1000)))
      return .notANumber(text, column: scan.badCell + 1, name: plan.names[scan.badCell])
    }
    let row = bytes[scan.start..<scan.next]
    // 0,01,12,5: more cells than names, and not one point among them.
    let isWhole = row.allSatisfy { isDigit($0) || isLineEnd($0) || ", -\t".utf8.contains($0) }
    if plan.delimiter == .comma, scan.extraCellEnd > plan.slots.count, isWhole {
      return .decimalCommas
    }
    return .fieldCount(found: found, expected: plan.slots.count)
  }
}

extension RowPlan {
  enum Verdict {
    case keep, skip, end, refuse
  }

  /// What to do with a row.
  func verdict(on scan: RowScan) -> Verdict {
    // An empty line, or a row of delimiters as spreadsheets leave them behind.
    if scan.isBlank, endsAtBlankRow { return .end }
    let isComplete =
      scan.cellCount >= (allowsMissingCells ? clockCount : slots.count)
      && (allowsExtraCells || scan.extraCellEnd == 0)
    if isComplete, scan.badCell < 0 { return .keep }
    if scan.isBlank { return .skip }
    return .refuse
  }
}

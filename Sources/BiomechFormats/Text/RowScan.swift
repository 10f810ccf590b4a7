// SPDX-License-Identifier: Apache-2.0

/// How the cells of a row of numbers are to be taken.
struct RowPlan {
  /// The column of the table that a cell goes to, by position in the row; -1 for cells to skip.
  var slots: [Int32]

  var delimiter: Delimiter

  /// The decimal mark.
  var mark: UInt8

  /// The number of leading slots that hold the frame number or time: never missing in a row.
  var clockCount: Int

  /// Whether a row may have filled cells after the last planned one.
  var allowsExtraCells: Bool

  /// Whether cells at the end of a row may be left out, which then are missing.
  var allowsMissingCells = false

  /// Whether a row without content ends the table, as between the sections of a file.
  var endsAtBlankRow = false

  /// The names of the cells, for messages.
  var names: [String]

  /// The number of columns in the table.
  var slotCount: Int { slots.reduce(0) { max($0, Int($1) + 1) } }
}

/// What one row turned out to be.
struct RowScan {
  /// The place of the first byte.
  var start = 0

  /// The place after the line end.
  var next = 0

  var cellCount = 0

  /// Whether no cell holds anything but blanks.
  var isBlank = true

  /// How many cells the row has up to its last filled one after the planned ones; 0 for none.
  var extraCellEnd = 0

  /// The first planned cell without a number, if it may not be missing or is not a number, or -1.
  var badCell = -1

  /// The place of the text of that cell.
  var badRange = 0..<0
}

/// Reads one row into a table.
///
/// - Parameters:
///   - bytes: The block of text; the row ends with a line end.
///   - start: The place of the first byte of the row.
///   - plan: How to take the cells.
///   - slots: The slots of the plan.
///   - table: Where the numbers go.
///   - offset: The place of the row in the table.
/// - Returns: What the row was; with a bad cell the numbers after it are not read.
func scanRow(
  _ bytes: RawSpan, from start: Int, plan: borrowing RowPlan, slots: Span<Int32>,
  into table: inout MutableSpan<Double>, at offset: Int
) -> RowScan {
  let delimiter = plan.delimiter.byte
  let isBlanks = plan.delimiter == .blanks
  var scan = RowScan()
  scan.start = start
  var place = isBlanks ? placeAfterBlanks(bytes, from: start) : start
  while true {
    let cell = scan.cellCount
    scan.cellCount += 1
    let slot = cell < slots.count ? Int(slots[cell]) : -1
    let number = slot >= 0 ? quickNumber(bytes, from: place, plan.mark, delimiter) : .none
    if number.end >= 0 {
      table[offset + slot] = number.value
      scan.isBlank = false
      place = number.end
    } else {
      let end = cellEnd(bytes, from: place, delimiter: delimiter, isBlanks: isBlanks)
      if scan.isBlank || slot < 0, !isAllBlank(bytes, place..<end) {
        scan.isBlank = false
        if cell >= slots.count { scan.extraCellEnd = cell + 1 }
      }
      if slot >= 0 {
        let value = DecimalScanner.value(of: bytes, in: place..<end, mark: plan.mark)
        table[offset + slot] = value ?? .nan
        // A missing coordinate is data, a missing frame number or time is not.
        let isMissing = value.map { $0.isNaN && slot < plan.clockCount } ?? true
        if isMissing, scan.badCell < 0 { (scan.badCell, scan.badRange) = (cell, place..<end) }
      }
      place = end
    }

    if isBlanks { place = placeAfterBlanks(bytes, from: place) }
    if isLineEnd(byte(bytes, place)) { break }
    if !isBlanks { place += 1 }
  }
  let isPair =
    byte(bytes, place) == UInt8(ascii: "\r") && byte(bytes, place + 1) == UInt8(ascii: "\n")
  scan.next = place + (isPair ? 2 : 1)
  return scan
}

/// A number without anything before the delimiter or line end, which is nearly every cell.
@inline(__always)
private func quickNumber(
  _ bytes: RawSpan, from place: Int, _ mark: UInt8, _ delimiter: UInt8
) -> DecimalScanner.Scan {
  var number = DecimalScanner.usual(bytes, from: place, mark: mark)
  if number.end < 0 { number = DecimalScanner.long(bytes, from: place, mark: mark) }
  guard number.end >= 0 else { return number }
  let next = byte(bytes, number.end)
  return next == delimiter || isLineEnd(next) ? number : .none
}

@inline(__always)
private func byte(_ bytes: RawSpan, _ place: Int) -> UInt8 {
  bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt8.self)
}

func placeAfterBlanks(_ bytes: RawSpan, from start: Int) -> Int {
  var place = start
  while isBlank(byte(bytes, place)) { place += 1 }
  return place
}

/// The place of the delimiter or line end after a cell, which may be in quotes.
func cellEnd(
  _ bytes: RawSpan, from start: Int, delimiter: UInt8, isBlanks: Bool
) -> Int {
  let quote = UInt8(ascii: "\"")
  var place = start
  var isQuoted = !isBlanks && byte(bytes, place) == quote
  if isQuoted { place += 1 }
  while true {
    let next = byte(bytes, place)
    if isLineEnd(next) { return place }
    if isQuoted {
      if next == quote {
        if byte(bytes, place + 1) == quote { place += 1 } else { isQuoted = false }
      }
    } else if next == delimiter || (isBlanks && isBlank(next)) {
      return place
    }
    place += 1
  }
}

private func isAllBlank(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
  for place in range where !isBlank(byte(bytes, place)) { return false }
  return true
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// The schema of the result folder; it changes when a column or a meaning changes.
let folderSchema = "biomech/1"

/// The decimals of numbers in tables, as in the registry of variables.
let tableDecimals = 4

let comma = UInt8(ascii: ",")
let lineFeed = UInt8(ascii: "\n")

/// What takes the cells of a table instead of CSV text: the sheet of a workbook, lines of JSON.
protocol CellSink: AnyObject {
  func put(_ text: String)
  func put(_ number: Double, decimals: Int)
  func put(_ number: Int)
  func put(_ flag: Bool)

  /// Leaves a cell empty: its value is missing.
  func putNothing()

  func endRow()
}

/// A table in the making: comma, decimal point, LF, an empty cell where a value is missing, and no
/// text that a spreadsheet would take for a formula.
///
/// The caller appends rows in the order of their key. Cells go straight into one buffer, or into the
/// sink where there is one; nothing is kept per cell.
struct Table {
  private var text: TextBuffer
  private var isRowStart = true
  private let sink: (any CellSink)?

  /// Starts a CSV table.
  ///
  /// - Parameters:
  ///   - header: The line of column names, without its line end.
  ///   - capacity: Bytes to set aside.
  init(header: String, capacity: Int = 0) {
    text = TextBuffer(capacity: capacity)
    text.append(header)
    text.append(byte: lineFeed)
    sink = nil
  }

  /// Starts a table whose cells go to a sink.
  init(to sink: any CellSink) {
    text = TextBuffer()
    self.sink = sink
  }

  /// The CSV text; empty where the cells went to a sink.
  var bytes: [UInt8] { text.bytes }

  @inline(__always)
  mutating func cell(_ value: Double, decimals: Int = tableDecimals) {
    if let sink {
      if value.isFinite { sink.put(value, decimals: decimals) } else { sink.putNothing() }
      return
    }
    separate()
    text.append(finite: value, decimals: decimals)
  }

  mutating func cell(_ value: Int?) {
    if let sink {
      if let value { sink.put(value) } else { sink.putNothing() }
      return
    }
    separate()
    if let value { text.append(value) }
  }

  mutating func cell(_ value: Bool) {
    if let sink { return sink.put(value) }
    separate()
    text.append(value ? "true" : "false")
  }

  /// Appends a text cell, in quotation marks where RFC 4180 asks for them; an empty text is missing.
  mutating func cell(_ value: String) {
    if let sink {
      if value.isEmpty { sink.putNothing() } else { sink.put(value) }
      return
    }
    separate()
    guard needsCare(value) else {
      text.append(value)
      return
    }
    let guarded = withFormulaGuard(value)
    guard guarded.utf8.contains(where: needsQuotes) else {
      text.append(guarded)
      return
    }
    text.append(byte: quotationMark)
    for byte in guarded.utf8 {
      if byte == quotationMark { text.append(byte: quotationMark) }
      text.append(byte: byte)
    }
    text.append(byte: quotationMark)
  }

  mutating func endRow() {
    if let sink { return sink.endRow() }
    text.append(byte: lineFeed)
    isRowStart = true
  }

  @inline(__always)
  private mutating func separate() {
    if !isRowStart { text.append(byte: comma) }
    isRowStart = false
  }
}

private let quotationMark = UInt8(ascii: "\"")

/// RFC 4180, and `;` and tabs besides, which end cells in other dialects.
private func needsQuotes(_ byte: UInt8) -> Bool {
  byte == comma || byte == quotationMark || byte == lineFeed || byte == UInt8(ascii: "\r")
    || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\t")
}

extension TextBuffer {
  /// Appends a number, or nothing where it is missing or infinite.
  ///
  /// A ratio over a vanishing distance is infinite; a table says no more about it than "missing".
  @inline(__always)
  mutating func append(finite value: Double, decimals: Int) {
    if value.isFinite { append(value, decimals: decimals) }
  }
}

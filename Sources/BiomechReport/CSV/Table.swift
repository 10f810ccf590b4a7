// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// The schema of the result folder; it changes when a column or a meaning changes.
let folderSchema = "biomech/1"

/// The decimals of numbers in tables, as in the registry of variables.
let tableDecimals = 4

let comma = UInt8(ascii: ",")
let lineFeed = UInt8(ascii: "\n")

/// A table in the making: comma, decimal point, LF, an empty cell where a value is missing.
///
/// The caller appends rows in the order of their key. Cells go straight into one buffer; nothing is
/// kept per cell.
struct Table {
  private(set) var text: TextBuffer
  private var isRowStart = true

  /// Starts a table.
  ///
  /// - Parameters:
  ///   - header: The line of column names, without its line end.
  ///   - capacity: Bytes to set aside.
  init(header: String, capacity: Int = 0) {
    text = TextBuffer(capacity: capacity)
    text.append(header)
    text.append(byte: lineFeed)
  }

  var bytes: [UInt8] { text.bytes }

  @inline(__always)
  mutating func cell(_ value: Double, decimals: Int = tableDecimals) {
    separate()
    text.append(finite: value, decimals: decimals)
  }

  mutating func cell(_ value: Int?) {
    separate()
    if let value { text.append(value) }
  }

  /// Appends a text cell, in quotation marks where RFC 4180 asks for them.
  mutating func cell(_ value: String) {
    separate()
    guard value.utf8.contains(where: needsQuotes) else {
      text.append(value)
      return
    }
    text.append(byte: quotationMark)
    for byte in value.utf8 {
      if byte == quotationMark { text.append(byte: quotationMark) }
      text.append(byte: byte)
    }
    text.append(byte: quotationMark)
  }

  mutating func endRow() {
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

private func needsQuotes(_ byte: UInt8) -> Bool {
  byte == comma || byte == quotationMark || byte == lineFeed || byte == UInt8(ascii: "\r")
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

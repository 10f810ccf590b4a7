// SPDX-License-Identifier: Apache-2.0

import BiomechReport
import Testing

extension [ReportFile] {
  /// The text of a file.
  func text(_ name: String) throws -> String {
    let file = try #require(first { $0.name == name }, "no file named \(name)")
    return String(decoding: file.bytes, as: UTF8.self)
  }

  /// A table read back by a reader of its own, quotation marks and all.
  func table(_ name: String) throws -> ReadTable { ReadTable(try text(name)) }
}

/// A CSV file as a reader sees it.
struct ReadTable {
  var header: [String]
  var rows: [[String]]

  init(_ text: String) {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var characters = Array(text.unicodeScalars)[...]
    while let character = characters.popFirst() {
      switch character {
      case "\"" where isQuoted && characters.first == "\"":
        cell.unicodeScalars.append("\"")
        characters.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
        rows.append([])
      default: cell.unicodeScalars.append(character)
      }
    }
    rows.removeLast()
    header = rows.first ?? []
    self.rows = Array(rows.dropFirst())
  }

  /// The cells of a column.
  func column(_ name: String) throws -> [String] {
    let index = try #require(header.firstIndex(of: name), "no column named \(name)")
    return rows.map { $0[index] }
  }

  /// The cells of several columns, row by row.
  func columns(_ names: [String]) throws -> [[String]] {
    let columns = try names.map(column)
    return rows.indices.map { row in columns.map { $0[row] } }
  }
}

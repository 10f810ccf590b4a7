// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath
import BiomechMotion

/// The schema of a line of `session.jsonl`.
let recordSchema = "biomech.record/1"

/// The trials, warning signs, findings and measures of a session as JSON Lines, one object in each
/// line.
///
/// `record` says what a line is: `trial`, `care`, `finding` or `measure`. Its other keys are the
/// columns of `trials.csv`, `care.csv`, `findings.csv` or `measures.csv`, with `null` where a cell of
/// those is empty.
///
/// - Parameter report: The session.
/// - Returns: UTF-8 text; each line ends in a line feed.
public func recordLines(of report: SessionReport) -> [UInt8] {
  let lines = RecordLines()
  for (record, table) in RecordLines.tables(of: report) {
    lines.begin(record, columns: table.columns)
    table.write(to: lines)
  }
  return lines.text.bytes
}

/// Rows of tables as lines of JSON.
final class RecordLines: CellSink {
  private(set) var text = TextBuffer()
  private var record = ""
  private var columns: [String] = []
  private var column = 0

  /// The tables whose rows become lines, with the word for a row.
  static func tables(of report: SessionReport) -> [(record: String, table: ReportTable)] {
    [
      ("trial", trialsTable(of: report)), ("care", careTable(of: report)),
      ("finding", findingsTable(of: report)),
      ("measure", measuresTable(of: report)),
    ]
  }

  /// Begins the rows of a table.
  ///
  /// - Parameters:
  ///   - record: What a row is.
  ///   - columns: The names of its cells.
  func begin(_ record: String, columns: [String]) {
    self.record = record
    self.columns = columns
  }

  func put(_ value: String) {
    name()
    text.append(quotedJSON: value)
  }

  func put(_ number: Double, decimals: Int) {
    name()
    text.append(number, decimals: decimals)
  }

  func put(_ number: Int) {
    name()
    text.append(number)
  }

  func put(_ flag: Bool) {
    name()
    text.append(flag ? "true" : "false")
  }

  func putNothing() {
    name()
    text.append("null")
  }

  func endRow() {
    text.append("}\n")
    column = 0
  }

  private func name() {
    if column == 0 {
      text.append("{\"schema\":")
      text.append(quotedJSON: recordSchema)
      text.append(",\"record\":")
      text.append(quotedJSON: record)
    }
    text.append(",")
    text.append(quotedJSON: columns[column])
    text.append(":")
    column += 1
  }
}

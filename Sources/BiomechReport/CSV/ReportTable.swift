// SPDX-License-Identifier: Apache-2.0

/// A table of the results: its name, its columns, and how its rows are filled in.
///
/// The same rows become CSV, a sheet of a workbook and lines of JSON, so all of them say the same.
struct ReportTable {
  /// The name of the file without `.csv`.
  let name: String

  /// The line of column names.
  let header: String

  private let capacity: Int
  private let fill: (inout Table) -> Void

  /// Describes a table.
  ///
  /// - Parameters:
  ///   - name: The name of the file without `.csv`.
  ///   - header: The names of the columns, parted by commas.
  ///   - capacity: Bytes to set aside for the text.
  ///   - fill: Appends the rows.
  init(
    _ name: String, header: String, capacity: Int = 0, fill: @escaping (inout Table) -> Void
  ) {
    self.name = name
    self.header = header
    self.capacity = capacity
    self.fill = fill
  }

  /// The names of the columns.
  var columns: [String] {
    header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// The bytes of the CSV file.
  var csv: [UInt8] {
    var table = Table(header: header, capacity: capacity)
    fill(&table)
    return table.bytes
  }

  /// The CSV file.
  var file: ReportFile { ReportFile(name: "\(name).csv", bytes: csv) }

  /// Gives the cells to a sink, row by row.
  func write(to sink: any CellSink) {
    var table = Table(to: sink)
    fill(&table)
  }
}

extension ReportTable {
  /// The tables of a session: one row per measure, finding and so on, over all its trials.
  static func ofSession(_ report: SessionReport) -> [ReportTable] {
    [
      careTable(of: report), summaryTable(of: report), measuresTable(of: report),
      scoresTable(of: report),
      findingsTable(of: report), eventsTable(of: report), waveformsTable(of: report),
      trialsTable(of: report), dictionaryTable(of: report),
    ]
  }
}

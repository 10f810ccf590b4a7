// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// The tables of a session as an Excel workbook, one sheet for each table.
///
/// The first row of a sheet names the columns, the second one says their units; both stay in sight.
/// Warning signs and findings come first, the tables of angles last. The cells are those of the CSV
/// files: numbers with the same decimals, empty where a value is missing, text never a formula. Equal
/// sessions give equal bytes.
///
/// - Parameter report: The session.
/// - Returns: The bytes of the `.xlsx` file.
/// - Throws: ``WorkbookError`` where there is no libxlsxwriter, or no room for its temporary files.
public func workbook(of report: SessionReport) throws(WorkbookError) -> [UInt8] {
  let first = ["care", "findings", "summary", "measures", "scores"]
  let tables = ReportTable.ofSession(report)
  let stems = reportFileStems(for: report.trials.map(\.trial.name))
  let angles = zip(report.trials, stems).map { anglesTable(of: $0, report.convention, stem: $1) }
  let sorted =
    first.compactMap { name in tables.first { $0.name == name } }
    + tables.filter { !first.contains($0.name) } + angles
  let units = DictionaryEntry.all(for: report).mapValues(\.unit)
  #if canImport(CXlsxWriter)
    let workbook = try WorkbookFile(title: "Knee alignment, \(report.subject.code)")
    for (table, name) in zip(sorted, sheetNames(for: sorted.map(\.name))) {
      try workbook.add(table, named: name, units: units)
    }
    return try workbook.bytes()
  #else
    _ = (sorted, units)
    throw .notBuiltIn
  #endif
}

/// Names for sheets: at most 31 characters without `[]:*?/\`, no two alike whatever their case.
///
/// - Parameter tables: The names of the tables, which are safe as names of files.
/// - Returns: A name for each, in the same order.
package func sheetNames(for tables: [String]) -> [String] {
  var taken: Set<String> = ["history"]  // Excel keeps this one for itself.
  return tables.map { table in
    let safe = String(table.map { "[]:*?/\\'".contains($0) ? "_" : $0 })
    var candidate = cut(safe, to: 31)
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = cut(safe, to: 30 - String(number).count) + "_\(number)"
      number += 1
    }
    return candidate
  }
}

/// The beginning of a text, counted in UTF-16 units as Excel counts.
func cut(_ text: String, to limit: Int) -> String {
  var short = ""
  var length = 0
  for character in text {
    length += character.utf16.count
    guard length <= limit else { break }
    short.append(character)
  }
  return short
}

// SPDX-License-Identifier: Apache-2.0

#if canImport(CXlsxWriter)
  import CXlsxWriter

  /// One sheet of a workbook: what the cells of a table are put into.
  final class Sheet: CellSink {
    private let worksheet: UnsafeMutablePointer<lxw_worksheet>
    private let table: String
    private let columns: [String]
    private let formats: SheetFormats
    private var row: lxw_row_t = 0
    private var column: lxw_col_t = 0

    /// The first thing that the library refused.
    private(set) var problem: WorkbookError?

    init(
      _ worksheet: UnsafeMutablePointer<lxw_worksheet>, of table: ReportTable, formats: SheetFormats
    ) {
      self.worksheet = worksheet
      self.table = table.name
      columns = table.columns
      self.formats = formats
    }

    /// Writes the names of the columns and their units, and keeps both in sight.
    func begin(units: [String]) {
      for (index, name) in columns.enumerated() {
        let width = Double(max(name.count, units[index].count, 7)) + 2
        worksheet_set_column(
          worksheet, lxw_col_t(index), lxw_col_t(index), max(Self.widths[name] ?? 0, width), nil)
      }
      for name in columns { write(name, formats.header) }
      endRow()
      for unit in units { write(unit, formats.unit) }
      endRow()
      worksheet_freeze_panes(worksheet, 2, 0)
    }

    /// Adds what needs to know how long the sheet is, the colours, and how it is printed.
    func end() {
      guard row > 2, !columns.isEmpty else { return }
      for (index, name) in columns.enumerated() {
        for colour in formats.colours(ofColumn: name) {
          let place = lxw_col_t(index)
          "\"\(colour.word)\"".withCString { word in
            var rule = lxw_conditional_format()
            rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
            rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
            rule.value_string = UnsafeMutablePointer(mutating: word)
            rule.format = colour.format
            check(worksheet_conditional_format_range(worksheet, 2, place, row - 1, place, &rule))
          }
        }
      }
      worksheet_set_landscape(worksheet)
      worksheet_repeat_rows(worksheet, 0, 1)
    }

    func put(_ text: String) { write(text, nil) }

    func put(_ number: Double, decimals: Int) {
      // The digits of the CSV file, no more.
      var scale = 1.0
      for _ in 0..<decimals { scale *= 10 }
      let rounded = (number * scale).rounded(.toNearestOrEven) / scale
      let value = rounded == 0 ? 0 : rounded.isFinite ? rounded : number
      check(worksheet_write_number(worksheet, row, column, value, formats.number(decimals)))
      column += 1
    }

    func put(_ number: Int) {
      check(worksheet_write_number(worksheet, row, column, Double(number), nil))
      column += 1
    }

    func put(_ flag: Bool) {
      check(worksheet_write_boolean(worksheet, row, column, flag ? 1 : 0, nil))
      column += 1
    }

    func putNothing() { column += 1 }

    func endRow() {
      row += 1
      column = 0
    }

    private func write(_ text: String, _ format: UnsafeMutablePointer<lxw_format>?) {
      check(worksheet_write_string(worksheet, row, column, text.spreadsheetText, format))
      column += 1
    }

    private func check(_ status: lxw_error) {
      guard status != LXW_NO_ERROR, problem == nil else { return }
      problem = row >= 1_048_576 ? .tooLong(table) : .refused(words(of: status))
    }

    /// Columns of sentences, and others whose cells are longer than their names.
    private static let widths: [String: Double] = [
      "definition": 70, "reference": 40, "source": 40, "name": 40, "checks": 60, "error": 40,
      "method": 36, "reason": 36, "measure": 34, "variable": 26, "label": 30, "trial": 20,
      "positive_direction": 20, "subject": 12, "session": 12, "axes": 24, "content_key": 34,
      "configuration_hash": 20, "path": 28, "id": 34, "event": 20, "aggregation": 24, "action": 50,
      "refer_to": 36,
    ]
  }
#endif

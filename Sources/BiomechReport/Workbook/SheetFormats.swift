// SPDX-License-Identifier: Apache-2.0

#if canImport(CXlsxWriter)
  import CXlsxWriter

  /// How cells look.
  ///
  /// The memory belongs to the workbook.
  struct SheetFormats {
    /// A colour for cells that hold a word; the word stays, so nothing is said by colour alone.
    struct Colour {
      var word: String
      var format: UnsafeMutablePointer<lxw_format>
    }

    let header: UnsafeMutablePointer<lxw_format>?
    let unit: UnsafeMutablePointer<lxw_format>?
    private var numbers: [UnsafeMutablePointer<lxw_format>?] = []
    private var colours: [String: [Colour]] = [:]

    /// Makes the formats of a workbook.
    init(of workbook: UnsafeMutablePointer<lxw_workbook>) {
      header = workbook_add_format(workbook)
      format_set_bold(header)
      format_set_bg_color(header, 0xE7EBF0)
      unit = workbook_add_format(workbook)
      format_set_italic(unit)
      format_set_font_color(unit, 0x4A5568)
      format_set_bottom(unit, UInt8(LXW_BORDER_THIN.rawValue))
      for decimals in 0...9 {
        let format = workbook_add_format(workbook)
        // Sheets show two decimals where there are more; the cell keeps all of them.
        let shown = min(decimals, 2)
        format_set_num_format(
          format, shown == 0 ? "0" : "0." + String(repeating: "0", count: shown))
        numbers.append(format)
      }
      for (columns, word, background, ink) in Self.palette {
        guard let format = workbook_add_format(workbook) else { continue }
        format_set_bg_color(format, background)
        format_set_font_color(format, ink)
        for column in columns {
          colours[column, default: []].append(Colour(word: word, format: format))
        }
      }
    }

    /// How a number with so many decimals looks.
    func number(_ decimals: Int) -> UnsafeMutablePointer<lxw_format>? {
      numbers.indices.contains(decimals) ? numbers[decimals] : nil
    }

    /// The colours of a column; none for most.
    func colours(ofColumn name: String) -> [Colour] { colours[name] ?? [] }

    /// Dark ink on a light ground, at least 4.5 : 1.
    private static let palette: [([String], String, lxw_color_t, lxw_color_t)] = [
      (["level"], "flag", 0xF8D0CC, 0x7A1208), (["level"], "watch", 0xFCE8B2, 0x5F4300),
      (["level"], "info", 0xD6E6F7, 0x123F6B), (["level"], "below", 0xE3EFD9, 0x2F4A1C),
      (["level"], "clear", 0xCDE8D0, 0x17461F),
      (["level"], "not_assessed", 0xE2E5E9, 0x3A424E),
      (["quality"], "limited", 0xFCE8B2, 0x5F4300),
      (["quality"], "doubtful", 0xF8D0CC, 0x7A1208),
      (["status"], "failed", 0xF8D0CC, 0x7A1208),
      (["urgency"], "emergency", 0xF8D0CC, 0x7A1208),
      (["urgency"], "same_day", 0xF8D0CC, 0x7A1208),
      (["urgency"], "urgent", 0xFCE8B2, 0x5F4300),
      (["screening"], "not_screened", 0xFCE8B2, 0x5F4300),
    ]
  }
#endif

// SPDX-License-Identifier: Apache-2.0

/// Why a workbook could not be made.
public enum WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// This program was built without libxlsxwriter, as on macOS.
  case notBuiltIn

  /// The table of this name has more rows than a sheet can hold.
  case tooLong(String)

  /// The library or the system refused, in the words of either.
  case refused(String)

  /// The problem and what to do about it, on two lines.
  public var description: String {
    switch self {
    case .notBuiltIn:
      """
      this program was built without libxlsxwriter and writes no Excel workbooks
        hint: choose csv, which every spreadsheet opens, or use the Linux build
      """
    case .tooLong(let table):
      """
      the table '\(table)' has more than the 1 048 576 rows that a sheet can hold
        hint: analyse fewer trials at once, or choose csv
      """
    case .refused(let reason):
      """
      the workbook could not be made: \(reason)
        hint: check that the folder for temporary files has room, or name another one in TMPDIR
      """
    }
  }
}

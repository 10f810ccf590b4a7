// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text as a cell of RFC 4180: in quotes where it holds a comma, a quote or a line end.
  var csvCell: String {
    guard utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      return self
    }
    return "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

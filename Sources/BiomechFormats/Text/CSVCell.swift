// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text as a cell of RFC 4180: in quotes where it holds a comma, a quote, a line end, or what
  /// other tables put between cells.
  var csvCell: String {
    guard utf8.contains(where: Array(",;\t\"\n\r".utf8).contains) else { return self }
    return "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

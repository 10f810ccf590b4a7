// SPDX-License-Identifier: Apache-2.0

/// Reads an HTML report that this program wrote.
///
/// - Parameter path: The file.
/// - Returns: Its bytes.
/// - Throws: ``ResultReadingError`` when it cannot be read or is another page: the program that lays
///   out a PDF would load whatever a foreign page asks for.
public func readResultPage(_ path: String) throws(ResultReadingError) -> [UInt8] {
  let bytes = try contents(of: path)
  let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
  guard start.hasPrefix("<!DOCTYPE html>"),
    start.contains("<meta name=\"generator\" content=\"biomech ")
  else {
    throw ResultReadingError(
      .noResults, path: path, line: 1, "this is no report of this program",
      hint: "name the folder that 'biomech analyze -o' wrote, or an HTML report in it")
  }
  return bytes
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechReport

/// Prints a report to PDF.
///
/// WeasyPrint lays out the pages. The same page gives the same bytes, because the moment that would
/// be written into the file and its fonts is given.
///
/// - Parameters:
///   - page: The bytes of an HTML report of this program.
///   - paper: The size of the sheets.
///   - sourceDateEpoch: The moment in seconds since 1970; the beginning of 1980 unless told
///     otherwise, the earliest that every tool can read.
/// - Returns: The bytes of the PDF.
/// - Throws: ``PDFError`` when WeasyPrint is not installed or makes no PDF.
public func printedPDF(
  of page: [UInt8], on paper: Paper = .a4, sourceDateEpoch: String? = nil
) throws(PDFError) -> [UInt8] {
  try printedPDF(
    of: page, on: paper, sourceDateEpoch: sourceDateEpoch,
    printer: ["weasyprint", "--quiet", "-", "-"])
}

/// Prints a report with a program that reads HTML from standard input and writes a PDF to standard
/// output.
package func printedPDF(
  of page: [UInt8], on paper: Paper, sourceDateEpoch: String?, printer: [String]
) throws(PDFError) -> [UInt8] {
  let process: ChildProcess
  do throws(SystemError) {
    process = try ChildProcess(
      printer, input: printPage(of: page, on: paper),
      variables: ["SOURCE_DATE_EPOCH": sourceDateEpoch ?? "315532800"])
  } catch {
    throw PDFError(
      code: .printerMissing, reason: error.isAboutAbsence ? "not installed" : error.description)
  }
  guard process.status == 0, process.output.starts(with: "%PDF-".utf8) else {
    let words = String(decoding: process.errors, as: UTF8.self)
      .split(whereSeparator: \.isNewline).last.map(String.init)
    throw PDFError(code: .printerFailed, reason: words ?? "it ended with status \(process.status)")
  }
  return process.output
}

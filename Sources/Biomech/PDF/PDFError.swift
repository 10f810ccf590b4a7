// SPDX-License-Identifier: Apache-2.0

/// A reason why a page could not be printed to PDF.
public struct PDFError: Error, Hashable {
  /// The kind of a problem; the raw value is the word for `biomech explain`.
  public enum Code: String, Sendable, CaseIterable {
    /// The program that lays out the pages is not installed.
    case printerMissing = "printer-missing"

    /// It was started and ended without a PDF.
    case printerFailed = "printer-failed"
  }

  public var code: Code

  /// What was said about it, in one line.
  public var reason: String
}

extension PDFError: CustomStringConvertible {
  public var description: String {
    switch code {
    case .printerMissing:
      "weasyprint: \(reason), and the PDF is laid out by it [\(code.rawValue)]\n"
        + "  hint: install it with 'apt install weasyprint' or 'pipx install weasyprint', or print "
        + "the HTML report from a browser"
    case .printerFailed:
      "weasyprint: no PDF was made: \(reason) [\(code.rawValue)]\n"
        + "  hint: try 'weasyprint --info', or print the HTML report from a browser"
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import Biomech
import Testing

/// Printing to PDF, with a shell in place of the program that lays out the pages.
struct PrintingTests {
  private func printed(_ script: String, epoch: String? = nil) throws(PDFError) -> String {
    let bytes = try printedPDF(
      of: Array("<head></head><p>page</p>".utf8), on: .letter, sourceDateEpoch: epoch,
      printer: ["sh", "-c", script])
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `the printer gets the page, the paper and a fixed moment`() throws {
    let script = "echo \"%PDF-1.7 $SOURCE_DATE_EPOCH\"; cat"

    let pdf = try printed(script)

    #expect(pdf.hasPrefix("%PDF-1.7 315532800\n<head><style>@page{size:letter}</style></head>"))
    #expect(pdf.hasSuffix("<p>page</p>"))
    #expect(try printed(script, epoch: "86400").hasPrefix("%PDF-1.7 86400\n"))
  }

  @Test func `a page larger than any pipe goes through whole`() throws {
    let page = Array(repeating: UInt8(ascii: "x"), count: 1 << 20)

    let pdf = try printedPDF(
      of: page, on: .a4, sourceDateEpoch: nil, printer: ["sh", "-c", "echo %PDF-; cat; cat >&2"])

    #expect(pdf.count == 6 + 1 << 20)
  }

  @Test func `a printer that is not installed is named with the way to get it`() {
    let error = #expect(throws: PDFError.self) {
      try printedPDF(
        of: [], on: .a4, sourceDateEpoch: nil, printer: ["no-such-program-of-biomech"])
    }

    #expect(error?.code == .printerMissing)
    #expect(
      error?.description
        == "weasyprint: not installed, and the PDF is laid out by it [printer-missing]\n"
        + "  hint: install it with 'apt install weasyprint' or 'pipx install weasyprint', or print "
        + "the HTML report from a browser")
  }

  @Test(arguments: [
    ("echo first >&2; echo 'no fonts' >&2; exit 3", "no fonts"),
    ("exit 3", "it ended with status 3"),
    ("kill -9 $$", "it ended with status 137"),
    ("echo not a PDF", "it ended with status 0"),
  ])
  func `a printer that fails is believed`(script: String, reason: String) {
    let error = #expect(throws: PDFError.self) { try printed(script) }

    #expect(error?.code == .printerFailed)
    #expect(error?.reason == reason)
  }
}

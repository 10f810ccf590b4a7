// SPDX-License-Identifier: Apache-2.0

import BiomechReport
import Testing

#if os(Linux)
  struct WorkbookTests {
    @Test func `the same session gives the same bytes`() throws {
      let first = try workbook(of: Fixture.twoTrials)
      let second = try workbook(of: Fixture.twoTrials)

      #expect(first.count > 10_000)
      #expect(Array(first.prefix(4)) == Array("PK\u{3}\u{4}".utf8))
      // The time and the date of the first entry of the archive: midnight, 1 January 1980.
      #expect(Array(first[10..<14]) == [0, 0, 0x21, 0])
      #expect(first == second)
    }

    @Test func `hostile names make no workbook fail`() throws {
      for name in ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "[]:*?/\\", "\0\u{FFFE}", ""]
      {
        #expect(try !workbook(of: Fixture.hostile(name)).isEmpty)
      }
    }
  }
#endif

struct SheetNameTests {
  @Test func `names of sheets are short, safe and unique`() {
    let long = String(repeating: "a", count: 40)
    #expect(
      sheetNames(for: ["findings", "Findings", "a[b]:c", long, long, "history"]) == [
        "findings", "Findings_2", "a_b__c", String(repeating: "a", count: 31),
        String(repeating: "a", count: 29) + "_2", "history_2",
      ])
  }

  @Test(arguments: [
    ("plain", "plain"), ("_x0041_", "_x005F_x0041_"), ("a\0b", "a\u{FFFD}b"),
    ("\u{FFFF}", "\u{FFFD}"),
  ])
  func `a cell shows the text as it is`(text: String, cell: String) {
    #expect(text.spreadsheetText == cell)
  }

  @Test func `a text that is too long for a cell says so`() {
    let text = String(repeating: "ä", count: 40_000).spreadsheetText
    #expect(text.utf16.count == 32_767)
    #expect(text.hasSuffix("…"))
  }
}

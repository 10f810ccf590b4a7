// SPDX-License-Identifier: Apache-2.0

import BiomechMotion
import BiomechReport
import Testing

struct FormulaGuardTests {
  /// What a spreadsheet would compute, and what the table holds instead.
  @Test(arguments: [
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("+1", "'+1"), ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t'=1"), ("\r=1", "'\r'=1"),
    ("\u{FF1D}1", "'\u{FF1D}1"), ("a;=1", "a;'=1"), ("a\n+b", "a\n'+b"), ("'=1", "''=1"),
  ])
  func `a text that would be computed gets an apostrophe`(text: String, cell: String) throws {
    let table = try reportFiles(for: Fixture.hostile(text)).table("findings.csv")

    #expect(try table.column("name") == [cell])
    #expect(try table.column("subject") == [cell])
  }

  @Test(arguments: ["a=b", "a-b", "it's", "'quoted'", "x@y", ">=", "a; -3", "a, =b", "<script>"])
  func `other text stays as it is`(text: String) throws {
    let table = try reportFiles(for: Fixture.hostile(text)).table("findings.csv")

    #expect(try table.column("name") == [text])
  }

  @Test(arguments: [
    "=1", "'=1", "''=1", "a;=1;'+2", "\t\t-", "\r\n=x", "'", "''", "it's", "a\n'@b", "", "\u{FF0B}",
  ])
  func `the guard can be taken off again`(text: String) throws {
    let table = try reportFiles(for: Fixture.hostile(text)).table("findings.csv")

    #expect(try table.column("name").map(withoutFormulaGuard) == [text])
  }

  @Test func `no text cell of any table begins like a formula`() throws {
    for name in ["=1+1", "-2+3", "@x", "+y", "\t=z"] {
      let files = reportFiles(for: Fixture.hostile(name))
      for file in files where file.name.hasSuffix(".csv") {
        let table = try files.table(file.name)
        for cell in table.rows.joined() {
          let isNumber = Double(cell) != nil
          #expect(isNumber || !"=+-@\t\r".contains(cell.first ?? "x"), "\(file.name): \(cell)")
        }
      }
    }
  }

  @Test func `a negative number stays a number`() throws {
    let values = try Fixture.squatFiles.table("measures.csv").column("value")

    #expect(values.contains { $0.hasPrefix("-") })
    #expect(values.allSatisfy { $0.isEmpty || Double($0) != nil })
  }
}

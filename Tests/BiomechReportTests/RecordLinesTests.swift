// SPDX-License-Identifier: Apache-2.0

import BiomechReport
import Foundation
import Testing

struct RecordLinesTests {
  private func lines(_ report: SessionReport) throws -> [[String: Any]] {
    try String(decoding: recordLines(of: report), as: UTF8.self).split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func `each trial, warning sign, finding and measure is a line that says which it is`()
    throws
  {
    let lines = try lines(Fixture.twoTrials)
    let files = Fixture.twoTrialFiles
    for (record, name) in [
      ("trial", "trials.csv"), ("care", "care.csv"), ("finding", "findings.csv"),
      ("measure", "measures.csv"),
    ] {
      let table = try files.table(name)
      let records = lines.filter { $0["record"] as? String == record }
      #expect(records.count == table.rows.count)
      for (line, row) in zip(records, table.rows) {
        #expect(Set(line.keys) == Set(table.header + ["schema", "record"]))
        for (column, cell) in zip(table.header, row) {
          switch line[column] {
          case let text as String: #expect(text == cell)
          case let number as NSNumber: #expect(number.doubleValue == Double(cell))
          default: #expect(cell == "" && line[column] is NSNull)
          }
        }
      }
    }
  }

  @Test(arguments: ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "a\nb\"c\\", "\u{1}"])
  func `any text survives`(text: String) throws {
    let finding = try #require(
      try lines(Fixture.hostile(text)).first { $0["record"] as? String == "finding" })

    #expect(finding["subject"] as? String == text)
    #expect(finding["schema"] as? String == "biomech.record/1")
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechReport
import Testing

struct ExportedAnglesTests {
  private func files(_ convention: ExportConvention) -> [ReportFile] {
    var report = Fixture.twoTrials
    report.convention = convention
    return reportFiles(for: report)
  }

  @Test(arguments: ExportConvention.allCases)
  func `an exported table says the same as the table of this program`(
    _ convention: ExportConvention
  ) throws {
    let own = try Fixture.twoTrialFiles.table("squats1.angles.csv")
    let exported = try files(convention).table("squats1.angles.csv")
    let keys = try #require(Fixture.twoTrials.trials.first).kinematics.orderedKeys
    let columns = convention.columns(for: keys)

    #expect(exported.header == ["frame", "time_s"] + columns.map(\.name))
    for column in columns {
      let there = try exported.column(column.name).map { Double($0).map { $0 * column.sign } }
      let here = try own.column(column.key.columnName).map { Double($0) }
      #expect(there == here, "\(column.name)")
    }
  }

  @Test(arguments: ExportConvention.allCases)
  func `the dictionary explains every exported column with its sign`(
    _ convention: ExportConvention
  ) throws {
    let files = files(convention)
    let dictionary = try files.table("dictionary.csv").columns(["id", "positive_direction"])
    let keys = try #require(Fixture.twoTrials.trials.first).kinematics.orderedKeys
    for column in convention.columns(for: keys) {
      #expect(dictionary.contains([column.name, column.positiveDirection]), "\(column.name)")
    }
  }

  @Test func `nothing but the tables of angles and the dictionary changes`() throws {
    let (own, exported) = (Fixture.twoTrialFiles, files(.visual3d))
    for (a, b) in zip(own, exported) where a.bytes != b.bytes {
      #expect(a.name.hasSuffix(".angles.csv") || a.name == "dictionary.csv", "\(a.name)")
    }
  }
}

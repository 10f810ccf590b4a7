// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechReport
import Foundation
import Testing

struct TrialDocumentTests {
  private func document(
    in files: [ReportFile]
  ) throws -> [String: Any] {
    let file = try #require(files.first { $0.name.hasSuffix(".json") })
    let value = try JSONSerialization.jsonObject(with: Data(file.bytes))
    return try #require(value as? [String: Any])
  }

  @Test func `the document names its schema and the subject by code`() throws {
    let json = try document(in: Fixture.squatFiles)
    #expect(json["schema"] as? String == "biomech.trial/1")
    #expect((json["subject"] as? [String: Any])?["code"] as? String == "S01")
    #expect((json["tool"] as? [String: Any])?["version"] as? String == "0.1.0")
  }

  @Test func `its columns hold the numbers of the table, null where a cell is empty`() throws {
    let json = try document(in: Fixture.squatFiles)
    let table = try Fixture.squatFiles.table("squats1.angles.csv")
    let kinematics = try #require(json["kinematics"] as? [String: Any])
    let columns = try #require(kinematics["columns"] as? [[String: Any]])
    #expect(columns.compactMap { $0["name"] as? String } == Array(table.header.dropFirst(2)))
    for column in columns {
      let name = try #require(column["name"] as? String)
      let values = try #require(column["values"] as? [Any])
      #expect(
        values.map { ($0 as? NSNumber)?.doubleValue } == (try table.column(name)).map(Double.init))
    }
  }

  @Test func `its measures hold the numbers of the table`() throws {
    let json = try document(in: Fixture.squatFiles)
    let table = try Fixture.squatFiles.table("measures.csv")
    let measures = try #require(json["measures"] as? [[String: Any]])
    let written = try #require(measures.map { $0["value"] } as? [Double])
    #expect(written.sorted() == (try table.column("value")).compactMap(Double.init).sorted())
  }

  @Test func `it keeps conclusions, doubts and renamed markers`() throws {
    let json = try document(in: Fixture.squatFiles)
    let source = try #require(json["source"] as? [String: Any])
    #expect((source["conclusions"] as? [[String: Any]])?.count == 5)
    #expect((source["doubts"] as? [String])?.count == 1)
    let kinematics = try #require(json["kinematics"] as? [String: Any])
    let clusters = try #require(kinematics["clusters"] as? [[String: Any]])
    #expect(
      (clusters[1]["renamed"] as? [[String: String]])?.first == [
        "marker": "LTH1", "static_marker": "LTH3",
      ])
  }

  @Test func `filled frames are runs of file frames`() throws {
    let json = try document(in: Fixture.squatFiles)
    let kinematics = try #require(json["kinematics"] as? [String: Any])
    let filled = try #require(kinematics["filled_frames"] as? [String: [[Int]]])
    #expect(filled == ["left": [[601, 620]], "right": []])
  }

  @Test func `the rotation is written row by row`() throws {
    var report = Fixture.squat
    report.trials[0].trial.source.labFromRecording = .aboutX(.degrees(-90))
    let json = try document(in: reportFiles(for: report))
    let source = try #require(json["source"] as? [String: Any])
    // Turning z up into y up: (x, y, z) becomes (x, z, −y).
    #expect(
      source["laboratory_from_recording"] as? [[Double]] == [[1, 0, 0], [0, 0, 1], [0, -1, 0]])
  }

  @Test(arguments: ["\"\\\n\t\u{1}\u{7f}", "<script>alert(1)</script>", "é 😀 ]]> \u{2028}"])
  func `any text survives`(text: String) throws {
    let files = reportFiles(for: Fixture.hostile(text))
    let file = try #require(files.first { $0.name.hasSuffix(".json") })
    let value = try JSONSerialization.jsonObject(with: Data(file.bytes))
    let json = try #require(value as? [String: Any])
    #expect((json["trial"] as? [String: Any])?["name"] as? String == text)
    #expect((json["findings"] as? [[String: Any]])?.first?["sentence"] as? String == text)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Testing

struct SchemaTests {
  private func validator(_ name: String) throws -> SchemaValidator {
    try SchemaValidator(try #require(SchemaDocument.ofReports.first { $0.name == name }).bytes)
  }

  @Test(arguments: SchemaDocument.ofReports.map(\.name))
  func `the published schema is that of the program`(name: String) throws {
    let schema = try #require(SchemaDocument.ofReports.first { $0.name == name })
    let text = String(decoding: schema.bytes, as: UTF8.self)
    let path = "Sources/Biomech/Biomech.docc/Resources/\(name).schema.json"

    #expect(try text == agreedText(path, recording: text))
  }

  @Test func `documents of trials are as their schema says`() throws {
    let validator = try validator("trial")
    let reports = [
      Fixture.squat, Fixture.screened, Fixture.twoTrials, Fixture.other, Fixture.standing,
      Fixture.hostile("=<script>"),
    ]
    for report in reports {
      for file in reportFiles(for: report) where file.name.hasSuffix(".json") {
        #expect(try validator.problems(in: file.bytes) == [], "\(file.name)")
      }
    }
  }

  @Test func `the document of a session is as its schema says`() throws {
    let trials = Fixture.twoTrialFiles.filter { $0.name.hasSuffix(".json") }.map(\.bytes)

    #expect(try validator("session").problems(in: sessionDocument(of: trials)) == [])
  }

  @Test func `lines of records are as their schema says`() throws {
    let validator = try validator("record")
    for report in [Fixture.twoTrials, Fixture.standing, Fixture.hostile("")] {
      for line in recordLines(of: report).split(separator: UInt8(ascii: "\n")) {
        #expect(try validator.problems(in: Array(line)) == [])
      }
    }
  }

  @Test(arguments: [
    ("\"schema\": \"biomech.trial/1\"", "\"schema\": \"biomech.trial/2\"", "/schema: not"),
    ("\"schema\": ", "\"new\": 1, \"schema\": ", "/new: not described"),
    ("\"code\": \"S01\"", "\"code\": 1", "/subject/code: no string"),
    ("\"frame_count\": 1301", "\"frame_count\": \"many\"", "/kinematics/frame_count: no integer"),
    ("\"task\": \"squat\"", "\"task\": \"dancing\"", "no known word"),
    ("\"session\": ", "\"sitting\": ", "/subject/session: missing"),
  ])
  func `a document that differs is refused`(part: String, other: String, problem: String) throws {
    let file = try #require(Fixture.squatFiles.first { $0.name == "squats1.json" })
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains(part))

    let problems = try validator("trial")
      .problems(in: Array(text.replacing(part, with: other, maxReplacements: 1).utf8))

    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }
}

// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechReport
import BiomechTestSupport
import Foundation
import Testing

struct ResultFolderTests {
  private let files = [
    ReportFile(name: "measures.csv", bytes: Array("a,b\n".utf8)),
    ReportFile(name: "squat.angles.csv", bytes: Array("frame\n".utf8)),
  ]

  @Test func `run json says which run the folder holds`() throws {
    let folder = try TemporaryFolder()

    try ResultFolder(path: folder.path("out/")).write(files, of: run("squat.csv"))

    #expect(
      try folder.names(in: "out") == ["measures.csv", "run.json", "squat.angles.csv"])
    #expect(
      try folder.text("out/run.json") == """
        {
          "configuration_hash" : "\(run("").configurationHash)",
          "files" : [
            {
              "bytes" : 4,
              "name" : "measures.csv"
            },
            {
              "bytes" : 6,
              "name" : "squat.angles.csv"
            }
          ],
          "inputs" : [
            {
              "content_key" : "k-squat.csv",
              "name" : "squat.csv",
              "role" : "trial"
            }
          ],
          "schema" : "biomech.run/1",
          "settings" : [
            {
              "name" : "low-pass filter",
              "value" : "8 Hz"
            }
          ],
          "tool_version" : "\(biomechVersion)"
        }

        """)
  }

  @Test func `the same run may write again, and what it no longer makes goes`() throws {
    let folder = try TemporaryFolder()
    let results = try ResultFolder(path: folder.path("out"))
    try results.write(files, of: run("squat.csv"))

    try results.write([files[0]], of: run("squat.csv"))

    #expect(try folder.names(in: "out") == ["measures.csv", "run.json"])
  }

  @Test func `a folder of another run is refused and stays as it was`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("out")
    let results = try ResultFolder(path: path)
    try results.write(files, of: run("squat.csv"))
    let before = try folder.text("out/run.json")

    let error = #expect(throws: ResultFolderError.self) {
      try results.write(files, of: run("walk.csv"))
    }

    #expect(
      error?.description == """
        \(path): the folder holds the run of 'squat.csv' [another-run]
          hint: name another folder with -o, or pass --force to replace what is there
        """)
    #expect(try folder.text("out/run.json") == before)
    #expect(throws: ResultFolderError.self) {
      try results.write(files, of: run("squat.csv", cutoff: "6 Hz"))
    }
  }

  @Test(arguments: [
    (
      ResultFolderError.Reason.cannotWrite("no space left on device"),
      """
      out: cannot be written: no space left on device [folder-not-writable]
        hint: name a folder with -o that you may write to; nothing was changed
      """
    ),
    (
      .unknownManifest,
      """
      out: the folder has a 'run.json' that this program cannot read [another-run]
        hint: name another folder with -o, or pass --force to replace what is there
      """
    ),
    (
      .foreignFile("summary.csv"),
      """
      out: the folder has a file 'summary.csv' that no run of this program wrote [foreign-file]
        hint: name another folder with -o, or pass --force to replace what is there
      """
    ),
  ])
  func `each refusal says what to do`(reason: ResultFolderError.Reason, text: String) {
    #expect(ResultFolderError(path: "out", reason: reason).description == text)
  }

  @Test func `force replaces another run and removes its files`() throws {
    let folder = try TemporaryFolder()
    try ResultFolder(path: folder.path("out")).write(files, of: run("squat.csv"))

    try ResultFolder(path: folder.path("out"), existing: .replace)
      .write([ReportFile(name: "walk.angles.csv", bytes: [])], of: run("walk.csv"))

    #expect(try folder.names(in: "out") == ["run.json", "walk.angles.csv"])
  }

  @Test func `a file that no run wrote is not replaced`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "measures.csv")

    let error = #expect(throws: ResultFolderError.self) {
      try ResultFolder(path: folder.path("")).write(files, of: run("squat.csv"))
    }

    #expect(error?.reason == .foreignFile("measures.csv"))
    #expect(try folder.text("measures.csv") == "mine")
    #expect(try folder.names() == ["measures.csv"])
  }

  @Test func `a path below a file is no folder`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "file")

    let error = #expect(throws: ResultFolderError.self) { try ResultFolder(path: file) }

    #expect(error?.reason == .notAFolder)
    #expect(throws: ResultFolderError.self) { try ResultFolder(path: file + "/out") }
  }

  @Test func `the moment of SOURCE_DATE_EPOCH is recorded in UTC`() {
    let provenance = Provenance(settings: [])
    let dated = RunManifest(provenance: provenance, inputs: [], sourceDateEpoch: "1772366400")

    // 2026-03-01 12:00:00 UTC, from the calendar.
    #expect(dated.created == "2026-03-01T12:00:00Z")
    #expect(RunManifest(provenance: provenance, inputs: [], sourceDateEpoch: "soon").created == nil)
  }

  private func run(_ name: String, cutoff: String = "8 Hz") -> RunManifest {
    RunManifest(
      provenance: Provenance(settings: [Provenance.Setting("low-pass filter", cutoff)]),
      inputs: [RunManifest.Input(.trial, name: name, contentKey: "k-\(name)")])
  }
}

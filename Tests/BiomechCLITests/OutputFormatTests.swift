// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

struct OutputFormatTests {
  /// A folder with a squat and a static trial.
  private func session(named name: String = "squat") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(RecordingText.standing.text, to: "static.csv")
    try folder.write(RecordingText.valgusSquat.text, to: "\(name).csv")
    return folder
  }

  @Test func `files of other formats stand in the folder`() throws {
    let folder = try session()

    let result = biomech(
      "analyze", folder.path("squat.csv"), "--static", folder.path("static.csv"), "-o",
      folder.path("out"), "--format", "md", "--format", "jsonl", "--format", "mot", "--format",
      "c3d", "--format", "csv")

    #expect(result.status == .success, "\(result.errors)")
    let names = try folder.names(in: "out")
    for name in [
      "session.md", "session.jsonl", "squat.mot", "static.mot", "squat.angles.c3d", "measures.csv",
    ] {
      #expect(names.contains(name), "\(name)")
    }
    #expect(result.output == (try folder.text("out/measures.csv")))
    #expect(try folder.text("out/session.md").contains("\n## Findings\n"))
    #expect(try folder.text("out/session.jsonl").contains("\"record\":\"finding\""))

    // Without them again, the folder of the same run holds what it always does.
    let again = biomech(
      "analyze", folder.path("squat.csv"), "--static", folder.path("static.csv"), "-o",
      folder.path("out"))
    #expect(again.status == .success)
    #expect(try !folder.names(in: "out").contains("session.md"))
  }

  @Test(arguments: ["md", "jsonl", "mot", "c3d"])
  func `one file goes to standard output`(format: String) throws {
    let folder = try session()

    let result = biomech("analyze", folder.path("squat.csv"), "--format", format)

    #expect(result.status == .success, "\(result.errors)")
    #expect(result.output.utf8.count > 100)
  }

  #if os(Linux)
    @Test func `a workbook is the same in the folder and on standard output`() throws {
      let folder = try session()
      let console = Console.memory()
      let status = runBiomech(
        ["analyze", folder.path("squat.csv"), "--format", "xlsx"], console: console)
      #expect(status == .success)

      biomech(
        "analyze", folder.path("squat.csv"), "--format", "xlsx", "-o", folder.path("out"))

      let file = try Data(contentsOf: URL(filePath: folder.path("out/session.xlsx")))
      #expect(Array(file) == console.output)
    }
  #endif

  @Test func `a motion for OpenSim has the angles in degrees under its names`() throws {
    let folder = try session()

    biomech(
      "analyze", folder.path("squat.csv"), "--static", folder.path("static.csv"), "-o",
      folder.path("out"), "--format", "mot")

    let text = try folder.text("out/squat.mot")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let end = try #require(lines.firstIndex(of: "endheader"))
    #expect(lines[0] == "Coordinates")
    #expect(lines.contains("inDegrees=yes"))
    let heads = lines[end + 1].split(separator: "\t").map(String.init)
    #expect(heads[0] == "time" && heads.contains("knee_angle_r") && heads.contains("pelvis_tilt"))
    #expect(heads.allSatisfy { !$0.hasSuffix("_deg") && !$0.hasSuffix("_mm") })
    #expect(lines.contains("nColumns=\(heads.count)"))

    // The table of angles is written by other code, with the sign of this program.
    let table = try folder.text("out/squat.angles.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    for (own, other, sign) in [
      ("right_knee_flexion_deg", "knee_angle_r", 1.0),
      ("left_hip_adduction_deg", "hip_adduction_l", 1),
      ("pelvis_anterior_tilt_deg", "pelvis_tilt", -1),
    ] {
      let a = try #require(table[0].firstIndex(of: own))
      let b = try #require(heads.firstIndex(of: other))
      let rows = lines[(end + 2)...].filter { !$0.isEmpty }
      #expect(rows.count == table.count - 1)
      for (row, angles) in zip(rows, table.dropFirst()) {
        let written = try #require(Double(row.split(separator: "\t")[b]))
        // The table has four decimals.
        #expect((written - sign * (try #require(Double(angles[a])))).magnitude < 1e-4)
      }
    }
  }

  @Test func `a recording of any format becomes C3D with markers and angles`() throws {
    let folder = try session()

    biomech(
      "analyze", folder.path("squat.csv"), "--static", folder.path("static.csv"), "-o",
      folder.path("out"), "--format", "c3d")

    let inspected = biomech("inspect", folder.path("out/squat.angles.c3d"), "--format", "json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(inspected.output.utf8)) as? [String: Any])
    #expect(json["analysable"] as? Bool == true)
    #expect(json["unit"] as? String == "mm")
    let signals = try #require(json["signals"] as? [[String: Any]])
    let angles = signals.filter { $0["kind"] as? String == "angle" }
    #expect(angles.count == 7)
    #expect(angles.contains { $0["name"] as? String == "RKneeAngles_biomech" })
    let events = try #require(json["events"] as? [[String: Any]])
    #expect(events.count { $0["label"] as? String == "bottom" } == 3)
  }

  @Test(arguments: [
    (["--format", "mot", "--format", "c3d"], "several of --format need a folder"),
    (["--format", "csv", "--format", "html", "-o", "x"], "one can go to standard output"),
    (["--format", "pdf"], "'pdf'"),
  ])
  func `formats that contradict each other are refused`(options: [String], message: String) throws {
    let folder = try session()

    let result = biomech(["analyze", folder.path("squat.csv")] + options)

    #expect(result.status == .usage)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func `two files do not go to standard output`() throws {
    let folder = try session()

    let result = biomech(
      "analyze", folder.path("squat.csv"), "--static", folder.path("static.csv"), "--format", "mot")

    #expect(result.status == .usage)
    #expect(result.output == "")
    #expect(result.errors.contains("2 trials make 2 files\n  hint: name a folder with -o"))
  }

  @Test(arguments: ["=cmd|' C calc'!A0", "<script>alert(1)<", "-2+3", "@SUM(A1)"])
  func `hostile names of files, markers and people are inert in every table`(name: String) throws {
    let folder = try session(named: name)
    var recording = RecordingText.valgusSquat
    for column in recording.columns(of: recording.lastMarker) {
      let axis = recording.rows[0][column].suffix(2)
      recording.rows[0][column] = "\"\"\"onload=\(axis)\""
    }
    try folder.write(recording.text, to: "\(name).csv")
    try folder.write("code: \"=cmd|' /C calc'!A0\"\nsession: \"+1\"\n", to: "subject.yaml")

    let result = biomech(
      "analyze", folder.path("\(name).csv"), "--static", folder.path("static.csv"), "--subject",
      folder.path("subject.yaml"), "-o", folder.path("out"), "--format", "md", "--format", "jsonl")

    #expect(result.status == .success, "\(result.errors)")
    for file in try folder.names(in: "out") {
      let text = try folder.text("out/\(file)")
      if file.hasSuffix(".csv") {
        #expect(!text.contains("\n=") && !text.contains(",=") && !text.contains(",\"="), "\(file)")
        #expect(!text.contains(",@") && !text.contains(",-2+3"), "\(file)")
      }
      if file.hasSuffix(".md") { #expect(!text.contains("<script"), "\(file)") }
      if file.hasSuffix(".json") || file.hasSuffix(".jsonl") {
        for line in file.hasSuffix(".jsonl") ? text.split(separator: "\n") : [text[...]] {
          #expect(throws: Never.self) {
            try JSONSerialization.jsonObject(with: Data(line.utf8))
          }
        }
      }
    }
    #expect(try folder.text("out/findings.csv").contains("'=cmd|' /C calc'!A0,'+1,"))

    // What is read back is what the subject file says.
    let compared = biomech(
      "compare", folder.path("out"), folder.path("out"), "--format", "json")
    #expect(compared.output.contains("\"subject\" : \"=cmd|' /C calc'!A0\""))
  }
}

extension RecordingText {
  /// The name of the last marker of the file.
  fileprivate var lastMarker: String {
    rows[0].last.map { String($0.dropLast(2)) } ?? ""
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Testing

struct WriteBackTests {
  /// A folder with a squat and a static trial as C3D.
  private func session() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, recording) in [("static", RecordingText.standing), ("squat", .valgusSquat)] {
      let path = try folder.write(recording.text, to: "\(name).csv")
      #expect(biomech("convert", path, folder.path("\(name).c3d")).status == .success)
    }
    return folder
  }

  @Test func `angles stand beside points that stay as they were`() throws {
    let folder = try session()

    let result = biomech(
      "analyze", folder.path("squat.c3d"), "--static", folder.path("static.c3d"), "--write-back",
      "-o", folder.path("out"))

    #expect(result.status == .success)
    #expect(try folder.names(in: "out").contains("static.angles.c3d"))
    let copy = folder.path("out/squat.angles.c3d")
    let points = [folder.path("squat.c3d"), copy].map { biomech("convert", $0, "-", "--to", "csv") }
    #expect(points[0].output == points[1].output)
    #expect(points[1].errors.contains("7 joint angles"))

    // The table of angles is written by other code from the same numbers.
    let table = rows(try folder.text("out/squat.angles.csv"), separatedBy: ",")
    let read = biomech("convert", copy, "-", "--to", "sto").output
    let written = rows(
      read.split(separator: "endheader\n").last.map(String.init) ?? "", separatedBy: "\t")
    for (title, column) in [
      ("right_knee_flexion_deg", "RKneeAngles_biomech_X"),
      ("right_knee_adduction_deg", "RKneeAngles_biomech_Y"),
      ("left_hip_internal_rotation_deg", "LHipAngles_biomech_Z"),
      ("right_ankle_dorsiflexion_deg", "RAnkleAngles_biomech_X"),
      ("pelvis_obliquity_deg", "PelvisAngles_biomech_Y"),
    ] {
      let angles = try values(of: title, in: table)
      let again = try values(of: column, in: written)
      #expect(angles.count == again.count && angles.count > 100)
      // C3D has single precision, the table four decimals.
      #expect(zip(angles, again).allSatisfy { ($0 - $1).magnitude < 1e-4 })
    }
  }

  @Test func `a copy needs a folder`() throws {
    let folder = try session()

    let result = biomech("analyze", folder.path("squat.c3d"), "--write-back")

    #expect(result.status == .usage)
    #expect(result.errors.contains("--write-back needs a folder: name one with -o"))
  }

  private func rows(_ text: String, separatedBy separator: Character) -> [[String]] {
    text.split(separator: "\n").map { line in
      line.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func values(of title: String, in rows: [[String]]) throws -> [Double] {
    let column = try #require(rows.first?.firstIndex(of: title), "\(title)")
    return try rows.dropFirst().map { try #require(Double($0[column])) }
  }
}

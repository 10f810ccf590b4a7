// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

struct ConvertTests {
  /// The markers of two files, each value as a number; empty cells are NaN.
  private func numbers(_ text: String, _ separator: Character, from line: Int) -> [[Double]] {
    text.split(separator: "\n").dropFirst(line).map { row in
      row.split(separator: separator, omittingEmptySubsequences: false)
        .map { Double($0) ?? .nan }
    }
  }

  @Test(arguments: ["csv", "tidy.csv", "trc", "c3d"])
  func `a recording goes through another format and back`(ending: String) throws {
    let folder = try TemporaryFolder()
    var standing = RecordingText.standing
    for row in 20..<40 {
      for column in standing.columns(of: "RTH1") { standing.rows[row][column] = "" }
    }
    let path = try folder.write(standing.text, to: "static.csv")

    let there = biomech("convert", path, folder.path("x.\(ending)"))
    let back = biomech("convert", folder.path("x.\(ending)"), folder.path("back.csv"))

    #expect(there.status == .success)
    #expect(there.errors == "wrote \(folder.path("x.\(ending)"))\n")
    #expect(back.status == .success)
    let text = try folder.text("back.csv")
    #expect(text.hasPrefix("time_s,RASI_x_mm,RASI_y_mm,RASI_z_mm,"))
    let (before, after) = (
      numbers(standing.text, ",", from: 1), numbers(text, ",", from: 1)
    )
    #expect(before.count == after.count)
    // C3D has 24 bits for a number: 1000 mm to 0.00006 mm.
    let tolerance = ending == "c3d" ? 1e-4 : 1e-6
    for (a, b) in zip(before.joined(), after.joined()) {
      #expect(a.isNaN == b.isNaN)
      if !a.isNaN { #expect(a.isClose(to: b, within: tolerance)) }
    }
  }

  @Test func `standard input and output carry data`() throws {
    let result = biomech("convert", "no-such-file.csv", "-", "--to", "trc")
    #expect(result.status == .inputOutput)

    let folder = try TemporaryFolder()
    let path = try folder.write(RecordingText.standing.text, to: "static.csv")
    let toOutput = biomech("convert", path, "-", "--to", "trc")
    #expect(toOutput.status == .success)
    #expect(toOutput.output.hasPrefix("PathFileType\t4\t(X/Y/Z)\tstdout\n"))
    #expect(toOutput.errors == "")
  }

  @Test func `units and axes change only when asked for`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("static.csv")
    biomech("simulate", "static", "-o", path, "--rate", "50", "--units", "m", "--up", "+z")

    biomech("convert", path, folder.path("same.csv"))
    biomech("convert", path, folder.path("mm.csv"), "--output-units", "mm")
    biomech("convert", path, folder.path("lab.csv"), "--output-units", "mm", "--lab-axes")

    func first(_ name: String) throws -> [Double] {
      Array(numbers(try folder.text(name), ",", from: 1)[0][1...3])
    }
    let (same, mm, lab) = (try first("same.csv"), try first("mm.csv"), try first("lab.csv"))
    #expect(try folder.text("same.csv").hasPrefix("time_s,RASI_x_m,"))
    for axis in 0..<3 { #expect(mm[axis].isClose(to: same[axis] * 1000, within: 1e-6)) }
    // The file has x forward, y to the left and z up.
    #expect(lab[0].isClose(to: mm[0], within: 1e-6))
    #expect(lab[1].isClose(to: mm[2], within: 1e-6))
    #expect(lab[2].isClose(to: -mm[1], within: 1e-6))
  }

  @Test func `names of people are left out unless they are to stay`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "time,Anna:A_x,Anna:A_y,Anna:A_z,Ben:A_x,Ben:A_y,Ben:A_z\n0,1,2,3,4,5,6\n0.1,1,2,3,4,5,6\n",
      to: "two.csv")

    let without = biomech("convert", path, "-", "--to", "csv")
    let with = biomech("convert", path, "-", "--to", "csv", "--keep-names")

    #expect(
      without.output.hasPrefix(
        "time_s,subject1:A_x,subject1:A_y,subject1:A_z,subject2:A_x,subject2:A_y,"))
    #expect(with.output.hasPrefix("time_s,Anna:A_x,Anna:A_y,Anna:A_z,Ben:A_x,"))
  }

  @Test func `what the format has no place for is said`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "Coordinates\nversion=1\nnRows=2\nnColumns=2\ninDegrees=yes\nendheader\n"
        + "time\tknee_angle_r\n0\t10\n0.01\t11\n", to: "squat.mot")

    let refused = biomech("convert", path, folder.path("squat.trc"))
    let written = biomech("convert", path, folder.path("copy.sto"))

    #expect(refused.status == .unreadable)
    #expect(
      refused.errors == """
        squat.trc: TRC holds markers only, and the recording has none [cannot-hold]
          hint: choose another format: the recording holds 1 coordinate

        """)
    #expect(written.status == .success)
    #expect(try folder.names() == ["copy.sto", "squat.mot"])
    #expect(try folder.text("copy.sto").contains("\ntime\tknee_angle_r\n"))
  }

  @Test func `the input is never replaced`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(RecordingText.standing.text, to: "static.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.csv"), withDestinationPath: path)

    for output in [path, folder.path("link.csv")] {
      let result = biomech("convert", path, output)

      #expect(result.status == .usage)
      #expect(
        result.errors == """
          \(output): this is the file that is read [cannot-write]
            hint: write to another file

          """)
    }
    #expect(try folder.text("static.csv") == RecordingText.standing.text)
  }

  @Test(arguments: [
    (
      ["in.csv", "out.xyz"], "the ending of 'out.xyz' names no format: end it in .csv, .tidy.csv, "
    ),
    (["in.csv", "-"], "the ending of '-' names no format"),
    (["in.csv", "out.csv", "--decimals", "12"], "--decimals must be 0 to 9, not '12'"),
    (["in.csv", "out.csv", "--to", "xls"], "'xls' is invalid"),
    (
      ["in.csv", "out.csv", "--sides", "exchanged"],
      "--sides exchanged changes what names mean, and convert leaves names alone"
    ),
  ])
  func `what cannot be asked for is wrong usage`(arguments: [String], message: String) {
    let result = biomech(["convert"] + arguments)

    #expect(result.status == .usage)
    #expect(
      result.errors.split(separator: "\n").joined(separator: " ").contains(message)
        || result.errors.contains(message), "\(result.errors)")
  }

  @Test func `Motion-BIDS is several files, and its name says what it is`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(RecordingText.standing.text, to: "static.csv")
    let base = "sub-01_task-standing_tracksys-sim"

    let unnamed = biomech("convert", path, folder.path("trial_motion.tsv"))
    let written = biomech("convert", path, folder.path("out/\(base)_motion.tsv"))

    #expect(unnamed.status == .unreadable)
    #expect(unnamed.errors.contains("[cannot-write]\n  hint: name the file as in sub-01_"))
    #expect(written.status == .success)
    #expect(
      try folder.names(in: "out") == [
        "\(base)_channels.json", "\(base)_channels.tsv", "\(base)_motion.json",
        "\(base)_motion.tsv",
      ])
    // The axes that were concluded from the landmarks are written down.
    #expect(try folder.text("out/\(base)_channels.json").contains("\"SpatialAxes\": \"ASR\""))
  }
}

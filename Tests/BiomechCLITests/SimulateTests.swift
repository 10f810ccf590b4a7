// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Testing

struct SimulateTests {
  @Test func `the recording and its truth are written side by side`() throws {
    let folder = try TemporaryFolder()

    let result = biomech("simulate", "static", "-o", folder.path("standing.csv"))

    #expect(result.status == .success)
    #expect(result.output == "")
    #expect(
      result.errors == """
        wrote \(folder.path("standing.csv"))
        wrote \(folder.path("standing.truth.csv"))

        """)
    #expect(try folder.names() == ["standing.csv", "standing.truth.csv"])
    // A header, and two seconds at 100 Hz.
    #expect(try folder.text("standing.csv").split(separator: "\n").count == 201)
    #expect(try folder.text("standing.truth.csv").split(separator: "\n").count == 201)
  }

  @Test func `the extension decides the format`() throws {
    let folder = try TemporaryFolder()

    biomech("simulate", "static", "-o", folder.path("standing.TRC"), "--units", "m")

    let lines = try folder.text("standing.TRC").split(separator: "\n")
    #expect(lines[0] == "PathFileType\t4\t(X/Y/Z)\tstanding.TRC")
    #expect(lines[2].split(separator: "\t")[4] == "m")
  }

  @Test func `the same seed gives the same bytes and another one gives others`() throws {
    func recording(seed: String) -> String {
      biomech("simulate", "static", "-o", "-", "--noise", "0.5", "--seed", seed).output
    }

    #expect(recording(seed: "7") == recording(seed: "7"))
    #expect(recording(seed: "7") != recording(seed: "8"))
  }

  @Test func `a walk of a stated speed comes with a static of the same person`() throws {
    let folder = try TemporaryFolder()

    let result = biomech(
      "simulate", "gait", "-o", folder.path("walk.csv"), "--speed", "1", "--cadence", "100",
      "--strides", "1", "--static-output", folder.path("static.csv"))

    #expect(result.status == .success)
    #expect(
      try folder.names() == ["static.csv", "static.truth.csv", "walk.csv", "walk.truth.csv"])
    // A header, and 1.9 cycles of 1.2 s at 100 Hz with both ends.
    #expect(try folder.text("walk.csv").split(separator: "\n").count == 230)
  }

  @Test func `a person in conventional markers comes with measurements`() throws {
    let folder = try TemporaryFolder()

    let result = biomech(
      "simulate", "functional", "--joint", "knee", "--side", "left", "-o",
      folder.path("swing.csv"), "--rate", "25", "--worn", "conventional", "--patella", "outline",
      "--tuberosity", "--trunk")

    #expect(result.status == .success)
    #expect(try folder.names() == ["swing.csv", "swing.subject.yaml", "swing.truth.csv"])
    let subject = try folder.text("swing.subject.yaml")
    #expect(subject.contains("knee_width_mm:\n  left: 95.000\n  right: 95.000\n"))
    let header = try folder.text("swing.csv").prefix { $0 != "\n" }
    for name in ["LTHI", "RTOE", "LPAS", "RTUB", "CLAV"] { #expect(header.contains(name)) }
    let inspection = biomech("inspect", folder.path("swing.csv"))
    #expect(inspection.status == .success)
    #expect(inspection.output.contains("marker set     PIG "))
    #expect(inspection.output.contains("second metatarsal head          RTOE   LTOE"))
    #expect(inspection.output.contains("upper pole of the patella"))
  }

  @Test func `a squat comes with a static of the same person`() throws {
    let folder = try TemporaryFolder()

    let result = biomech(
      "simulate", "squat", "-o", folder.path("squat.csv"), "--repetitions", "1", "--rate", "50",
      "--static-output", folder.path("static.csv"), "--landmark-error", "1")

    #expect(result.status == .success)
    let standing = biomech(
      "simulate", "static", "-o", "-", "--rate", "50", "--landmark-error", "1")
    #expect(try folder.text("static.csv") == standing.output)
    #expect(
      try folder.names() == ["squat.csv", "squat.truth.csv", "static.csv", "static.truth.csv"])
  }

  @Test(arguments: [
    ["single-leg-squat", "--repetitions", "1", "--side", "left", "--projection-angle", "14"],
    ["step-down", "--repetitions", "1", "--pelvic-drop", "7", "--trunk-lean", "5"],
    ["lunge", "--repetitions", "1", "--adduction", "-6", "--displacement", "30"],
    ["drop-jump", "--separation", "0.8", "--contact", "heel", "--delay-left", "12"],
    [
      "landing", "--depth", "45", "--displacement-right", "40", "--box-height", "0",
      "--jump-height", "150",
    ],
    ["single-leg-landing", "--side", "left", "--hip-adduction", "12"],
    ["tuck-jump", "--repetitions", "2", "--adduction-left", "-9"],
    ["sit-to-stand", "--repetitions", "1", "--separation", "0.9"],
    ["running", "--strides", "1", "--pelvic-drop-left", "3"],
    ["squat", "--repetitions", "1", "--shank-lean", "15", "--heel-lift", "20"],
    ["gait", "--strides", "1", "--varus-thrust-right", "4", "--trunk-lean-left", "6"],
  ])
  func `every task is written with its truth`(task: [String]) throws {
    let folder = try TemporaryFolder()

    let result = biomech(
      ["simulate"] + task + ["-o", folder.path("task.csv"), "--rate", "50", "--seed", "3"])

    #expect(result.status == .success, "\(result.errors)")
    #expect(try folder.names() == ["task.csv", "task.truth.csv"])
    let (recording, truth) = (
      try folder.text("task.csv").split(separator: "\n"),
      try folder.text("task.truth.csv").split(separator: "\n")
    )
    #expect(recording.count == truth.count)
    #expect(recording.count > 50)
    #expect(truth[0].hasPrefix("frame,time_s,right_knee_flexion_deg"))
  }

  @Test func `targets that contradict each other are wrong usage`() throws {
    let result = biomech(
      "simulate", "single-leg-squat", "-o", "-", "--displacement", "5", "--projection-angle", "5")

    #expect(result.status == .usage)
    #expect(result.errors.contains("contradict each other"))
  }

  @Test func `exchanged sides exchange names and nothing else`() {
    let plain = biomech("simulate", "static", "-o", "-").output.split(separator: "\n")
    let exchanged = biomech("simulate", "static", "-o", "-", "--exchange-sides").output
      .split(separator: "\n")

    #expect(plain[0].hasPrefix("time_s,RASI_x,"))
    #expect(exchanged[0].hasPrefix("time_s,LASI_x,"))
    #expect(plain.dropFirst() == exchanged.dropFirst())
  }

  @Test func `a file of another kind is wrong usage`() throws {
    let folder = try TemporaryFolder()

    let result = biomech("simulate", "static", "-o", folder.path("standing.xlsx"))

    #expect(result.status == .usage)
    #expect(result.output == "")
    #expect(result.errors.contains("must end in .csv or .trc"))
    #expect(try folder.names() == [])
  }

  @Test(arguments: [
    (
      ["--noise", "-1"], "the marker noise is '-1.0', which is out of range\n  hint: choose 0 to 50"
    ),
    (["--depth", "200"], "the depth is '200.0', which is out of range"),
    (["--decimals", "10"], "--decimals must be 0 to 9, not '10'"),
    (["--separation", "9"], "knee-ankle separation ratio of '9.0'"),
    (["--adduction-left", "-26"], "between -25 and 25 degrees, not '-26.0'"),
    (["--separation", "0.8", "--displacement-left", "5"], "contradict each other"),
  ])
  func `a squat that cannot be made is wrong usage`(options: [String], message: String) throws {
    let folder = try TemporaryFolder()

    let result = biomech(["simulate", "squat", "-o", folder.path("squat.csv")] + options)

    #expect(result.status == .usage)
    #expect(result.errors.contains(message))
    #expect(try folder.names() == [])
  }

  @Test func `a place that cannot be written to is an input-output failure`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "file")

    let result = biomech("simulate", "static", "-o", "\(file)/standing.csv")

    #expect(result.status == .inputOutput)
    #expect(
      result.errors == """
        \(file): cannot be written: not a directory [cannot-write]
          hint: name another file with -o; nothing was written

        """)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Testing

/// A file that cannot be used: what it holds and what the user is told.
struct BadInput: CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]

  /// The error, without the path in front.
  let error: String

  init(_ name: String, _ text: String, error: String) {
    self.init(name, Array(text.utf8), error: error)
  }

  init(_ name: String, _ bytes: [UInt8], error: String) {
    testDescription = name
    self.bytes = bytes
    self.error = error
  }

  static let all: [BadInput] = [
    BadInput(
      "empty", "",
      error: """
        : the file is empty [empty-file]
          hint: check that the export finished
        """),
    BadInput(
      "not text", [0x00, 0x01, 0x02, 0x00, 0xFF, 0xFE, 0x00, 0x80],
      error: """
        : the file is not text [not-text]
          hint: export TRC or CSV; a table should be saved as UTF-8
        """),
    BadInput(
      "header only", "time,RASI_x,RASI_y,RASI_z\n",
      error: """
        :2: there is a header, but no row of numbers after it [header-only]
          hint: check that the export finished and that frames were selected
        """),
    BadInput(
      "ragged row", squat { $0.rows[7].removeLast() },
      error: """
        :8: this row has 84 cells; the header has 85 [cell-count]
          hint: check this row; a missing value is an empty cell, not a left-out one
        """),
    BadInput(
      "text in a number cell", squat { $0.rows[7][4] = "abc" },
      error: """
        :8: column 5, 'LASI_x', holds 'abc', which is not a number [not-a-number]
          hint: leave the cell empty where the marker was not seen
        """),
    BadInput(
      "duplicate marker",
      squat { squat in
        for (axis, column) in zip("xyz", squat.columns(of: "LASI")) {
          squat.rows[0][column] = "RASI_\(axis)"
        }
      },
      error: """
        : 'RASI', the right anterior superior iliac spine, stands in the file more than once: \
        'RASI' at 59, 967, 120 mm and 'RASI#2' at 59, 967, -120 mm [ambiguous-landmark]
          hint: labels cut to four letters make lateral and medial markers alike; export longer \
        ones, or say with --map FILE.yaml which is meant: 'RASI' or 'RASI#2'
        """),
    BadInput(
      "no usable landmark", "time,A_x,A_y,A_z\n0,1,2,3\n0.01,1,2,3\n",
      error: """
        : no marker name is known as a landmark of the pelvis or the legs: 'A' [no-landmarks]
          hint: say with --map FILE.yaml which marker stands where
        """),
    BadInput(
      "rate missing", squat { $0.removeTime() },
      error: """
        : the file does not say how many frames there are in a second [rate-missing]
          hint: pass --rate with the frames per second, such as --rate 100
        """),
  ]

  private static func squat(_ change: (inout RecordingText) -> Void) -> String {
    var squat = RecordingText.squat
    change(&squat)
    return squat.text
  }
}

struct BadInputTests {
  @Test(arguments: BadInput.all)
  func `a bad file is refused with place and hint and nothing is written`(input: BadInput) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(input.bytes, to: "squat.csv")

    let result = biomech("analyze", path, "-o", folder.path("out"))

    #expect(result.status == .unreadable)
    #expect(result.output == "")
    #expect(result.errors == path + input.error + "\n")
    #expect(try folder.names() == ["squat.csv"])
  }

  @Test func `a missing file is an input-output failure and nothing is written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("squat.csv")

    let result = biomech("analyze", path, "-o", folder.path("out"))

    #expect(result.status == .inputOutput)
    #expect(result.output == "")
    #expect(
      result.errors == """
        \(path): cannot be read: no such file or directory [unreadable]
          hint: check the name and that you may read the file

        """)
    #expect(try folder.names() == [])
  }

  @Test func `a folder is no motion file`() throws {
    let folder = try TemporaryFolder()

    let result = biomech("inspect", folder.path(""))

    #expect(result.status == .inputOutput)
    #expect(result.errors.contains("cannot be read: is a directory"))
  }

  @Test func `the calibrated model without medial markers is refused and nothing is written`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write(RecordingText.squat.text, to: "squat.csv")

    let result = biomech("analyze", path, "--model", "calibrated", "-o", folder.path("out"))

    #expect(result.status == .unreadable)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("\(path): the calibrated model needs markers that are missing"))
    #expect(result.errors.contains("'left medial femoral epicondyle'"))
    #expect(result.errors.contains("\n  hint: pass a static trial that has them with --static"))
    #expect(try folder.names() == ["squat.csv"])
  }

  @Test func `a cut-off that the frame rate does not allow is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(RecordingText.squat.text, to: "squat.csv")

    let result = biomech("analyze", path, "--cutoff", "30", "-o", folder.path("out"))

    #expect(result.status == .unreadable)
    #expect(result.errors.hasPrefix("\(path): the cut-off frequency '30.0' Hz does not suit"))
    #expect(try folder.names() == ["squat.csv"])
  }

  @Test func `a static trial or a subject that cannot be read ends the run`() throws {
    let folder = try TemporaryFolder()
    let squat = try folder.write(RecordingText.squat.text, to: "squat.csv")
    let subject = try folder.write("age: 30\n", to: "subject.yaml")

    let noStatic = biomech("analyze", squat, "--static", folder.path("no.csv"))
    let noSubject = biomech("analyze", squat, "--subject", subject)

    #expect(noStatic.status == .inputOutput)
    #expect(noStatic.output == "")
    #expect(noSubject.status == .unreadable)
    #expect(noSubject.output == "")
    #expect(noSubject.errors.hasPrefix("\(subject):1: "))
    #expect(noSubject.errors.contains("'age'"))
  }

  @Test func `an unknown marker set is refused with the closest one`() throws {
    let result = biomech("inspect", "squat.csv", "--marker-set", "BIOMEC")

    #expect(result.status == .usage)
    #expect(result.errors.contains("'BIOMEC'"))
    #expect(result.errors.contains("'BIOMECH'"))
  }

  @Test func `a known name of another part of the body is called that`() throws {
    let folder = try TemporaryFolder()
    let arm = try folder.write(
      "time,RACR_x,RACR_y,RACR_z,RASY_x,RASY_y,RASY_z\n0,1,2,3,4,5,6\n0.01,1,2,3,4,5,6\n",
      to: "arm.csv")

    let result = biomech("inspect", arm)

    #expect(result.status == .success)
    #expect(result.errors == "")
    let text = result.output.split(separator: "\n").joined(separator: " ")
    #expect(
      text.contains(
        "cannot be analysed: no marker name is known as a landmark of the pelvis or the legs: "
          + "'RACR', 'RASY'; known, but not on the pelvis or a leg: 'RACR' [no-landmarks]   hint: "
          + "'RASY' is like 'RASI'; say with --map FILE.yaml which marker stands where"))
    #expect(result.output.contains("- known, but not on the pelvis or a leg: RACR\n"))
    #expect(result.output.contains("- not known, perhaps mistyped: RASY (like RASI)\n"))
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import Testing

/// Rows of numbers whose names the user gives.
struct UnlabelledReaderTests {
  private let labels = ReadOptions(rate: 100, labels: ["A", "B"])

  @Test(arguments: [
    ("1,2,3,4,5,6\n1.5,2,3,,,\n", 1, 0.0), ("7,1,2,3,4,5,6\n8,1.5,2,3,,,\n", 7, 0),
    ("0.25,1,2,3,4,5,6\n0.26,1.5,2,3,,,\n", 1, 0.25),
    ("7,0,1,2,3,4,5,6\n8,0,1.5,2,3,,,\n", 7, 0),
    ("7\t0.25\t1\t2\t3\t4\t5\t6\n8\t0.26\t1.5\t2\t3\t\t\t\n", 7, 0.25),
    ("7;0,25;1;2;3;4;5;6\n8;0,26;1,5;2;3;;;\n", 7, 0.25),
    ("7,0,1,2,3,4,5,6,\n8,0,1.5,2,3,,,,\n", 7, 0), ("7,1,2,3,4,5,6,,,,\n8,1.5,2,3,,,,,,,\n", 7, 0),
    ("7 0 1 2 3 4 5 6\n8 0 1.5 2 3 NaN NaN NaN\n", 7, 0),
  ])
  func `columns before the coordinates count frames or time`(
    text: String, firstFrame: Int, startTime: Double
  ) throws {
    let read = try file(text, labels)

    #expect(read.format == .unlabelled)
    #expect(read.names == ["A", "B"])
    #expect(read.firstFrame == firstFrame)
    #expect(read.startTime == startTime)
    #expect(read.rows(ofMarker: 0) == ["1.0 2.0 3.0", "1.5 2.0 3.0"])
    #expect(read.rows(ofMarker: 1) == ["4.0 5.0 6.0", "-"])
  }

  @Test func `a marker that is missing in the first row has its columns`() throws {
    let read = try file("1,0,1,2,3,,,\n2,0,1,2,3,4,5,6\n", labels)

    #expect(read.rows(ofMarker: 1) == ["-", "4.0 5.0 6.0"])
    #expect(
      read.evidence("format")
        == "numbers without names: 2 names given with --labels, after frame and sub frame, separated"
        + " by commas")
  }

  @Test func `names given twice are told apart`() throws {
    let read = try file("1,2,3,4,5,6\n", ReadOptions(rate: 100, labels: ["A", "A"]))

    #expect(read.names == ["A", "A#2"])
  }

  @Test func `without names, or with too few or too many, the file is refused`() {
    #expect(
      refusal(of: "1,0,1,2,3,4,5,6\n")
        == """
        trial.csv:1: the file begins with numbers: there is no row of marker names [no-titles]
          hint: add a row of titles such as 'time,RASI_x,RASI_y,RASI_z', or name the markers in the \
        order of their columns with --labels
        """)
    #expect(
      refusal(of: "1,0,1,2,3,4,5,6\n", ReadOptions(rate: 100, labels: ["A"]))
        == """
        trial.csv:1: --labels gives 1 names for 3 columns, and the row has 8 cells [label-count]
          hint: the row has room for 2 markers after 2 columns of frame or time; give one name for each
        """)
    #expect(
      refusal(of: "1,0\n", ReadOptions(rate: 100, labels: ["A"]))
        == """
        trial.csv:1: --labels gives 1 names for 3 columns, and the row has 2 cells [label-count]
          hint: a row needs x, y and z of each marker
        """)
    #expect(
      refusal(of: "1,0,1,2,3,4,5,6\n", ReadOptions(labels: ["A", "B"])).hasPrefix(
        "trial.csv: the file does not say how many frames"))
    #expect(
      refusal(of: "1,0,1,2,3,4,5,6\n1,0,1,2,3,4,x,6\n", labels)
        == """
        trial.csv:2: column 7, 'B y', holds 'x', which is not a number [not-a-number]
          hint: leave the cell empty where the marker was not seen
        """)
  }
}

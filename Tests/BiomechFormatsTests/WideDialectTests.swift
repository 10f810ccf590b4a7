// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// Wide tables of programs that reconstruct people from video, and other variants of wide tables.
struct WideDialectTests {
  @Test func `FreeMoCap is known by its titles and needs a rate`() throws {
    let text = "body_nose_x,body_nose_y,body_nose_z,face_0_x,face_0_y,face_0_z\n1,2,3,4,5,6\n"

    let read = try file(text, ReadOptions(rate: 30))

    #expect(read.names == ["body_nose", "face_0"])
    #expect(
      read.evidence("format")
        == "CSV of FreeMoCap: the titles name x, y and z of 2 markers, separated by commas, and begin"
        + " with the parts of the body, such as 'body_'")
    #expect(
      refusal(of: text)
        == """
        trial.csv: the file does not say how many frames there are in a second [rate-missing]
          hint: pass --rate with the frames per second, such as --rate 100
        """)
  }

  @Test func `Anipose is known by its titles, and its other columns are passed over`() throws {
    let read = try file(
      """
      knee_x,knee_y,knee_z,knee_error,knee_ncams,knee_score,M_00,M_01,center_0,fnum
      1.5,2.5,3.5,0.25,2,0.9,1,0,0.5,12
      ,,,,,,1,0,0.5,13
      """, ReadOptions(rate: 30))

    #expect(read.names == ["knee"])
    #expect(read.firstFrame == 12)
    #expect(read.rows(ofMarker: 0) == ["1.5 2.5 3.5", "-"])
    #expect(read.evidence("format")?.hasPrefix("CSV of Anipose: ") == true)
  }

  private func mediaPipe(_ rows: [String]) -> String {
    let titles = ["left_hip", "right_hip", "left_knee"].flatMap { name in
      ["x", "y", "z", "visibility"].map { "\(name)_\($0)" }
    }
    return (["timestamp_ms,frame_number," + titles.joined(separator: ",")] + rows)
      .map { $0 + "\n" }.joined()
  }

  @Test func `MediaPipe landmarks in the picture are refused`() {
    let text = mediaPipe([
      "33,1,0.51,0.52,-0.01,0.99,0.45,0.52,0.01,0.99,0.50,0.71,0.02,0.98",
      "66,2,0.51,0.52,-0.01,0.99,0.45,0.52,0.01,0.99,0.50,0.72,0.02,0.31",
    ])

    #expect(
      refusal(of: text)
        == """
        trial.csv:1: these are MediaPipe landmarks in the picture: x and y run from 0 to 1 across it \
        [image-coordinates]
          hint: reconstruct positions in space from two cameras or more, such as with FreeMoCap, \
        Pose2Sim or OpenCap: one camera does not show depth
        """)
  }

  @Test func `MediaPipe landmarks about the hips are read with a loud doubt`() throws {
    let read = try file(
      mediaPipe([
        "33,1,0.1,0.0,-0.01,0.99,-0.1,0.0,0.01,0.99,0.12,0.41,0.02,0.98",
        "66,2,0.1,0.0,-0.01,0.99,-0.1,0.0,0.01,0.99,0.12,0.42,0.02,0.31",
      ]))

    #expect(read.unit == .metres)
    #expect(read.rate.rounded() == 30)
    #expect(read.firstFrame == 1)
    #expect(
      read.doubts == [
        "MediaPipe guesses world landmarks from one picture: their depth and the frontal plane are not"
          + " measured; take no knee alignment from them, record with two cameras or more"
      ])
    #expect(read.evidence("format")?.hasPrefix("CSV of MediaPipe: ") == true)
  }

  @Test func `visibility beside large numbers is a doubt only`() throws {
    let read = try file(
      "knee_x,knee_y,knee_z,knee_visibility\n100,900,3,1\n", ReadOptions(rate: 30))

    #expect(read.unit == nil)
    #expect(read.doubts.count == 1)
  }

  @Test func `x and y without any z are positions in a picture`() {
    let text = "frame,a_x,a_y,b_x,b_y,c_x,c_y\n0,1,2,3,4,5,6\n"

    #expect(
      refusal(of: text).hasPrefix(
        "trial.csv:1: the titles name x and y of each point, but no z: these are positions in a pict"
      ))
  }

  @Test func `two sets of columns of one name become two markers`() throws {
    let read = try file(
      "time,A_x,A_y,A_z,B_x,B_y,B_z,A_x,A_y,A_z\n0,1,2,3,4,5,6,7,8,9\n0.1,1,2,3,4,5,6,7,8,9\n")

    #expect(read.names == ["A", "B", "A#2"])
    #expect(read.rows(ofMarker: 2) == ["7.0 8.0 9.0", "7.0 8.0 9.0"])
    #expect(
      read.doubts == [
        "'A' stands more than once: the second is called 'name#2' and so on; say with --map which is"
          + " meant"
      ])
  }

  @Test func `a blank line that a spreadsheet turned into commas stands before the titles`() throws
  {
    let person = StandingPerson()

    #expect(try person.largestError(in: read(",,,,,\r\n;;\r\n\"\"\r\n" + person.csv())) == 0)
  }

  @Test func `a table of absurd width is refused`() {
    let tabs = String(repeating: "\t", count: 70_000)

    #expect(
      refusal(of: "A_x\tA_y\tA_z\(tabs)x\n1\t2\t3\n", ReadOptions(rate: 100))
        == """
        trial.csv:2: there are 70003 columns; 65536 are the most that are read [damaged-file]
          hint: check that the file is a table with one frame in each row
        """)
    #expect(
      refusal(
        of: "PathFileType\t4\nDataRate\tUnits\n100\tmm\nFrame#\tTime\tA\(tabs)B\n1\t0\t1\t2\t3\n"
      )
      .hasPrefix("trial.csv:4: there are 70003 columns; 65536 are the most that are read"))
  }
}

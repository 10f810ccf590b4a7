// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// Tables with one row for each marker and frame.
struct TidyReaderTests {
  @Test func `a table is read, with empty cells as missing`() throws {
    let read = try file(
      """
      frame,time,marker,x,y,z
      0,0.00,LKNE,1.0,2.0,3.0
      0,0.00,RKNE,,,
      1,0.01,LKNE,1.1,2.0,3.0
      1,0.01,RKNE,4.0,5.0,6.0

      """)

    #expect(read.format == .tidy)
    #expect(read.names == ["LKNE", "RKNE"])
    #expect(read.rate == 100)
    #expect(read.firstFrame == 0)
    #expect(read.rows(ofMarker: 0) == ["1.0 2.0 3.0", "1.1 2.0 3.0"])
    #expect(read.rows(ofMarker: 1) == ["-", "4.0 5.0 6.0"])
    #expect(read.doubts == [])
    #expect(
      read.evidence("format")
        == "tidy CSV: one row for each of 2 markers in each frame: 'marker', 'x', 'y', 'z'")
  }

  /// The same four samples in another shape.
  @Test(arguments: [
    "z;marker;x;frame;y\n3,5;A;1,5;7;2,5\n6,5;B;4,5;7;5,5\n3,5;A;1,25;8;2,5\n6,5;B;4,5;8;5,25\n",
    "frame\tkeypoint\tX (mm)\tY (mm)\tZ (mm)\n8\tB\t4.5\t5.25\t6.5\n8\tA\t1.25\t2.5\t3.5\n"
      + "7\tB\t4.5\t5.5\t6.5\n7\tA\t1.5\t2.5\t3.5\n",
    "\"frame\",\"marker\",\"pos_x\",\"pos_y\",\"pos_z\"\r\n7,\"A\",1.5,2.5,3.5\r\n8,\"A\",1.25,2.5,3.5\r\n"
      + "7,\"B\",4.5,5.5,6.5\r\n8,\"B\",4.5,5.25,6.5\r\n,,,,\r\n",
  ])
  func `columns, rows and marks may stand in any order and form`(text: String) throws {
    let read = try file(text, ReadOptions(rate: 50))

    let (a, b) = (
      try #require(read.names.firstIndex(of: "A")), try #require(read.names.firstIndex(of: "B"))
    )
    #expect(read.firstFrame == 7)
    #expect(read.rows(ofMarker: a) == ["1.5 2.5 3.5", "1.25 2.5 3.5"])
    #expect(read.rows(ofMarker: b) == ["4.5 5.5 6.5", "4.5 5.25 6.5"])
    #expect(read.doubts == [])
  }

  @Test func `a person in a tidy table stands as in a wide one`() throws {
    let person = StandingPerson(gap: (3, 2))
    var rows = (0..<person.frameCount).flatMap { frame in
      person.names.indices.map { marker in
        "\(Double(frame) / 100),\(person.names[marker]),"
          + person.cells(marker, frame: frame, .init(unit: .metres)).joined(separator: ",")
      }
    }
    rows.reverse()

    let trial = try read("time,marker,x_m,y_m,z_m\n" + rows.joined(separator: "\n"))

    #expect(person.largestError(in: trial) < 1e-9)
    #expect(trial.source.millimetresPerUnit == 1000)
    #expect(trial.source.format == "tidy CSV")
  }

  @Test func `frames without a row for a marker, or without any, are missing there`() throws {
    let read = try file(
      "frame,marker,x,y,z\n1,A,1,1,1\n1,B,1,1,1\n2,B,2,2,2\n5,A,5,5,5\n6,B,6,6,6\n",
      ReadOptions(rate: 10))

    #expect(read.rows(ofMarker: 0) == ["1.0 1.0 1.0", "-", "-", "-", "5.0 5.0 5.0", "-"])
    #expect(read.rows(ofMarker: 1).map { $0 == "-" } == [false, false, true, true, true, false])
    #expect(
      read.doubts == [
        "2 frames have no row: every marker was taken as missing there; check that the export is"
          + " complete"
      ])
  }

  @Test func `every tenth frame is a lower rate and no gap`() throws {
    let read = try file(
      "frame,time,marker,x,y,z\n0,0,A,1,1,1\n10,0.1,A,2,2,2\n20,0.2,A,3,3,3\n")

    #expect(read.rows(ofMarker: 0) == ["1.0 1.0 1.0", "2.0 2.0 2.0", "3.0 3.0 3.0"])
    #expect(read.rate == 10)
    #expect(read.doubts == [])
  }

  @Test func `a frame number far away fills no memory`() throws {
    let read = try file(
      "frame,marker,x,y,z\n0,A,1,1,1\n1,A,2,2,2\n999999999999,A,3,3,3\n", ReadOptions(rate: 10))

    #expect(read.frameCount == 3)
    #expect(read.doubts.count == 1)
    #expect(read.doubts[0].hasPrefix("the frame numbers jump from 1 to 999999999999"))
  }

  @Test func `a marker for every row and a frame for every row are refused`() {
    let rows = (0..<3000).map { "\($0),M\($0),1,2,3\n" }.joined()

    #expect(
      refusal(of: "frame,marker,x,y,z\n" + rows, ReadOptions(rate: 10))
        == """
        trial.csv: 3000 rows name 3000 markers in 3000 frames, so that nearly every sample is missing [damaged-file]
          hint: check the columns 'marker' and 'frame'
        """)
  }

  @Test func `FreeMoCap writes each point twice, and the measured one is read`() throws {
    let read = try file(
      """
      frame,keypoint,x,y,z,model,trajectory
      0,body.left_knee,10.0,20.0,500.0,mediapipe,rigid_3d_xyz
      0,body.left_knee,11.0,20.0,500.0,mediapipe,3d_xyz
      0,body.right_knee,,,,mediapipe,3d_xyz
      0,body.centre,1,2,3,mediapipe,rigid_3d_xyz
      1,body.left_knee,11.5,20.0,500.0,mediapipe,3d_xyz
      """, ReadOptions(rate: 30))

    #expect(read.names == ["body.left_knee", "body.right_knee"])
    #expect(read.rows(ofMarker: 0) == ["11.0 20.0 500.0", "11.5 20.0 500.0"])
    #expect(read.doubts == ["only the trajectories '3d_xyz' are read: 'rigid_3d_xyz' left out"])
  }

  @Test func `several people keep their names before those of the markers`() throws {
    let text = "person,frame,marker,x,y,z\nAnna,1,A,1,1,1\nBen,1,A,2,2,2\n"

    let read = try file(text, ReadOptions(rate: 30))

    #expect(read.names == ["Anna:A", "Ben:A"])
    #expect(read.people == ["Anna", "Ben"])
    let one = try file(
      "subject,frame,marker,x,y,z\nAnna,1,A,1,1,1\n", ReadOptions(rate: 30))
    #expect(one.names == ["A"])
    #expect(one.people == ["Anna"])
  }
}

// MARK: - Refused

extension TidyReaderTests {
  @Test func `several trials in one file`() {
    #expect(
      refusal(of: "trial,frame,marker,x,y,z\nwalk1,1,A,1,1,1\nwalk2,1,A,2,2,2\n")
        == """
        trial.csv: the file holds 2 trials: 'walk1', 'walk2' [unknown-layout]
          hint: keep the rows of one trial in a file
        """)
  }

  @Test func `a marker twice in one frame`() {
    #expect(
      refusal(of: "frame,marker,x,y,z\n1,A,1,1,1\n2,A,1,1,1\n2,A,2,2,2\n")
        == """
        trial.csv: marker 'A' stands twice in frame 2 [duplicate-marker]
          hint: keep one recording of one person in a file, with one row for each marker and frame
        """)
  }

  @Test func `no frame and no time`() {
    #expect(
      refusal(of: "marker,x,y,z\nA,1,1,1\n")
        == """
        trial.csv:1: a table with one row for each marker needs a column that says the frame or the \
        time [header-incomplete]
          hint: add a column 'frame' or 'time'
        """)
  }

  @Test func `cells and rows that do not fit`() {
    #expect(
      refusal(of: "frame,marker,x,y,z\n1,A,1,1,1\n2,A,1,one,1\n")
        == """
        trial.csv:3: column 4, 'y', holds 'one', which is not a number [not-a-number]
          hint: leave the cell empty where the marker was not seen
        """)
    #expect(
      refusal(of: "frame,marker,x,y,z\n,A,1,1,1\n")
        == """
        trial.csv:2: column 1, 'frame', is empty [not-a-number]
          hint: every row needs this number
        """)
    #expect(
      refusal(of: "frame,marker,x,y,z\n1,A,1,1\n2,A,1,1,1\n").hasPrefix(
        "trial.csv:2: this row has 4 cells; the header has 5 [cell-count]\n"))
    #expect(
      refusal(of: "frame,marker,x,y,z\n").hasPrefix(
        "trial.csv:2: there is a header, but no row of numbers after it [header-only]\n"))
    #expect(
      refusal(of: "frame,marker,x,y,z\n1,A,1,1,1\n2,A,1,1,1\n").hasPrefix(
        "trial.csv: the file does not say how many frames there are in a second [rate-missing]\n"))
  }
}

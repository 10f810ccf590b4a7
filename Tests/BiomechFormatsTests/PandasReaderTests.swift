// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import Testing

/// Tables of pandas with several rows of titles.
struct PandasReaderTests {
  @Test func `three rows of titles with x, y and z are read`() throws {
    let read = try file(
      """
      scorer,modelA,modelA,modelA,modelA,modelA,modelA,modelA
      bodyparts,left_knee,left_knee,left_knee,left_knee,nose,nose,right_knee
      coords,x,y,z,likelihood,x,y,x
      3,1.5,2.5,3.5,0.99,1,2,3
      4,1.25,2.5,3.5,0.12,1,2,3

      """, ReadOptions(rate: 30))

    #expect(read.format == .pandas)
    #expect(read.names == ["left_knee"])
    #expect(read.firstFrame == 3)
    #expect(read.rows(ofMarker: 0) == ["1.5 2.5 3.5", "1.25 2.5 3.5"])
    #expect(
      read.doubts == [
        "columns of 'nose', 'right_knee' lack one of x, y and z and were left out"
      ])
    #expect(
      read.evidence("format")
        == "pandas CSV: rows of titles name x, y and z of 1 body parts, separated by commas")
  }

  @Test func `several individuals keep their names before those of the parts`() throws {
    let read = try file(
      """
      scorer;m;m;m;m;m;m
      individuals;p1;p1;p1;p2;p2;p2
      bodyparts;knee;knee;knee;knee;knee;knee
      coords;x;y;z;x;y;z
      frame;;;;;;
      0;1,5;2,5;3,5;4,5;5,5;6,5
      1;1,5;2,5;3,5;;;
      """, ReadOptions(rate: 30))

    #expect(read.names == ["p1:knee", "p2:knee"])
    #expect(read.people == ["p1", "p2"])
    #expect(read.rows(ofMarker: 1) == ["4.5 5.5 6.5", "-"])
  }

  @Test func `one individual needs no name`() throws {
    let read = try file(
      """
      scorer,m,m,m
      individuals,p1,p1,p1
      bodyparts,knee,knee,knee
      coords,x,y,z
      0,1,2,3
      """, ReadOptions(rate: 30))

    #expect(read.names == ["knee"])
    #expect(read.people == ["p1"])
  }

  @Test(arguments: ["x,y,likelihood", "x,y,x"])
  func `positions in a picture are refused`(coords: String) {
    #expect(
      refusal(of: "scorer,a,a,a\nbodyparts,k,k,l\ncoords,\(coords)\n0,512.25,700.5,0.99\n")
        == """
        trial.csv:3: the titles name x and y of each point, but no z: these are positions in a picture \
        [image-coordinates]
          hint: reconstruct positions in space from two cameras or more, such as with Anipose, \
        Pose2Sim or OpenCap, and read the table that they write
        """)
  }

  @Test func `a row of titles that is missing is named`() {
    #expect(
      refusal(of: "scorer,a,a,a\nbodyparts,k,k,k\n0,1,2,3\n")
        == """
        trial.csv:3: the rows of titles lack the one that begins with 'coords' [header-incomplete]
          hint: export the table again with the rows scorer, bodyparts and coords
        """)
    #expect(
      refusal(of: "scorer,a,a,a\nbodyparts,k,k,k\ncoords,x,y,z\n0,1,2,3\n").hasPrefix(
        "trial.csv: the file does not say how many frames there are in a second [rate-missing]\n"))
    #expect(
      refusal(of: "scorer,a,a,a\nbodyparts,k,k,k\ncoords,a,b,c\n0,1,2,3\n").hasPrefix(
        "trial.csv:3: no column of the header belongs to a marker [no-markers]\n"))
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

extension OpenSimReaderTests {
  @Test(arguments: [
    (
      "Coordinates\nnRows=2\nnColumns=2\n0\t1\n0.1\t2\n",
      """
      a.mot:4: numbers begin before the header has ended: there is no line 'endheader' \
      [header-incomplete]
        hint: put a line 'endheader' before the row of labels
      """
    ),
    (
      "nRows=2\nnColumns=2\n" + String(repeating: "text\n", count: 300),
      """
      a.mot:200: the header has no line 'endheader' in its first 200 lines [header-incomplete]
        hint: put a line 'endheader' before the row of labels
      """
    ),
    (
      "nRows=2\nendheader\n0\t1\n0.1\t2\n",
      """
      a.mot:3: numbers follow 'endheader': there is no row of labels [header-incomplete]
        hint: the row 'time  …' must follow 'endheader'
      """
    ),
    (
      "nRows=2\nendheader\nframe\tx\n0\t1\n0.1\t2\n",
      """
      a.mot:3: no column is called 'time'; the labels begin with 'frame' [header-incomplete]
        hint: the first label after 'endheader' must be 'time'
      """
    ),
    (
      "nRows=2\nendheader\n",
      """
      a.mot:3: there is a header, but no row of numbers after it [header-only]
        hint: check that the export finished and that frames were selected
      """
    ),
    (
      "nRows=2\nendheader\ntime\tx\n\n",
      """
      a.mot:5: there is a header, but no row of numbers after it [header-only]
        hint: check that the export finished and that frames were selected
      """
    ),
    (
      "endheader\ntime\tknee_angle_r\n0\tx\n0.01\t3\n",
      """
      a.mot:3: column 2, 'knee_angle_r', holds 'x', which is not a number [not-a-number]
        hint: leave the cell empty where the marker was not seen
      """
    ),
    (
      "endheader\ntime\tknee_angle_r\n0\t10\n0.01\n0.02\t3\n",
      """
      a.mot:4: this row has 1 cell; the header has 2 [cell-count]
        hint: check this row; a missing value is an empty cell, not a left-out one
      """
    ),
    (
      "DataType=Vec3\nendheader\ntime\tRASI\n0\t1,2\n",
      """
      a.mot:4: column 2, 'RASI', holds '1,2', not 3 numbers with commas between them [not-a-number]
        hint: a missing value is nan,nan,nan
      """
    ),
    (
      "DataType=Rotation\nendheader\ntime\tRASI\n0\t1,2\n",
      """
      a.mot: this is an OpenSim table of type 'Rotation' [unsupported-format]
        hint: not read by this version; export TRC or CSV
      """
    ),
    (
      "endheader\ntime\tknee_angle_r\n0.5\t10\n",
      """
      a.mot: the file does not say how many frames there are in a second [rate-missing]
        hint: pass --rate with the frames per second, such as --rate 100
      """
    ),
    (
      "endheader\ntime\tknee_angle_r\n0.5\t10\n0.4\t11\n0.6\t12\n",
      """
      a.mot: time goes backwards or stands still: time 0.4 in row 2 of the data follows 0.5 \
      [time-not-increasing]
        hint: check the time column, or pass --rate and remove it
      """
    ),
  ])
  func `what cannot be read is refused with the place and a hint`(text: String, message: String) {
    #expect(problem(text) == message)
  }

  @Test func `a file of angles is no recording of markers`() throws {
    #expect(
      failure(of: table(Self.versionOne))
        == """
        trial.csv: the file holds 2 coordinates, but no marker [no-markers]
          hint: choose the file with the marker positions of this trial
        """)
  }

  @Test func `a last row that is cut off is left out and told`() throws {
    let vectors = try file("DataType=Vec3\nUnits=m\nendheader\ntime\tA\n0\t1,2,3\n1\t1,2,3\n2\t1,2")
    let numbers = try file(table(Self.versionOne) + "0.03\t0.")

    #expect(vectors.frameCount == 2)
    #expect(vectors.doubts.contains { $0.hasPrefix("the file ends in the middle of line 7") })
    #expect(numbers.frameCount == 3)
    #expect(numbers.doubts.contains { $0.hasPrefix("the file ends in the middle of line 15") })
  }
}

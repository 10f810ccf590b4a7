// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import Testing

struct NexusErrorTests {
  /// The first words of the file, what is exchanged for what, and the message.
  @Test(arguments: [
    (
      "Frame,Sub Frame", "Time,Sub Frame",
      """
      trial.csv:1: the section 'Trajectories' has no row that begins with 'Frame' \
      [header-incomplete]
        hint: export the file again, with its headers
      """
    ),
    (
      ",,S01:LASI,,,S01:LKNE", ",S01:LASI,,,S01:LKNE",
      """
      trial.csv:3: the names do not stand over their columns: 'S01:LKNE' has a column of Z before \
      that of X [label-count]
        hint: put each name over the X of its marker
      """
    ),
    (
      ",X,Y,Z,X,Y,Z", ",X,Y,Z,X,Y",
      """
      trial.csv:3: the names do not stand over their columns: 'S01:LKNE' has no X, Y and Z in this \
      order [label-count]
        hint: put each name over the X of its marker
      """
    ),
    (
      "3.5,4.5", "3.5,left",
      """
      trial.csv:6: column 7, 'S01:LKNE Y', holds 'left', which is not a number [not-a-number]
        hint: leave the cell empty where the marker was not seen
      """
    ),
    (
      "10,0,1.5", ",0,1.5",
      """
      trial.csv:6: column 1, 'Frame', is empty [not-a-number]
        hint: every row needs this number
      """
    ),
    (
      "500.125", "500.125,7",
      """
      trial.csv:6: this row has 9 cells; the header has 8 [cell-count]
        hint: check this row; a missing value is an empty cell, not a left-out one
      """
    ),
    (
      "100\n", "0\n",
      """
      trial.csv: the file does not say how many frames there are in a second [rate-missing]
        hint: pass --rate with the frames per second, such as --rate 100
      """
    ),
    (
      "\n11,0", "\n\n11,0",
      """
      trial.csv:8: a row of numbers stands after a blank line, outside every section \
      [unknown-layout]
        hint: remove the blank line above it; one blank line ends a section
      """
    ),
    (
      "10,0,1.5,2.5,950.25,3.5,4.5,500.125\n11,0,1.6,-2.5,950.3,,,\n", "",
      """
      trial.csv:1: there is a header, but no row of numbers after it [header-only]
        hint: check that the export finished and that frames were selected
      """
    ),
  ])
  func `a file that does not fit is refused with the place`(
    text: String, replacement: String, message: String
  ) {
    let damaged = ViconText.trajectories.replacing(text, with: replacement, maxReplacements: 1)

    #expect(ViconText.failure(of: damaged) == message)
  }

  @Test func `decimal commas between commas are refused`() {
    let text = """
      Trajectories
      100
      ,,A:LASI,,
      Frame,Sub Frame,X,Y,Z
      ,,mm,mm,mm
      1,0,1,5,2,5,3,5

      """

    #expect(
      ViconText.failure(of: text)
        .hasPrefix("trial.csv:6: the numbers have decimal commas, and commas stand between"))
  }

  @Test func `a device without a rate, or at an impossible one, is refused`() {
    let text = "Devices\nrate\n,,EMG\nFrame,Sub Frame,1\n,,V\n1,0,1\n1,1,2\n2,0,3\n2,1,4\n"

    #expect(
      ViconText.failure(of: text).hasPrefix("trial.csv:1: the file does not say how many frames"))
    #expect(
      ViconText.failure(of: text.replacing("rate", with: "1e9"))
        .hasPrefix("trial.csv:1: a rate of 1000000000 Hz is not plausible"))
    #expect(ViconText.failure(of: text, ReadOptions(rate: 100)) == "")
  }

  @Test func `the reader gives up on a file of nothing but titles`() {
    let text = String(repeating: "Devices\n1\n,,A\nFrame,Sub Frame,X\n\n", count: 65)

    #expect(
      ViconText.failure(of: text) == """
        trial.csv:321: this is section 65; a Vicon file has 64 at most [damaged-file]
          hint: export one trial per file
        """)
  }

  @Test func `a header of a hundred thousand columns is refused before it costs memory`() {
    let text =
      "Devices\n1000\n,," + String(repeating: "a", count: 100_000) + "\nFrame,Sub Frame"
      + String(repeating: ",X", count: 100_000) + "\n"

    #expect(
      ViconText.failure(of: text) == """
        trial.csv:4: this row has 100002 columns; 65536 are the most that are read
          hint: check that the file is a table with one frame in each row
        """)
  }
}

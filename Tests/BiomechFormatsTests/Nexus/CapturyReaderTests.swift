// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

struct CapturyReaderTests {
  static let names =
    ";;;CenterOfGravity;;;LKneePositions;;;LKneeAngles;;;LHandEndPositions;;;Ratio;"

  static let text = """
    Recorded at;2020-01-01 10:00:00;Recorded with;Captury Live
    Frames;2
    \(names)
    Frame;Sub Frame;Annotations;X;Y;Z;X;Y;Z;X;Y;Z;X;Y;Z;;
    ;;;mm;mm;mm;mm;mm;mm;deg;deg;deg;mm;mm;mm;Ratio;
    0;0;;-1; 2; 3; 4;-5; 6;-20.5; 0.5; 1.5; 7; 8; 9; 0.25;
    1;0;jump; 1; 2; 3; 4; 5; 6;-30.5; 0.5; 1.5; 7; 8; 9; 0.25;

    Camera Calibration;Origin;;;Forward;;;Right;;;Up
    ;X;Y;Z;X;Y;Z;X;Y;Z;X;Y;Z
    Camera 1;-1; 2; 3; 0.9; 0; 0; 0; 1; 0; 0; 0; 1;
    Camera 2; 1; 2; 3; 0.9; 0; 0; 0; 1; 0; 0; 0; 1;

    """

  private func file(_ text: String = text) throws -> MotionFile {
    try ViconText.file(text, ReadOptions(rate: 50))
  }

  @Test func `positions are markers, and the cameras at the end are none`() throws {
    let file = try file()

    #expect(file.format == .captury)
    #expect(file.names == ["LKneePositions", "LHandEndPositions"])
    #expect(file.coordinates == [4, 4, -5, 5, 6, 6, 7, 7, 8, 8, 9, 9])
    #expect(file.unit == .millimetres)
    #expect(file.doubts == ["2 camera positions after the frames were left out"])
  }

  @Test func `frames count from 0`() throws {
    let file = try file()

    #expect(file.frameCount == 2)
    #expect(file.firstFrame == 0)
    #expect(file.startTime == 0)
  }

  @Test func `angles stay as the file has them: the knee in extension`() throws {
    let file = try file()

    #expect(file.signals.map(\.name) == ["CenterOfGravity", "LKneeAngles", "Ratio"])
    #expect(file.signals.map(\.kind) == [.point, .angle, .other])
    #expect(file.signals[1].values == [-20.5, -30.5, 0.5, 0.5, 1.5, 1.5])
    #expect(file.signals[1].units == ["deg", "deg", "deg"])
    #expect(file.signals[2].values == [0.25, 0.25])
  }

  /// The header names no angles of the hand's end, but the rows have them.
  @Test func `where rows are longer than the names, nothing is put under a wrong name`() throws {
    let file = try file(Self.text.replacing(" 8; 9; 0.25;", with: " 8; 9; 0; 0; 0; 0.25;"))

    #expect(file.names == ["LKneePositions"])
    #expect(file.coordinates == [4, 4, -5, 5, 6, 6])
    #expect(file.signals.map(\.name) == ["CenterOfGravity", "LKneeAngles"])
    #expect(
      file.doubts.first
        == "the rows have 3 cells more than the header has names: what stands in the"
        + " columns from 'LHandEndPositions' on cannot be told and was left out")
  }

  @Test func `the file has no rate; a user or a line of its own may say it`() throws {
    #expect(
      ViconText.failure(of: Self.text) == """
        trial.csv: the file does not say how many frames there are in a second [rate-missing]
          hint: pass --rate with the frames per second, such as --rate 100
        """)
    let text = Self.text.replacing("Frames;2\n", with: "Frames;2\nFrame rate;60\n")
    #expect(try ViconText.file(text).rate == 60)
  }

  @Test func `a file that lost frames is told of`() throws {
    let file = try file(Self.text.replacing("Frames;2", with: "Frames;137"))

    #expect(
      file.doubts.first
        == "the header says 137 frames, the file has 2: check that it is complete")
  }

  @Test func `a blank line among the frames is refused`() {
    let text = Self.text.replacing("\n1;0;jump", with: "\n\n1;0;jump")

    #expect(
      ViconText.failure(of: text, ReadOptions(rate: 50))
        .hasPrefix("trial.csv:8: a row of numbers stands after a blank line"))
  }

  @Test func `a file without a position or a frame is refused`() {
    let rows = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    let angles = Self.text.replacing("mm", with: "deg")

    #expect(
      ViconText.failure(of: rows[..<5].joined(separator: "\n") + "\n")
        .hasPrefix("trial.csv:6: there is a header, but no row of numbers after it"))
    #expect(
      ViconText.failure(of: angles).hasPrefix("trial.csv:3: the row of labels names no marker"))
  }
}

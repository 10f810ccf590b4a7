// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import Testing

/// Formats that are refused by name, with what to do instead.
struct ForeignFormatTests {
  @Test(arguments: [
    (
      "HIERARCHY\nROOT Hips\n", "BVH", "it holds the turns of a drawn skeleton, no marker positions"
    ),
    (
      "<?xml version=\"1.0\"?>\n<mvnx version=\"4\">\n", "Xsens MVNX",
      "inertial sensors measure no marker positions"
    ),
    (
      "<?xml version=\"1.0\"?>\n<OpenSimDocument>\n", "an OpenSim model or setup file",
      "a model holds"
    ),
    ("<?xml version=\"1.0\"?>\n<a/>\n", "XML", "no XML of this kind is read"),
    (" {\"frames\":[]}\n", "JSON", "no JSON of this kind is read"),
    (
      "# a comment\n:version 1.10\n:name x\n", "Acclaim ASF or AMC", "it holds the turns of a drawn"
    ),
    ("#!OML:ASF x.asf\n:FULLY-SPECIFIED\n", "Acclaim ASF or AMC", "it holds the turns of a drawn"),
    ("PK\u{3}\u{4}\u{14}\u{0}", "an Excel workbook or another ZIP archive", "save the sheet"),
    ("%PDF-1.7\n", "PDF", "a report holds no recording"),
    ("MATLAB 5.0 MAT-file", "MATLAB MAT", "write its positions as CSV"),
    ("MATLAB 7.3 MAT-file", "MATLAB MAT", "write its positions as CSV"),
    ("SQLite format 3\u{0}", "an SQLite data base", "write its positions as CSV"),
    ("Kaydara FBX Binary  \u{0}", "FBX", "it holds a drawn skeleton"),
    ("\u{0}\u{0}\u{0}\u{18}ftypmp42", "a video", "positions are read, not pictures"),
    ("RIFF1234AVI LIST", "a video", "positions are read, not pictures"),
  ])
  func `a format is named and the way out said`(text: String, name: String, advice: String) {
    let lines = refusal(of: text).split(separator: "\n")

    #expect(lines.count == 2)
    #expect(lines[0].hasSuffix(": this is \(name) [unsupported-format]"))
    #expect(lines[1].hasPrefix("  hint: \(advice)"))
    #expect(code(of: Array(text.utf8)) == .unsupportedFormat)
  }

  @Test(arguments: [
    ([0x89, 0x48, 0x44, 0x46, 0x0D], "HDF5"), ([0x1F, 0x8B, 0x08], "gzip"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "an Excel workbook of the old kind"),
    ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1], "a NumPy array"),
  ])
  func `a format is named by bytes that are no text`(bytes: [UInt8], name: String) {
    #expect(
      throws: (any Error).self, "\(name)"
    ) { try readMotionFile(path: "x", from: MemorySource(bytes)) }
    #expect(code(of: bytes) == .unsupportedFormat)
  }

  @Test func `OpenPose is refused as positions in a picture`() {
    let text = "{\"version\":1.3,\"people\":[{\"pose_keypoints_2d\":[1,2,0.5]}]}\n"

    #expect(
      refusal(of: text)
        == """
        trial.csv:1: this is OpenPose JSON [image-coordinates]
          hint: these are points in the picture of one camera: reconstruct positions in space from two \
        cameras or more, such as with Pose2Sim or OpenCap, and read the TRC file that they write
        """)
    #expect(code(of: Array(text.utf8)) == .imageCoordinates)
  }

  private func code(of bytes: [UInt8]) -> FileProblemCode? {
    do throws(MarkerFileError) {
      _ = try readMotionFile(path: "x", from: MemorySource(bytes))
      return nil
    } catch {
      return error.code
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// A format that is known by its first bytes and not read.
struct ForeignBytes {
  /// The name of the format.
  let name: String

  /// What to do instead.
  let advice: String

  /// The error that refuses the format by its name.
  ///
  /// - Parameter path: The path for messages.
  /// - Returns: The error.
  func refusal(path: String) -> MarkerFileError {
    MarkerFileError(path: path, .unsupportedFormat, "this is \(name)", hint: advice)
  }

  /// Recognises a format.
  ///
  /// - Parameter bytes: The first bytes of the file.
  init?(_ bytes: [UInt8]) {
    let known = Self.signatures.first { signature in
      bytes.dropFirst(signature.offset).starts(with: signature.bytes)
    }
    guard let known else { return nil }
    (name, advice) = (known.name, known.advice)
  }

  private struct Signature {
    var bytes: [UInt8]
    var name: String
    var advice: String
    var offset = 0
  }

  private static let toCSV = "open it in a spreadsheet and save the sheet with the positions as CSV"
  private static let fromVideo =
    "positions are read, not pictures: reconstruct them in space from two cameras or more, such as"
    + " with OpenCap, FreeMoCap or Pose2Sim"
  private static let fromArray =
    "write its positions as CSV with a row of titles such as 'time,RASI_x,RASI_y,RASI_z'"

  private static let signatures = [
    Signature(
      bytes: [0x50, 0x4B, 0x03, 0x04], name: "an Excel workbook or another ZIP archive",
      advice:
        "save the sheet with the positions as CSV, or unpack the archive and read a file in it"
    ),
    Signature(
      bytes: [0xD0, 0xCF, 0x11, 0xE0], name: "an Excel workbook of the old kind", advice: toCSV),
    Signature(
      bytes: Array("%PDF".utf8), name: "PDF",
      advice: "a report holds no recording: choose the C3D, TRC or CSV file of the trial"),
    Signature(bytes: [0x89, 0x48, 0x44, 0x46], name: "HDF5", advice: fromArray),
    Signature(bytes: Array("MATLAB 5.0".utf8), name: "MATLAB MAT", advice: fromArray),
    Signature(bytes: Array("MATLAB 7.3".utf8), name: "MATLAB MAT", advice: fromArray),
    Signature(bytes: [0x93] + Array("NUMPY".utf8), name: "a NumPy array", advice: fromArray),
    Signature(bytes: Array("PAR1".utf8), name: "Parquet", advice: fromArray),
    Signature(bytes: Array("SQLite format".utf8), name: "an SQLite data base", advice: fromArray),
    Signature(
      bytes: [0x1F, 0x8B], name: "gzip", advice: "unpack it with gunzip and read the file in it"),
    Signature(
      bytes: Array("Kaydara FBX Binary".utf8), name: "FBX",
      advice: "it holds a drawn skeleton: export TRC, C3D or CSV with the markers"),
    Signature(bytes: Array("ftyp".utf8), name: "a video", advice: fromVideo, offset: 4),
    Signature(bytes: Array("AVI ".utf8), name: "a video", advice: fromVideo, offset: 8),
  ]
}

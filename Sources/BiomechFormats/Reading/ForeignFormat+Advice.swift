// SPDX-License-Identifier: Apache-2.0

extension ForeignFormat {
  /// The error that refuses the format by its name and says what to do instead.
  ///
  /// - Parameters:
  ///   - path: The path for messages.
  ///   - line: The line that gives it away.
  /// - Returns: The error.
  func refusal(path: String, line: Int) -> MarkerFileError {
    let code: FileProblemCode = self == .openPose ? .imageCoordinates : .unsupportedFormat
    return MarkerFileError(path: path, line: line, code, "this is \(rawValue)", hint: advice)
  }

  /// What to do instead.
  private var advice: String {
    switch self {
    case .openPose:
      "these are points in the picture of one camera: reconstruct positions in space from two"
        + " cameras or more, such as with Pose2Sim or OpenCap, and read the TRC file that they write"
    case .json:
      "no JSON of this kind is read: export the positions of the markers as TRC, C3D or CSV"
    case .mvnx:
      "inertial sensors measure no marker positions, and the angles in the file are not taken over:"
        + " export C3D from the program that recorded it, or record with markers"
    case .openSimXML:
      "a model holds no recording: choose the marker file (TRC) or the coordinates (MOT, STO)"
    case .xml:
      "no XML of this kind is read: export the positions of the markers as TRC, C3D or CSV"
    case .bvh:
      "it holds the turns of a drawn skeleton, no marker positions, and its joints are not the"
        + " anatomical ones: export TRC, C3D or CSV with the markers"
    case .asf:
      "it holds the turns of a drawn skeleton, no marker positions: use the C3D file of the same"
        + " recording"
    }
  }
}

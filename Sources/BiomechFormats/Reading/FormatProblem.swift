// SPDX-License-Identifier: Apache-2.0

/// A problem that only one format can have: what it is and what to do.
///
/// The reader of the format makes it, so that its words stand where the rule stands.
public struct FormatProblem: Hashable, Sendable {
  /// The kind of the problem, for `biomech explain`.
  public var code: FileProblemCode

  /// What is wrong, with the value, in lower case and without a full stop.
  public var text: String

  /// What to do.
  public var hint: String

  public init(_ code: FileProblemCode, _ text: String, hint: String) {
    self.code = code
    self.text = text
    self.hint = hint
  }
}

extension MarkerFileError {
  /// An error that only one format can have.
  ///
  /// - Parameters:
  ///   - path: The path as the user gave it.
  ///   - line: The line, counted from 1.
  ///   - code: The kind of the problem.
  ///   - text: What is wrong, with the value.
  ///   - hint: What to do.
  init(path: String, line: Int? = nil, _ code: FileProblemCode, _ text: String, hint: String) {
    self.init(path: path, line: line, reason: .format(FormatProblem(code, text, hint: hint)))
  }

  /// The error for a table with positions in a picture.
  ///
  /// - Parameters:
  ///   - path: The path for messages.
  ///   - line: The line of the titles.
  /// - Returns: The error.
  static func flat(path: String, line: Int) -> MarkerFileError {
    MarkerFileError(
      path: path, line: line, .imageCoordinates,
      "the titles name x and y of each point, but no z: these are positions in a picture",
      hint: "reconstruct positions in space from two cameras or more, such as with Anipose,"
        + " Pose2Sim or OpenCap, and read the table that they write")
  }
}

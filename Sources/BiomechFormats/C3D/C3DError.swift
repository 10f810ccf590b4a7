// SPDX-License-Identifier: Apache-2.0

/// Why bytes cannot be read as C3D.
///
/// What is merely doubtful is no error: see ``C3DFile/doubts``.
package enum C3DError: Error, Hashable, Sendable {
  /// The file ends within its header.
  case headerCutOff(bytes: Int)
  /// The second byte is not the mark of a C3D file.
  case noMark(UInt8)
  /// The header points to a parameter section that is not in the file.
  case noParameterSection(block: Int, bytes: Int)
  /// The parameter section names a processor that no C3D file was written on.
  case unknownProcessor(UInt8, offset: Int)
  /// The parameter section holds no group.
  case noGroups(offset: Int)
  /// The data would begin after the end of the file.
  case noDataSection(block: Int, bytes: Int)
  /// The file ends before its first frame does.
  case noFrame(points: Int, analogValues: Int, bytes: Int)

  /// What is wrong, in one sentence without a full stop.
  package var problem: String {
    switch self {
    case .headerCutOff(let bytes):
      "the C3D header takes 512 bytes; the file has \(bytes)"
    case .noMark(let byte):
      "the second byte is \(byte), not 80, the mark of a C3D file"
    case .noParameterSection(let block, let bytes):
      "the header says that the parameters begin in block \(block) of 512 bytes; the file has"
        + " \(bytes) bytes"
    case .unknownProcessor(let byte, let offset):
      "byte \(offset) names processor \(byte), not 84 (Intel), 85 (DEC) or 86 (MIPS)"
    case .noGroups(let offset):
      "the parameter section at byte \(offset) holds no group"
    case .noDataSection(let block, let bytes):
      "the header says that the data begin in block \(block) of 512 bytes; the file has"
        + " \(bytes) bytes"
    case .noFrame(let points, let analogValues, let bytes):
      "a frame has \(points) points and \(analogValues) analog values; the data are \(bytes) bytes,"
        + " which is not one frame"
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .headerCutOff, .noDataSection, .noFrame: "check that the export or the copy finished"
    case .noMark, .noParameterSection, .unknownProcessor, .noGroups:
      "the file is damaged or not C3D; export it again"
    }
  }
}

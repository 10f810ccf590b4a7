// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// Reads `subject.yaml`.
///
/// - Parameters:
///   - path: The path for messages; nothing is opened.
///   - bytes: The content of the file.
/// - Returns: The subject.
/// - Throws: ``YAMLFileError`` with the line and a hint.
public func readSubject(path: String, bytes: [UInt8]) throws(SubjectFileError) -> Subject {
  throw YAMLFileError(path: path, line: nil, reason: .empty)
}

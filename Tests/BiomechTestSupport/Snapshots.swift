// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The text that was agreed on in a file of this repository.
///
/// With `BIOMECH_RECORD=1` the file is rewritten with the text at hand, which is then returned; the
/// difference is reviewed like any other change.
///
/// - Parameters:
///   - path: The file, such as `Tests/BiomechReportTests/Snapshots/squat.txt`.
///   - text: The text at hand.
/// - Returns: The text of the file.
/// - Throws: When the file cannot be read or written.
public func agreedText(_ path: String, recording text: String) throws -> String {
  let file = URL(filePath: pathInRepository(path))
  if ProcessInfo.processInfo.environment["BIOMECH_RECORD"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  return try String(contentsOf: file, encoding: .utf8)
}

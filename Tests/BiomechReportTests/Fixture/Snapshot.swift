// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Compares a text with the file that was agreed on, or rewrites it with `BIOMECH_RECORD=1`.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(components: "Snapshots", name)
  if ProcessInfo.processInfo.environment["BIOMECH_RECORD"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return
  }
  let agreed = try String(contentsOf: file, encoding: .utf8)
  #expect(
    text == agreed, "differs from Snapshots/\(name); BIOMECH_RECORD=1 rewrites it",
    sourceLocation: sourceLocation)
}

// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion

/// Reads what a text holds, as `trial.csv`, without understanding it.
func file(
  _ text: String, _ options: ReadOptions = ReadOptions()
) throws(MarkerFileError) -> MotionFile {
  try readMotionFile(
    path: "trial.csv", from: MemorySource(Array(text.utf8)), options: options)
}

extension MotionFile {
  /// The positions of a marker, one word for each frame: `1.0 2.0 3.0`, or `-` where it is missing.
  func rows(ofMarker index: Int) -> [String] {
    (0..<frameCount).map { frame in
      let values = (0..<3).map { coordinates[(3 * index + $0) * frameCount + frame] }
      return values.contains { $0.isNaN }
        ? "-" : values.map { "\($0)" }.joined(separator: " ")
    }
  }

  /// What was concluded about a topic.
  func evidence(_ topic: String) -> String? {
    conclusions.first { $0.topic.rawValue == topic }.map { "\($0.value): \($0.evidence)" }
  }
}

/// The whole text of the error that reading a text ends in, without understanding it, or what
/// happened instead.
func refusal(of text: String, _ options: ReadOptions = ReadOptions()) -> String {
  do throws(MarkerFileError) {
    let read = try file(text, options)
    return "read \(read.frameCount) frames of \(read.names)"
  } catch {
    return error.description
  }
}

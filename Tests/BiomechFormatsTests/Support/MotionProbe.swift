// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion

/// What a text is as a motion file, before anybody understands it.
struct MotionProbe {
  let file: MotionFile

  /// Reads a text.
  init(_ text: String, _ options: ReadOptions = ReadOptions(), path: String = "trial") throws {
    file = try readMotionFile(
      path: path, from: MemorySource(Array(text.utf8)), options: options)
  }

  /// The text of the error, or what says that there is none.
  static func failure(
    of text: String, _ options: ReadOptions = ReadOptions(), path: String = "trial"
  ) -> String {
    do throws(MarkerFileError) {
      _ = try readMotionFile(
        path: path, from: MemorySource(Array(text.utf8)), options: options)
      return "no error"
    } catch {
      return error.description
    }
  }

  /// The positions of a marker, frame by frame; `nil` where it was not seen.
  func positions(_ name: String) -> [[Double]?] {
    guard let index = file.names.firstIndex(of: name) else { return [] }
    return (0..<file.frameCount).map { frame in
      let position = (0..<3).map { file.coordinates[(3 * index + $0) * file.frameCount + frame] }
      return position.contains(where: \.isNaN) ? nil : position
    }
  }

  /// The columns of a signal; `nil` where a value is missing.
  func signal(_ name: String) -> [[Double?]] {
    guard let signal = file.signals.first(where: { $0.name == name }) else { return [] }
    return signal.components.indices.map { signal.column($0).map { $0.isNaN ? nil : $0 } }
  }
}

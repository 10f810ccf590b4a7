// SPDX-License-Identifier: Apache-2.0

/// A finished file of a result folder, still in memory.
public struct ReportFile: Sendable {
  /// The name within the folder; no path.
  public var name: String

  /// The content, UTF-8 with LF line ends.
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The names of the files of each trial: the trial's name made safe, and unique in the folder.
///
/// A trial name comes from a file name that anybody may have chosen. Letters, digits, `-`, `_` and
/// inner full stops stay; everything else becomes `_`. Names that the folder needs for itself and
/// names that differ only in case get a number behind them, so that no file replaces another on a
/// disk that ignores case.
///
/// - Parameter trials: The trial names, in the order of the report.
/// - Returns: One name without extension for each trial, in the same order.
public func reportFileStems(for trials: [String]) -> [String] {
  var taken: Set<String> = ["session", "run", "index"]
  return trials.map { trial in
    let safe = safeFileName(trial)
    var candidate = safe
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = "\(safe)_\(number)"
      number += 1
    }
    return candidate
  }
}

private func safeFileName(_ name: String) -> String {
  var safe = ""
  var length = 0
  for scalar in name.unicodeScalars {
    let isSafe =
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar == "-" || scalar == "_" || (scalar == "." && !safe.isEmpty)
    let kept: Unicode.Scalar = isSafe ? scalar : "_"
    // File systems allow 255 bytes; the extension and a temporary suffix need some of them.
    length += UTF8.width(kept)
    guard length <= 180 else { break }
    safe.unicodeScalars.append(kept)
  }
  return safe.isEmpty ? "trial" : safe
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// Reads one recording and understands it: markers, rate, units, axes, landmarks.
///
/// The format is told by the content, never by the name. The trial comes back in laboratory axes and
/// millimetres; ``BiomechMotion/TrialSource`` says what was concluded and on what evidence.
///
/// - Parameters:
///   - name: The name of the trial.
///   - path: The path for messages; nothing is opened.
///   - source: The bytes.
///   - options: What the user knows better than the file.
/// - Returns: The trial.
/// - Throws: ``MarkerFileError`` with the place and a hint.
public func readTrial(
  named name: String, path: String, from source: consuming some ByteSource,
  options: ReadOptions = ReadOptions()
) throws(MarkerFileError) -> Trial {
  throw MarkerFileError(path: path, reason: .empty)
}

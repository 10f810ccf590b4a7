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
  if let rate = options.rate, !FrameClock.plausibleRates.contains(rate) {
    throw MarkerFileError(path: path, reason: .rateImplausible(rate))
  }
  var lines = LineBlocks(source, path: path)
  guard try lines.load() else { throw MarkerFileError(path: path, reason: .empty) }
  var table: MarkerTable
  switch try FileFormat(of: lines) {
  case .trc:
    table = try TRCReader.read(from: &lines, options: options)
  case .wideCSV:
    let reader = try WideCSVReader(from: &lines)
    table = try reader.read(from: &lines, options: options)
  }
  table.markMissing(zeroIsMissing: options.zeroIsMissing)
  return try understood(table, named: name, path: path, options: options)
}

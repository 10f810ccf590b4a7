// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// Reads what a motion file holds, without understanding it.
///
/// The format is told by the content, never by the name.
///
/// - Parameters:
///   - path: The path for messages; nothing is opened.
///   - source: The bytes.
///   - options: What the user knows better than the file.
///   - companions: The files in the same folder, for formats that spread over several.
/// - Returns: Names, columns and everything else, in the units and axes of the file.
/// - Throws: ``MarkerFileError`` with the place and a hint.
public func readMotionFile(
  path: String, from source: consuming some ByteSource, options: ReadOptions = ReadOptions(),
  companions: (any CompanionFiles)? = nil
) throws(MarkerFileError) -> MotionFile {
  if let rate = options.rate, !FrameClock.plausibleRates.contains(rate) {
    throw MarkerFileError(path: path, reason: .rateImplausible(rate))
  }
  let request = ReadRequest(path: path, options: options, companions: companions)
  let whole = try PrefixedSource(source, path: path)
  guard !whole.prefix.isEmpty else { throw MarkerFileError(path: path, reason: .empty) }
  var file: MotionFile
  if FileFormat.isC3D(whole.prefix) || options.format == .c3d {
    file = try C3DReader.read(from: whole, request)
  } else if let known = ForeignBytes(whole.prefix) {
    throw known.refusal(path: path)
  } else if QualisysJSONReader.recognises(whole.prefix, options) {
    file = try QualisysJSONReader.read(from: whole, request)
  } else {
    file = try readText(whole, request)
  }
  file.markMissing(zeroIsMissing: options.zeroIsMissing)
  if !options.labels.isEmpty, !file.names.isEmpty, Set(file.names).isDisjoint(with: options.labels)
  {
    file.doubts.append("the file names its markers: --labels was not used")
  }
  return file
}

private func readText(
  _ source: PrefixedSource, _ request: ReadRequest
) throws(MarkerFileError) -> MotionFile {
  var lines = LineBlocks(source, path: request.path)
  guard try lines.load() else { throw MarkerFileError(path: request.path, reason: .empty) }
  guard !lines.holdsBinary else { throw MarkerFileError(path: request.path, reason: .notText) }
  let head = FileHead(of: lines, fileName: request.fileName)
  return try FileFormat.reader(for: head, request).read(from: &lines, request)
}

/// Reads one recording and understands it: markers, rate, units, axes, landmarks.
///
/// The trial comes back in laboratory axes and millimetres; ``BiomechMotion/TrialSource`` says what
/// was concluded and on what evidence.
///
/// - Parameters:
///   - name: The name of the trial.
///   - path: The path for messages; nothing is opened.
///   - source: The bytes.
///   - options: What the user knows better than the file.
///   - companions: The files in the same folder, for formats that spread over several.
/// - Returns: The trial.
/// - Throws: ``MarkerFileError`` with the place and a hint.
public func readTrial(
  named name: String, path: String, from source: consuming some ByteSource,
  options: ReadOptions = ReadOptions(), companions: (any CompanionFiles)? = nil
) throws(MarkerFileError) -> Trial {
  try understood(
    try readMotionFile(path: path, from: source, options: options, companions: companions),
    named: name, options: options)
}

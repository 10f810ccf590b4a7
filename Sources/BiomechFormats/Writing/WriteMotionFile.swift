// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Writes a recording in a format, in its own units and axes.
///
/// Everything the format has a place for is written; ``MotionFile/leftOut(by:)`` tells what is not.
/// Names of people and paths are written as the file has them: see ``MotionFile/withoutNames``.
///
/// - Parameters:
///   - file: What to write.
///   - target: The format.
///   - name: The name of the file, without a folder.
///   - options: How to write it.
/// - Returns: The file, or several for a format that spreads over several.
/// - Throws: ``MarkerFileError`` when the format needs something that the recording does not have.
public func write(
  _ file: MotionFile, as target: TargetFormat, named name: String,
  options: WriteOptions = WriteOptions()
) throws(MarkerFileError) -> [OutputFile] {
  func needMarkers() throws(MarkerFileError) {
    guard file.names.isEmpty else { return }
    throw MarkerFileError(
      path: name, .cannotHold, "\(target.scope), and the recording has none",
      hint: "choose another format: the recording holds \(file.content)")
  }
  switch target {
  case .csv:
    try needMarkers()
    return [
      OutputFile(name: name, bytes: WideCSVWriter.bytes(of: file, decimals: options.decimals))
    ]
  case .trc:
    try needMarkers()
    guard file.unit != nil else {
      throw MarkerFileError(
        path: name, .unitsUnknown, "TRC states the unit, and that of the recording is not known",
        hint: "pass --units mm, cm or m")
    }
    return [
      OutputFile(
        name: name, bytes: TRCWriter.bytes(of: file, name: name, decimals: options.decimals))
    ]
  }
}

extension MotionFile {
  /// What a format has no place for, one sentence each, such as
  /// `32 analog channels: TRC holds markers only`.
  ///
  /// - Parameter target: The format to write.
  /// - Returns: Nothing when everything can be written.
  public func leftOut(by target: TargetFormat) -> [String] {
    var content: [String] = []
    for kind in Signal.Kind.allCases {
      let count = signals.count { $0.kind == kind && !target.holds($0, of: self) }
      if count > 0 { content.append("\(count) \(kind.noun(count: count))") }
    }
    func add(_ count: Int, _ singular: String, isHeld: Bool) {
      guard count > 0, !isHeld else { return }
      content.append("\(count) \(singular)\(count == 1 ? "" : "s")")
    }
    add(events.count, "event", isHeld: target.holdsEvents)
    add(forcePlates.count, "force platform", isHeld: target.holdsForcePlates)
    add(parameters.count, "parameter", isHeld: target.holdsParameters)
    return content.map { "\($0): \(target.scope)" }
  }
}

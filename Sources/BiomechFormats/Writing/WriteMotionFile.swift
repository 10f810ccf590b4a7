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
  if target.holds(.markers), file.names.isEmpty,
    !file.signals.contains(where: { target.holds($0, of: file) })
  {
    throw cannotHold(file, target, name, "the recording has none")
  }
  let bytes: [UInt8]
  switch target {
  case .csv: bytes = WideCSVWriter.bytes(of: file, decimals: options.decimals)
  case .tidy:
    bytes = TidyCSVWriter.bytes(
      of: file, decimals: options.decimals ?? file.unit.finestDecimals)
  case .trc:
    guard file.unit != nil else {
      throw MarkerFileError(
        path: name, .unitsUnknown, "TRC states the unit, and that of the recording is not known",
        hint: "pass --units mm, cm or m")
    }
    bytes = TRCWriter.bytes(of: file, name: name, decimals: options.decimals)
  case .c3d: bytes = try C3DWriter.bytes(of: file, path: name)
  case .sto, .mot:
    guard let table = OpenSimWriter.bytes(of: file, decimals: options.decimals ?? 8) else {
      throw cannotHold(file, target, name, "the recording has no such signal")
    }
    bytes = table
  case .motionBIDS: return try motionBIDS(file, name, options)
  }
  return [OutputFile(name: name, bytes: bytes)]
}

private func motionBIDS(
  _ file: MotionFile, _ name: String, _ options: WriteOptions
) throws(MarkerFileError) -> [OutputFile] {
  guard let parts = MotionBIDSName(fileName: name) else {
    throw MarkerFileError(
      path: name, .cannotWrite, "Motion-BIDS puts what a recording is into its name",
      hint:
        "name the file as in sub-01_task-squat_tracksys-vicon_motion.tsv; labels have letters and "
        + "digits only")
  }
  // Positions go out in metres, whatever the unit of the recording.
  guard file.names.isEmpty || file.unit != nil else {
    throw MarkerFileError(
      path: name, .unitsUnknown,
      "Motion-BIDS has metres, and the unit of the recording is not known",
      hint: "pass --units mm, cm or m")
  }
  return MotionBIDSWriter.files(of: file, named: parts, decimals: options.decimals ?? 9).map {
    OutputFile(name: $0.name, bytes: $0.bytes)
  }
}

/// The error of a format that has a place for nothing in a recording.
private func cannotHold(
  _ file: MotionFile, _ target: TargetFormat, _ name: String, _ lack: String
) -> MarkerFileError {
  let markers = file.names.isEmpty ? "" : "\(file.names.count) markers and "
  return MarkerFileError(
    path: name, .cannotHold, "\(target.scope), and \(lack)",
    hint: "choose another format: the recording holds \(markers)\(file.content)")
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
    add(names.count, "marker", isHeld: target.holds(.markers))
    add(events.count, "event", isHeld: target.holds(.events))
    add(forcePlates.count, "force platform", isHeld: target.holds(.forcePlates))
    add(parameters.count, "parameter", isHeld: target.holds(.parameters))
    return content.map { "\($0): \(target.scope)" }
  }
}

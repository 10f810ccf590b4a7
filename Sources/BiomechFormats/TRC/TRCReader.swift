// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads TRC, the text format of Motion Analysis and OpenSim.
enum TRCReader: TextReader {
  static let format = FileFormat.trc

  static func recognises(_ head: FileHead) -> Bool {
    head.lines.first.map { TRCHeader.recognises($0.text) } ?? false
  }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    let header = try TRCHeader(from: &lines)
    guard try lines.load() else {
      throw MarkerFileError(path: lines.path, line: lines.line, reason: .headerOnly)
    }
    if !header.labelsAreAligned { try checkWidth(of: header, in: lines) }
    var scanner = RowScanner(plan(for: header, in: lines))
    try scanner.readRows(from: &lines)
    let frameCount = scanner.table.rowCount
    guard frameCount > 0 else {
      throw MarkerFileError(path: lines.path, line: lines.line, reason: .headerOnly)
    }

    let frames = scanner.table.column(0)
    let times = scanner.table.column(1)
    let declared = header.number("DataRate").flatMap { $0 > 0 ? $0 : nil }
    let clock = try FrameClock(
      header: declared, times: times, frames: frames, options: request.options,
      path: lines.path)
    var table = MotionFile(
      format: .trc, path: lines.path, names: header.markers.map(\.name),
      coordinates: scanner.takeColumns(from: 2),
      frameCount: frameCount, rate: clock.rate, unit: header.unit)
    table.firstFrame = frames.first.flatMap { Int(exactly: $0) } ?? 1
    table.startTime = times.first ?? 0
    table.contentKey = lines.contentKey
    table.conclusions = [
      TrialSource.Conclusion(
        .format, "TRC",
        evidence: "the first line holds 'PathFileType'; \(header.markers.count) labels, "
          + "separated by \(header.delimiter.label)"),
      clock.conclusion,
    ]
    table.doubts = scanner.doubts + clock.doubts
    table.doubts += doubts(about: header, frameCount: frameCount, extra: scanner.extraCellCount)
    return table
  }

  private static func plan(for header: TRCHeader, in lines: LineBlocks) -> RowPlan {
    let width = (header.markers.map(\.column).max() ?? 0) + 3
    var slots = [Int32](repeating: -1, count: width)
    var names = (0..<width).map { "column \($0 + 1)" }
    (slots[0], slots[1]) = (0, 1)
    (names[0], names[1]) = ("Frame#", "Time")
    for (index, marker) in header.markers.enumerated() {
      for axis in 0..<3 {
        slots[marker.column + axis] = Int32(2 + 3 * index + axis)
        names[marker.column + axis] = "\(marker.name) \(["x", "y", "z"][axis])"
      }
    }
    return RowPlan(
      slots: slots, delimiter: header.delimiter, mark: lines.decimalMark(between: header.delimiter),
      clockCount: 2, allowsExtraCells: true, names: names)
  }

  /// Labels in another spacing than one for three columns are safe only when their number fits.
  private static func checkWidth(
    of header: TRCHeader, in lines: LineBlocks
  ) throws(MarkerFileError) {
    let end = lines.lineEnd(from: lines.start)
    var cells = header.delimiter.cells(of: Array(lines.bytes[lines.start..<end]))
    if cells.last?.isEmpty == true { cells.removeLast() }
    guard cells.count == 2 + 3 * header.markers.count else {
      throw MarkerFileError(
        path: lines.path, line: header.labelLine,
        reason: .labelCount(labels: header.markers.count, columns: cells.count - 2))
    }
  }

  private static func doubts(
    about header: TRCHeader, frameCount: Int, extra: Int
  ) -> [String] {
    var doubts = [MotionFile.doubt(aboutRepeated: header.repeated)].compactMap { $0 }
    if let declared = header.number("NumFrames"), declared != Double(frameCount) {
      doubts.append(
        "the header says \(declared.short) frames, the file has \(frameCount): "
          + "check that it is complete")
    }
    if extra > 0 {
      doubts.append("up to \((extra + 2) / 3) trajectories without a name were left out")
    }
    return doubts
  }
}

extension TRCHeader {
  /// The unit of the coordinates, if the header names one that is known.
  var unit: LengthUnit? {
    values["Units"].flatMap { LengthUnit(word: $0) }
  }
}

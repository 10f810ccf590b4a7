// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads STO and MOT, the tables of OpenSim and SIMM: coordinates, forces, orientations, poses.
enum OpenSimReader: TextReader {
  static let format = FileFormat.openSim

  static func recognises(_ head: FileHead) -> Bool { OpenSimHeader.recognises(head) }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    let header = try OpenSimHeader(from: &lines)
    let width = try elementCount(of: header, path: lines.path)
    guard let timeColumn = header.timeColumn, try lines.load() else {
      throw MarkerFileError(path: lines.path, line: lines.line, reason: .headerOnly)
    }
    var labels = header.labels
    labels.remove(at: timeColumn)
    let (names, repeated) = MotionFile.unique(labels)

    var table: RowTable
    var doubts: [String]
    if width == 1 {
      var scanner = RowScanner(plan(for: header, timeColumn: timeColumn, in: lines))
      try scanner.readRows(from: &lines)
      (table, doubts) = (scanner.takeTable(), scanner.doubts)
    } else {
      var rows = CompositeRows(
        CompositeLayout(
          delimiter: header.delimiter, labels: header.labels, timeColumn: timeColumn, width: width))
      try rows.read(from: &lines)
      (table, doubts) = (rows.takeTable(), rows.doubts)
    }
    let rowCount = table.rowCount
    guard rowCount > 0 else {
      throw MarkerFileError(path: lines.path, line: lines.line, reason: .headerOnly)
    }

    let times = table.column(0)
    let clock = try OpenSimClock(
      header: header.rate, times: times, options: request.options, path: lines.path)
    var content = OpenSimContent(
      names: names, width: width, columns: table.takeColumns(from: 1), rowCount: rowCount,
      header: header, rate: clock.rate)
    if let times = clock.unevenTimes {
      content.signals.append(
        Signal("time", kind: .other, units: ["s"], rate: clock.rate, values: times))
    }
    var file = MotionFile(
      format: .openSim, path: lines.path, names: content.markers,
      coordinates: content.takeCoordinates(), frameCount: rowCount, rate: clock.rate,
      unit: content.unit)
    file.startTime = times.first ?? 0
    file.signals = content.signals
    file.contentKey = lines.contentKey
    file.conclusions = [
      TrialSource.Conclusion(
        .format, FileFormat.openSim.label, evidence: evidence(for: header, content.remarks)),
      clock.conclusion,
    ]
    file.doubts = doubts + clock.doubts + countDoubts(header, rowCount: rowCount)
    file.doubts += content.doubts
    if let doubt = MotionFile.doubt(aboutRepeated: repeated) { file.doubts.append(doubt) }
    return file
  }

  /// How many numbers each cell holds.
  private static func elementCount(
    of header: OpenSimHeader, path: String
  ) throws(MarkerFileError) -> Int {
    let type = header.values["datatype"] ?? "double"
    let counts = [
      "double": 1, "float": 1, "vec2": 2, "vec3": 3, "unitvec3": 3, "vec4": 4, "quaternion": 4,
      "vec5": 5, "vec6": 6, "spatialvec": 6, "vec7": 7, "vec8": 8, "vec9": 9, "vec12": 12,
    ]
    guard let count = counts[type.lowercased()] else {
      throw MarkerFileError(
        path: path, reason: .unsupported(format: "an OpenSim table of type '\(type.printable)'"))
    }
    return count
  }

  private static func plan(
    for header: OpenSimHeader, timeColumn: Int, in lines: LineBlocks
  ) -> RowPlan {
    var slots: [Int32] = []
    for column in header.labels.indices {
      slots.append(column == timeColumn ? 0 : Int32(column < timeColumn ? column + 1 : column))
    }
    // Some writers put tabs between the labels and blanks between the numbers.
    var delimiter = header.delimiter
    let row = Array(lines.bytes[lines.start..<lines.lineEnd(from: lines.start)])
    if slots.count > 1, delimiter != .blanks, !row.contains(delimiter.byte) {
      delimiter = Delimiter(ofHeader: row)
    }
    return RowPlan(
      slots: slots, delimiter: delimiter, mark: lines.decimalMark(between: delimiter),
      clockCount: 1, allowsExtraCells: false, names: header.labels)
  }

  private static func evidence(for header: OpenSimHeader, _ remarks: [String]) -> String {
    let version = header.values["version"].map { " of version \($0.printable)" } ?? ""
    let columns =
      "a header\(version) that ends in 'endheader', then \(header.labels.count - 1) columns and "
      + "the time, separated by \(header.delimiter.label)"
    return ([columns] + remarks).joined(separator: "; ")
  }

  /// What the header counts wrongly.
  private static func countDoubts(_ header: OpenSimHeader, rowCount: Int) -> [String] {
    var doubts: [String] = []
    if let declared = header.count("nrows", "datarows"), declared != rowCount {
      doubts.append(
        "the header says \(declared) rows, the file has \(rowCount): check that it is complete")
    }
    if let declared = header.count("ncolumns", "datacolumns"), declared != header.labels.count {
      doubts.append(
        "the header says \(declared) columns, the file has \(header.labels.count): "
          + "check that it is complete")
    }
    return doubts
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads the text that Captury Live exports, which looks like Vicon's: joint positions and joint
/// angles of a markerless system, separated by semicolons.
///
/// Knee angles are extension, as the file has them. After the frames stand the camera positions.
struct CapturyReader: TextReader {
  static let format = FileFormat.captury

  static func recognises(_ head: FileHead) -> Bool { head.firstCells.first == "Recorded at" }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    let declaredCount = declaredFrameCount(in: lines)
    let header = try SectionHeader("Captury", from: &lines)
    let layout = CapturyLayout(header, rowWidth: rowWidth(of: lines, header.delimiter))
    guard !layout.markers.isEmpty else {
      throw MarkerFileError(path: lines.path, line: header.namesLine, reason: .noLabels)
    }
    let positions = layout.markers.compactMap(\.position).joined()
    let table = SectionTable(
      .modelOutputs, header, groups: layout.signals, markerColumns: Array(positions),
      allowsExtraCells: true)
    var rows = try SectionRows(from: &lines, table.layout)
    guard rows.count > 0 else {
      throw MarkerFileError(path: lines.path, line: lines.line, reason: .headerOnly)
    }
    let cameraCount = try skipCameras(in: &lines)
    let clock = try FrameClock(
      header: header.rate, times: [], frames: rows.frames, options: request.options,
      path: lines.path)
    var signals = ViconSignals()
    signals.append(from: rows, table, rate: clock.rate)
    let (names, repeated) = MotionFile.unique(layout.markers.map(\.name))
    let frames = rows.frames
    var coordinates = rows.takeColumns()
    coordinates.removeLast(coordinates.count - names.count * 3 * frames.count)
    var file = MotionFile(
      format: format, path: lines.path, names: names, coordinates: coordinates,
      frameCount: frames.count, rate: clock.rate, unit: layout.unit)
    // Captury counts frames from 0.
    file.firstFrame = Int(exactly: frames[0]) ?? 0
    file.startTime = frames[0] / clock.rate
    file.signals = signals.list
    file.contentKey = lines.contentKey
    file.conclusions = [
      TrialSource.Conclusion(
        .format, format.label,
        evidence: "the first line begins with 'Recorded at'; \(names.count) positions, separated "
          + "by \(header.delimiter.label)"),
      clock.conclusion,
    ]
    file.doubts =
      rows.doubts + clock.doubts
      + [rows.doubtAboutReturn, MotionFile.doubt(aboutRepeated: repeated), layout.doubt]
      .compactMap { $0 }
    if let declaredCount, declaredCount != Double(frames.count) {
      file.doubts.append(
        "the header says \(declaredCount.short) frames, the file has \(frames.count): "
          + "check that it is complete")
    }
    if cameraCount > 0 {
      file.doubts.append("\(cameraCount) camera positions after the frames were left out")
    }
    return file
  }

  /// The number of frames in a line such as `Frames;137`.
  private static func declaredFrameCount(in lines: borrowing LineBlocks) -> Double? {
    for line in lines.peek(lines: 6, length: 4096) {
      let cells = Delimiter(ofLine: line.text).cells(of: line.text)
      if cells.first == "Frames" { return DecimalScanner.value(of: cells.cell(1)) }
    }
    return nil
  }

  /// The number of cells in the next row, without empty ones at its end.
  private static func rowWidth(of lines: borrowing LineBlocks, _ delimiter: Delimiter) -> Int {
    let row = lines.peek(lines: 1, length: LineBlocks.lineLimit).first?.text ?? []
    return delimiter.cells(of: row).trimmedCount
  }

  /// Takes the rest of the file, which holds camera positions.
  ///
  /// - Returns: The number of cameras.
  private static func skipCameras(in lines: inout LineBlocks) throws(MarkerFileError) -> Int {
    var count = 0
    while let line = try lines.nextLine() {
      let first = Delimiter(ofLine: line).cells(of: line).first ?? ""
      if first.hasPrefix("Camera "), first.last?.isNumber ?? false { count += 1 }
      try refuseNumbers(first, in: lines)
    }
    return count
  }

  /// Throws for a row of frames that a blank line has cut off.
  private static func refuseNumbers(
    _ cell: String, in lines: borrowing LineBlocks
  ) throws(MarkerFileError) {
    guard let value = DecimalScanner.value(of: cell), !value.isNaN else { return }
    throw MarkerFileError(numbersOutsideSectionIn: lines.path, line: lines.line - 1)
  }
}

/// Which columns of a Captury file are positions, angles or something else.
struct CapturyLayout {
  /// The positions of joints.
  private(set) var markers: [ColumnGroup] = []

  private(set) var signals: [ColumnGroup] = []

  private(set) var doubt: String?

  /// Sorts the groups of a header.
  ///
  /// The header names no angles for the ends of hands and feet, but the rows have them, and the last
  /// columns have no name at all. Where rows are longer than the header, a name behind the first
  /// such place would stand over the numbers of another joint.
  ///
  /// - Parameters:
  ///   - header: The header.
  ///   - rowWidth: The number of cells in the first row.
  init(_ header: SectionHeader, rowWidth: Int) {
    var groups = header.groups.filter { !$0.name.isEmpty }
    let extra = rowWidth - header.columnNames.count
    if extra > 0,
      let first = groups.firstIndex(where: { $0.position == nil || $0.name.contains("End") })
    {
      doubt =
        "the rows have \(extra) cells more than the header has names: what stands in the columns "
        + "from '\(groups[first].name.printable)' on cannot be told and was left out"
      groups.removeSubrange(first...)
    }
    for group in groups {
      if group.position != nil, LengthUnit(label: group.positionUnit) != nil,
        VendorOutput(name: group.name) == nil
      {
        markers.append(group)
      } else {
        signals.append(group)
      }
    }
  }

  /// The unit of the positions.
  var unit: LengthUnit? {
    let units = Set(markers.map(\.positionUnit))
    return units.count == 1 ? units.first.flatMap { LengthUnit(label: $0) } : nil
  }
}

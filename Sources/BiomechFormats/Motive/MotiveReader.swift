// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads the CSV of OptiTrack Motive, format version 1.2 and later.
enum MotiveReader: TextReader {
  static let format = FileFormat.motive

  static func recognises(_ head: FileHead) -> Bool {
    (head.lines.first.map { MotiveHeader.recognises($0.text) } ?? false) || isTagged(head)
  }

  /// Whether this is the layout of Tracking Tools, where the first cell of a line says what it is.
  private static func isTagged(_ head: FileHead) -> Bool {
    head.text.contains { $0.lowercased().hasPrefix("info,version,") }
  }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    let head = FileHead(of: lines, fileName: request.fileName)
    if let index = head.text.firstIndex(where: { $0.lowercased().hasPrefix("info,version,") }) {
      throw MotiveHeader.oldVersion(
        head.cells(ofLine: index).dropFirst(2).first ?? "", path: request.path,
        line: head.lines[index].number)
    }
    let header = try MotiveHeader(from: &lines)
    let columns = MotiveColumns(header)
    var isSolved = false
    var points = columns.measured
    if points.isEmpty, !columns.solved.isEmpty { (points, isSolved) = (columns.solved, true) }
    let others = columns.bodies + (isSolved ? [] : columns.solved)
    guard !points.isEmpty || !others.isEmpty || columns.unlabelledCount > 0 else {
      throw MarkerFileError(
        path: request.path, line: header.line, .noMarkers,
        "no column of the header belongs to a marker or a body",
        hint: "switch on the markers among the export settings of Motive")
    }

    let (names, repeated) = MotionFile.unique(points.map(\.name))
    var scanner = RowScanner(
      plan(for: header, points: points, others: others, in: lines))
    try scanner.readRows(from: &lines)
    let frameCount = scanner.table.rowCount
    guard frameCount > 0 else {
      throw MarkerFileError(path: request.path, line: header.line, reason: .headerOnly)
    }
    let (frames, times) = (scanner.table.column(0), scanner.table.column(1))
    let declared = (header.number("Export Frame Rate") ?? header.number("Capture Frame Rate"))
      .flatMap { $0 > 0 ? $0 : nil }
    let clock = try FrameClock(
      header: declared, times: times, frames: frames, options: request.options,
      path: request.path)

    var numbers = scanner.takeColumns(from: 2)
    let signals = signals(
      of: others, in: numbers, from: 3 * points.count, header: header, rate: clock.rate)
    numbers.removeLast(numbers.count - 3 * points.count * frameCount)
    let (unit, factor) = header.unit
    if factor != 1 { for index in numbers.indices { numbers[index] *= factor } }
    var file = MotionFile(
      format: .motive, path: request.path, names: names, coordinates: numbers,
      frameCount: frameCount, rate: clock.rate, unit: unit)
    file.signals = signals.signals
    file.firstFrame = frames.first.flatMap { Int(exactly: $0) } ?? 0
    file.startTime = times.first ?? 0
    file.contentKey = lines.contentKey
    file.conclusions = [formatConclusion(header, columns), clock.conclusion]
    file.doubts = scanner.doubts + clock.doubts
    if let doubt = MotionFile.doubt(aboutRepeated: repeated) { file.doubts.append(doubt) }
    file.doubts += doubts(about: header, columns, frameCount: frameCount, isSolved: isSolved)
    if signals.poseless > 0 {
      file.doubts.append(
        "frames without a pose, which the file writes as the rotation 0, 0, 0, -1, were taken as "
          + "missing: \(signals.poseless)")
    }
    return file
  }
}

extension MotiveReader {
  /// Frame and time, then the points, then everything else.
  private static func plan(
    for header: MotiveHeader, points: [MotiveColumns.Object], others: [MotiveColumns.Object],
    in lines: LineBlocks
  ) -> RowPlan {
    let width = max(header.columnCount, header.clockCount)
    var slots = [Int32](repeating: -1, count: width)
    var names = (0..<width).map { "column \($0 + 1)" }
    (slots[0], slots[1]) = (0, 1)
    (names[0], names[1]) = ("Frame", "Time (Seconds)")
    var slot: Int32 = 2
    func place(_ column: Int, _ name: String) {
      slots[column] = slot
      names[column] = name
      slot += 1
    }
    for point in points {
      for (axis, column) in zip(["X", "Y", "Z"], point.position ?? []) {
        place(column, "\(point.name) \(axis)")
      }
    }
    for object in others {
      for (component, name) in zip(object.components, object.componentNames) {
        place(component.column, "\(object.name) \(name)")
      }
    }
    return RowPlan(
      slots: slots, delimiter: header.delimiter, mark: lines.decimalMark(between: header.delimiter),
      clockCount: 2, allowsExtraCells: false, names: names)
  }

  /// Bodies and solved points as signals, in the unit and axes of the file, and how many poses are
  /// none.
  private static func signals(
    of objects: [MotiveColumns.Object], in numbers: [Double], from first: Int,
    header: MotiveHeader, rate: Double
  ) -> (signals: [Signal], poseless: Int) {
    let width = objects.reduce(first) { $0 + $1.components.count }
    guard width > first else { return ([], 0) }
    let frameCount = numbers.count / width
    let length = header.values["Length Units"]?.lowercased() ?? ""
    var poseless = 0
    var column = first
    let signals = objects.map { object in
      let range = column * frameCount..<(column + object.components.count) * frameCount
      column += object.components.count
      let names = object.componentNames
      var values = Array(numbers[range])
      poseless += removePoseless(&values, names: names, frameCount: frameCount)
      return Signal(
        object.name,
        kind: object.components.contains { $0.category == "Rotation" } ? .pose : .point,
        components: names, units: object.units(length: lengthWords[length] ?? length), rate: rate,
        values: values)
    }
    return (signals, poseless)
  }

  private static let lengthWords = [
    "meters": "m", "centimeters": "cm", "millimeters": "mm", "inches": "in",
  ]

  /// Makes frames missing in which the quaternion is 0, 0, 0, -1.
  private static func removePoseless(
    _ values: inout [Double], names: [String], frameCount: Int
  ) -> Int {
    let rotation = ["QX", "QY", "QZ", "QW"].compactMap { names.firstIndex(of: $0) }
    guard rotation.count == 4 else { return 0 }
    var count = 0
    for frame in 0..<frameCount {
      let quaternion = rotation.map { values[$0 * frameCount + frame] }
      guard quaternion == [0, 0, 0, -1] else { continue }
      count += 1
      for column in names.indices { values[column * frameCount + frame] = .nan }
    }
    return count
  }
}

extension MotiveReader {
  private static func formatConclusion(
    _ header: MotiveHeader, _ columns: MotiveColumns
  ) -> TrialSource.Conclusion {
    let rotation =
      columns.bodies.isEmpty
      ? "" : " with rotations as \(header.values["Rotation Type"]?.printable ?? "they are named")"
    return TrialSource.Conclusion(
      .format, FileFormat.motive.label,
      evidence: "the header has format version "
        + "\(header.values["Format Version"]?.printable ?? "unknown"); "
        + "measured points: \(columns.measured.count), solved points: \(columns.solved.count), "
        + "bodies: \(columns.bodies.count)\(rotation)")
  }

  private static func doubts(
    about header: MotiveHeader, _ columns: MotiveColumns, frameCount: Int, isSolved: Bool
  ) -> [String] {
    var doubts: [String] = []
    if isSolved {
      doubts.append(
        "the file has solved points only, which follow from a model and are never out of sight: "
          + "export 'Markers' from Motive to have what was measured")
    }
    if columns.unlabelledCount > 0 {
      let count = columns.unlabelledCount
      doubts.append(
        "\(count) unlabelled \(count == 1 ? "trajectory was" : "trajectories were") left out: "
          + "label the markers in Motive")
    }
    if !columns.incomplete.isEmpty {
      let names = columns.incomplete.prefix(8).map { "'\($0.printable)'" }.joined(separator: ", ")
      doubts.append("columns of \(names) lack one of x, y and z and were left out")
    }
    if header.unit.factor != 1 {
      doubts.append("the file has inches: positions of markers were turned into millimetres")
    }
    if let declared = header.number("Total Exported Frames"), declared != Double(frameCount) {
      doubts.append(
        "the header says \(declared.short) frames, the file has \(frameCount): "
          + "check that it is complete")
    }
    let version = MotiveHeader.versionParts(header.values["Format Version"] ?? "")
    if [1, 25].lexicographicallyPrecedes(version) {
      doubts.append(
        "the format version is newer than 1.25, the newest known: compare a few numbers")
    }
    return doubts
  }
}

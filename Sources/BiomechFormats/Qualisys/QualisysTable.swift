// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The rows of a Qualisys TSV file with what every kind of them has: clocks, rate, events.
struct QualisysTable {
  let header: QualisysHeader
  let clock: FrameClock
  let frameCount: Int

  /// The columns that were asked for, one after another.
  private(set) var columns: [Double]

  private let frames: [Double]
  private let times: [Double]
  private let rowDoubts: [String]

  /// Reads the rows.
  ///
  /// - Parameters:
  ///   - wanted: The columns of the file to keep, from 0, in the order in which they are kept.
  ///   - names: The names of these columns, for messages.
  ///   - width: The number of columns in the file, clocks included.
  ///   - clockCount: The number of columns for frame and time, 0 or 2.
  ///   - header: The header.
  ///   - lines: The file, at its first row of numbers.
  ///   - request: What is asked for.
  /// - Throws: ``MarkerFileError`` for a row or cell that does not fit, or a missing rate.
  init(
    columns wanted: [Int], names: [String], width: Int, clockCount: Int,
    header: QualisysHeader, from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) {
    self.header = header
    var slots = [Int32](repeating: -1, count: width)
    var titles = slots.indices.map { "column \($0 + 1)" }
    for (column, title) in ["Frame", "Time"].prefix(clockCount).enumerated() {
      (slots[column], titles[column]) = (Int32(column), title)
    }
    for (index, column) in wanted.enumerated() {
      (slots[column], titles[column]) = (Int32(clockCount + index), names[index])
    }
    var scanner = RowScanner(
      RowPlan(
        slots: slots, delimiter: header.delimiter,
        mark: lines.decimalMark(between: header.delimiter), clockCount: clockCount,
        allowsExtraCells: false, names: titles))
    try scanner.readRows(from: &lines)
    frameCount = scanner.table.rowCount
    guard frameCount > 0 else {
      throw MarkerFileError(path: request.path, line: header.line, reason: .headerOnly)
    }
    frames = clockCount > 0 ? scanner.table.column(0) : []
    times = clockCount > 0 ? scanner.table.column(1) : []
    rowDoubts = scanner.doubts
    columns = scanner.takeColumns(from: clockCount)
    clock = try Self.clock(header, times: times, frames: frames, request)
  }

  private static func clock(
    _ header: QualisysHeader, times: [Double], frames: [Double], _ request: ReadRequest
  ) throws(MarkerFileError) -> FrameClock {
    let word = header.values["FREQUENCY"]?.first
    if word?.uppercased() == "EXT", request.options.rate == nil {
      throw MarkerFileError(
        path: request.path, .rateMissing,
        "FREQUENCY is EXT: the cameras were triggered by another device, and the file does not "
          + "say how often",
        hint: "pass --rate with the frames per second, such as --rate 100")
    }
    let channels = header.numbers("CHANNEL_FREQUENCIES").compactMap { $0 }
    let declared = header.number("FREQUENCY") ?? channels.max()
    return try FrameClock(
      header: declared.flatMap { $0 > 0 ? $0 : nil }, times: times, frames: frames,
      options: request.options, path: request.path)
  }

  /// Takes the columns away, so that there is no second copy of them.
  mutating func takeColumns() -> [Double] {
    var taken: [Double] = []
    swap(&taken, &columns)
    return taken
  }

  /// Some of the columns.
  ///
  /// - Parameter range: The columns in the order in which they were asked for.
  /// - Returns: The columns one after another.
  func columns(_ range: Range<Int>) -> [Double] {
    Array(columns[range.lowerBound * frameCount..<range.upperBound * frameCount])
  }

  /// A file with everything that does not depend on what the columns are.
  ///
  /// - Parameters:
  ///   - names: The names of the markers.
  ///   - coordinates: Three columns for each of them.
  ///   - content: What the file holds, in words.
  ///   - lines: The file, at its end.
  /// - Returns: The file, in millimetres.
  func file(
    names: [String], coordinates: [Double], content: String, read lines: borrowing LineBlocks
  ) -> MotionFile {
    var file = MotionFile(
      format: .qualisys, path: lines.path, names: names, coordinates: coordinates,
      frameCount: frameCount, rate: clock.rate, unit: .millimetres)
    let first = frames.first ?? header.number("FIRST_SAMPLE") ?? 1
    file.firstFrame = Int(exactly: first) ?? 1
    file.startTime = times.first ?? (first - 1) / clock.rate
    file.contentKey = lines.contentKey
    file.events = header.events.compactMap { event in
      frame(of: event).map { .init(event.label, frame: $0) }
    }
    let version = header.values["FILE_VERSION"]?.first.map { " of version \($0.printable)" } ?? ""
    file.conclusions = [
      TrialSource.Conclusion(
        .format, FileFormat.qualisys.label,
        evidence: "the header\(version) has the keys of Qualisys; \(content)"),
      clock.conclusion,
    ]
    file.doubts = rowDoubts + clock.doubts
    for key in ["NO_OF_FRAMES", "NO_OF_SAMPLES"] {
      guard let declared = header.number(key), declared != Double(frameCount) else { continue }
      file.doubts.append(
        "the header says \(declared.short) frames, the file has \(frameCount): "
          + "check that it is complete")
    }
    return file
  }

  /// The number of an event's frame; in a file of samples the event counts video frames, so that only
  /// its time helps.
  private func frame(of event: QualisysHeader.Event) -> Int? {
    let isVideo = header.values["NO_OF_SAMPLES"] == nil
    if isVideo, let frame = event.frame.flatMap({ Int(exactly: $0) }) { return frame }
    return event.time.flatMap { Int(exactly: ($0 * clock.rate).rounded() + 1) }
  }
}

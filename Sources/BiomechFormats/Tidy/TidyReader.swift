// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Reads a tidy table: one row for each marker and frame, in any order, with the columns `frame` or
/// `time`, `marker` or `keypoint`, `x`, `y` and `z`, as FreeMoCap 2 and statistics programs write it.
struct TidyReader {
  private let header: TidyHeader
  private let path: String
  private let rows: TidyRows

  /// The rows that count, in the order of the file.
  private var kept: [Int] = []

  private var doubts: [String] = []

  /// Reads a whole table.
  ///
  /// - Parameter lines: The file, at its first line.
  /// - Throws: ``MarkerFileError`` for titles, rows or cells that do not fit.
  private init(from lines: inout LineBlocks) throws(MarkerFileError) {
    try lines.skipEmptyRows()
    path = lines.path
    let line = lines.line
    let first = try lines.nextLine() ?? []
    let delimiter = Delimiter(ofHeader: first)
    guard let header = TidyHeader(titles: delimiter.cells(of: first)) else {
      let text = Delimiter.decoded(Array(first.prefix(60)))
      throw MarkerFileError(path: path, line: line, reason: .unknownFormat(firstLine: text))
    }
    guard let keyColumn = header.frame ?? header.time else {
      throw MarkerFileError(
        path: path, line: line, .headerIncomplete,
        "a table with one row for each marker needs a column that says the frame or the time",
        hint: "add a column 'frame' or 'time'")
    }
    self.header = header
    guard try lines.load() else {
      throw MarkerFileError(path: path, line: lines.line, reason: .headerOnly)
    }
    var rows = TidyRows(
      header: header, keyColumn: keyColumn, delimiter: delimiter,
      mark: Self.decimalMark(of: header, in: lines, delimiter))
    try rows.read(from: &lines)
    guard rows.count > 0 else {
      throw MarkerFileError(path: path, line: lines.line, reason: .headerOnly)
    }
    self.rows = rows
    doubts = rows.doubts
    try refuseTrials()
    chooseRows()
  }

  /// The decimal mark of the coordinates in the first rows; names may hold points and commas.
  private static func decimalMark(
    of header: TidyHeader, in lines: LineBlocks, _ delimiter: Delimiter
  ) -> UInt8 {
    let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    guard delimiter != .comma else { return point }
    var hasComma = false
    for line in lines.peek(lines: 200, length: 4096) {
      let cells = delimiter.cells(of: line.text)
      for column in header.coordinates where column < cells.count {
        if cells[column].contains(".") { return point }
        hasComma = hasComma || cells[column].contains(",")
      }
    }
    return hasComma ? comma : point
  }

  private func refuseTrials() throws(MarkerFileError) {
    guard rows.trials.count > 1 else { return }
    let names = rows.trials.texts
    let shown = names.prefix(8).map { "'\($0.printable)'" }.joined(separator: ", ")
    throw MarkerFileError(
      path: path, .unknownLayout,
      "the file holds \(names.count) trials: \(shown)" + (names.count > 8 ? " and more" : ""),
      hint: "keep the rows of one trial in a file")
  }

  /// Leaves out all kinds of trajectories but one: FreeMoCap writes each point as it was measured,
  /// `3d_xyz`, and once more with bones of constant length.
  private mutating func chooseRows() {
    let kinds = rows.trajectories.texts
    guard kinds.count > 1 else {
      kept = Array(0..<rows.count)
      return
    }
    let chosen = kinds.firstIndex(of: "3d_xyz") ?? 0
    kept = (0..<rows.count).filter { Int(rows.trajectoryOfRow[$0]) == chosen }
    let others = kinds.indices.filter { $0 != chosen }.prefix(8).map { "'\(kinds[$0].printable)'" }
    doubts.append(
      "only the trajectories '\(kinds[chosen].printable)' are read: "
        + "\(others.joined(separator: ", ")) left out")
  }
}

extension TidyReader: TextReader {
  static let format = FileFormat.tidy

  /// Whether the titles name a marker and x, y and z.
  static func recognises(_ head: FileHead) -> Bool {
    TidyHeader(titles: head.cells(ofLine: 0)) != nil
  }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    try TidyReader(from: &lines).file(contentKey: lines.contentKey, request.options)
  }

  private func file(
    contentKey: String, _ options: ReadOptions
  ) throws(MarkerFileError) -> MotionFile {
    let (markerOfRow, names) = markers()
    let (unique, repeated) = MotionFile.unique(names)
    var frames = TidyFrames(kept.map { rows.keys[$0] }, areNumbers: header.frame != nil)
    let (table, isOverflown) = frames.count.multipliedReportingOverflow(by: unique.count)
    // A table that is nearly empty is a mistake, or an attempt to fill the memory.
    guard !isOverflown, table <= max(1 << 21, 32 * rows.count) else {
      throw MarkerFileError(
        path: path, .damagedFile,
        "\(rows.count) rows name \(unique.count) markers in \(frames.count) frames, so that nearly"
          + " every sample is missing",
        hint: "check the columns '\(header.titles[header.marker].printable)' and"
          + " '\(header.titles[header.frame ?? header.time ?? 0].printable)'")
    }

    var coordinates = [Double](repeating: .nan, count: 3 * table)
    for (index, row) in kept.enumerated() {
      let frame = frames.index(of: rows.keys[row])
      let place = 3 * Int(markerOfRow[index]) * frames.count + frame
      var (isTaken, isSeen) = (false, false)
      for axis in 0..<3 {
        let value = rows.coordinates[3 * row + axis]
        isTaken = isTaken || !coordinates[place + axis * frames.count].isNaN
        isSeen = isSeen || !value.isNaN
        if !value.isNaN { coordinates[place + axis * frames.count] = value }
      }
      if isTaken, isSeen { throw twice(unique[Int(markerOfRow[index])], key: rows.keys[row]) }
    }

    let (times, timeDoubts) = times(at: &frames)
    let clock = try FrameClock(
      header: nil, times: times, frames: header.frame == nil ? [] : frames.keys, options: options,
      path: path)
    var file = MotionFile(
      format: .tidy, path: path, names: unique, coordinates: coordinates,
      frameCount: frames.count, rate: clock.rate, unit: header.unit)
    file.firstFrame = header.frame == nil ? 1 : frames.keys.first.flatMap { Int(exactly: $0) } ?? 1
    file.startTime = times.first ?? 0
    file.contentKey = contentKey
    file.people = rows.subjects.texts.filter { !$0.isEmpty }
    file.conclusions = [conclusion(markers: unique.count), clock.conclusion]
    file.doubts = doubts + timeDoubts + clock.doubts
    file.doubts += [MotionFile.doubt(aboutRepeated: repeated), frames.doubt].compactMap { $0 }
    return file
  }

  /// The marker of each kept row, and the names; they carry the subject where there are several.
  private func markers() -> (ofRow: [Int32], names: [String]) {
    let words = rows.markers.texts
    let people = rows.subjects.texts
    var indices: [UInt64: Int32] = [:]
    var names: [String] = []
    var last: (key: UInt64, index: Int32)?
    let ofRow = kept.map { row -> Int32 in
      let marker = Int(rows.markerOfRow[row])
      let subject = people.count > 1 ? Int(rows.subjectOfRow[row]) : 0
      let key = UInt64(UInt32(marker)) | UInt64(UInt32(subject)) << 32
      if let last, last.key == key { return last.index }
      let index: Int32
      if let known = indices[key] {
        index = known
      } else {
        index = Int32(names.count)
        indices[key] = index
        let isNamed = people.count > 1 && !people[subject].isEmpty
        names.append(isNamed ? "\(people[subject]):\(words[marker])" : words[marker])
      }
      last = (key, index)
      return index
    }
    return (ofRow, names)
  }

  /// The time of each frame in seconds; empty where the file has none.
  private func times(at frames: inout TidyFrames) -> (times: [Double], doubts: [String]) {
    guard header.time != nil else { return ([], []) }
    guard header.frame != nil else {
      return (frames.keys.map { $0 * header.secondsPerUnit }, [])
    }
    var times = [Double](repeating: .nan, count: frames.count)
    var differing = 0
    for row in kept {
      let frame = frames.index(of: rows.keys[row])
      let time = rows.times[row] * header.secondsPerUnit
      if times[frame].isNaN {
        times[frame] = time
      } else if !time.isNaN, (times[frame] - time).magnitude > 1e-6 {
        differing += 1
      }
    }
    guard times.interpolateMissing() else { return ([], []) }
    guard differing > 0 else { return (times, []) }
    return (
      times,
      [
        "\(differing) rows give another time than the first row of their frame: the first was used"
      ]
    )
  }

  private func conclusion(markers: Int) -> TrialSource.Conclusion {
    let columns = [header.marker] + header.coordinates
    let titles = columns.map { "'\(header.titles[$0].printable)'" }.joined(separator: ", ")
    return TrialSource.Conclusion(
      .format, "tidy CSV",
      evidence: "one row for each of \(markers) markers in each frame: \(titles)")
  }

  private func twice(_ name: String, key: Double) -> MarkerFileError {
    MarkerFileError(
      path: path, .duplicateMarker,
      "marker '\(name.printable)' stands twice \(header.frame == nil ? "at time" : "in frame")"
        + " \(key.short)",
      hint: "keep one recording of one person in a file, with one row for each marker and frame")
  }
}

extension [Double] {
  /// Puts numbers on the straight line between their neighbours in place of NaN; at the ends the
  /// line goes on.
  ///
  /// - Returns: False where there are fewer than two numbers and something is missing.
  fileprivate mutating func interpolateMissing() -> Bool {
    let known = indices.filter { !self[$0].isNaN }
    if known.count == count { return true }
    guard known.count > 1 else { return false }
    var next = 1
    for index in indices where self[index].isNaN {
      while known[next] < index, next + 1 < known.count { next += 1 }
      let (left, right) = (known[next - 1], known[next])
      let slope = (self[right] - self[left]) / Double(right - left)
      self[index] = self[left] + Double(index - left) * slope
    }
    return true
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads Motion-BIDS: a table without titles, and the files beside it that describe it.
enum MotionBIDSReader: TextReader {
  static let format = FileFormat.motionBIDS

  /// The name tells: there is nothing in the file but numbers.
  static func recognises(_ head: FileHead) -> Bool {
    head.fileName.hasSuffix(MotionBIDSFile.ending)
  }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    var description = try MotionBIDSDescription(beside: request)
    let channels = description.channels
    var doubts: [String] = []
    try skipTitles(of: channels, in: &lines, request, &doubts)
    var scanner = RowScanner(
      RowPlan(
        slots: channels.indices.map { Int32($0) }, delimiter: .tab,
        mark: lines.decimalMark(between: .tab), clockCount: 0, allowsExtraCells: false,
        names: channels.map(\.name)))
    try scanner.readRows(from: &lines)
    let frameCount = scanner.table.rowCount
    guard frameCount > 0 else {
      throw MarkerFileError(path: lines.path, line: lines.line, reason: .headerOnly)
    }
    var columns = scanner.takeColumns(from: 0)
    if let missing = description.missingValue, !missing.isNaN {
      for place in columns.indices where columns[place] == missing { columns[place] = .nan }
    }

    let times = latencies(channels, columns, frameCount: frameCount)
    let clock = try clock(description, times: times, request)
    var content = MotionBIDSContent(
      channels: channels, columns: columns, frameCount: frameCount, rate: clock.rate)
    var file = MotionFile(
      format: .motionBIDS, path: lines.path, names: content.markers,
      coordinates: content.takeCoordinates(), frameCount: frameCount, rate: clock.rate,
      unit: content.unit)
    file.startTime = times.first ?? 0
    file.signals = content.signals
    if let frame = content.referenceFrame, let axes = description.axes[frame] { file.axes = axes }
    try description.readEvents(beside: request, rate: clock.rate)
    file.events = description.events
    file.contentKey = lines.contentKey
    file.conclusions = [
      TrialSource.Conclusion(
        .format, FileFormat.motionBIDS.label,
        evidence: "the name ends in '\(MotionBIDSFile.ending)', and the channels file beside it "
          + "describes \(channels.count) columns"),
      clock.conclusion,
    ]
    file.doubts =
      scanner.doubts + doubts + clock.doubts + description.doubts + content.doubts
    file.doubts += rateDoubts(description, rate: clock.rate)
    return file
  }

  /// Passes over a row of titles, which BIDS does not allow, and checks the width of the first row.
  private static func skipTitles(
    of channels: [MotionBIDSChannel], in lines: inout LineBlocks, _ request: ReadRequest,
    _ doubts: inout [String]
  ) throws(MarkerFileError) {
    try lines.skipBlankLines()
    func firstCells() throws(MarkerFileError) -> [String] {
      guard try lines.load() else { return [] }
      let line = Array(lines.bytes[lines.start..<lines.lineEnd(from: lines.start)])
      let cells = Delimiter.tab.cells(of: line)
      return Array(cells.prefix(cells.trimmedCount))
    }
    var cells = try firstCells()
    if cells == channels.map(\.name) {
      doubts.append("the first row names the columns, which BIDS does not allow: it was left out")
      _ = try lines.nextLine()
      cells = try firstCells()
    }
    guard !cells.isEmpty, cells.count != channels.count else { return }
    let name = MotionBIDSFile.name("_channels.tsv", beside: request.fileName)
    throw MarkerFileError(
      path: lines.path, line: lines.line, .companionMissing,
      "this row has \(cells.count) \(cells.count == 1 ? "cell" : "cells"), but "
        + "'\(name.printable)' describes \(channels.count)",
      hint: "check that both files belong to one recording")
  }

  /// The time of each frame in seconds, where a channel has it.
  private static func latencies(
    _ channels: [MotionBIDSChannel], _ columns: [Double], frameCount: Int
  ) -> [Double] {
    guard let place = channels.firstIndex(where: { $0.type == "LATENCY" }) else { return [] }
    let column = columns[place * frameCount..<(place + 1) * frameCount]
    guard column.allSatisfy(\.isFinite) else { return [] }
    let isMilliseconds = ["ms", "msec", "milliseconds"].contains(channels[place].units.lowercased())
    return isMilliseconds ? column.map { $0 / 1000 } : Array(column)
  }

  private static func clock(
    _ description: MotionBIDSDescription, times: [Double], _ request: ReadRequest
  ) throws(MarkerFileError) -> FrameClock {
    if description.declaredRate == nil, times.count < 2, request.options.rate == nil {
      let name = MotionBIDSFile.name("_motion.json", beside: request.fileName)
      throw MarkerFileError(
        path: request.path, .companionMissing,
        "'\(name.printable)', which says the rate (SamplingFrequency), is not beside it, "
          + "or does not say it",
        hint: "put the files of the recording into one folder, or pass --rate")
    }
    return try FrameClock(
      header: description.declaredRate, times: times, frames: [], options: request.options,
      path: request.path)
  }

  private static func rateDoubts(_ description: MotionBIDSDescription, rate: Double) -> [String] {
    guard let effective = description.effectiveRate, (effective / rate - 1).magnitude > 0.001 else {
      return []
    }
    return [
      "the effective rate is \(effective.short) Hz, not \(rate.short) Hz: pass --rate if the "
        + "effective one is right"
    ]
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// What the sections of a Vicon text file hold together.
struct ViconContent {
  var events: [ViconEvent] = []
  var doubts: [String] = []

  /// The line of the first section.
  var firstLine: Int?

  private let format: FileFormat
  private let path: String
  private let options: ReadOptions
  private var markers: Markers?
  private var signals = ViconSignals()

  /// The line of names over trajectories of which none is labelled.
  private var unlabelledLine: Int?

  init(_ format: FileFormat, path: String, _ options: ReadOptions) {
    self.format = format
    self.path = path
    self.options = options
  }

  /// The markers of the file.
  private struct Markers {
    var names: [String]
    var coordinates: [Double]
    var frames: [Double]
    var unit: LengthUnit?
    var clock: FrameClock

    /// The rate in the header.
    var declaredRate: Double?
  }

  /// Reads the rows of a section that becomes signals.
  ///
  /// - Parameters:
  ///   - table: What to read.
  ///   - lines: The file, at the first row.
  /// - Throws: ``MarkerFileError`` for a cell or row that does not fit, or a missing rate.
  mutating func readSignals(
    _ table: SectionTable, from lines: inout LineBlocks
  ) throws(MarkerFileError) {
    noteNames(without: table.header)
    doubts += try signals.read(table, from: &lines, frameRate: options.rate)
  }

  /// Reads the rows of trajectories.
  ///
  /// - Parameters:
  ///   - header: The header of the section.
  ///   - lines: The file, at the first row.
  /// - Throws: ``MarkerFileError`` for a cell or row that does not fit, or a missing rate.
  mutating func readTrajectories(
    _ header: SectionHeader, from lines: inout LineBlocks
  ) throws(MarkerFileError) {
    noteNames(without: header)
    let sorting = try TrajectorySorting(
      header.groups, labels: options.labels, path: path, line: header.namesLine)
    doubts += sorting.doubts
    let table = SectionTable(
      .trajectories, header, groups: sorting.signals, markerColumns: sorting.markerColumns)
    if sorting.markers.isEmpty {
      if sorting.unlabelledCount > 0 { unlabelledLine = header.namesLine }
      doubts += try signals.read(table, from: &lines, frameRate: options.rate)
      return
    }
    var rows = try SectionRows(from: &lines, table.layout)
    doubts += rows.doubts
    guard markers == nil else {
      doubts.append(
        "a second section '\(header.title)' in line \(header.line) was left out: "
          + "export one trial per file")
      return
    }
    guard rows.count > 0 else {
      doubts.append("the section '\(header.title)' in line \(header.line) has no row")
      return
    }
    let clock = try FrameClock(
      header: header.rate, times: [], frames: rows.frames, options: options, path: path)
    doubts += clock.doubts
    if let doubt = rows.doubtAboutReturn { doubts.append(doubt) }
    signals.append(from: rows, table, rate: header.rate ?? clock.rate)
    var coordinates = rows.takeColumns()
    coordinates.removeLast((table.layout.columns.count - sorting.markerColumns.count) * rows.count)
    markers = Markers(
      names: sorting.markers, coordinates: coordinates, frames: rows.frames, unit: sorting.unit,
      clock: clock, declaredRate: header.rate)
  }

  private mutating func noteNames(without header: SectionHeader) {
    guard let first = header.namesWithoutColumn.first else { return }
    doubts.append(
      "\(header.namesWithoutColumn.count) names of '\(header.title)' stand over no column and "
        + "were left out, the first is '\(first.printable)'")
  }

  /// Puts together what was read.
  ///
  /// - Parameters:
  ///   - contentKey: The key of the bytes.
  ///   - evidence: How the format was told.
  /// - Returns: The file.
  /// - Throws: ``MarkerFileError`` when nothing was read.
  consuming func file(contentKey: String, evidence: String) throws(MarkerFileError) -> MotionFile {
    if markers == nil, signals.list.isEmpty {
      if let unlabelledLine {
        throw MarkerFileError(path: path, line: unlabelledLine, reason: .noLabels)
      }
      throw MarkerFileError(path: path, line: firstLine, reason: .headerOnly)
    }
    let frames = markers?.frames ?? signals.frames
    let rate = markers?.clock.rate ?? signals.rate
    let frameRate = markers?.clock.rate ?? signals.frameRate
    let declaredRate = markers?.declaredRate
    if let clock = markers?.clock, let declared = declaredRate {
      // Who corrects the rate of the markers corrects the clock that all sections share.
      signals.scaleRates(by: clock.rate / declared)
    }
    let rateConclusion =
      markers?.clock.conclusion
      ?? TrialSource.Conclusion(.rate, "\(rate.short) Hz", evidence: "the header says so")
    var file = MotionFile(
      format: format, path: path, names: markers?.names ?? [],
      coordinates: markers?.coordinates ?? [], frameCount: frames.count, rate: rate,
      unit: markers?.unit)
    markers = nil
    if let first = frames.first {
      file.firstFrame = Int(exactly: first) ?? 1
      let start = (first - 1) / frameRate
      file.startTime = start.isFinite ? start : 0
    }
    // The vendor's program wrote the times of events by the rate in the header.
    let eventRate = declaredRate ?? frameRate
    file.events = events.compactMap { $0.event(rate: eventRate) }
    file.people = signals.people(besides: file.names)
    file.signals = signals.list
    file.contentKey = contentKey
    file.conclusions = [
      TrialSource.Conclusion(.format, format.label, evidence: evidence), rateConclusion,
    ]
    file.doubts = doubts + signals.doubts(aboutFrames: frames)
    return file
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads the text that Vicon Nexus and Tracker export: sections of markers, model outputs, devices,
/// joints, segments and events, in any order, separated by commas, semicolons or tabs.
struct NexusReader: TextReader {
  static let format = FileFormat.nexus

  /// Whether the first line that holds anything is the title of a section.
  static func recognises(_ head: FileHead) -> Bool {
    let filled = head.lines.drop { line in
      Delimiter(ofLine: line.text).cells(of: line.text).allSatisfy(\.isEmpty)
    }
    guard let first = filled.first, let section = NexusSection(line: first.text) else {
      return false
    }
    // These two words alone could begin anything.
    guard [.objects, .events].contains(section) else { return true }
    guard let second = filled.dropFirst().first else { return false }
    let cell = Delimiter(ofLine: second.text).cells(of: second.text).first ?? ""
    return DecimalScanner.value(of: cell).map { $0 > 0 } ?? false
  }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    var reader = NexusReader(path: lines.path, options: request.options)
    try reader.readSections(from: &lines)
    return try reader.file(contentKey: lines.contentKey)
  }

  private let path: String
  private let options: ReadOptions
  private var markers: Markers?
  private var signals = NexusSignals()
  private var events: [NexusEvent] = []
  private var titles: [String] = []
  private var delimiter = Delimiter.comma
  private var doubts: [String] = []

  /// The line of the first section.
  private var firstLine: Int?

  /// The line of names over trajectories of which none is labelled.
  private var unlabelledLine: Int?

  private init(path: String, options: ReadOptions) {
    self.path = path
    self.options = options
  }

  /// No export has more than a handful; each costs a table of its own.
  private static let sectionLimit = 64

  private mutating func readSections(from lines: inout LineBlocks) throws(MarkerFileError) {
    var count = 0
    while let line = try lines.nextLine() {
      let cells = Delimiter(ofLine: line).cells(of: line)
      if cells.allSatisfy(\.isEmpty) { continue }
      count += 1
      guard count <= Self.sectionLimit else {
        throw MarkerFileError(
          path: path, line: lines.line - 1, .damagedFile,
          "this is section \(count); a Vicon file has \(Self.sectionLimit) at most",
          hint: "export one trial per file")
      }
      try readSection(NexusSection(line: line), firstCell: cells[0], from: &lines)
    }
  }

  private mutating func readSection(
    _ section: NexusSection?, firstCell: String, from lines: inout LineBlocks
  ) throws(MarkerFileError) {
    firstLine = firstLine ?? lines.line - 1
    guard let section else {
      if DecimalScanner.value(of: firstCell).map({ !$0.isNaN }) ?? false {
        throw MarkerFileError(
          path: path, line: lines.line - 1, .unknownLayout,
          "a row of numbers stands after a blank line, outside every section",
          hint: "remove the blank line above it; one blank line ends a section")
      }
      doubts.append(
        "the section '\(firstCell.printable)' in line \(lines.line - 1) is not known and was "
          + "left out")
      try lines.skipSection()
      return
    }
    if !titles.contains(section.rawValue) { titles.append(section.rawValue) }
    if section == .events {
      events += try NexusEvent.events(from: &lines)
      return
    }
    let header = try NexusHeader(section, from: &lines)
    delimiter = header.delimiter
    if !header.namesWithoutColumn.isEmpty {
      doubts.append(
        "\(header.namesWithoutColumn.count) names of '\(section.rawValue)' stand over no column "
          + "and were left out, the first is '\(header.namesWithoutColumn[0].printable)'")
    }
    if section == .trajectories {
      try readTrajectories(header, from: &lines)
    } else {
      let table = NexusTable(header, groups: header.groups)
      doubts += try signals.read(table, from: &lines, markerRate: options.rate)
    }
  }

  private mutating func readTrajectories(
    _ header: NexusHeader, from lines: inout LineBlocks
  ) throws(MarkerFileError) {
    let sorting = try TrajectorySorting(header, options: options, path: path)
    doubts += sorting.doubts
    let table = NexusTable(header, groups: sorting.signals, markerColumns: sorting.markerColumns)
    if sorting.markers.isEmpty {
      if sorting.unlabelledCount > 0 { unlabelledLine = header.namesLine }
      doubts += try signals.read(table, from: &lines, markerRate: options.rate)
      return
    }
    var rows = try SectionRows(from: &lines, table.layout)
    doubts += rows.doubts
    guard markers == nil else {
      doubts.append(
        "a second section 'Trajectories' in line \(header.line) was left out: "
          + "export one trial per file")
      return
    }
    guard rows.count > 0 else {
      doubts.append("the section 'Trajectories' in line \(header.line) has no row")
      return
    }
    let clock = try FrameClock(
      header: header.rate, times: [], frames: rows.frames, options: options, path: path)
    doubts += clock.doubts
    if let doubt = rows.doubtAboutReturn { doubts.append(doubt) }
    signals.append(from: rows, table, rate: clock.rate)
    var coordinates = rows.takeColumns()
    coordinates.removeLast((table.layout.columns.count - sorting.markerColumns.count) * rows.count)
    markers = Markers(
      names: sorting.markers, coordinates: coordinates, frames: rows.frames, clock: clock,
      unit: sorting.unit)
  }

  /// The markers of the file.
  private struct Markers {
    var names: [String]
    var coordinates: [Double]
    var frames: [Double]
    var clock: FrameClock
    var unit: LengthUnit?
  }

  private mutating func file(contentKey: String) throws(MarkerFileError) -> MotionFile {
    if markers == nil, signals.list.isEmpty {
      if let unlabelledLine {
        throw MarkerFileError(path: path, line: unlabelledLine, reason: .noLabels)
      }
      throw MarkerFileError(path: path, line: firstLine, reason: .headerOnly)
    }
    let frames = markers?.frames ?? signals.frames
    guard let rate = markers?.clock.rate ?? signals.rate else {
      throw MarkerFileError(path: path, line: firstLine, reason: .rateMissing)
    }
    var file = MotionFile(
      format: .nexus, path: path, names: markers?.names ?? [],
      coordinates: markers?.coordinates ?? [], frameCount: markers?.frames.count ?? 0, rate: rate,
      unit: markers?.unit)
    markers = nil
    file.signals = signals.list
    file.people = signals.people(besides: file.names)
    if let first = frames.first {
      file.firstFrame = Int(exactly: first) ?? 1
      file.startTime = (first - 1) / rate
    }
    file.events = events.compactMap { $0.event(rate: rate) }
    file.contentKey = contentKey
    let quoted = titles.map { "'\($0)'" }.joined(separator: ", ")
    file.conclusions = [
      TrialSource.Conclusion(
        .format, Self.format.label,
        evidence: "the sections \(quoted), separated by \(delimiter.label)"),
      .init(.rate, "\(rate.short) Hz", evidence: rateEvidence),
    ]
    file.doubts = doubts + signals.doubts(aboutFrames: frames)
    return file
  }

  private var rateEvidence: String {
    options.rate == nil ? "the header says so" : "given with --rate"
  }
}

extension LineBlocks {
  /// Takes lines up to a blank one, or a row of delimiters as spreadsheets make of it.
  mutating func skipSection() throws(MarkerFileError) {
    while let line = try nextLine() {
      if line.allSatisfy({ isBlank($0) || ",;\"".utf8.contains($0) }) { return }
    }
  }
}

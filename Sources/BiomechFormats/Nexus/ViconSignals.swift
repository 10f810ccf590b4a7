// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The signals of a Vicon text file.
struct ViconSignals {
  private(set) var list: [Signal] = []

  /// The frames of the first section with signals; for devices one for each sample.
  private(set) var frames: [Double] = []

  /// The samples and the frames in a second in the first section with signals.
  private(set) var rate = 0.0
  private(set) var frameRate = 0.0

  /// The first frame of each section, for a comparison.
  private var firstFrames: [(section: String, frame: Double)] = []

  /// Reads the rows of a section.
  ///
  /// - Parameters:
  ///   - table: What to read.
  ///   - lines: The file, at the first row.
  ///   - frameRate: The frames per second that the user says, for a section without a rate.
  /// - Returns: What is doubtful.
  /// - Throws: ``MarkerFileError`` for a cell or row that does not fit, or a missing rate.
  mutating func read(
    _ table: SectionTable, from lines: inout LineBlocks, frameRate: Double?
  ) throws(MarkerFileError) -> [String] {
    let header = table.header
    let rows = try SectionRows(from: &lines, table.layout)
    var doubts = rows.doubts
    guard rows.count > 0 else {
      return doubts + ["the section '\(header.title)' in line \(header.line) has no row"]
    }
    guard !table.groups.isEmpty else { return doubts }
    guard let rate = header.rate ?? frameRate.map({ $0 * rows.samplesPerFrame }) else {
      throw MarkerFileError(path: lines.path, line: header.line, reason: .rateMissing)
    }
    guard FrameClock.plausibleRates.contains(rate) else {
      throw MarkerFileError(path: lines.path, line: header.line, reason: .rateImplausible(rate))
    }
    if let doubt = rows.doubtAboutSamples(of: header.title) { doubts.append(doubt) }
    append(from: rows, table, rate: rate)
    return doubts
  }

  /// Keeps the last columns of rows as signals.
  mutating func append(from rows: SectionRows, _ table: SectionTable, rate: Double) {
    guard rows.count > 0, !table.groups.isEmpty else { return }
    if firstFrames.isEmpty {
      self.rate = rate
      frameRate = rate / rows.samplesPerFrame
      frames = rows.frames
    }
    firstFrames.append((table.header.title, rows.frames[0]))
    var column = table.layout.columns.count - table.groups.reduce(0) { $0 + $1.columns.count }
    for group in table.groups {
      let columns = column..<column + group.columns.count
      column = columns.upperBound
      list.append(
        Signal(
          group.name.isEmpty ? "unnamed" : group.name, kind: kind(of: group, in: table.section),
          components: group.components, units: group.units, rate: rate,
          values: rows.columns(columns)))
    }
  }

  /// Corrects the rates, which all come from one clock.
  mutating func scaleRates(by factor: Double) {
    guard factor != 1, factor.isFinite else { return }
    for index in list.indices { list[index].rate *= factor }
  }

  private func kind(of group: ColumnGroup, in section: NexusSection) -> Signal.Kind {
    switch section {
    case .devices: .analog
    case .segments, .objects: .pose
    case .joints where Signal.Kind(group) == .pose || group.components.contains("RW"): .pose
    case .joints: .angle
    // What stands among positions and is nothing else is a position: the axes of a bone.
    case .trajectories where Signal.Kind(group) == .other && group.position != nil: .point
    case .trajectories, .modelOutputs, .events: Signal.Kind(group)
    }
  }

  /// The names of the people before the colon of markers and signals; devices have none.
  func people(besides markers: [String]) -> [String] {
    let names = markers + list.filter { $0.kind != .analog }.map(\.name)
    var seen: Set<String> = []
    return names.map { MarkerLabel($0).person }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// Sections that do not begin where the recording begins.
  func doubts(aboutFrames frames: [Double]) -> [String] {
    guard let first = frames.first else { return [] }
    return firstFrames.filter { $0.frame != first }.map {
      "the section '\($0.section)' begins at frame \($0.frame.short), not at \(first.short): "
        + "its numbers do not belong to the same instants; export all sections of one range"
    }
  }
}

extension Signal.Kind {
  /// What a group of columns is.
  init(_ group: ColumnGroup) {
    self.init(name: group.name, components: group.components, units: group.units)
  }
}

extension SectionRows {
  /// The number of samples in a frame: 20 for a device at 2000 Hz beside 100 frames per second.
  var samplesPerFrame: Double {
    (subFrames.max() ?? 0) + 1
  }

  /// The doubt that samples are missing between others.
  ///
  /// - Parameter title: The section.
  /// - Returns: One sentence, or `nil` where the samples come one after another.
  func doubtAboutSamples(of title: String) -> String? {
    let perFrame = samplesPerFrame
    func place(_ row: Int) -> Double {
      frames[row] * perFrame + (subFrames.isEmpty ? 0 : subFrames[row])
    }
    for row in frames.indices.dropFirst() where place(row) - place(row - 1) != 1 {
      let isGap = place(row) > place(row - 1)
      return "the section '\(title)' \(isGap ? "jumps" : "returns") from frame "
        + "\(frames[row - 1].short) to frame \(frames[row].short): its samples are not evenly "
        + "spaced; export it without leaving frames out"
    }
    return nil
  }

  /// The doubt that frames do not come one after another.
  var doubtAboutReturn: String? {
    for row in frames.indices.dropFirst() where frames[row] <= frames[row - 1] {
      return "frame \(frames[row].short) follows frame \(frames[row - 1].short): "
        + "the rows are not in the order of time; export the trial again"
    }
    return nil
  }
}

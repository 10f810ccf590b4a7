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
    var reader = NexusReader(content: ViconContent(format, path: lines.path, request.options))
    try reader.readSections(from: &lines)
    let quoted = reader.titles.map { "'\($0)'" }.joined(separator: ", ")
    return try reader.content.file(
      contentKey: lines.contentKey,
      evidence: "the sections \(quoted), separated by \(reader.delimiter.label)")
  }

  private var content: ViconContent
  private var titles: [String] = []
  private var delimiter = Delimiter.comma

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
          path: lines.path, line: lines.line - 1, .damagedFile,
          "this is section \(count); a Vicon file has \(Self.sectionLimit) at most",
          hint: "export one trial per file")
      }
      if let section = NexusSection(line: line) {
        try readSection(section, from: &lines)
      } else {
        try leaveOut(cells.first { !$0.isEmpty } ?? "", from: &lines)
      }
    }
  }

  private mutating func readSection(
    _ section: NexusSection, from lines: inout LineBlocks
  ) throws(MarkerFileError) {
    content.firstLine = content.firstLine ?? lines.line - 1
    if !titles.contains(section.rawValue) { titles.append(section.rawValue) }
    if section == .events {
      content.events += try ViconEvent.events(from: &lines)
      return
    }
    let header = try SectionHeader(
      section.rawValue, from: &lines,
      repeats: section == .devices ? .continueGroup : .startGroup)
    delimiter = header.delimiter
    if section == .trajectories {
      try content.readTrajectories(header, from: &lines)
    } else {
      try content.readSignals(SectionTable(section, header, groups: header.groups), from: &lines)
    }
  }

  private mutating func leaveOut(
    _ title: String, from lines: inout LineBlocks
  ) throws(MarkerFileError) {
    if DecimalScanner.value(of: title).map({ !$0.isNaN }) ?? false {
      throw MarkerFileError(numbersOutsideSectionIn: lines.path, line: lines.line - 1)
    }
    content.doubts.append(
      "the section '\(title.printable)' in line \(lines.line - 1) is not known and was left out")
    try lines.skipSection()
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

extension MarkerFileError {
  /// The error that a row of numbers stands where a title should.
  init(numbersOutsideSectionIn path: String, line: Int) {
    self.init(
      path: path, line: line, .unknownLayout,
      "a row of numbers stands after a blank line, outside every section",
      hint: "remove the blank line above it; one blank line ends a section")
  }
}

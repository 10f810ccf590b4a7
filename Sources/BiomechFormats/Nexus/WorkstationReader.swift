// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads the text that Vicon Workstation and Polygon export: a few lines of free text, then
/// `TRAJECTORIES`, `100,Hz`, a row of names, a row that begins with `Field #`, and the frames.
///
/// Markers and model outputs stand in one block; the names of Plug-in Gait tell them apart.
enum WorkstationReader: TextReader {
  static let format = FileFormat.workstation

  private static let title = "TRAJECTORIES"

  /// Whether one of the first lines holds nothing but `TRAJECTORIES`.
  static func recognises(_ head: FileHead) -> Bool {
    zip(head.firstCells, head.lines).contains { cell, line in
      cell == title && SectionTitle(line.text) != nil
    }
  }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    var content = ViconContent(format, path: lines.path, request.options)
    var delimiter = Delimiter.comma
    var isPreamble = true
    while let line = try lines.nextLine() {
      guard let section = SectionTitle(line)?.text else {
        let first = Delimiter(ofLine: line).cells(of: line)[0]
        if !isPreamble, let number = DecimalScanner.value(of: first), !number.isNaN {
          throw MarkerFileError(numbersOutsideSectionIn: lines.path, line: lines.line - 1)
        }
        continue
      }
      if section == title {
        content.firstLine = content.firstLine ?? lines.line - 1
        isPreamble = false
        let header = try SectionHeader(title, from: &lines, first: "Field #")
        delimiter = header.delimiter
        try content.readTrajectories(header, from: &lines)
      } else if section == "EVENTS" {
        content.events += try ViconEvent.events(from: &lines)
      } else if !isPreamble, section.allSatisfy({ $0.isUppercase || $0 == " " }) {
        content.doubts.append(
          "the section '\(section.printable)' in line \(lines.line - 1) is not read and was left "
            + "out")
        try lines.skipSection()
      }
    }
    return try content.file(
      contentKey: lines.contentKey,
      evidence: "a line holds '\(title)'; cells are separated by \(delimiter.label)")
  }
}

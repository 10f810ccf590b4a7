// SPDX-License-Identifier: Apache-2.0

/// A line with one filled cell: the title of a section.
struct SectionTitle {
  var text: String

  init?(_ line: [UInt8]) {
    let cells = Delimiter(ofLine: line).cells(of: line).filter { !$0.isEmpty }
    guard cells.count == 1 else { return nil }
    text = cells[0]
  }
}

/// The header of a section of a Vicon file: rate, names, components and units.
struct SectionHeader {
  let title: String

  /// The line of the title.
  let line: Int

  /// The line of the names.
  let namesLine: Int

  let delimiter: Delimiter

  /// Samples per second, or `nil` where the file does not say.
  let rate: Double?

  let groups: [ColumnGroup]

  /// The columns of the frame number and of the sample within the frame.
  let frameColumn: Int
  let subFrameColumn: Int?

  /// The names of all columns, for messages.
  let columnNames: [String]

  /// The names that stand over no column.
  let namesWithoutColumn: [String]

  /// Reads a header.
  ///
  /// - Parameters:
  ///   - title: The title of the section.
  ///   - lines: The file, at the line after the title.
  ///   - first: The first cell of the row of components, such as `Frame`.
  ///   - repeats: What the same component means when it comes again under one name.
  /// - Throws: ``MarkerFileError`` when there is no row of components.
  init(
    _ title: String, from lines: inout LineBlocks, first: String = "Frame",
    repeats: ColumnGroup.Repeats = .startGroup
  ) throws(MarkerFileError) {
    self.title = title
    line = lines.line - 1
    // The row of components is the one whose form is certain; what stands before it is told by it.
    var above: [[UInt8]] = []
    var found: (line: [UInt8], number: Int)?
    while found == nil, above.count < 6, let text = try lines.nextLine() {
      if Delimiter(ofLine: text).cells(of: text).first?.lowercased() == first.lowercased() {
        found = (text, lines.line - 1)
      } else {
        above.append(text)
      }
    }
    guard let found else {
      throw MarkerFileError(
        path: lines.path, line: line, .headerIncomplete,
        "the section '\(title)' has no row that begins with '\(first)'",
        hint: "export the file again, with its headers")
    }
    let delimiter = Delimiter(ofHeader: found.line)
    self.delimiter = delimiter
    namesLine = found.number - 1
    let components = delimiter.cells(of: found.line)
    let names = above.last.map { delimiter.cells(of: $0) } ?? []
    rate = above.dropLast().lazy.compactMap { Self.rate(delimiter.cells(of: $0)) }.first
    let units = try Self.units(from: &lines, delimiter)

    frameColumn = 0
    let second = components.cell(1).lowercased().filter(\.isLetter)
    subFrameColumn = second == "subframe" ? 1 : nil
    let firstColumn = subFrameColumn == nil ? 1 : 2
    let width = max(components.trimmedCount, units.trimmedCount, firstColumn)
    guard width <= Self.columnLimit else {
      throw MarkerFileError(
        path: lines.path, line: found.number, .damagedFile,
        "this row has \(width) columns; \(Self.columnLimit) are the most that are read",
        hint: "check that the file is a table with one frame in each row")
    }
    groups = ColumnGroup.groups(
      names: names, components: components, units: units, columns: firstColumn..<width,
      repeats: repeats)
    namesWithoutColumn = names.dropFirst(width).filter { !$0.isEmpty }
    var columnNames = (0..<width).map { components.cell($0) }
    for group in groups {
      // One long name may stand over many columns: messages show its beginning.
      let name = String(group.name.unicodeScalars.prefix(80))
      for (column, component) in zip(group.columns, group.components) {
        columnNames[column] = "\(name) \(component)"
      }
    }
    self.columnNames = columnNames
  }

  /// Twenty thousand markers; each column costs memory before a single number is read.
  private static let columnLimit = 65_536

  /// The rate in a row such as `100`, `100,Hz` or `Frame rate;50`.
  private static func rate(_ cells: [String]) -> Double? {
    let isNamed = cells.first?.lowercased().hasSuffix("rate") ?? false
    let cell = cells.cell(isNamed ? 1 : 0)
    guard !cell.isEmpty else { return nil }
    let text = String(cell.map { $0 == "," ? "." : $0 })
    return DecimalScanner.value(of: text).flatMap { $0 > 0 ? $0 : nil }
  }

  /// Takes the row of units, if the next line is one.
  private static func units(
    from lines: inout LineBlocks, _ delimiter: Delimiter
  ) throws(MarkerFileError) -> [String] {
    guard try lines.load() else { return [] }
    let end = lines.lineEnd(from: lines.start)
    let cells = delimiter.cells(of: Array(lines.bytes[lines.start..<end]))
    // A row of numbers begins with a frame.
    guard cells.count > 1, cells[0].isEmpty else { return [] }
    _ = try lines.nextLine()
    return cells
  }
}

extension Delimiter {
  /// The delimiter of a line that may hold one name of several words, such as `Model Outputs`.
  init(ofLine line: [UInt8]) {
    let best = Delimiter(ofHeader: line)
    self = best == .blanks ? .comma : best
  }
}

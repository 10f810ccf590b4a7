// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads tables of pandas with several rows of titles, as DeepLabCut and its relatives write them:
/// `scorer`, perhaps `individuals`, `bodyparts`, `coords`, then one row for each frame.
struct PandasReader {
  private let delimiter: Delimiter

  /// The cells of each row of titles by the word in its first cell, in the singular.
  private var levels: [String: [String]] = [:]

  /// The line of the row `coords`.
  private var line: Int

  /// Reads the rows of titles.
  ///
  /// - Parameter lines: The file, at its first line.
  /// - Throws: ``MarkerFileError`` when a row of titles is missing.
  init(from lines: inout LineBlocks) throws(MarkerFileError) {
    try lines.skipEmptyRows()
    line = lines.line
    let first = try lines.nextLine() ?? []
    delimiter = Delimiter(ofHeader: first)
    var cells = delimiter.cells(of: first)
    while let level = cells.first.flatMap(Self.level) {
      levels[level] = cells
      if level == "coord" { break }
      line = lines.line
      cells = delimiter.cells(of: try lines.nextLine() ?? [])
    }
    for (level, word) in [("bodypart", "bodyparts"), ("coord", "coords")]
    where levels[level] == nil {
      throw MarkerFileError(
        path: lines.path, line: line, .headerIncomplete,
        "the rows of titles lack the one that begins with '\(word)'",
        hint: "export the table again with the rows scorer, bodyparts and coords")
    }
    try skipIndexName(in: &lines)
  }

  /// The meaning of the first cell of a row of titles.
  private static func level(_ word: String) -> String? {
    let word = word.lowercased()
    let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
    return ["scorer", "individual", "bodypart", "coord"].contains(singular) ? singular : nil
  }

  /// Takes the row that pandas writes when the column of frames has a name: `frame,,,`.
  private func skipIndexName(in lines: inout LineBlocks) throws(MarkerFileError) {
    guard try lines.load() else { return }
    let next = lines.peek(lines: 1, length: LineBlocks.lineLimit).first?.text ?? []
    let cells = delimiter.cells(of: next)
    guard let name = cells.first, !name.isEmpty, DecimalScanner.value(of: name) == nil,
      cells.dropFirst().allSatisfy(\.isEmpty)
    else { return }
    try lines.skipBlankLines()
    _ = try lines.nextLine()
  }
}

extension PandasReader: TextReader {
  static let format = FileFormat.pandas

  /// Whether the first two lines begin with the names of levels.
  static func recognises(_ head: FileHead) -> Bool {
    let words = head.firstCells.prefix(2).map(level)
    return words.count == 2 && words.allSatisfy { $0 != nil }
  }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    try PandasReader(from: &lines).rows(from: &lines, request.options)
  }

  private func rows(
    from lines: inout LineBlocks, _ options: ReadOptions
  ) throws(MarkerFileError) -> MotionFile {
    let people = people
    var markers: [MarkerColumns.Marker]
    let incomplete: [String]
    do throws(MarkerColumns.Ambiguity) {
      (markers, incomplete) = try columns(withPeople: people.count > 1).sorted()
    } catch {
      throw MarkerFileError(
        path: lines.path, line: line,
        reason: .duplicateMarker(error.marker, columns: error.columns))
    }
    guard !markers.isEmpty else {
      if incomplete.isEmpty {
        throw MarkerFileError(path: lines.path, line: line, reason: .noMarkers)
      }
      throw .flat(path: lines.path, line: line)
    }
    let repeatedDoubt = markers.tellApart()
    let table = FrameTable(
      format: .pandas, delimiter: delimiter, titles: titles, markers: markers, frameColumn: 0)
    var file = try table.read(from: &lines, options: options)
    file.people = people
    file.conclusions.insert(
      TrialSource.Conclusion(
        .format, "pandas CSV",
        evidence: "rows of titles name x, y and z of \(markers.count) body parts"
          + (people.count > 1 ? " of \(people.count) individuals" : "")
          + ", separated by \(delimiter.label)"), at: 0)
    file.doubts += [repeatedDoubt].compactMap { $0 }
    if !incomplete.isEmpty {
      let names = incomplete.prefix(10).map { "'\($0.printable)'" }.joined(separator: ", ")
      file.doubts.append("columns of \(names) lack one of x, y and z and were left out")
    }
    return file
  }

  /// The individuals in the order of their columns.
  private var people: [String] {
    var seen: Set<String> = []
    return (levels["individual"] ?? []).dropFirst().filter {
      !$0.isEmpty && seen.insert($0).inserted
    }
  }

  /// The columns of each body part; the names carry the individual where there are several.
  private func columns(withPeople: Bool) -> MarkerColumns {
    var columns = MarkerColumns()
    let parts = levels["bodypart"] ?? []
    let individuals = levels["individual"] ?? []
    for (column, word) in (levels["coord"] ?? []).enumerated().dropFirst() {
      guard let axis = ["x", "y", "z"].firstIndex(of: word.lowercased()), parts.count > column
      else { continue }
      let isNamed = withPeople && individuals.count > column && !individuals[column].isEmpty
      let name = isNamed ? "\(individuals[column]):\(parts[column])" : parts[column]
      columns.add(name, axis: axis, column: column)
    }
    return columns
  }

  /// The names of the cells for messages.
  private var titles: [String] {
    let parts = levels["bodypart"] ?? []
    let words = levels["coord"] ?? []
    return (0..<words.trimmedCount).map { column in
      column == 0 ? "frame" : "\(column < parts.count ? parts[column] : "") \(words[column])"
    }
  }
}

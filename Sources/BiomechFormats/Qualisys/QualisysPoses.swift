// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Where the columns of rigid bodies or of the segments of a skeleton are.
struct QualisysPoses {
  struct Body {
    var name: String

    /// What each column is, and its place in a row.
    var components: [(name: String, column: Int)] = []
  }

  private(set) var bodies: [Body] = []
  private(set) var clockCount = 0

  /// The number of columns in a row.
  private(set) var width = 0

  /// What a rigid body has: its position, its angles and its residual.
  ///
  /// The nine numbers of a matrix follow. Whether those go by rows or by columns is written nowhere,
  /// so they are left out.
  private static let bodyColumns = ["X", "Y", "Z", "Roll", "Pitch", "Yaw", "Residual"]
  private static let bodyWidth = 16

  /// Finds the columns.
  ///
  /// - Parameters:
  ///   - header: The header.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` where titles and columns do not fit.
  init(_ header: QualisysHeader, path: String) throws(MarkerFileError) {
    let names = header.values["BODY_NAMES"] ?? []
    if !names.isEmpty, let count = header.clockCount(before: Self.bodyWidth * names.count) {
      clockCount = count
      width = count + Self.bodyWidth * names.count
      takeBlocks(names, titles: header.titles.dropFirst(header.clockTitleCount))
      return
    }
    clockCount = header.clockTitleCount
    guard clockCount != 1, !header.titles.isEmpty else {
      throw MarkerFileError(
        path: path, line: header.line, .headerIncomplete,
        "no titles stand over the columns, and \(header.firstRow.count) columns do not fit "
          + "\(names.count) bodies",
        hint: "export with the titles of the columns")
    }
    var walk = TitleWalk(bodyNames: names)
    for (column, title) in header.titles.enumerated().dropFirst(clockCount) {
      walk.take(title, column: column)
    }
    bodies = walk.bodies
    try fit(header, nameColumns: walk.nameColumns, path: path)
    bodies = bodies.map { body in
      var body = body
      body.components.removeAll { $0.name.hasPrefix("Rot") }
      return body
    }.filter { !$0.components.isEmpty }
  }

  private mutating func takeBlocks(_ names: [String], titles: ArraySlice<String>) {
    for (index, name) in names.enumerated() {
      var body = Body(name: name)
      for (place, usual) in Self.bodyColumns.enumerated() {
        // The three angles have names that the user of the program chose.
        let number = index * Self.bodyWidth + place
        let title = titles.count >= number + 1 ? titles[titles.startIndex + number] : usual
        let last = title.split(separator: " ").last.map(String.init) ?? usual
        let column = clockCount + index * Self.bodyWidth + place
        body.components.append(
          (Self.bodyColumns.contains(last) || (3...5).contains(place) ? last : usual, column))
      }
      bodies.append(body)
    }
  }

  /// The name of a segment has a title of its own; its column is there and empty, or it is not there.
  private mutating func fit(
    _ header: QualisysHeader, nameColumns: [Int], path: String
  ) throws(MarkerFileError) {
    let titleCount = header.titles.count
    let found = header.firstRow.count
    let isTrailed = header.firstRow.last == ""
    width = titleCount
    if found == width || (isTrailed && found == width + 1) { return }
    width = titleCount - nameColumns.count
    guard !nameColumns.isEmpty, found == width || (isTrailed && found == width + 1) else {
      throw MarkerFileError(
        path: path, line: header.rowLine, reason: .fieldCount(found: found, expected: titleCount))
    }
    // The columns go up from body to body.
    var before = nameColumns[...]
    for index in bodies.indices {
      for place in bodies[index].components.indices {
        let column = bodies[index].components[place].column
        before = before.drop { $0 < column }
        bodies[index].components[place].column -= nameColumns.count - before.count
      }
    }
  }
}

/// Goes along the titles and puts together what belongs to one body.
private struct TitleWalk {
  /// The names for bodies whose titles do not name them.
  let bodyNames: [String]

  private(set) var bodies: [QualisysPoses.Body] = []

  /// The places of titles that are the name of a segment.
  private(set) var nameColumns: [Int] = []

  /// More columns than one body has.
  private static let widest = 24

  init(bodyNames: [String]) { self.bodyNames = bodyNames }

  mutating func take(_ title: String, column: Int) {
    let words = title.split(separator: " ")
    guard let last = words.last.map(String.init) else { return }
    guard Self.isComponent(last) else {
      nameColumns.append(column)
      bodies.append(QualisysPoses.Body(name: title))
      return
    }
    let name = words.dropLast().joined(separator: " ")
    let isKnown =
      bodies.last.map { body in
        body.components.count >= Self.widest || body.components.contains { $0.name == last }
      } ?? true
    if isKnown || (!name.isEmpty && name != bodies.last?.name) {
      let number = bodies.count
      let spare = bodyNames.indices.contains(number) ? bodyNames[number] : "body \(number + 1)"
      bodies.append(QualisysPoses.Body(name: name.isEmpty ? spare : name))
    }
    bodies[bodies.count - 1].components.append((last, column))
  }

  private static func isComponent(_ word: String) -> Bool {
    ["X", "Y", "Z", "QX", "QY", "QZ", "QW", "Roll", "Pitch", "Yaw", "Residual"].contains(word)
      || word.hasPrefix("Rot[")
  }
}

extension QualisysReader {
  /// Reads a file of rigid bodies or of a skeleton.
  static func readPoses(
    _ header: QualisysHeader, from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    let poses = try QualisysPoses(header, path: request.path)
    guard !poses.bodies.isEmpty else {
      throw MarkerFileError(
        path: request.path, line: header.line, .headerIncomplete,
        "the titles name no component of a body or segment",
        hint: "export with the titles of the columns")
    }
    let all = poses.bodies.flatMap { body in
      body.components.map { (title: "\(body.name) \($0.name)", column: $0.column) }
    }
    let table = try QualisysTable(
      columns: all.map(\.column), names: all.map(\.title), width: poses.width,
      clockCount: poses.clockCount, header: header, from: &lines, request)
    var file = table.file(
      names: [], coordinates: [], content: "bodies or segments: \(poses.bodies.count)",
      read: lines)
    let (names, repeated) = MotionFile.unique(poses.bodies.map(\.name))
    if let doubt = MotionFile.doubt(aboutRepeated: repeated) { file.doubts.append(doubt) }
    var column = 0
    for (body, name) in zip(poses.bodies, names) {
      let range = column..<column + body.components.count
      column = range.upperBound
      let components = body.components.map(\.name)
      var values = table.columns(range)
      markZeroAsMissing(&values, rowCount: table.frameCount)
      file.signals.append(
        Signal(
          name, kind: .pose, components: components, units: components.map(unit), rate: file.rate,
          values: values))
    }
    file.doubts += placeDoubts(header)
    return file
  }

  private static func unit(of component: String) -> String {
    switch component {
    case "X", "Y", "Z", "Residual": "mm"
    case "QX", "QY", "QZ", "QW": ""
    default: "deg"
    }
  }

  /// A body that is not seen has zeros everywhere.
  private static func markZeroAsMissing(_ values: inout [Double], rowCount: Int) {
    for row in 0..<rowCount {
      let places = stride(from: row, to: values.count, by: rowCount)
      guard places.allSatisfy({ values[$0] == 0 }) else { continue }
      for place in places { values[place] = .nan }
    }
  }

  private static func placeDoubts(_ header: QualisysHeader) -> [String] {
    var doubts: [String] = []
    if let reference = header.values["REFERENCE"]?.first, reference.uppercased() != "GLOBAL" {
      doubts.append(
        "the poses are relative to '\(reference.printable)', not to the laboratory: export them in "
          + "global coordinates")
    }
    if let scale = header.number("SCALE"), scale != 1 {
      doubts.append(
        "the skeleton was scaled by \(scale.short): lengths are not those of the person")
    }
    return doubts
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads the tab-separated files of Qualisys Track Manager: markers, poses, forces, voltages and
/// calculated data, each in a file of its own.
enum QualisysReader: TextReader {
  static let format = FileFormat.qualisys

  static func recognises(_ head: FileHead) -> Bool {
    head.firstCells.first.map { QualisysHeader.firstKeys.contains($0) } ?? false
  }

  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    let header = try QualisysHeader(from: &lines)
    switch header.content {
    case .markers: return try readMarkers(header, from: &lines, request)
    case .poses: return try readPoses(header, from: &lines, request)
    case .forces: return try readForces(header, from: &lines, request)
    case .analog: return try readAnalog(header, from: &lines, request)
    case .calculated: return try readCalculated(header, from: &lines, request)
    case .pictures:
      throw MarkerFileError(
        path: request.path, line: 1, .imageCoordinates,
        "the file holds 2D data: where each camera saw the markers in its picture",
        hint: "export 3D data from Qualisys Track Manager")
    case nil:
      throw MarkerFileError(
        path: request.path, line: header.line, .headerIncomplete,
        "the Qualisys header has neither MARKER_NAMES nor another list of what the columns are",
        hint: "export 3D data with its header from Qualisys Track Manager")
    }
  }
}

extension QualisysReader {
  private static func readMarkers(
    _ header: QualisysHeader, from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    let (labels, clockCount) = try markerLabels(header, request)
    let kept = labels.indices.filter { !isUnlabelled(labels[$0]) }
    let (names, repeated) = MotionFile.unique(kept.map { labels[$0] })
    let axes = ["X", "Y", "Z"]
    var table = try QualisysTable(
      columns: kept.flatMap { marker in (0..<3).map { clockCount + 3 * marker + $0 } },
      names: names.flatMap { name in axes.map { "\(name) \($0)" } },
      width: clockCount + 3 * labels.count, clockCount: clockCount, header: header, from: &lines,
      request)
    let columns = table.takeColumns()
    var file = table.file(
      names: names, coordinates: columns, content: "3D data of \(labels.count) trajectories",
      read: lines)
    if kept.count < labels.count {
      file.doubts.append(unlabelledDoubt(count: labels.count - kept.count))
    }
    if let doubt = MotionFile.doubt(aboutRepeated: repeated) { file.doubts.append(doubt) }
    if let declared = header.number("NO_OF_MARKERS"), declared != Double(labels.count) {
      file.doubts.append(
        "the header says \(declared.short) markers and names \(labels.count): "
          + "the columns fit the names")
    }
    file.doubts += doubts(aboutTypes: header.values["TRAJECTORY_TYPES"] ?? [], of: labels)
    return file
  }

  /// The labels that fit the width of the rows, and the number of columns before them.
  private static func markerLabels(
    _ header: QualisysHeader, _ request: ReadRequest
  ) throws(MarkerFileError) -> (labels: [String], clockCount: Int) {
    var labels = header.values["MARKER_NAMES"] ?? []
    if labels.isEmpty {
      let titles = header.titles.dropFirst(header.clockTitleCount)
      labels = titles.compactMap { $0.hasSuffix(" X") ? String($0.dropLast(2)) : nil }
    }
    if labels.isEmpty { labels = request.options.labels }
    guard !labels.isEmpty else {
      throw MarkerFileError(path: request.path, line: header.line, reason: .noLabels)
    }
    if let clockCount = header.clockCount(before: 3 * labels.count) { return (labels, clockCount) }
    // Labels at the end may be blank.
    if let count = header.number("NO_OF_MARKERS").flatMap({ Int(exactly: $0) }),
      count > labels.count, count <= header.firstRow.count,
      let clockCount = header.clockCount(before: 3 * count)
    {
      labels += [String](repeating: "", count: count - labels.count)
      return (labels, clockCount)
    }
    throw MarkerFileError(
      path: request.path, line: header.line,
      reason: .labelCount(
        labels: labels.count, columns: max(header.firstRow.count - header.clockTitleCount, 0)))
  }

  /// Whether a label is what the program calls a trajectory that nobody named, such as `New 0012`.
  static func isUnlabelled(_ label: String) -> Bool {
    guard label.hasPrefix("New ") else { return false }
    let number = label.dropFirst(4)
    return number.utf8.count >= 4 && number.utf8.allSatisfy { isDigit($0) }
  }

  /// The doubt about trajectories that nobody named.
  static func unlabelledDoubt(count: Int) -> String {
    "\(count) \(count == 1 ? "trajectory" : "trajectories") without a name, such as 'New 0000', "
      + "\(count == 1 ? "was" : "were") left out: label the markers in Qualisys Track Manager"
  }

  /// One doubt for each type of trajectory that was not measured all through.
  private static func doubts(aboutTypes types: [String], of labels: [String]) -> [String] {
    var names: [String: [String]] = [:]
    var order: [String] = []
    for (label, type) in zip(labels, types) where !isUnlabelled(label) {
      guard !type.isEmpty, type.lowercased() != "measured" else { continue }
      if names[type] == nil { order.append(type) }
      names[type, default: []].append(label)
    }
    return order.prefix(8).map { type in
      let all = names[type] ?? []
      let shown = all.prefix(8).map { "'\($0.printable)'" }.joined(separator: ", ")
      let rest = all.count > 8 ? " and \(all.count - 8) more" : ""
      return "the trajectory type of \(shown)\(rest) is \(type.printable): not every sample was "
        + "measured, and the file does not say which; all count as measured here"
    }
  }
}

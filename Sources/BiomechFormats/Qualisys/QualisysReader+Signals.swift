// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension QualisysReader {
  /// Reads a file of forces: one platform with force, moment and centre of pressure.
  static func readForces(
    _ header: QualisysHeader, from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    var titles = Array(header.titles.dropFirst(header.clockTitleCount))
    if titles.isEmpty {
      titles = ["Force", "Moment", "COP"].flatMap { name in ["X", "Y", "Z"].map { "\(name)_\($0)" }
      }
    }
    let table = try table(of: titles, header, from: &lines, request)
    var file = table.file(
      names: [], coordinates: [], content: "forces in \(titles.count) columns", read: lines)
    let plate = header.values["FORCE_PLATE_NAME"]?.first ?? ""
    var channels: [String] = []
    var column = 0
    for group in ForceGroup.groups(of: titles) {
      let name = plate.isEmpty ? group.name : "\(plate) \(group.name)"
      let range = column..<column + group.components.count
      column = range.upperBound
      channels.append(name)
      file.signals.append(
        Signal(
          name, kind: group.kind, components: group.components, units: [group.unit],
          rate: file.rate, values: table.columns(range)))
    }
    let corners = corners(of: header)
    if !corners.isEmpty {
      file.forcePlates = [ForcePlate(corners: corners, channels: channels)]
    }
    let description = (header.values["DESCRIPTION"] ?? []).joined(separator: " ")
    if description.lowercased().contains("local") {
      file.doubts.append(
        "the forces stand in the axes of the force platform, not of the laboratory: export them in "
          + "laboratory coordinates to compare them with markers")
    }
    return file
  }

  /// The corners of the platform by quadrant, in the order of the C3D standard; none where one is
  /// missing.
  private static func corners(of header: QualisysHeader) -> [Vector3] {
    let corners = ["POSX_POSY", "NEGX_POSY", "NEGX_NEGY", "POSX_NEGY"].compactMap { quadrant in
      let values = ["X", "Y", "Z"].compactMap {
        header.number("FORCE_PLATE_CORNER_\(quadrant)_\($0)")
      }
      return values.count == 3 ? Vector3(values[0], values[1], values[2]) : nil
    }
    return corners.count == 4 ? corners : []
  }

  /// Reads a file of voltages; channels may have a rate and a length of their own.
  static func readAnalog(
    _ header: QualisysHeader, from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    let names =
      header.values["CHANNEL_NAMES"] ?? Array(header.titles.dropFirst(header.clockTitleCount))
    let table = try table(of: names, header, from: &lines, request)
    var file = table.file(
      names: [], coordinates: [], content: "\(names.count) analog channels", read: lines)
    let rates = header.numbers("CHANNEL_FREQUENCIES")
    let counts = header.numbers("CHANNEL_SAMPLE_COUNTS")
    for (index, name) in names.enumerated() {
      var values = table.columns(index..<index + 1)
      let count = counts.indices.contains(index) ? counts[index].flatMap { Int(exactly: $0) } : nil
      if let count, (1..<values.count).contains(count) { values.removeLast(values.count - count) }
      let rate = rates.indices.contains(index) ? rates[index] : nil
      file.signals.append(
        Signal(
          name, kind: .analog, rate: rate.flatMap { $0 > 0 ? $0 : nil } ?? file.rate, values: values
        ))
    }
    return file
  }

  /// Reads a file of calculated data, such as angles: one column for each type.
  static func readCalculated(
    _ header: QualisysHeader, from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    let types = header.values["DATA_TYPES"] ?? []
    // The types are the names of the columns, or only words for what the titles name.
    let titles = Array(header.titles.dropFirst(header.clockTitleCount))
    let names = titles.isEmpty ? types : titles
    let included = header.values["DATA_INCLUDED"]?.first ?? types.first ?? "calculated"
    let kind: Signal.Kind =
      switch included.uppercased() {
      case "ANGLE": .angle
      case "POSITION": .point
      default: .other
      }
    let table = try table(of: names, header, from: &lines, request)
    var file = table.file(
      names: [], coordinates: [],
      content: "\(included.printable) data of \(names.count) types", read: lines)
    for (index, name) in names.enumerated() {
      file.signals.append(
        Signal(name, kind: kind, rate: file.rate, values: table.columns(index..<index + 1)))
    }
    return file
  }

  /// Reads rows of which every column is a signal.
  private static func table(
    of names: [String], _ header: QualisysHeader, from lines: inout LineBlocks,
    _ request: ReadRequest
  ) throws(MarkerFileError) -> QualisysTable {
    guard !names.isEmpty else {
      throw MarkerFileError(
        path: request.path, line: header.line, .headerIncomplete,
        "the Qualisys header does not name the columns",
        hint: "export with the titles of the columns")
    }
    guard let clockCount = header.clockCount(before: names.count) else {
      throw MarkerFileError(
        path: request.path, line: header.rowLine,
        reason: .fieldCount(
          found: header.firstRow.count, expected: names.count + header.clockTitleCount))
    }
    return try QualisysTable(
      columns: names.indices.map { clockCount + $0 }, names: names,
      width: clockCount + names.count, clockCount: clockCount, header: header, from: &lines,
      request)
  }
}

/// Neighbouring columns of a force file that belong together, such as `Force_X`, `Force_Y`, `Force_Z`.
private struct ForceGroup {
  var name: String
  var components: [String]
  var kind: Signal.Kind
  var unit: String

  static func groups(of titles: [String]) -> [ForceGroup] {
    var groups: [ForceGroup] = []
    for title in titles {
      let parts = title.split(separator: "_")
      let axis = parts.count > 1 ? parts.last.map(String.init) ?? "" : ""
      let isAxis = ["X", "Y", "Z"].contains(axis)
      let name = isAxis ? String(title.dropLast(2)) : title
      if isAxis, let last = groups.last, last.name == name, !last.components.contains(axis) {
        groups[groups.count - 1].components.append(axis)
      } else {
        groups.append(ForceGroup(name, component: isAxis ? axis : ""))
      }
    }
    return groups
  }

  private init(_ name: String, component: String) {
    self.name = name
    components = [component]
    let word = name.lowercased()
    (kind, unit) =
      word.hasSuffix("force")
      ? (.force, "N")
      : word.hasSuffix("moment")
        ? (.moment, "Nm") : word.hasSuffix("cop") ? (.point, "mm") : (.other, "")
  }
}

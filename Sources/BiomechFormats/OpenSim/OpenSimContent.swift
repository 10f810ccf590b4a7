// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The columns of an OpenSim table, sorted into markers and signals.
struct OpenSimContent {
  private(set) var markers: [String] = []
  private(set) var unit: LengthUnit?
  var signals: [Signal] = []
  private(set) var doubts: [String] = []

  /// What was told from the columns, for the evidence.
  private(set) var remarks: [String] = []

  private var coordinates: [Double] = []
  private let rowCount: Int
  private let rate: Double

  /// Sorts columns.
  ///
  /// - Parameters:
  ///   - names: The labels without the time, none of them twice.
  ///   - width: How many numbers each cell had.
  ///   - columns: The numbers, `names.count × width` columns one after another.
  ///   - rowCount: The length of each column.
  ///   - header: The header.
  ///   - rate: Rows per second.
  init(
    names: [String], width: Int, columns: consuming [Double], rowCount: Int, header: OpenSimHeader,
    rate: Double
  ) {
    self.rowCount = rowCount
    self.rate = rate
    if width > 1 {
      sortCompositeColumns(names, width: width, columns, header)
    } else if let triples = Self.markerTriples(names) {
      markers = triples
      unit = .metres
      coordinates = columns
      if header.title.lowercased().contains("model") {
        doubts.append(
          "the markers are those of a model ('\(header.title.printable)'), not the measured ones")
      }
    } else {
      sortColumns(names, columns, header)
    }
  }

  /// The columns of the markers, which are then gone from here.
  mutating func takeCoordinates() -> [Double] {
    var taken: [Double] = []
    swap(&taken, &coordinates)
    return taken
  }
}

// MARK: - Several numbers in a cell

extension OpenSimContent {
  private mutating func sortCompositeColumns(
    _ names: [String], width: Int, _ columns: consuming [Double], _ header: OpenSimHeader
  ) {
    if width == 3, Self.areMarkers(names, header) {
      markers =
        MotionFile.unique(
          names.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        ).names
      unit = LengthUnit(word: header.values["units"] ?? "")
      coordinates = columns
      return
    }
    let isQuaternion = header.values["datatype"]?.lowercased() == "quaternion"
    let components =
      isQuaternion
      ? ["W", "X", "Y", "Z"] : width == 3 ? ["X", "Y", "Z"] : (1...width).map(String.init)
    for (index, name) in names.enumerated() {
      let first = index * width * rowCount
      signals.append(
        Signal(
          name, kind: isQuaternion ? .pose : .other, components: components, rate: rate,
          values: Array(columns[first..<first + width * rowCount])))
    }
  }

  /// Whether vectors are positions of markers: a known name or a unit of length says so.
  private static func areMarkers(_ names: [String], _ header: OpenSimHeader) -> Bool {
    let others = ["force", "moment", "torque", "acc", "gyro", "vel", "mag", "|"]
    let lower = names.map { $0.lowercased() }
    if lower.contains(where: { name in others.contains { name.contains($0) } }) { return false }
    return LengthUnit(word: header.values["units"] ?? "") != nil
      || names.contains { name in
        name.split(separator: "/").last.map { MarkerSet.setCounts[String($0)] != nil } ?? false
      }
  }
}

// MARK: - One number in a cell

extension OpenSimContent {
  /// The markers of a table that has nothing but `RASI_tx`, `RASI_ty`, `RASI_tz` and so on, where
  /// one of them is known.
  private static func markerTriples(_ names: [String]) -> [String]? {
    guard !names.isEmpty, names.count % 3 == 0 else { return nil }
    var markers: [String] = []
    for first in stride(from: 0, to: names.count, by: 3) {
      let marker = names[first].dropLast(3)
      guard !marker.isEmpty, names[first] == marker + "_tx", names[first + 1] == marker + "_ty",
        names[first + 2] == marker + "_tz"
      else { return nil }
      markers.append(String(marker))
    }
    return markers.contains { MarkerSet.setCounts[$0] != nil } ? markers : nil
  }

  private mutating func sortColumns(
    _ names: [String], _ columns: consuming [Double], _ header: OpenSimHeader
  ) {
    let columns = columns
    func column(_ index: Int) -> ArraySlice<Double> {
      columns[index * rowCount..<(index + 1) * rowCount]
    }
    let hasCoordinates =
      header.title.lowercased().hasPrefix("coordinates")
      || names.contains(where: OpenSimColumn.isCoordinate)
    let sorted = names.map { OpenSimColumn($0, isAmongCoordinates: hasCoordinates) }
    let extents = sorted.indices.map { index in
      sorted[index].meaning.isAngle
        ? OpenSimAngleUnits.Extent(of: column(index)) : OpenSimAngleUnits.Extent()
    }
    let angleUnits = OpenSimAngleUnits(
      columns: sorted, extents: extents, declared: header.isInDegrees)

    var dependent: [String] = []
    var index = 0
    while index < names.count {
      if let pose = Self.pose(names[index...]) {
        let end = index + pose.components.count
        signals.append(
          Signal(
            pose.body, kind: .pose, components: pose.components,
            units: pose.components.map { ["T14", "T24", "T34"].contains($0) ? "m" : "" },
            rate: rate, values: Array(columns[index * rowCount..<end * rowCount])))
        index = end
        continue
      }
      let meaning = sorted[index].meaning
      if meaning == .dependent {
        dependent.append("'\(names[index].printable)'")
      } else {
        signals.append(
          Signal(
            names[index], kind: meaning.signal.kind,
            units: [angleUnits.units[index] ?? meaning.signal.unit], rate: rate,
            values: Array(column(index))))
      }
      index += 1
    }
    doubts += angleUnits.doubts
    remarks += [angleUnits.remark].compactMap { $0 }
    if !dependent.isEmpty {
      remarks.append(
        "\(dependent.prefix(8).joined(separator: ", ")) "
          + "\(dependent.count == 1 ? "follows" : "follow") from another coordinate of the model "
          + "and \(dependent.count == 1 ? "was" : "were") left out")
    }
  }

  /// A rigid transform at the beginning of a list of names: `patella_r_T11` to `patella_r_T44`, row
  /// by row, or without the last row, which is always 0, 0, 0, 1.
  private static func pose(_ names: ArraySlice<String>) -> (body: String, components: [String])? {
    guard let first = names.first, first.hasSuffix("_T11") else { return nil }
    let body = String(first.dropLast(4))
    let all = (1...4).flatMap { row in (1...4).map { "T\(row)\($0)" } }
    for count in [16, 12] {
      let components = Array(all.prefix(count))
      if names.prefix(count).elementsEqual(components.map { "\(body)_\($0)" }) {
        return (body, components)
      }
    }
    return nil
  }
}

extension LengthUnit {
  /// The unit that a word of a file means, such as `mm`, `Meters` or `metre`.
  init?(word: String) {
    switch word.lowercased() {
    case "mm", "millimeter", "millimeters", "millimetre", "millimetres": self = .millimetres
    case "cm", "centimeter", "centimeters", "centimetre", "centimetres": self = .centimetres
    case "m", "meter", "meters", "metre", "metres": self = .metres
    default: return nil
    }
  }
}

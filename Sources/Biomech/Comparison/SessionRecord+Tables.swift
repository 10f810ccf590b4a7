// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Whose session a row belongs to.
struct SessionName: Hashable {
  var subject: String
  var session: String

  init(subject: String, session: String) {
    self.subject = subject
    self.session = session
  }

  init(_ row: ResultTable.Row, of table: ResultTable) throws(ResultReadingError) {
    subject = try table.shortText("subject", in: row)
    session = try table.shortText("session", in: row)
  }
}

extension ResultTable {
  /// The columns by which `summary.csv` is known.
  static let summaryColumns = ["subject", "session", "task", "side", "measure", "n", "mean", "sem"]

  /// The columns by which `measures.csv` is known.
  static let measureColumns = ["subject", "session", "task", "side", "measure", "value", "u95"]

  /// The measures in a `summary.csv`, by session, in the order of the file.
  ///
  /// Its `sem` is U95 / 1.96 of the mean, with the bias that all repetitions share.
  func summaries() throws(ResultReadingError) -> [(SessionName, MeasureRecord)] {
    var records: [(SessionName, MeasureRecord)] = []
    for row in rows {
      let count = try number("n", in: row)
      records.append(
        (
          try SessionName(row, of: self),
          MeasureRecord(
            key: try key(of: row), unit: try unit(of: row),
            positiveDirection: try shortText("positive_direction", in: row),
            count: count.isNaN ? 0 : Int(count.clamped(to: 0...1e9)),
            mean: try number("mean", in: row), standardDeviation: try number("sd", in: row),
            u95: 1.96 * (try number("sem", in: row)))
        ))
    }
    return records
  }

  /// The measures in a `measures.csv` put together over their repetitions, by session.
  ///
  /// The table does not tell which part of U95 the repetitions share, so all of it counts as shared:
  /// the uncertainty of the mean is then rather too large than too small.
  func measures() throws(ResultReadingError) -> [(SessionName, MeasureRecord)] {
    struct Key: Hashable {
      var name: SessionName
      var measure: MeasureKey
    }
    struct Group {
      var row: Row
      var values: [Measure] = []
    }
    var order: [Key] = []
    var groups: [Key: Group] = [:]
    for row in rows {
      let measure = try key(of: row)
      let key = Key(name: try SessionName(row, of: self), measure: measure)
      if groups[key] == nil {
        order.append(key)
        groups[key] = Group(row: row)
      }
      let value = try number("value", in: row)
      guard !value.isNaN else { continue }
      groups[key]?.values.append(
        Measure(
          kind: measure.kind, side: measure.side, trial: "", task: measure.task, value: value,
          u95: try number("u95", in: row), method: ""))
    }
    var records: [(SessionName, MeasureRecord)] = []
    for key in order {
      guard let group = groups[key] else { continue }
      let values = group.values.map(\.value)
      records.append(
        (
          key.name,
          MeasureRecord(
            key: key.measure, unit: try unit(of: group.row),
            positiveDirection: try shortText("positive_direction", in: group.row),
            count: values.count,
            mean: values.meanOfPresent, standardDeviation: values.standardDeviationOfPresent,
            u95: Measure.u95OfMean(group.values))
        ))
    }
    return records
  }

  /// The levels in a `findings.csv`, by session.
  func findings() throws(ResultReadingError) -> [(SessionName, FindingRecord)] {
    var records: [(SessionName, FindingRecord)] = []
    for row in rows {
      records.append(
        (
          try SessionName(row, of: self),
          FindingRecord(
            code: try shortText("code", in: row), name: try shortText("name", in: row),
            task: try word("task", in: row, as: MovementTask.self),
            side: try word("side", in: row, as: BodySide.self),
            level: try word("level", in: row, as: FindingLevel.self))
        ))
    }
    return records
  }

  /// The text in a column, row by row.
  func column(_ name: String) throws(ResultReadingError) -> [String] {
    var cells: [String] = []
    for row in rows { cells.append(try text(name, in: row)) }
    return cells
  }

  /// The words in a column, each once, in alphabetical order, empty ones left out.
  func words(_ column: String) throws(ResultReadingError) -> [String] {
    Set(try self.column(column)).filter { !$0.isEmpty }.sorted()
  }

  private func key(of row: Row) throws(ResultReadingError) -> MeasureKey {
    let id = try text("measure", in: row)
    let unit = try unit(of: row)
    let positive = try shortText("positive_direction", in: row)
    // A measure of another version has no entry in the registry; what its row says is enough.
    let kind =
      MeasureKind.named(id)
      ?? MeasureKind(
        id, id, unit, positive: positive, definition: "", reference: "", decimals: 2)
    return MeasureKey(
      task: try word("task", in: row, as: MovementTask.self),
      side: try word("side", in: row, as: BodySide.self), kind: kind)
  }

  private func unit(of row: Row) throws(ResultReadingError) -> BiomechKinematics.Unit {
    try word("unit", in: row, as: BiomechKinematics.Unit.self)
  }
}

extension Double {
  /// The nearest value within a range.
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}

extension SessionRecord {
  /// The levels in the bytes of a `findings.csv`.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - path: The path for messages; nothing is opened.
  /// - Returns: One record per row.
  /// - Throws: ``ResultReadingError`` with the line.
  package static func findings(
    in bytes: [UInt8], path: String
  ) throws(ResultReadingError) -> [FindingRecord] {
    try ResultTable(bytes, path: path).findings().map { $0.1 }
  }
}

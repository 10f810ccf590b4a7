// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// The table `dictionary.csv`: what every column, variable and measure means.
///
/// The row `schema` holds the schema of the folder as its label.
func dictionaryTable(of report: SessionReport) -> ReportTable {
  ReportTable(
    "dictionary", header: "id,label,unit,positive_direction,definition,reference"
  ) { table in
    for entry in DictionaryEntry.all(for: report).values.sorted(by: { $0.id < $1.id }) {
      table.cell(entry.id)
      table.cell(entry.label)
      table.cell(entry.unit)
      table.cell(entry.positive)
      table.cell(entry.definition)
      table.cell(entry.reference)
      table.endRow()
    }
  }
}

extension Assessment {
  /// Every kind of measure that occurs, each once, in the order of appearance.
  var kinds: [MeasureKind] {
    var seen: Set<MeasureKind> = []
    let all = measures.map(\.kind) + findings.flatMap { $0.criteria.map(\.kind) }
    return all.filter { seen.insert($0).inserted }
  }
}

/// A row of the dictionary.
struct DictionaryEntry {
  let id: String
  let label: String
  let unit: String
  let positive: String
  let definition: String
  let reference: String

  init(
    _ id: String, _ label: String, unit: String = "", positive: String = "",
    definition: String, reference: String = "this project"
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.positive = positive
    self.definition = definition
    self.reference = reference
  }
}

extension DictionaryEntry {
  /// Every word of the tables of a session, by the word.
  static func all(for report: SessionReport) -> [String: DictionaryEntry] {
    var entries: [String: DictionaryEntry] = [:]
    for entry in columns + comparisonColumns { entries[entry.id] = entry }
    for column in report.convention.columns(for: report.trials.flatMap(\.kinematics.orderedKeys)) {
      entries[column.name] = DictionaryEntry(column)
    }
    for kind in report.assessment.kinds {
      entries[kind.id] = DictionaryEntry(
        kind.id, kind.label, unit: kind.unit.rawValue, positive: kind.positiveDirection,
        definition: kind.definition, reference: kind.reference)
    }
    // A variable comes last: where a measure has the same word, the column in every frame is meant.
    for variable in Variable.all {
      entries[variable.id] = DictionaryEntry(
        variable.id, variable.label, unit: variable.unit.rawValue,
        positive: variable.positiveDirection, definition: variable.definition,
        reference: variable.reference)
    }
    return entries
  }

  /// A column of `<trial>.angles.csv`.
  fileprivate init(_ column: ExportColumn) {
    let (key, variable) = (column.key, column.key.variable)
    let side = key.side == .both ? "both legs" : "\(key.side.rawValue) leg"
    self.init(
      column.name, "\(variable.label), \(side)", unit: variable.unit.rawValue,
      positive: column.positiveDirection,
      definition: "The variable \(variable.id) of the \(side) in every frame"
        + (column.sign < 0 ? ", with the opposite sign." : "."),
      reference: variable.reference)
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics

/// The bytes of `dictionary.csv`: what every variable, measure and less obvious column means.
///
/// The row `schema` holds the schema of the folder as its label.
func dictionaryTable(of report: SessionReport) -> [UInt8] {
  var table = Table(header: "id,label,unit,positive_direction,definition,reference")
  var entries: [String: Entry] = [:]
  for entry in columnEntries { entries[entry.id] = entry }
  for kind in report.assessment.kinds {
    entries[kind.id] = Entry(
      kind.id, kind.label, unit: kind.unit.rawValue, positive: kind.positiveDirection,
      definition: kind.definition, reference: kind.reference)
  }
  // A variable comes last: where a measure has the same word, the column in every frame is meant.
  for variable in Variable.all {
    entries[variable.id] = Entry(
      variable.id, variable.label, unit: variable.unit.rawValue,
      positive: variable.positiveDirection, definition: variable.definition,
      reference: variable.reference)
  }
  for entry in entries.values.sorted(by: { $0.id < $1.id }) {
    table.cell(entry.id)
    table.cell(entry.label)
    table.cell(entry.unit)
    table.cell(entry.positive)
    table.cell(entry.definition)
    table.cell(entry.reference)
    table.endRow()
  }
  return table.bytes
}

extension Assessment {
  /// Every kind of measure that occurs, each once, in the order of appearance.
  var kinds: [MeasureKind] {
    var seen: Set<MeasureKind> = []
    let all = measures.map(\.kind) + findings.flatMap { $0.criteria.map(\.kind) }
    return all.filter { seen.insert($0).inserted }
  }
}

private struct Entry {
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

private let columnEntries = [
  Entry(
    "schema", folderSchema, definition: "The names and columns of the files in this folder."),
  Entry(
    "confidence", "Confidence of an event", unit: "ratio", positive: "surer",
    definition: "How sure the detection is, from 0 to 1."),
  Entry(
    "cycle", "Repetition",
    definition: "Counted from 1; empty for a measure of the whole trial."),
  Entry(
    "filled", "Filled sample",
    definition: "true where at least one marker behind the value was filled."),
  Entry(
    "filled_fraction", "Filled fraction", unit: "ratio", positive: "more filled",
    definition: "Share of the frames behind a value that rest on filled samples, from 0 to 1."),
  Entry("frame", "Frame", definition: "The number of the frame in the motion file."),
  Entry(
    "mdc", "Minimal detectable change", unit: "as the measure",
    definition:
      "1.96 times the square root of 2 times sem: two sessions that differ by less cannot be told "
      + "apart."),
  Entry(
    "percent", "Percent of the repetition", unit: "%", positive: "later",
    definition:
      "0 at the first frame of the repetition, 100 at the last; 101 points. Values between frames "
      + "are interpolated by PCHIP; a point beside a missing sample stays missing.",
    reference: "Fritsch and Butland 1984, doi:10.1137/0905021"),
  Entry(
    "sem", "Standard error of measurement", unit: "as the measure",
    definition:
      "Half the width of the 95 % interval of the mean over 1.96. Not the standard error of the "
      + "mean."),
  Entry(
    "time_s", "Time", unit: "s", positive: "later", definition: "On the clock of the motion file."),
  Entry(
    "u95", "Uncertainty", unit: "as the measure",
    definition:
      "Half the width of the 95 % interval of the value: the value lies within value ± u95 if the "
      + "error model holds."),
]

// SPDX-License-Identifier: Apache-2.0

extension DictionaryEntry {
  /// The columns of the tables that `biomech compare` writes, where no other table has them.
  static let comparisonColumns =
    [("before", "earlier"), ("after", "later")].flatMap { word, session in
      [
        DictionaryEntry(
          "session_\(word)", "The \(session) session", definition: "The name of the session."),
        DictionaryEntry(
          "n_\(word)", "Number of values, \(session) session", unit: "count",
          definition: "Repetitions and trials with a value."),
        DictionaryEntry(
          "mean_\(word)", "Mean, \(session) session", unit: "as the measure",
          definition: "The mean of the values of that session."),
        DictionaryEntry(
          "u95_\(word)", "Uncertainty, \(session) session", unit: "as the measure",
          definition: "Half the width of the 95 % interval of the mean."),
        DictionaryEntry(
          "level_\(word)", "Level, \(session) session",
          definition: "The level of the finding in that session."),
      ]
    } + [
      DictionaryEntry(
        "change", "Change", unit: "as the measure", positive: "greater than before",
        definition: "The mean of the later session less that of the earlier one."),
      DictionaryEntry(
        "verdict", "Verdict",
        definition:
          "changed: the change passes mdc; not_distinguishable: it does not; unknown: no mdc can "
          + "be computed."),
      DictionaryEntry(
        "direction", "Direction of a change",
        definition: "What the change means, held against a threshold; empty where nothing changed."),
      DictionaryEntry(
        "persons", "Persons", unit: "count", definition: "How many people have the measure twice."),
      DictionaryEntry(
        "mean_change", "Mean change", unit: "as the measure", positive: "greater than before",
        definition: "The mean of the changes of all persons; its u95 comes from their scatter."),
      DictionaryEntry(
        "increased", "Increased", unit: "count",
        definition: "How many people have more than before, beyond their own mdc."),
      DictionaryEntry(
        "decreased", "Decreased", unit: "count",
        definition: "How many people have less than before, beyond their own mdc."),
      DictionaryEntry(
        "not_distinguishable", "Not distinguishable", unit: "count",
        definition: "How many people changed by less than their own mdc."),
      DictionaryEntry(
        "unknown", "Unknown", unit: "count",
        definition: "How many people have no mdc to hold the change against."),
    ]
}

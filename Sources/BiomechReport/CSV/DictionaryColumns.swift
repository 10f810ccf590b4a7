// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension DictionaryEntry {
  /// The columns that are the same in every folder, in alphabetical order.
  static let columns = [
    DictionaryEntry(
      "action", "Action",
      definition: "What to do where a warning sign applies."),
    DictionaryEntry(
      "aggregation", "Aggregation of a score",
      definition: "How repetitions were put together; empty for a single one."),
    DictionaryEntry(
      "axes", "Axes of the file",
      definition: "Which axes of the motion file point up and forward."),
    DictionaryEntry(
      "band", "Band",
      definition:
        "The class of the value, for measures that have classes, such as parallel for a "
        + "squat depth; else empty."),
    DictionaryEntry(
      "checks", "Checks",
      definition:
        "What was doubtful or had to be changed in the trial, sentences parted by ' | '."),
    DictionaryEntry(
      "code", "Rule",
      definition:
        "The code of the rule behind the finding, such as RL04; its name stands beside it."),
    DictionaryEntry(
      "comparator", "Comparator",
      definition:
        "How the value is held against the threshold: >=, >, <= or <; abs>= takes the "
        + "magnitude, whatever the sign."),
    DictionaryEntry(
      "confidence", "Confidence of an event", unit: "ratio", positive: "surer",
      definition: "How sure the detection is, from 0 to 1."),
    DictionaryEntry(
      "configuration_hash", "Key of the settings",
      definition:
        "64-bit key of the options that change numbers, 16 hexadecimal digits; equal keys, "
        + "equal settings."),
    DictionaryEntry(
      "content_key", "Key of the file",
      definition: "A key of the bytes of the motion file; equal keys, equal content."),
    DictionaryEntry(
      "cross_talk", "Cross-talk",
      definition:
        "An object of <trial>.json. For each knee: whether its axis was turned about the long axis "
        + "of the thigh to take false adduction away, by how much and from which trials, or why not; "
        + "and before and after how far adduction moves in a cycle and which share of its variance "
        + "goes linearly with flexion (r_squared).",
      reference: "Baker, Finney and Orr 1999, doi:10.1016/S0167-9457(99)00027-5; "
        + "Jensen et al. 2016, J. Biomech. 49, 1698–1704"),
    DictionaryEntry(
      "cycle", "Repetition",
      definition: "Counted from 1; empty for a measure of the whole trial."),
    DictionaryEntry(
      "definition", "Definition",
      definition: "What the word of this row means."),
    DictionaryEntry(
      "error", "Error",
      definition: "Why the trial failed, lines parted by ' | '; empty for a trial that is done."),
    DictionaryEntry(
      "event", "Event",
      definition: "What happens in the frame."),
    DictionaryEntry(
      "estimated", "Estimated item",
      definition: "true for an item that stands for an impression, which angles only estimate."),
    DictionaryEntry(
      "filled", "Filled sample",
      definition: "true where at least one marker behind the value was filled."),
    DictionaryEntry(
      "filled_fraction", "Filled fraction", unit: "ratio", positive: "more filled",
      definition:
        "Share of the frames behind a value that rest on filled samples, from 0 to 1, whatever "
        + "the method; a marker that three or more measured ones of its cluster carried over a gap "
        + "rests on those and does not count."),
    DictionaryEntry(
      "frame", "Frame",
      definition: "The number of the frame in the motion file."),
    DictionaryEntry(
      "frames", "Frames", unit: "count",
      definition: "How many frames the trial has."),
    DictionaryEntry(
      "id", "Word",
      definition: "The word that this row explains: a column, a variable or a measure."),
    DictionaryEntry(
      "label", "Label",
      definition: "The word in plain English."),
    DictionaryEntry(
      "item", "Item of a score",
      definition: "The code of the item, or total."),
    DictionaryEntry(
      "level", "Level of a finding",
      definition:
        "flag: beyond the threshold even allowing for measurement error; watch: beyond it, "
        + "but within measurement error of it, or held back for the quality of the data; "
        + "below: short of it, though a value beyond cannot be excluded; clear: short of it "
        + "even allowing for measurement error; not_assessed: something needed is missing."),
    DictionaryEntry(
      "marker_set", "Marker set",
      definition: "The set whose names the file uses; empty where a map was given."),
    DictionaryEntry(
      "max", "Maximum", unit: "as the measure",
      definition: "The greatest of the n values."),
    DictionaryEntry(
      "mdc", "Minimal detectable change", unit: "as the measure",
      definition:
        "1.96 times the square root of 2 times sem: two sessions that differ by less cannot "
        + "be told apart."),
    DictionaryEntry(
      "mean", "Mean", unit: "as the measure",
      definition: "The mean of the n values."),
    DictionaryEntry(
      "measure", "Measure",
      definition: "The id of a measure, which has a row in this table."),
    DictionaryEntry(
      "maximum", "Most points",
      definition:
        "The most points an item can give; of a total, the most its scored items can give."),
    DictionaryEntry(
      "method", "Method",
      definition: "How the value was had; where quality is limited, also what limits it."),
    DictionaryEntry(
      "min", "Minimum", unit: "as the measure",
      definition: "The least of the n values."),
    DictionaryEntry(
      "model", "Model",
      definition: "How joint angles were computed, which depends on the markers."),
    DictionaryEntry(
      "n", "Number of values", unit: "count",
      definition: "Repetitions and trials with a value."),
    DictionaryEntry(
      "name", "Name",
      definition:
        "The rule behind the finding, the score or its item, or the warning sign, in words."),
    DictionaryEntry(
      "path", "Path of the motion file",
      definition: "As given when it is relative, else the file name."),
    DictionaryEntry(
      "percent", "Percent of the repetition", unit: "%", positive: "later",
      definition:
        "0 at the first frame of the repetition, 100 at the last; 101 points. Values "
        + "between frames are interpolated by PCHIP; a point beside a missing sample stays "
        + "missing.",
      reference: "Fritsch and Butland 1984, doi:10.1137/0905021"),
    DictionaryEntry(
      "points", "Points",
      definition: "What an item of a score, or all of them, gave; empty where it was not scored."),
    DictionaryEntry(
      "positive_direction", "Positive direction",
      definition: "What a greater value means."),
    DictionaryEntry(
      "quality", "Quality of a measure",
      definition:
        "good: nothing beyond u95 need be kept in mind; limited: to be used with care, for "
        + "the reason in method, or since more than 20 % of the frames rest on filled "
        + "samples; doubtful: the markers hardly fit the shape they had in the static trial, "
        + "and neither a flag nor an all-clear rests on it."),
    DictionaryEntry(
      "reason", "Reason",
      definition:
        "How the points came about; where an item was not scored, what is missing. Of a warning "
        + "sign: the answers or values behind it."),
    DictionaryEntry(
      "rate_hz", "Frame rate", unit: "Hz",
      definition: "Frames per second of the trial."),
    DictionaryEntry(
      "reference", "Reference",
      definition: "Where the definition comes from."),
    DictionaryEntry(
      "refer_to", "Where to go",
      definition: "Who to see where a warning sign applies."),
    DictionaryEntry(
      "repetitions", "Repetitions", unit: "count",
      definition: "How many repetitions the finding could be assessed in."),
    DictionaryEntry(
      "schema", folderSchema,
      definition: "The names and columns of the files in this folder."),
    DictionaryEntry(
      "score", "Score",
      definition:
        "Among measures a grade, where one is defined; among scores the code of the score."),
    DictionaryEntry(
      "screening", "Screening",
      definition:
        "answered: the questions about warning signs have their answers; vouched_for: somebody asked, "
        + "and the answers are not on record; not_screened: nobody is known to have asked."),
    DictionaryEntry(
      "sd", "Standard deviation", unit: "as the measure",
      definition: "Of the n values, n - 1 in the denominator; empty for a single one."),
    DictionaryEntry(
      "sem", "Standard error of measurement", unit: "as the measure",
      definition:
        "Half the width of the 95 % interval of the mean over 1.96. Not the standard error "
        + "of the mean."),
    DictionaryEntry(
      "session", "Session",
      definition: "From the subject file."),
    DictionaryEntry(
      "side", "Side",
      definition: "right, left, or both for what belongs to both legs together."),
    DictionaryEntry(
      "source", "Source",
      definition: "Of a finding: where its threshold comes from. Of an event: how it was found."),
    DictionaryEntry(
      "status", "Status of a trial",
      definition: "done or failed."),
    DictionaryEntry(
      "subject", "Subject",
      definition: "The code of the person, from the subject file."),
    DictionaryEntry(
      "task", "Task",
      definition:
        "What the person does: \(MovementTask.allCases.map(\.rawValue).joined(separator: ", "))."),
    DictionaryEntry(
      "threshold", "Threshold", unit: "as the value",
      definition: "The limit that the value of the finding is held against."),
    DictionaryEntry(
      "time_s", "Time", unit: "s", positive: "later",
      definition: "On the clock of the motion file."),
    DictionaryEntry(
      "tool_version", "Version",
      definition: "Of the program that wrote the folder."),
    DictionaryEntry(
      "trial", "Trial",
      definition:
        "The name of the motion file without its extension; several, parted by ';', where a "
        + "finding rests on several."),
    DictionaryEntry(
      "u95", "Uncertainty", unit: "as the measure",
      definition:
        "Half the width of the 95 % interval of the value: the value lies within value ± "
        + "u95 if the error model holds."),
    DictionaryEntry(
      "unit", "Unit",
      definition: "Of the value in the same row: deg, mm, percent or ratio."),
    DictionaryEntry(
      "units", "Units of the file",
      definition: "The unit of the coordinates in the motion file."),
    DictionaryEntry(
      "urgency", "Urgency",
      definition:
        "How soon to see somebody: emergency, same_day, urgent (days to two weeks) or routine."),
    DictionaryEntry(
      "value", "Value", unit: "as the row says",
      definition: "In the unit of the same row; empty where it is missing."),
    DictionaryEntry(
      "variable", "Variable",
      definition: "The id of a variable, which has a row in this table."),
  ]
}

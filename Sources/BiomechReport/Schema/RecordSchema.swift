// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechKinematics
import BiomechMotion

extension SchemaDocument {
  /// A line of what `biomech analyze --format jsonl` prints.
  static let record = SchemaDocument(
    "record", id: recordSchema,
    title:
      "A line of JSON Lines: a row of trials.csv, care.csv, findings.csv or measures.csv, as the "
      + "key record says.",
    root: .oneOf([recordOfTrial, recordOfCare, recordOfFinding, recordOfMeasure]))

  private static func head(_ record: String) -> [SchemaField] {
    [
      .field("schema", .constant(recordSchema), "The name and version of this layout."),
      .field("record", .constant(record), "What the line is."),
    ]
  }

  private static let place: [SchemaField] = [
    .field("subject", .textOrNull, "The code of the person."),
    .field("session", .textOrNull, "The session."),
    .field("task", .words(of: MovementTask.self), "The task."),
    .field("trial", .textOrNull, "The trial; several, parted by ';', for a finding."),
    .field("side", .words(of: BodySide.self), "The leg."),
  ]

  private static let recordOfTrial = Schema.object(
    head("trial") + [
      .field("trial", .textOrNull, "The name of the trial."),
      .field("status", .word(["done", "failed"]), "Whether it was analysed."),
      .field("error", .textOrNull, "Why not."),
      .field("path", .textOrNull, "The path as given, or the file name."),
      .field("content_key", .textOrNull, "A key of the bytes of the file."),
      .field("rate_hz", .numberOrNull, "Frames per second."),
      .field("frames", .nullable(.integer), "Frames."),
      .field("units", .textOrNull, "The unit of the file."),
      .field("axes", .textOrNull, "The axes of the file."),
      .field("marker_set", .textOrNull, "The set of marker names."),
      .field("model", .nullable(.words(of: ModelKind.self)), "How angles were computed."),
      .field("checks", .textOrNull, "What was doubtful or changed, parted by ' | '."),
      .field("tool_version", .text, "The version of the program."),
      .field("configuration_hash", .text, "The key of the settings."),
    ])

  private static let recordOfCare = Schema.object(
    head("care") + [
      .field("subject", .textOrNull, "The code of the person."),
      .field("session", .textOrNull, "The session."),
      .field("screening", .word(Screening.words), "Who asked about warning signs."),
      .field("code", .textOrNull, "The code of the warning sign; null where none applies."),
      .field("name", .textOrNull, "The warning sign in words."),
      .field("urgency", .nullable(.words(of: Urgency.self)), "How soon to get care."),
      .field("reason", .textOrNull, "The answers or values behind it."),
      .field("action", .textOrNull, "What to do."),
      .field("refer_to", .textOrNull, "Where to go."),
    ])

  private static let recordOfFinding = Schema.object(
    head("finding") + place + [
      .field("code", .textOrNull, "The code of the rule."),
      .field("name", .textOrNull, "What was looked for."),
      .field("level", .words(of: FindingLevel.self), "How the values stand to the thresholds."),
      .field("value", .numberOrNull, "The value of the deciding criterion."),
      .field("u95", .numberOrNull, "Half the width of its 95 % interval."),
      .field("unit", .nullable(.words(of: Unit.self)), "The unit."),
      .field(
        "comparator", .nullable(.words(of: Threshold.Comparator.self)), "How it is compared."),
      .field("threshold", .numberOrNull, "The limit."),
      .field("repetitions", .nullable(.integer), "Repetitions that could be assessed."),
      .field("source", .textOrNull, "The studies behind the rule."),
    ])

  private static let recordOfMeasure = Schema.object(
    head("measure") + place + [
      .field("cycle", .nullable(.integer), "The repetition from 1; null for the whole trial."),
      .field("measure", .text, "The id of the measure."),
      .field("value", .numberOrNull, "The value."),
      .field("unit", .words(of: Unit.self), "The unit."),
      .field("positive_direction", .textOrNull, "What a greater value means."),
      .field("method", .textOrNull, "How the value was had."),
      .field("quality", .words(of: MeasureQuality.self), "How far it can be used."),
      .field("filled_fraction", .numberOrNull, "Share of frames on filled samples."),
      .field("u95", .numberOrNull, "Half the width of the 95 % interval."),
      .field("score", .numberOrNull, "A grade, where one is defined."),
      .field("band", .textOrNull, "The class of the value, where there are classes."),
    ])

  /// A file of norms, which `biomech norms build` writes and `--norms` reads.
  static let norms = SchemaDocument(
    "norms", id: NormsError.schema,
    title:
      "Means and standard deviations of a control group, with the passport that says whom they "
      + "hold for.",
    root: .object([
      .field("schema", .constant(NormsError.schema), "The name and version of this layout."),
      .field("passport", normsPassport, "Whom the norms hold for, and how they were made."),
      .field(
        "curves",
        .list(
          .object([
            .field("variable", .word(Variable.all.map(\.id)), "The variable."),
            .field("unit", .words(of: Unit.self), "The unit."),
            .field("positive_direction", .text, "What a greater value means, from the own side."),
            .field("mean", .row(.numberOrNull, count: 101), "The mean at 0, 1, … 100 %."),
            .field("sd", .row(.numberOrNull, count: 101), "The standard deviation there."),
          ])), "Curves over the gait cycle."),
      .field(
        "measures",
        .list(
          .object(
            [
              .field("measure", .text, "The id of the measure."),
              .field("unit", .words(of: Unit.self), "The unit."),
              .field("positive_direction", .text, "What a greater value means."),
            ] + normsValue)), "Measures."),
      .optional("ln_gps_side", .object(normsValue), "Logarithm of the gait profile score, a leg."),
      .optional("ln_gps_overall", .object(normsValue), "The same of both legs together."),
    ]))

  private static let normsValue: [SchemaField] = [
    .field("mean", .numberOrNull, "The mean over persons."),
    .field("sd", .numberOrNull, "The standard deviation between persons."),
    .field("n", .integer, "Persons."),
  ]

  private static let normsPassport = Schema.object([
    .field("population", .text, "Who they are, in words."),
    .field("age_min_years", .numberOrNull, "The youngest."),
    .field("age_max_years", .numberOrNull, "The oldest."),
    .field("sex", .textOrNull, "Their sex."),
    .field("task", .words(of: MovementTask.self), "What they did."),
    .field("speed_class", .nullable(.words(of: SpeedClass.self)), "How fast they walked."),
    .field("normalised_speed_mean", .numberOrNull, "Speed over √(g · leg length), mean."),
    .field("normalised_speed_min", .numberOrNull, "The slowest."),
    .field("normalised_speed_max", .numberOrNull, "The fastest."),
    .field("model", .words(of: ModelKind.self), "How their angles were computed."),
    .field("subjects", .integer, "Persons."),
    .field("cycles", .integer, "Strides."),
    .field("program_version", .text, "The version of this program."),
    .field("created", .textOrNull, "When, ISO 8601; null where it is not known."),
    .field(
      "settings",
      .list(
        .object([
          .field("name", .text, "An option that changes numbers."),
          .field("value", .text, "Its value."),
        ])), "The settings."),
  ])
}

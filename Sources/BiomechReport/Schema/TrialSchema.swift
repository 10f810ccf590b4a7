// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion

extension SchemaDocument {
  /// What `biomech analyze` and `biomech norms` write as JSON.
  package static let ofReports = [trial, session, record, norms]

  /// `<trial>.json`.
  static let trial = SchemaDocument(
    "trial", id: trialSchema,
    title: "One trial: everything the tables say about it, and how that was made. Frames and times "
      + "are those of the motion file, angles are in degrees, a missing number is null.",
    root: trialRoot, definitions: trialDefinitions)

  /// What `biomech analyze --format json` prints.
  static let session = SchemaDocument(
    "session", id: sessionSchema, title: "All trials of a session, each as in <trial>.json.",
    root: .object([
      .field("schema", .constant(sessionSchema), "The name and version of this layout."),
      .field("trials", .list(.definition("trial")), "The trials, in the order of the report."),
    ]), definitions: trialDefinitions.merging(["trial": trialRoot]) { first, _ in first })

  private static let trialRoot = Schema.object([
    .field("schema", .constant(trialSchema), "The name and version of this layout."),
    .field("tool", .definition("tool"), "The program and its settings."),
    .field(
      "subject",
      .object([
        .field("code", .text, "The code of the person, from the subject file."),
        .field("session", .text, "The session, from the subject file."),
      ]), "The person."),
    .field(
      "trial",
      .object([
        .field("name", .text, "The name of the motion file without its extension."),
        .field("task", .definition("task"), "What the person does for the most part."),
        .field("task_evidence", .text, "Why the task is what it is."),
        .field("task_confidence", .number, "How sure that is, from 0 to 1."),
        .field("calibration", .textOrNull, "The trial that calibrated the model; null for none."),
      ]), "The trial."),
    .field("source", .definition("source"), "The motion file and what was concluded about it."),
    .field("samples", .definition("samples"), "Where the samples of the markers came from."),
    .field("kinematics", .definition("kinematics"), "The model and its columns."),
    .field("bouts", .list(.definition("bout")), "The stretches of one task each."),
    .field("notes", .list(.text), "What could not be found in the movement, and why."),
    .field("events", .list(.definition("event")), "The events, in the order of time."),
    .field("measures", .list(.definition("measure")), "The measures of this trial."),
    .field("summary", .list(.definition("summary")), "The same over their repetitions."),
    .field("scores", .list(.definition("score")), "The scores that rest on this trial."),
    .field("trust_bands", .list(.definition("trust_band")), "U95 of angles over knee flexion."),
    .field("consistency", .list(.definition("consistency")), "How alike the cycles are."),
    .field("patella", .definition("patella"), "What is known of the kneecaps."),
    .field("findings", .list(.definition("finding")), "The findings that rest on this trial."),
    .field("guidance", .definition("guidance"), "Warning signs, advice and exercises."),
    .field(
      "waveforms", .list(.definition("waveform")), "Each variable of each cycle from 0 to 100 %."),
  ])

  private static let trialDefinitions =
    recordingDefinitions
    .merging(kinematicsDefinitions) { first, _ in first }
    .merging(assessmentDefinitions) { first, _ in first }
    .merging(guidanceDefinitions) { first, _ in first }

  /// The file, the program and the samples.
  private static let recordingDefinitions: [String: Schema] = [
    "task": .words(of: MovementTask.self),
    "side": .words(of: BodySide.self),
    "variable": .word(Variable.all.map(\.id)),
    "unit": .words(of: Unit.self),
    "setting": .object([
      .field("name", .text, "An option that changes numbers, in words."),
      .field("value", .text, "Its value, in words."),
    ]),
    "tool": .object([
      .field("name", .constant("biomech"), "The program."),
      .field("version", .text, "Its version."),
      .field("configuration_hash", .text, "64-bit key of the settings, 16 hexadecimal digits."),
      .field("settings", .list(.definition("setting")), "The options that change numbers."),
    ]),
    "source": .object([
      .field("path", .text, "As given when it is relative, else the file name."),
      .field("format", .text, "The format of the file."),
      .field("content_key", .text, "A key of the bytes of the file."),
      .field("first_frame", .integer, "The number of the first frame in the file."),
      .field("start_time_s", .number, "The time of the first frame on the file's clock, seconds."),
      .field("millimetres_per_unit", .number, "How many millimetres a unit of the file is."),
      .field(
        "laboratory_from_recording", .row(.row(.number, count: 3), count: 3),
        "The rotation from the axes of the file to x forward, y up, z right; row by row."),
      .field("marker_set", .textOrNull, "The set of marker names; null where a map was given."),
      .field(
        "conclusions",
        .list(
          .object([
            .field("topic", .words(of: TrialSource.Conclusion.Topic.self), "What it is about."),
            .field("value", .text, "The conclusion."),
            .field("evidence", .text, "Why."),
          ])), "What was concluded about the file."),
      .field("doubts", .list(.text), "What is doubtful about the file, one sentence each."),
    ]),
    "samples": .object(
      SampleOrigin.allCases.map {
        .field($0.id, .integer, "Samples \($0.label); a sample is one marker in one frame.")
      } + [
        .field(
          "not_measured",
          .list(
            .object([
              .field("marker", .text, "The marker."),
              .field("origin", .word(SampleOrigin.allCases.map(\.id)), "Where they come from."),
              .field("first_frame", .integer, "The first frame of the run."),
              .field("last_frame", .integer, "The last frame of the run."),
            ])), "Each run of samples that were not measured.")
      ]),
    "event": .object([
      .field("event", .words(of: Event.Kind.self), "What happens."),
      .field("side", .definition("side"), "The leg."),
      .field("frame", .integer, "The frame."),
      .field("time_s", .number, "The moment, which may lie between frames, seconds."),
      .field("source", .words(of: Event.Source.self), "How it was found."),
      .field("confidence", .number, "How sure that is, from 0 to 1."),
    ]),
    "bout": .object([
      .field("task", .definition("task"), "The task."),
      .field("side", .definition("side"), "The leg that does it."),
      .field("first_frame", .integer, "The first frame."),
      .field("last_frame", .integer, "The last frame."),
      .field("evidence", .text, "Why the task is what it is."),
      .field("confidence", .number, "How sure that is, from 0 to 1."),
      .field("repetitions", .list(.definition("repetition")), "Squats, landings and the like."),
      .field("cycles", .list(.definition("gait_cycle")), "Strides."),
      .field(
        "not_counted",
        .list(
          .object([
            .field("side", .definition("side"), "The leg."),
            .field("first_frame", .integer, "The first frame."),
            .field("last_frame", .integer, "The last frame."),
            .field("reason", .text, "Why it does not count."),
          ])), "Movements that are no full repetition or stride."),
    ]),
    "repetition": .object([
      .field("number", .integer, "Counted from 1."),
      .field("side", .definition("side"), "The leg."),
      .field("start_frame", .integer, "Where it begins."),
      .field("bottom_frame", .integer, "Its deepest point."),
      .field("end_frame", .integer, "Where it ends."),
      .field("depth_mm", .numberOrNull, "How far the pelvis sinks, millimetres."),
      .optional("left_contact_frame", .integer, "Where the left foot lands."),
      .optional("right_contact_frame", .integer, "Where the right foot lands."),
      .optional("take_off_frame", .integer, "Where the feet leave the ground again."),
      .optional("next_contact_frame", .integer, "Where they land again."),
    ]),
    "gait_cycle": .object([
      .field("number", .integer, "Counted from 1 for each leg."),
      .field("side", .definition("side"), "The leg."),
      .field("strike_s", .number, "Foot strike, seconds on the clock of the file."),
      .field("strike_source", .words(of: Event.Source.self), "Who told it."),
      .field("off_s", .number, "Foot off, seconds."),
      .field("off_source", .words(of: Event.Source.self), "Who told it."),
      .field("next_strike_s", .number, "The next foot strike of the leg, seconds."),
      .field("next_strike_source", .words(of: Event.Source.self), "Who told it."),
      .optional("opposite_off_s", .number, "Foot off of the other leg, seconds."),
      .optional("opposite_off_source", .words(of: Event.Source.self), "Who told it."),
      .optional("opposite_strike_s", .number, "Foot strike of the other leg, seconds."),
      .optional("opposite_strike_source", .words(of: Event.Source.self), "Who told it."),
    ]),
  ]
}

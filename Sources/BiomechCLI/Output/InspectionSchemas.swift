// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import BiomechReport

extension SchemaDocument {
  /// What `biomech inspect --format json` prints of a file.
  static let inspection = SchemaDocument(
    "inspection", id: "biomech.inspection/2",
    title: "What a motion file holds and what it means. A value that is not known is left out.",
    root: .object([
      .field("schema", .constant("biomech.inspection/2"), "The name and version of this layout."),
      .field("file", .text, "The path as given."),
      .field("trial", .text, "The name of the trial."),
      .field("format", .text, "The format."),
      .field("frames", .integer, "Frames."),
      .field("first_frame", .integer, "The number of the first frame in the file."),
      .field("rate", .number, "Frames per second."),
      .field("duration", .number, "From the first frame to the last, seconds."),
      .optional("unit", .text, "The unit of the coordinates."),
      .field("people", .integer, "How many people the file names; their names stay out."),
      .field("analysable", .flag, "Whether 'biomech analyze' would take it."),
      .optional(
        "problem",
        .object([
          .field("code", .text, "The word for 'biomech explain'."),
          .field("text", .text, "The problem."), .optional("hint", .text, "What to do."),
        ]), "Why not."),
      .field(
        "conclusions",
        .list(
          .object([
            .field("topic", .words(of: TrialSource.Conclusion.Topic.self), "What it is about."),
            .field("value", .text, "The conclusion."), .field("evidence", .text, "Why."),
            .field("overruled_by", .list(.text), "The options that overrule it."),
          ])), "What was concluded."),
      .optional("marker_set", .text, "The set of marker names."),
      .field("markers", .list(.definition("marker")), "The markers, landmarks first."),
      .field("samples", .integer, "Markers times frames."),
      .field("missing_samples", .integer, "How many of them are missing."),
      .field("declared_but_empty", .list(.text), "Markers without one sample."),
      .field("signals", .list(.definition("signal")), "Everything over time that is no marker."),
      .field(
        "events",
        .list(
          .object([
            .field("label", .text, "The words of the file."),
            .field("side", .words(of: BodySide.self), "The leg."),
            .field("frame", .integer, "The frame, as the file counts."),
            .field("time", .number, "Seconds after the first frame."),
          ])), "The events."),
      .field(
        "force_plates",
        .list(
          .object([
            .optional("type", .integer, "The type by the C3D standard."),
            .field("corners", .list(.row(.number, count: 3)), "In axes and unit of the file."),
            .field("channels", .list(.text), "Its analog channels."),
          ])), "The force platforms."),
      .field(
        "parameters",
        .list(
          .object([
            .field("name", .text, "The name in the file."),
            .field("values", .list(.numberOrNull), "The values."),
          ])), "Measurements of the person and settings of the vendor."),
      .field("doubts", .list(.text), "What is doubtful, one sentence each."),
      .field("content_key", .text, "A key of the bytes of the file."),
    ]),
    definitions: [
      "marker": .object([
        .field("name", .text, "The name in the file."),
        .field("role", .word(["landmark", "tracker", "unassigned"]), "What it is for."),
        .field("stands_for", .text, "The landmark or segment in words."),
        .optional("place", .text, "Its word in a marker map."),
        .optional("closest_known_name", .text, "The known name most like an unknown one."),
        .field("missing_frames", .integer, "Frames without it."),
        .field("gaps", .integer, "How often it goes missing."),
        .field("longest_gap", .number, "Seconds."),
      ]),
      "signal": .object([
        .field("name", .text, "The name in the file."),
        .field("kind", .words(of: Signal.Kind.self), "What it is."),
        .field("components", .list(.text), "Its columns."),
        .field("units", .list(.text), "Their units."),
        .field("rate", .number, "Samples per second."),
        .field("samples", .integer, "Samples of each column."),
      ]),
    ])

  /// What `biomech inspect --format json` prints of a folder.
  static let sessionInspection = SchemaDocument(
    "session-inspection", id: "biomech.session-inspection/1",
    title: "What the folder of a session of OpenCap holds. A value that is not known is left out.",
    root: .object([
      .field(
        "schema", .constant("biomech.session-inspection/1"), "The name and version of this layout."
      ),
      .field("folder", .text, "The path as given."),
      .field("format", .constant("OpenCap"), "Whose folder it is."),
      .optional("height", .number, "Metres."), .optional("mass", .number, "Kilograms."),
      .optional("sex", .text, "The sex."),
      .field(
        "trials",
        .list(
          .object([
            .field("name", .text, "The name of the trial."),
            .field("markers", .text, "The file of its markers."),
            .optional("kinematics", .text, "The file of OpenCap's angles."),
            .field("is_static", .flag, "Whether the person stands still in it."),
          ])), "The trials, the standing one first."),
    ]))
}

// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

extension SchemaDocument {
  /// The model, its columns, the knee axes and the kneecaps.
  static let kinematicsDefinitions: [String: Schema] = [
    "kinematics": .object([
      .field("model", .words(of: ModelKind.self), "How joint angles were computed."),
      .field("model_reason", .text, "Why not by a fuller model; empty where there is no reason."),
      .field("frame_count", .integer, "How many frames there are."),
      .field("rate_hz", .number, "Frames per second."),
      .field("frontal_plane", .text, "The plane that frontal angles are seen in."),
      .field("right_direction", .row(.number, count: 3), "To the right in laboratory axes."),
      .optional(
        "standing",
        .object([
          .field("first_frame", .integer, "The first frame."),
          .field("last_frame", .integer, "The last frame."),
          .field("sway_mm", .number, "How far the body moves in it, millimetres."),
        ]), "Quiet standing, where there is some."),
      .field("notes", .list(.text), "What could not be computed, and why."),
      .optional("cross_talk", .definition("cross_talk"), "The knee axes, where they were judged."),
      .field("clusters", .list(.definition("cluster")), "The markers of each segment."),
      .field(
        "leg_geometry", perSide(.definition("leg_geometry"), "The lengths of the leg."),
        "Lengths that errors were propagated with."),
      .optional(
        "direct_difference", perSide(.definition("direct_difference"), "The leg."),
        "How the constrained angles differ from those computed directly."),
      .field(
        "filled_frames",
        .object(
          ["left", "right"].map {
            .field(
              $0, .list(.row(.integer, count: 2)), "First and last frame of each run, \($0) leg.")
          }),
        "Frames that rest on filled samples."),
      .field("columns", .list(.definition("column")), "The variables in every frame."),
    ]),
    "column": .object([
      .field("name", .text, "The name of the column in <trial>.angles.csv by this program."),
      .field("variable", .definition("variable"), "The variable."),
      .field("side", .definition("side"), "The leg."),
      .field("unit", .definition("unit"), "The unit of the values."),
      .field("positive_direction", .text, "What a greater value means."),
      .field("values", .list(.numberOrNull), "A value for each frame; null where it is missing."),
    ]),
    "waveform": .object([
      .field("variable", .definition("variable"), "The variable."),
      .field("side", .definition("side"), "The leg."),
      .field("cycle", .integer, "The repetition or stride, counted from 1."),
      .field("unit", .definition("unit"), "The unit of the values."),
      .field("values", .row(.numberOrNull, count: 101), "The values at 0, 1, … 100 %."),
      .field("filled", .row(.flag, count: 101), "Whether they rest on filled samples."),
    ]),
    "cluster": .object([
      .field("segment", .words(of: Segment.self), "The segment."),
      .field("side", .nullable(.words(of: Side.self)), "The leg; null for the pelvis and trunk."),
      .field("markers", .list(.text), "Its markers."),
      .field("residual_mm", .numberOrNull, "Root mean square distance of the fit, millimetres."),
      .field("tracked_frames", .integer, "Frames in which the segment could be placed."),
      .optional(
        "rotation_sd_deg_per_mm", .numberOrNull, "Rotation error for each millimetre of error."),
      .optional("helped_by", .constant("joint_centre"), "What helped to place the segment."),
      .field(
        "outcome", .word(["fits", "relabelled", "marker_left_out", "refused"]),
        "What was done with the markers."),
      .optional("residual_as_labelled_mm", .numberOrNull, "Residual by the names of the file."),
      .optional("residual_corrected_mm", .numberOrNull, "Residual after the correction."),
      .optional(
        "renamed",
        .list(
          .object([
            .field("marker", .text, "The name in this trial."),
            .field("static_marker", .text, "The marker of the static trial that it is."),
          ])), "The markers whose names were exchanged."),
      .optional("left_out", .text, "The marker that was left out."),
      .optional("reason", .text, "Why the cluster was refused."),
    ]),
    "leg_geometry": .object(
      [
        .field("thigh_length_mm", .numberOrNull, "Hip to knee, millimetres."),
        .field("shank_length_mm", .numberOrNull, "Knee to ankle, millimetres."),
        .field("knee_width_mm", .numberOrNull, "Between the epicondyles, millimetres."),
        .field("thigh_lever_mm", .numberOrNull, "Between the markers of the thigh, millimetres."),
        .field("shank_lever_mm", .numberOrNull, "Between the markers of the shank, millimetres."),
      ]
        + Landmark.allCases.map {
          .optional(
            "recovered_\($0.rawValue)_sd_mm", .numberOrNull,
            "Error of the \($0.rawValue), which was recovered from the static trial, millimetres.")
        }),
    "direct_difference": .object(
      ["knee_flexion", "knee_adduction", "knee_internal_rotation"].flatMap { angle in
        [
          SchemaField.field("\(angle)_rms_deg", .numberOrNull, "Root mean square, degrees."),
          SchemaField.field("\(angle)_bias_deg", .numberOrNull, "Mean difference, degrees."),
        ]
      } + [.field("frames", .integer, "Frames that were compared.")]),
    "cross_talk": .object([
      .field("method", .words(of: CrossTalkMethod.self), "How the axis was judged."),
      .optional("left", .definition("knee_axis"), "The left knee."),
      .optional("right", .definition("knee_axis"), "The right knee."),
    ]),
    "knee_axis": .object([
      .field("axis", .word(["turned", "as_calibrated"]), "What was done with the axis."),
      .optional("trials", .list(.text), "The trials of the estimate, where the axis was turned."),
      .optional("reason", .text, "Why the axis was left as it is."),
      .optional(
        "estimate",
        .object([
          .field("turn_inwards_deg", .number, "The turn about the thigh, inwards +, degrees."),
          .field("standard_deviation_deg", .numberOrNull, "Its standard deviation, degrees."),
          .field("repeatability_deg", .numberOrNull, "Its scatter between cycles, degrees."),
          .field("cycles", .integer, "The cycles it rests on."),
          .field("flexion_range_deg", .numberOrNull, "Their range of flexion, degrees."),
          .field("variance_reduction", .numberOrNull, "Share of the variance that goes, 0 to 1."),
        ]), "The estimate, where one was made."),
      .optional("before", .definition("cross_talk_index"), "Cross-talk with the axis as it was."),
      .optional("after", .definition("cross_talk_index"), "Cross-talk with the axis as it is."),
    ]),
    "cross_talk_index": .object([
      .field("r_squared", .numberOrNull, "Share of the variance of adduction along with flexion."),
      .field("adduction_range_deg", .numberOrNull, "Range of adduction in a cycle, degrees."),
      .field("flexion_range_deg", .numberOrNull, "Range of flexion in a cycle, degrees."),
      .field(
        "over", .word(["walking_cycles", "repetitions", "the_whole_trial"]), "What it is over."),
      .field("cycles", .integer, "How many cycles."),
    ]),
    "patella": .object([
      .field("remarks", .list(.text), "What holds for all of it, or why there is nothing."),
      .field("knees", .list(.definition("patellar_tracking")), "The kneecaps that were seen."),
    ]),
    "patellar_tracking": .object([
      .field("sentences", .list(.text), "The same in words."),
      .field("side", .definition("side"), "The leg."),
      .field("source", .text, "What it rests on."),
      .field("knee_width_mm", .numberOrNull, "Between the epicondyles, millimetres."),
      .field("patella_width_mm", .numberOrNull, "The width of the kneecap, millimetres."),
      .field("patella_width_source", .word(["measured", "assumed"]), "Where the width is from."),
      .field(
        "shift_counted_from", .nullable(.words(of: PatellarTracking.Reference.self)),
        "Where shift is zero."),
      .field("reference_shift_mm", .numberOrNull, "The shift there, millimetres."),
      .field(
        "cycles",
        .list(
          .object([
            .field("number", .integer, "Counted from 1."),
            .field("flexing", .list(.definition("patellar_bin")), "On the way down."),
            .field("extending", .list(.definition("patellar_bin")), "On the way up."),
            .field("shift_near_extension_mm", .numberOrNull, "Lateral +, millimetres."),
            .field("tilt_near_extension_deg", .numberOrNull, "Lateral +, degrees."),
            .field("jump_mm", .numberOrNull, "Jump outwards in extension, millimetres."),
            .field("jump_slope_mm_per_deg", .numberOrNull, "How steep the jump is."),
          ])), "The cycles of knee flexion."),
    ]),
    "patellar_bin": .object([
      .field("flexion_from_deg", .number, "Where the bin of knee flexion begins, degrees."),
      .field("frames", .integer, "Frames in the bin."),
      .field("shift_mm", .numberOrNull, "Lateral +, millimetres."),
      .field("patellar_flexion_deg", .numberOrNull, "Flexion of the kneecap, degrees."),
      .field("tilt_deg", .numberOrNull, "Lateral +, degrees."),
      .field("spin_deg", .numberOrNull, "Distal pole inwards +, degrees."),
    ]),
  ]

  /// An object with a value for each leg that there is one for.
  private static func perSide(_ schema: Schema, _ description: String) -> Schema {
    .object(Side.allCases.map { .optional($0.rawValue, schema, "\(description) \($0.rawValue)") })
  }
}

// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechKinematics
import BiomechMotion

extension SchemaDocument {
  /// Measures, scores, findings.
  static let assessmentDefinitions: [String: Schema] = [
    "level": .words(of: FindingLevel.self),
    "measure": .object([
      .field("measure", .text, "The id of the measure; 'biomech explain ID' says what it is."),
      .field("side", .definition("side"), "The leg."),
      .field("cycle", .nullable(.integer), "The repetition from 1; null for the whole trial."),
      .field("value", .numberOrNull, "The value."),
      .field("u95", .numberOrNull, "Half the width of the 95 % interval of the value."),
      .field("unit", .definition("unit"), "The unit of value and u95."),
      .field("positive_direction", .text, "What a greater value means."),
      .field("method", .text, "How the value was had."),
      .field("quality", .words(of: MeasureQuality.self), "How far the value can be used."),
      .field("filled_fraction", .numberOrNull, "Share of frames on filled samples, 0 to 1."),
      .field("score", .numberOrNull, "A grade, where one is defined."),
      .field("band", .textOrNull, "The class of the value, where there are classes."),
    ]),
    "summary": .object([
      .field("measure", .text, "The id of the measure."),
      .field("side", .definition("side"), "The leg."),
      .field("unit", .definition("unit"), "The unit of the values."),
      .field("positive_direction", .text, "What a greater value means."),
      .field("n", .integer, "Repetitions with a value."),
      .field("mean", .numberOrNull, "Their mean."),
      .field("sd", .numberOrNull, "Their standard deviation, n - 1 in the denominator."),
      .field("min", .numberOrNull, "The least."),
      .field("max", .numberOrNull, "The greatest."),
      .field("sem", .numberOrNull, "Standard error of measurement: u95 of the mean over 1.96."),
      .field("mdc", .numberOrNull, "Minimal detectable change: 1.96 √2 sem."),
    ]),
    "score": .object([
      .field("score", .text, "The code of the score."),
      .field("name", .text, "Its name."),
      .field("task", .definition("task"), "The task it belongs to."),
      .field("side", .definition("side"), "The leg."),
      .field("trials", .list(.text), "The trials it rests on."),
      .field("cycle", .nullable(.integer), "The repetition; null for several together."),
      .field("total", .numberOrNull, "All points; null where nothing could be scored."),
      .field("unit", .definition("unit"), "The unit of the total."),
      .field("maximum", .number, "The most points that the scored items can give."),
      .field("aggregation", .text, "How repetitions were put together."),
      .field("band", .textOrNull, "The class of the total, where there are classes."),
      .field("items", .list(.definition("score_item")), "The items."),
    ]),
    "score_item": .object([
      .field("item", .text, "The code of the item."),
      .field("name", .text, "Its name."),
      .field("points", .numberOrNull, "Its points; null where it could not be scored."),
      .field("maximum", .number, "The most it can give."),
      .field("value", .numberOrNull, "The value the points rest on."),
      .field("unit", .definition("unit"), "The unit of the value."),
      .field("estimated", .flag, "Whether it stands for an impression."),
      .field("reason", .text, "How the points came about."),
      .field("missing", .text, "What is missing, where it could not be scored."),
    ]),
    "trust_band": .object([
      .field("variable", .definition("variable"), "The variable."),
      .field("side", .definition("side"), "The leg."),
      .field("unit", .definition("unit"), "The unit of u95."),
      .field("knee_flexion_deg", .list(.number), "Angles of knee flexion, degrees."),
      .field("u95", .list(.numberOrNull), "Half the width of the 95 % interval at each."),
    ]),
    "consistency": .object([
      .field("task", .definition("task"), "The task."),
      .field("side", .definition("side"), "The leg."),
      .field(
        "cycles",
        .list(
          .object([
            .field("trial", .text, "The trial."),
            .field("cycle", .integer, "The repetition or stride, counted from 1."),
            .field("distance_deg", .numberOrNull, "How far it is from the others, degrees."),
          ])), "The cycles that were compared."),
      .field("representative_trial", .textOrNull, "The trial of the most typical cycle."),
      .field("representative_cycle", .nullable(.integer), "The most typical cycle."),
      .field("outliers", .list(.text), "Cycles that stand out, one sentence each."),
      .field(
        "variables",
        .list(
          .object([
            .field("variable", .definition("variable"), "The variable."),
            .field("side", .definition("side"), "The leg."),
            .field("n", .integer, "Cycles with values."),
            .field("mean_sd", .numberOrNull, "Standard deviation, mean over the cycle."),
            .field("cmc", .numberOrNull, "Coefficient of multiple correlation."),
          ])), "How alike the curves of each variable are."),
    ]),
    "finding": .object([
      .field("code", .text, "The code of the rule; 'biomech explain CODE' says what it is."),
      .field("name", .text, "What was looked for."),
      .field("side", .definition("side"), "The leg."),
      .field("task", .definition("task"), "The task."),
      .field("trials", .list(.text), "The trials it rests on."),
      .field("level", .definition("level"), "How the values stand to the thresholds."),
      .field("sentence", .text, "The finding in words."),
      .field("missing", .text, "What is missing, for not_assessed."),
      .field("source", .text, "The studies behind the rule."),
      .field("criteria", .list(.definition("criterion")), "The criteria, the deciding one first."),
    ]),
    "criterion": .object([
      .field("measure", .text, "The id of the measure."),
      .field("side", .definition("side"), "The leg."),
      .field("value", .numberOrNull, "The mean over the repetitions."),
      .field("u95", .numberOrNull, "Half the width of the 95 % interval of the mean."),
      .field("unit", .definition("unit"), "The unit of value, u95 and threshold."),
      .field("level", .definition("level"), "How the value stands to the threshold."),
      .field("comparator", .words(of: Threshold.Comparator.self), "How they are compared."),
      .field("threshold", .numberOrNull, "The limit."),
      .field("threshold_id", .text, "The code of the threshold."),
      .field("threshold_source", .text, "Where the limit comes from."),
      .field("threshold_evidence", .text, "How well it is founded."),
      .field("repetitions", .integer, "Repetitions that could be assessed."),
      .field("repetitions_beyond", .integer, "Repetitions whose value alone reaches the limit."),
    ]),
  ]
}

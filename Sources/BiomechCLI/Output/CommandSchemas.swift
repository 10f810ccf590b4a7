// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechFormats
import BiomechKinematics
import BiomechMotion
import BiomechReport

extension SchemaDocument {
  /// What `biomech compare --format json` prints.
  static let comparison = SchemaDocument(
    "comparison", id: "biomech.comparison/1",
    title: "Two sessions held against each other. A value that is not known is left out.",
    root: .object([
      .field("schema", .constant("biomech.comparison/1"), "The name and version of this layout."),
      .field("persons", .list(.definition("person")), "The people with both sessions."),
      .field("group", .list(.definition("group_change")), "The changes over all people."),
      .field(
        "problems",
        .list(
          .object([
            .field("subject", .text, "The code of the person."),
            .field("message", .text, "Why there is no comparison."),
          ])), "People that could not be compared."),
    ]),
    definitions: [
      "task": .words(of: MovementTask.self), "side": .words(of: BodySide.self),
      "unit": .words(of: Unit.self), "level": .words(of: FindingLevel.self),
      "session": .object([
        .field("session", .text, "The name of the session."),
        .field("path", .text, "Where its results are."),
        .field("models", .list(.text), "How angles were computed."),
        .field("tool_version", .text, "The version of the program that wrote them."),
      ]),
      "value": .object([
        .field("repetitions", .integer, "Repetitions with a value."),
        .optional("mean", .number, "Their mean."),
        .optional("sd", .number, "Their standard deviation."),
        .optional("u95", .number, "Half the width of the 95 % interval of the mean."),
      ]),
      "person": .object([
        .field("subject", .text, "The code of the person."),
        .field("before", .definition("session"), "The earlier session."),
        .field("after", .definition("session"), "The later session."),
        .field("notes", .list(.text), "What differs between the sessions besides the person."),
        .field("changes", .list(.definition("change")), "The measures."),
        .field(
          "findings",
          .list(
            .object([
              .field("task", .definition("task"), "The task."),
              .field("side", .definition("side"), "The leg."),
              .field("code", .text, "The code of the rule."),
              .field("name", .text, "What was looked for."),
              .field("level_before", .definition("level"), "The level in the earlier session."),
              .field("level_after", .definition("level"), "The level in the later session."),
            ])), "The findings of both sessions."),
        .field(
          "not_compared",
          .list(
            .object([
              .field("task", .definition("task"), "The task."),
              .field("side", .definition("side"), "The leg."),
              .field("measure", .text, "The id of the measure."),
              .field("reason", .text, "Why."),
            ])), "Measures that cannot be compared."),
      ]),
      "change": .object([
        .field("task", .definition("task"), "The task."),
        .field("side", .definition("side"), "The leg."),
        .field("measure", .text, "The id of the measure."),
        .field("unit", .definition("unit"), "The unit of the values."),
        .field("positive_direction", .text, "What a greater value means."),
        .field("before", .definition("value"), "The earlier value."),
        .field("after", .definition("value"), "The later value."),
        .optional("change", .number, "Later less earlier."),
        .optional("mdc", .number, "The minimal detectable change."),
        .field("verdict", .words(of: ChangeVerdict.self), "Whether it changed."),
        .optional("direction", .text, "Where it leads, for a change."),
        .optional("threshold", .text, "The code of the threshold that says so."),
      ]),
      "group_change": .object([
        .field("task", .definition("task"), "The task."),
        .field("side", .definition("side"), "The leg."),
        .field("measure", .text, "The id of the measure."),
        .field("unit", .definition("unit"), "The unit of the values."),
        .field("persons", .integer, "People with the measure in both sessions."),
        .optional("mean_change", .number, "The mean of their changes."),
        .optional("sd", .number, "The standard deviation between them."),
        .optional("u95", .number, "Half the width of the 95 % interval of the mean change."),
        .field("increased", .integer, "People with more, beyond their own mdc."),
        .field("decreased", .integer, "People with less, beyond their own mdc."),
        .field("not_distinguishable", .integer, "People within their mdc."),
        .field("unknown", .integer, "People without an mdc."),
      ]),
    ])

  /// What `biomech explain --format json` prints.
  static let explanation = SchemaDocument(
    "explanation", id: "biomech.explanation/1", title: "What codes of this program mean.",
    root: .object([
      .field("schema", .constant("biomech.explanation/1"), "The name and version of this layout."),
      .field(
        "explanations",
        .list(
          .object([
            .field("code", .text, "The code."),
            .field("group", .text, "What kind of code it is."),
            .field("title", .text, "A few words."),
            .field(
              "sections",
              .list(
                .object([
                  .field("heading", .text, "The heading."),
                  .field("items", .list(.text), "One text, or several items."),
                ])), "The explanation, part by part."),
          ])), "The codes."),
    ]))

  /// What `biomech selftest --format json` prints.
  static let selfTest = SchemaDocument(
    "selftest", id: "biomech.selftest/1", title: "Whether an installation computes what it should.",
    root: .object([
      .field("schema", .constant("biomech.selftest/1"), "The name and version of this layout."),
      .field("tool_version", .text, "The version of the program."),
      .field("passed", .flag, "Whether every check passes."),
      .field(
        "checks",
        .list(
          .object([
            .field("section", .text, "What it belongs to."),
            .field("name", .text, "What is checked."),
            .field("value", .text, "What was computed."),
            .field("expected", .text, "What it should be."),
            .field("tolerance", .text, "How far it may be off."),
            .field("passed", .flag, "Whether it passes."),
          ])), "The checks."),
    ]))

  /// What `biomech exercises --format json` prints.
  static let exercises = SchemaDocument(
    "exercises", id: "biomech.exercises/1", title: "Exercises, with the care that comes first.",
    root: .object([
      .field("schema", .constant("biomech.exercises/1"), "The name and version of this layout."),
      .field("statement", .text, "The statement that stands in every report."),
      .field(
        "warning_signs",
        .list(
          .object([
            .field("code", .text, "The code."), .field("title", .text, "A few words."),
            .field("urgency", .text, "How soon to get care."),
            .field("refer_to", .text, "Where to go."),
          ])), "The warning signs, to be asked about first."),
      .optional(
        "finding",
        .object([
          .field("code", .text, "The code."), .field("name", .text, "What was looked for."),
          .field("meaning", .text, "What it means."),
          .field("contributing_factors", .list(.text), "What may contribute."),
          .field("referral", .text, "Who to see."),
          .field("referral_with_pain", .text, "Who to see where it hurts."),
          .field("contested", .text, "Where the sources disagree."),
          .field("evidence_grade", .text, "How well the advice is founded."),
          .field("source", .text, "Where it comes from."),
        ]), "The finding they are for, where one was named."),
      .field(
        "exercises",
        .list(
          .object([
            .field("code", .text, "The code."), .field("name", .text, "The name."),
            .field("category", .text, "The kind."), .field("targets", .text, "What it works on."),
            .field("how_to", .text, "How to do it."),
            .field("lowest_level", .integer, "The easiest level it belongs to."),
            .field("highest_level", .integer, "The hardest level it belongs to."),
            .field("sets", .text, "Sets."), .field("repetitions", .text, "Repetitions in a set."),
            .field("hold_seconds", .text, "How long to hold, seconds."),
            .field("days_per_week", .text, "How often."),
            .field("progression", .text, "What comes next."),
            .field("regression", .text, "What is easier."),
            .field("caution", .text, "What to watch."),
            .field("evidence_grade", .text, "How well it is founded."),
            .field("source", .text, "Where it comes from."),
          ])), "The exercises."),
      .field(
        "adjuncts",
        .list(
          .object([
            .field("code", .text, "The code."), .field("name", .text, "The name."),
            .field("how_to", .text, "What to do."), .field("caution", .text, "What to watch."),
            .field("evidence_grade", .text, "How well it is founded."),
            .field("source", .text, "Where it comes from."),
          ])), "What else may help."),
      .field("dosage_principles", .list(.text), "What holds for every dose."),
    ]))
}

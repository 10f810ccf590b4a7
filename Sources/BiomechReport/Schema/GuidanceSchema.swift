// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance
import BiomechMotion

extension SchemaDocument {
  /// Warning signs, advice, exercises.
  static let guidanceDefinitions: [String: Schema] = [
    "guidance": .object([
      .field("statement", .text, "The statement that stands in every report."),
      .field("screening", .word(Screening.words), "Who asked."),
      .field("screening_sentence", .text, "What the screening amounts to."),
      .field("red_flags", .list(.definition("red_flag")), "The warning signs, the gravest first."),
      .field("findings", .list(.definition("advice")), "Advice for findings."),
      .field("priorities", .list(.definition("priority")), "What the exercises are for."),
      .field("exercise_note", .text, "What holds back exercises; empty where nothing does."),
      .field("exercises", .list(.definition("exercise")), "The exercises."),
      .field("adjuncts", .list(.definition("adjunct")), "What else may help."),
      .field(
        "entry_criteria",
        .list(
          .object([
            .field("level", .integer, "The level of exercises."),
            .field("text", .text, "What has to hold before it."),
            .field("state", .words(of: EntryCriterion.State.self), "Whether it holds."),
            .field("reason", .text, "Why."),
          ])), "What has to hold before harder exercises."),
      .field(
        "referrals",
        .list(
          .object([
            .field("profession", .words(of: Profession.self), "Whom to see."),
            .field("urgency", .definition("urgency"), "How soon."),
            .field("because", .list(.text), "The codes that ask for it."),
            .field("optional", .flag, "Whether it is only offered."),
          ])), "Whom to see, the most urgent first."),
      .field(
        "retest",
        .object([
          .field("advice", .textOrNull, "The advice in a sentence; null where there is no plan."),
          .field("earliest", .textOrNull, "The first day, ISO 8601; null where it is not known."),
          .field("latest", .textOrNull, "The last day."),
        ]), "When to measure again."),
    ]),
    "urgency": .word(Urgency.allCases.map(\.label)),
    "red_flag": .object([
      .field("code", .text, "The code."),
      .field("title", .text, "A few words."),
      .field("state", .word(["raised", "open", "not_raised"]), "What came of it."),
      .optional("reason", .text, "Why it is raised."),
      .optional("unanswered", .list(.text), "The questions without an answer."),
      .field("question", .text, "The question to ask."),
      .field("urgency", .definition("urgency"), "How soon to get care."),
      .field("action", .text, "What to do."),
      .field("refer_to", .text, "Where to go."),
      .field("source", .text, "Where it comes from."),
    ]),
    "advice": .object([
      .field("code", .text, "The code of the finding."),
      .field("side", .definition("side"), "The leg."),
      .field("contributing_factors", .list(.text), "What may contribute; likely, not proven."),
      .field("referral", .text, "Who to see."),
      .field("meaning", .text, "What it means and what exercise can change about it."),
      .field("evidence_grade", .text, "How well the advice is founded."),
      .field("source", .text, "Where it comes from."),
      .field("contested", .text, "Where the sources disagree; empty when they do not."),
    ]),
    "priority": .object([
      .field("code", .text, "The code of the finding."),
      .field("name", .text, "What it is about."),
      .field("sides", .list(.definition("side")), "The legs."),
      .field("evidence_grade", .text, "How well the advice is founded."),
      .field("exercises", .list(.text), "The codes of its exercises."),
      .field("alternatives", .list(.text), "The codes of exercises to swap."),
    ]),
    "exercise": .object([
      .field("code", .text, "The code."),
      .field("name", .text, "The name."),
      .field("category", .text, "The kind of exercise."),
      .field("targets", .text, "What it works on."),
      .field("how_to", .text, "How to do it."),
      .field("lowest_level", .integer, "The easiest level it belongs to."),
      .field("highest_level", .integer, "The hardest level it belongs to."),
      .field("sets", .text, "Sets."),
      .field("repetitions", .text, "Repetitions in a set."),
      .field("hold_s", .text, "How long to hold, seconds."),
      .field("days_per_week", .text, "How often."),
      .field("progress_to", .text, "What comes next."),
      .field("regress_to", .text, "What is easier."),
      .field("caution", .text, "What to watch."),
      .field("evidence_grade", .text, "How well it is founded."),
      .field("source", .text, "Where it comes from."),
    ]),
    "adjunct": .object([
      .field("code", .text, "The code."),
      .field("name", .text, "The name."),
      .field("how_to", .text, "What to do."),
      .field("caution", .text, "What to watch."),
      .field("evidence_grade", .text, "How well it is founded."),
      .field("source", .text, "Where it comes from."),
    ]),
  ]
}

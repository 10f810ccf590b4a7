// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechKinematics
import BiomechMotion

/// The main measures, right and left side by side, one group for each task.
struct MeasureTable {
  var measureGroups: [Group]
  var measureRemarks: [String]

  struct Group {
    var measureTask: String
    var measureRows: [Row]
  }

  struct Row {
    var measureLabel: String
    var sign: String
    var both: String?
    var sides: Sides?
    var measureThreshold: String
  }

  struct Sides {
    var rightValue: String
    var leftValue: String
  }

  init?(_ content: TrialContent) {
    let rows = MeasureRow.rows(of: content.summaries, findings: content.findings)
    if rows.isEmpty { return nil }
    measureRemarks = content.summaries.remarks.map(\.typeset)
    measureGroups = MovementTask.allCases.compactMap { task in
      let shown = rows.filter { $0.task == task }.map(Row.init)
      return shown.isEmpty
        ? nil : Group(measureTask: task.label.capitalizedFirst, measureRows: shown)
    }
  }
}

extension MeasureTable.Row {
  fileprivate init(_ row: MeasureRow) {
    measureLabel = row.kind.label
    sign = row.kind.unit == .ratio ? "" : "\(row.kind.positiveDirection) +"
    both =
      row.right == nil && row.left == nil
      ? row.both.map { "both legs \($0.cellText)".typeset } : nil
    sides =
      both != nil
      ? nil
      : MeasureTable.Sides(
        rightValue: row.right?.cellText.typeset ?? "–",
        leftValue: row.left?.cellText.typeset ?? "–")
    measureThreshold = row.thresholdText.typeset
  }
}

/// The exercises with their dose and cautions.
struct ExerciseTable {
  var exercises: [Row]

  struct Row {
    var exerciseName: String
    var exerciseCode: String
    var targets: String
    var levelText: String
    var howTo: String
    var progress: String?
    var regress: String?
    var doseParts: [String]
    var caution: String
    var grade: String
  }

  init?(_ exercises: [Exercise]) {
    self.exercises = exercises.map {
      Row(
        exerciseName: $0.name, exerciseCode: $0.code, targets: $0.targets, levelText: $0.levelText,
        howTo: $0.howTo, progress: $0.progressTo.nonEmpty,
        regress: $0.regressTo == "-" ? nil : $0.regressTo.nonEmpty,
        doseParts: $0.doseParts.map(\.typeset),
        caution: $0.caution,
        grade: $0.evidenceGrade)
    }
    if exercises.isEmpty { return nil }
  }
}

/// What besides exercise may help.
struct AdjunctList {
  var adjuncts: [Item]

  struct Item {
    var adjunctName: String
    var adjunctCode: String
    var adjunctHow: String
    var adjunctCaution: String?
    var adjunctGrade: String
  }

  init?(_ adjuncts: [Adjunct]) {
    self.adjuncts = adjuncts.map {
      Item(
        adjunctName: $0.name, adjunctCode: $0.code, adjunctHow: $0.howTo,
        adjunctCaution: $0.caution.nonEmpty, adjunctGrade: $0.evidenceGrade)
    }
    if adjuncts.isEmpty { return nil }
  }
}

/// What the exercises are for.
struct PriorityList {
  var priorityItems: [String]

  init?(_ plan: PlanContent) {
    priorityItems = plan.priorities
    if priorityItems.isEmpty { return nil }
  }
}

/// What has to hold before exercises of a higher level.
struct CriteriaList {
  var criteriaItems: [String]

  init?(_ plan: PlanContent) {
    criteriaItems = plan.criteria.map(\.typeset)
    if criteriaItems.isEmpty { return nil }
  }
}

/// Whom to see.
struct ReferralList {
  var referralItems: [String]

  init?(_ plan: PlanContent) {
    referralItems = plan.referrals
    if referralItems.isEmpty { return nil }
  }
}

/// How alike repetitions are, and what norms speak about.
struct CycleList {
  var cycleItems: [String]

  init?(_ sentences: [String]) {
    cycleItems = sentences.map(\.typeset)
    if cycleItems.isEmpty { return nil }
  }
}

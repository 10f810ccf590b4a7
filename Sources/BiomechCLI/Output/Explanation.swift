// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechFormats
import BiomechGuidance
import BiomechKinematics
import BiomechMath

/// What a code of this program means: an error, a finding, a measure, an exercise and so on.
struct Explanation: Encodable {
  /// A part of the explanation under a heading.
  struct Section: Encodable {
    var heading: String

    /// One text, or several items.
    var items: [String]
  }

  var code: String

  /// What kind of code it is: a heading in the list.
  var group: String

  /// A few words.
  var title: String

  var sections: [Section]

  /// Puts an explanation together; sections without text are left out.
  init(_ code: String, group: String, title: String, _ sections: [(String, [String])]) {
    self.code = code
    self.group = group
    self.title = title
    self.sections = sections.compactMap { heading, items in
      let filled = items.filter { !$0.isEmpty }
      return filled.isEmpty ? nil : Section(heading: heading, items: filled)
    }
  }
}

extension Explanation {
  /// Every code of this program, group by group.
  static let all: [Explanation] =
    FindingRules.all.map(Self.init) + MeasureKind.all.map(Self.init)
    + Variable.all.map(Self.init) + Threshold.all.map(Self.init)
    + RedFlag.all.map(Self.init) + Exercise.all.map(Self.init) + Adjunct.all.map(Self.init)
    + FileProblemCode.Group.allCases.flatMap { group in
      FileProblemCode.allCases.filter { $0.group == group }.map(Self.init)
    } + analysisProblems.map { Self($0.code, group: $0.group, $0.explanation) }

  /// The explanation of a code, upper and lower case taken as equal, or `nil` for an unknown one.
  static func of(_ code: String) -> Explanation? {
    all.first { $0.code.lowercased() == code.lowercased() }
  }
}

// MARK: - What each kind of code says

extension Explanation {
  private init(_ problem: FileProblemCode) {
    self.init(problem.rawValue, group: problem.group.rawValue, problem.explanation)
  }

  private init(_ code: String, group: String, _ explanation: ProblemExplanation) {
    self.init(
      code, group: "Errors: \(group)", title: explanation.meaning.firstSentence,
      [
        ("what it means", [explanation.meaning]), ("usual causes", explanation.causes),
        ("what to do", explanation.remedies), ("example", ["\(explanation.example) [\(code)]"]),
      ])
  }

  private init(_ rule: any FindingRule.Type) {
    let guidance = RuleGuidance.all.first { $0.code == rule.code }
    self.init(
      rule.code, group: "Findings", title: rule.name,
      [
        ("what it means", [guidance?.meaning ?? ""]),
        ("threshold", rule.thresholds.map { "\($0.id): \($0.sentence)" }),
        (
          "limits",
          [
            "A finding is a flag only where the value passes the threshold by more than its "
              + "uncertainty (U95), a watch where it passes by less. It describes a measurement and "
              + "is no diagnosis."
          ]
        ),
        ("may contribute", guidance?.contributingFactors ?? []),
        ("exercises", [guidance?.exercises.joined(separator: ", ") ?? ""]),
        ("besides exercise", [guidance?.adjuncts.joined(separator: ", ") ?? ""]),
        ("evidence", [guidance?.evidenceGrade ?? ""]),
        ("source", [rule.source, guidance?.source ?? ""]),
      ])
  }

  private init(_ measure: MeasureKind) {
    self.init(
      measure.id, group: "Measures", title: measure.label,
      [
        ("what it means", [measure.definition]), ("unit", [measure.unit.rawValue]),
        ("positive", [measure.positiveDirection]), ("source", [measure.reference]),
      ])
  }

  private init(_ variable: Variable) {
    self.init(
      variable.id, group: "Variables over time", title: variable.label,
      [
        ("what it means", [variable.definition]), ("unit", [variable.unit.rawValue]),
        ("positive", [variable.positiveDirection]), ("negative", [variable.negativeDirection]),
        ("source", [variable.reference]),
      ])
  }

  private init(_ threshold: Threshold) {
    self.init(
      threshold.id, group: "Thresholds", title: threshold.sentence,
      [
        ("what it means", ["A value reaches the limit when it is \(threshold.sentence)."]),
        ("for", [threshold.population == .adults ? "adults" : "anybody"]),
        (
          "uncertainty",
          [
            "\(threshold.defaultU95.shortText) where none can be computed for the recording (U95)"
          ]
        ),
        ("limits", [threshold.evidence]), ("source", [threshold.source]),
      ])
  }

  private init(_ flag: RedFlag) {
    self.init(
      flag.code, group: "Warning signs", title: flag.title,
      [
        ("question", [flag.question]), ("urgency", [flag.urgency.label]),
        ("what to do", [flag.action]), ("see", [flag.referTo]),
        ("exercises", [flag.blocks.sentence]), ("source", [flag.source]),
      ])
  }

  private init(_ exercise: Exercise) {
    let levels = exercise.levels
    self.init(
      exercise.code, group: "Exercises", title: exercise.name,
      [
        ("how to", [exercise.howTo]), ("for", [exercise.targets]),
        (
          "level",
          [
            levels.count == 1
              ? "\(levels.lowerBound)" : "\(levels.lowerBound) to \(levels.upperBound)"
          ]
        ),
        (
          "dose",
          [
            [
              exercise.sets.isEmpty ? "" : "sets: \(exercise.sets)",
              exercise.repetitions.isEmpty ? "" : "repetitions: \(exercise.repetitions)",
              exercise.hold.isEmpty ? "" : "hold: \(exercise.hold) s",
              exercise.daysPerWeek.isEmpty ? "" : "days a week: \(exercise.daysPerWeek)",
            ].filter { !$0.isEmpty }.joined(separator: "; ")
          ]
        ),
        ("harder", [exercise.progressTo]), ("easier", [exercise.regressTo]),
        ("caution", [exercise.caution]), ("evidence", [exercise.evidenceGrade]),
        ("source", [exercise.source]),
      ])
  }

  private init(_ adjunct: Adjunct) {
    self.init(
      adjunct.code, group: "Besides exercise", title: adjunct.name,
      [
        ("how to", [adjunct.howTo]), ("caution", [adjunct.caution]),
        ("evidence", [adjunct.evidenceGrade]), ("source", [adjunct.source]),
      ])
  }
}

// MARK: - Words

extension Threshold {
  /// The limit in words, such as `at least 3`; the unit is that of the measure.
  fileprivate var sentence: String {
    let number = limit.shortText
    return switch comparator {
    case .atLeast: "at least \(number)"
    case .above: "more than \(number)"
    case .atMost: "at most \(number)"
    case .below: "less than \(number)"
    case .magnitudeAtLeast: "at least \(number) in either direction"
    }
  }
}

extension ExerciseBlock {
  fileprivate var sentence: String {
    switch self {
    case .none: "go on"
    case .aboveLevel1: "none above level 1"
    case .all: "none until it is cleared up"
    }
  }
}

extension String {
  /// Up to the first full stop or colon, without it.
  fileprivate var firstSentence: String {
    guard let end = range(of: ". ")?.lowerBound else {
      return hasSuffix(".") ? String(dropLast()) : self
    }
    return String(self[..<end])
  }

  private func range(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment

/// Whether somebody asked about warning signs before the numbers were looked at.
public enum Screening: Hashable, Sendable {
  /// The answers are in the subject file.
  case answered

  /// The user vouched for it with `--screened`; no answers are on record.
  case vouchedFor

  /// Nobody asked, as far as this program knows.
  case notScreened
}

/// How soon to see somebody.
public enum Urgency: String, Sendable, CaseIterable, Comparable {
  case emergency
  case sameDay = "same_day"
  case urgent, routine

  /// Plain words, such as `emergency` or `same day`.
  public var label: String {
    switch self {
    case .emergency: "emergency"
    case .sameDay: "same day"
    case .urgent: "soon (days to two weeks)"
    case .routine: "routine appointment"
    }
  }

  /// The more urgent one is the smaller one.
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  /// The place in the order, 0 for the most urgent.
  package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a red flag does to the exercises.
public enum ExerciseBlock: Int, Sendable, CaseIterable, Comparable {
  case none
  case aboveLevel1
  case all

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A warning sign that needs medical care.
public struct RedFlag: Hashable, Sendable {
  /// The code, such as `RF01`.
  public var code: String

  public var title: String

  /// The question to ask, in plain words.
  public var question: String

  public var urgency: Urgency

  /// What to do.
  public var action: String

  /// Where to go.
  public var referTo: String

  public var blocks: ExerciseBlock
  public var source: String

  public init(
    code: String, title: String, question: String, urgency: Urgency, action: String,
    referTo: String, blocks: ExerciseBlock, source: String
  ) {
    self.code = code
    self.title = title
    self.question = question
    self.urgency = urgency
    self.action = action
    self.referTo = referTo
    self.blocks = blocks
    self.source = source
  }
}

/// A red flag held against the answers and the measurements.
public struct RedFlagResult: Hashable, Sendable {
  /// What came of it.
  public enum State: Hashable, Sendable {
    /// It applies; the reason names the answers or values.
    case raised(reason: String)

    /// Answers that decide it are missing; the keys of the questions in `subject.yaml`.
    case open(unanswered: [String])

    /// Every answer that decides it was given, and it does not apply.
    case notRaised
  }

  public var flag: RedFlag
  public var state: State

  public init(flag: RedFlag, state: State) {
    self.flag = flag
    self.state = state
  }
}

/// What a finding may come from and what to do about it.
public struct FindingGuidance: Hashable, Sendable {
  public var finding: Finding

  /// What may contribute, one item each; likely, not proven.
  ///
  /// Empty for a mere watch: what lies within the measurement error needs no explanation.
  public var contributingFactors: [String]

  /// Who to see.
  public var referral: String

  /// What the finding means and what exercise can change about it, in one sentence; a watch is
  /// worded as a mere possibility.
  public var meaning: String

  /// How well the advice is founded, such as `B`; empty when there is none.
  public var evidenceGrade: String

  /// Where the advice comes from; empty when there is none.
  public var source: String

  /// Where the sources disagree about the finding, in a sentence or two; empty when they do not.
  public var contested: String

  public init(
    finding: Finding, contributingFactors: [String], referral: String, meaning: String = "",
    evidenceGrade: String = "", source: String = "", contested: String = ""
  ) {
    self.finding = finding
    self.contributingFactors = contributingFactors
    self.referral = referral
    self.meaning = meaning
    self.evidenceGrade = evidenceGrade
    self.source = source
    self.contested = contested
  }
}

/// Everything the report says beyond the numbers.
public struct Guidance: Sendable {
  /// The statement that stands in every report.
  public var statement: String

  public var screening: Screening

  /// What the screening amounts to, in a sentence or two.
  public var screeningSentence: String

  /// Every red flag, those raised first, the most urgent first.
  public var redFlags: [RedFlagResult]

  /// The findings at ``FindingLevel/flag`` and ``FindingLevel/watch``, and those that the answers
  /// alone give reason to (RL19 to RL21), in the order of the assessment.
  public var findings: [FindingGuidance]

  /// What the exercises are for: at most two, the first one foremost.
  public var priorities: [PlanPriority]

  /// At most six, those of the lowest level first.
  public var exercises: [Exercise]
  public var adjuncts: [Adjunct]

  /// What has to hold before exercises of level 3 and of level 4, and whether it does.
  public var entryCriteria: [EntryCriterion]

  /// Why there are no or only some exercises, in a sentence or two; empty when nothing holds them
  /// back.
  public var exerciseNote: String

  /// Whom to see, the most urgent first; empty when nothing asks for it.
  public var referrals: [Referral]

  /// When to measure again, or `nil` when there is no plan to judge.
  public var retest: Retest?

  public init(
    statement: String, screening: Screening, screeningSentence: String,
    redFlags: [RedFlagResult], findings: [FindingGuidance],
    priorities: [PlanPriority] = [], exercises: [Exercise], adjuncts: [Adjunct],
    entryCriteria: [EntryCriterion] = [], exerciseNote: String, referrals: [Referral] = [],
    retest: Retest? = nil
  ) {
    self.statement = statement
    self.screening = screening
    self.screeningSentence = screeningSentence
    self.redFlags = redFlags
    self.findings = findings
    self.priorities = priorities
    self.exercises = exercises
    self.adjuncts = adjuncts
    self.entryCriteria = entryCriteria
    self.exerciseNote = exerciseNote
    self.referrals = referrals
    self.retest = retest
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
public import BiomechMotion

/// A red flag with what raises it.
struct RedFlagRule: Sendable {
  var flag: RedFlag
  var condition: RedFlagCondition

  /// Whether the agreement of a clinician lifts the block to level 1.
  var isClearable: Bool

  init(
    _ code: String, _ title: String, asks question: String, _ urgency: Urgency, action: String,
    referTo: String, blocks: ExerciseBlock, source: String, isClearable: Bool = false,
    when condition: RedFlagCondition
  ) {
    self.flag = RedFlag(
      code: code, title: title, question: question, urgency: urgency, action: action,
      referTo: referTo, blocks: blocks, source: source)
    self.condition = condition
    self.isClearable = isClearable
  }

  /// The flag held against the evidence.
  func result(on evidence: RedFlagEvidence) -> RedFlagResult {
    let state: RedFlagResult.State =
      switch evidence.verdict(on: condition) {
      case .yes(let reasons): .raised(reason: reasons.joined(separator: "; "))
      case .no: .notRaised
      case .undecided(let missing): .open(unanswered: missing.withoutRepetition)
      }
    var flag = flag
    // What the clinician agreed to is not known; more than level 1 is not read into it.
    if isClearable, evidence.subject.intake?.readiness[.clearedByClinician] == true {
      flag.blocks = min(flag.blocks, .aboveLevel1)
    }
    return RedFlagResult(flag: flag, state: state)
  }
}

extension RedFlag {
  /// Every warning sign this program asks about, by code.
  public static let all: [RedFlag] = redFlagRules.map(\.flag)
}

extension RedFlagResult {
  /// Every red flag held against a subject and the measurements.
  ///
  /// - Parameters:
  ///   - subject: Age and answers; without an intake every question counts as unanswered.
  ///   - assessment: The measures of alignment in standing, for RF16.
  /// - Returns: The raised ones first, then the open ones, each by urgency and code; the others by
  ///   code.
  public static func all(for subject: Subject, assessment: Assessment) -> [RedFlagResult] {
    let evidence = RedFlagEvidence(subject: subject, measures: assessment.measures)
    let results = redFlagRules.map { $0.result(on: evidence) }
    return results.sorted { $0.sortingKey < $1.sortingKey }
  }

  /// Whether the flag applies.
  public var isRaised: Bool {
    if case .raised = state { true } else { false }
  }

  /// The keys of the answers that are missing; empty unless the flag is open.
  public var unanswered: [String] {
    if case .open(let keys) = state { keys } else { [] }
  }

  private var sortingKey: (Int, Int, String) {
    switch state {
    case .raised: (0, flag.urgency.rank, flag.code)
    case .open: (1, flag.urgency.rank, flag.code)
    case .notRaised: (2, 0, flag.code)
    }
  }
}

extension Array where Element: Hashable {
  /// The elements in order, each only where it stands first.
  var withoutRepetition: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

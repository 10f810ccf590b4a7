// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment

/// What the catalogue says about a rule of the assessment: one entry for each finding code.
public struct RuleGuidance: Hashable, Sendable {
  /// The rule, such as `RL04`.
  public var code: String

  /// What is found, in a few words, such as `dynamic valgus in the double-leg squat`.
  public var name: String

  /// What may contribute, one item each; likely, not proven.
  public var contributingFactors: [String]

  /// The codes of the exercises, the most fitting first; empty where none is given by rule.
  public var exercises: [String]

  /// The exercises for single items of a score, by the number of the item; where an item is an
  /// error, its exercises stand for those of the rule.
  public var itemExercises: [Int: [String]]

  /// The codes of the adjuncts.
  public var adjuncts: [String]

  /// What a flag means and what exercise can change about it, in one sentence.
  public var meaning: String

  /// What a watch would mean if it were so, to follow "it would mean that".
  public var possibleMeaning: String

  /// Other meanings where a certain threshold decides, by its id, such as `TH42`.
  public var exceptions: [String: Exception]

  /// What a finding means where it rests on something else than the rule mostly does.
  public struct Exception: Hashable, Sendable {
    public var meaning: String
    public var possibleMeaning: String
  }

  /// How well the advice is founded: A strong, B moderate, C weak, D theory or expert opinion; `–`
  /// where there is no advice to grade.
  public var evidenceGrade: String

  public var source: String

  /// Where the sources disagree, in a sentence or two; empty when they do not.
  public var contested: String

  /// Who to see.
  public var referral: RuleReferral

  init(
    _ code: String, _ name: String, contributingFactors: [String], exercises: [String] = [],
    itemExercises: [Int: [String]] = [:], adjuncts: [String] = [], meaning: String,
    possibleMeaning: String, exceptions: [String: Exception] = [:], evidenceGrade: String,
    source: String, contested: String = "", referral: RuleReferral
  ) {
    self.code = code
    self.name = name
    self.contributingFactors = contributingFactors
    self.exercises = exercises
    self.itemExercises = itemExercises
    self.adjuncts = adjuncts
    self.meaning = meaning
    self.possibleMeaning = possibleMeaning
    self.exceptions = exceptions
    self.evidenceGrade = evidenceGrade
    self.source = source
    self.contested = contested
    self.referral = referral
  }

  /// An entry whose meaning is the same sentence for a flag and for a watch: `so`, with a small first
  /// letter, to follow "it would mean that".
  init(
    _ code: String, _ name: String, contributingFactors: [String], exercises: [String] = [],
    itemExercises: [Int: [String]] = [:], adjuncts: [String] = [], so meaning: String,
    exceptions: [String: Exception] = [:], evidenceGrade: String, source: String,
    contested: String = "", referral: RuleReferral
  ) {
    self.init(
      code, name, contributingFactors: contributingFactors, exercises: exercises,
      itemExercises: itemExercises, adjuncts: adjuncts, meaning: meaning.capitalizedFirst,
      possibleMeaning: meaning, exceptions: exceptions, evidenceGrade: evidenceGrade,
      source: source, contested: contested, referral: referral)
  }

  /// What a finding of this rule means, as sure as its level and what decided it allow.
  ///
  /// - Parameter finding: A finding of this rule.
  /// - Returns: A sentence; empty below ``FindingLevel/watch``, where there is nothing to explain.
  public func meaning(of finding: Finding) -> String {
    let exception = finding.deciding.flatMap { exceptions[$0.threshold.id] }
    return switch finding.level {
    case .flag: exception?.meaning ?? meaning
    case .watch:
      "If this were so, it would mean that \(exception?.possibleMeaning ?? possibleMeaning)"
    case .info: meaning
    case .below, .clear, .notAssessed: ""
    }
  }
}

extension RuleGuidance {
  /// Every entry, by code.
  public static let all: [RuleGuidance] =
    (standingRules + gaitRules + loadedRules + landingRules + overallRules + complaintRules)
    .sorted { $0.code < $1.code }

  /// The entry for a rule, or `nil` when the catalogue has none.
  public static func forRule(_ code: String) -> RuleGuidance? { all.first { $0.code == code } }

  /// The factor that minors are not shown.
  static let bodyWeight = "body weight"

  /// The exercises for somebody whose findings all lie within their measurement error.
  ///
  /// Hips, trunk and the squat itself at level 1: useful to anybody, aimed at no finding (a choice
  /// of this project).
  public static let generalExercises = ["EX11", "EX12", "EX20", "EX32"]

  /// The adjuncts that go with ``generalExercises``, and the only ones beside a blocking red flag.
  public static let generalAdjuncts = ["AD09"]
}

extension String {
  /// The text with a large first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

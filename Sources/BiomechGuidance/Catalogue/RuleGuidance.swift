// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment

/// What the catalogue says about a rule of the assessment: one entry for each finding code.
public struct RuleGuidance: Hashable, Sendable {
  /// The rule, such as `RL04`.
  public var code: String

  /// What may contribute, one item each; likely, not proven.
  public var contributingFactors: [String]

  /// The codes of the exercises, the most fitting first.
  public var exercises: [String]

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

  /// How well the advice is founded: A strong, B moderate, C weak, D theory or expert opinion.
  public var evidenceGrade: String

  public var source: String

  /// Whether a flag for RF16 or pain makes an orthopaedic surgeon part of the referral.
  var isStructural: Bool

  init(
    _ code: String, contributingFactors: [String], exercises: [String], adjuncts: [String],
    meaning: String, possibleMeaning: String, exceptions: [String: Exception] = [:],
    evidenceGrade: String, source: String, isStructural: Bool
  ) {
    self.code = code
    self.contributingFactors = contributingFactors
    self.exercises = exercises
    self.adjuncts = adjuncts
    self.meaning = meaning
    self.possibleMeaning = possibleMeaning
    self.exceptions = exceptions
    self.evidenceGrade = evidenceGrade
    self.source = source
    self.isStructural = isStructural
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

  /// The entry for a rule, or `nil` when the catalogue has none.
  public static func forRule(_ code: String) -> RuleGuidance? { all.first { $0.code == code } }

  /// Every entry, by code.
  public static let all: [RuleGuidance] = [
    RuleGuidance(
      "RL01",
      contributingFactors: [
        "shape of the bones", "growth", "loose ligaments", "a foot that rolls in",
        "weak hip abductors (the part that training can change)", bodyWeight,
      ],
      exercises: [
        "EX10", "EX12", "EX13", "EX11", "EX21", "EX32", "EX33", "EX39", "EX14",
      ],
      adjuncts: ["AD03", "AD06", "AD07", "AD09"],
      meaning:
        "The knee sits inside the line from hip to ankle; exercise changes control, not bone.",
      possibleMeaning:
        "the knee sits inside the line from hip to ankle; exercise changes control, not bone.",
      evidenceGrade: "C",
      source: "\(Source.hart); Sharma et al. 2010 (alignment and osteoarthritis)",
      isStructural: true),
    RuleGuidance(
      "RL02",
      contributingFactors: [
        "varus left from growth, as in about a third of men and a sixth of women",
        "shape of the bones",
        "load on the inner side of the knee", "an earlier injury", "osteoarthritis",
      ],
      exercises: [
        "EX03", "EX06", "EX11", "EX12", "EX16", "EX20", "EX30", "EX40", "EX44",
      ],
      adjuncts: ["AD04", "AD06", "AD07", "AD09"],
      meaning:
        "The knee sits outside the line from hip to ankle; a few degrees of that are common in "
        + "healthy people, and exercise changes control, not bone.",
      possibleMeaning:
        "the knee sits outside the line from hip to ankle; a few degrees of that are common in "
        + "healthy people, and exercise changes control, not bone.",
      evidenceGrade: "C", source: "Bellemans et al. 2012; Sharma et al. 2010",
      isStructural: true),
    RuleGuidance(
      "RL04",
      contributingFactors: [
        "weak control by the hip abductors and outward rotators", "tight adductors",
        "an ankle that does not bend far enough", "a foot that rolls in", "habit",
      ],
      exercises: [
        "EX10", "EX12", "EX13", "EX11", "EX32", "EX44", "EX45", "EX46", "EX34",
      ],
      adjuncts: ["AD03", "AD07", "AD09"],
      meaning: "The knees move inwards during the squat, which practice can change.",
      possibleMeaning: "the knees move inwards during the squat, which practice can change.",
      // The displacement is judged beside the angle and comes first at the same level: where the
      // angle decides, the displacement shows less, or could not be judged.
      exceptions: [
        Threshold.kneeAbduction.id: Exception(
          meaning:
            "The angle of the knee opens towards abduction during the squat; this rests on the "
            + "angle, which also depends on where the knee markers sit, not on the path of the knee.",
          possibleMeaning:
            "the angle of the knee opens towards abduction during the squat; this rests on the "
            + "angle, which also depends on where the knee markers sit, not on the path of the knee."
        )
      ],
      evidenceGrade: "B",
      source: "\(Source.hart); Willy et al. 2019 (category of movement coordination)",
      isStructural: false),
  ]

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

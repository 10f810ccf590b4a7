// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
public import BiomechMotion

/// What a rule looks at: the trials of a subject and session, and every number taken from them.
public struct SessionEvidence: Sendable {
  public var trials: [AnalyzedTrial]
  public var measures: [Measure]
  public var subject: Subject

  /// The scores, whose items say what a total is made of.
  public var scores: [Score]

  /// The norms that were given, and which trials they speak about; `nil` without norms.
  public var norms: NormsComparison?

  /// What the rules before have said.
  public var findings: [Finding]

  public init(
    trials: [AnalyzedTrial], measures: [Measure], subject: Subject, scores: [Score] = [],
    norms: NormsComparison? = nil, findings: [Finding] = []
  ) {
    self.trials = trials
    self.measures = measures
    self.subject = subject
    self.scores = scores
    self.findings = findings
    self.norms = norms
  }

  /// What a rule that needs a reference band lacks, such as `a reference band (--norms)`; `nil` where
  /// norms were compared.
  public var missingNorms: String? {
    guard let norms else { return "a reference band of healthy people (--norms)" }
    return norms.missing.map { "a reference band that suits the trial: \($0)" }
  }

  /// The trials of one task, in the order given.
  func trials(of task: MovementTask) -> [AnalyzedTrial] {
    trials.filter { $0.events.contains(task) }
  }

  /// The measures of one kind, side and task, in the order given.
  func measures(_ kind: MeasureKind, _ side: BodySide, _ task: MovementTask) -> [Measure] {
    measures.filter { $0.kind == kind && $0.side == side && $0.task == task }
  }
}

/// A rule that holds measures against thresholds and says what it found.
///
/// Each rule is a file of its own; what it tells about itself is its ``RuleAccount``.
public protocol FindingRule: Sendable {
  /// The code in `findings.csv`, such as `RL04`.
  static var code: String { get }

  /// What is looked for, in a few words.
  static var name: String { get }

  /// The limits that decide, the first one foremost.
  static var thresholds: [Threshold] { get }

  /// The studies behind the rule and its limits.
  static var source: String { get }

  /// What the rule measures, why, when it speaks, and where it ends.
  static var account: RuleAccount { get }

  init()

  /// What the rule says about a session: one finding for each leg, or for both legs together.
  func findings(in evidence: SessionEvidence) -> [Finding]
}

/// The rules of this version.
///
/// `RL00`, the gate of the warning signs, is none of them: it is decided from the answers and stands
/// before all numbers, in `RedFlag` and `ExerciseCeiling` of the guidance.
public enum FindingRules {
  /// Every rule, in the order of the codes.
  public static let all: [any FindingRule.Type] = [
    StaticValgus.self, StaticVarus.self, VarusThrust.self, DynamicKneeValgusSquat.self,
    DynamicKneeValgusSingleLeg.self, DynamicKneeValgusLanding.self, StiffLanding.self,
    HighLandingErrors.self, PatellarMaltracking.self, LargeQuadricepsAngle.self,
    LimitedDorsiflexion.self, PelvicDrop.self, ExcessHipAdduction.self,
    TrunkLeanCompensation.self, AnteriorPelvicTilt.self, FootOverpronation.self,
    SideAsymmetry.self, GaitDeviation.self, PainWithoutFinding.self, LigamentLaxity.self,
    TraumaHistory.self, InsufficientData.self,
  ]
}

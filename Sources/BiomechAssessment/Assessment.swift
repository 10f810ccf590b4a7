// SPDX-License-Identifier: Apache-2.0

public import BiomechEvents
public import BiomechKinematics
public import BiomechMotion

/// A trial with everything that was computed of it: what an assessment looks at.
public struct AnalyzedTrial: Sendable {
  public var trial: Trial
  public var kinematics: TrialKinematics
  public var events: TrialEvents

  public init(trial: Trial, kinematics: TrialKinematics, events: TrialEvents) {
    self.trial = trial
    self.kinematics = kinematics
    self.events = events
  }
}

/// What the trials of one subject and session say.
public struct Assessment: Sendable {
  /// Every number, in the order of the trials.
  public var measures: [Measure]

  /// Every rule that was looked at, by level and code; those not assessed are among them.
  public var findings: [Finding]

  public init(measures: [Measure], findings: [Finding]) {
    self.measures = measures
    self.findings = findings
  }
}

extension Assessment {
  /// The assessment of the trials of one subject and session.
  ///
  /// All trials of one task are assessed together: three squats may be one file or three.
  ///
  /// - Parameters:
  ///   - trials: The trials, the static one among them when there is one.
  ///   - subject: The person; thresholds for adults are left out when the age is unknown.
  ///   - uncertainty: How far landmarks and soft tissue may be off.
  public init(
    of trials: [AnalyzedTrial], subject: Subject, uncertainty: Uncertainty = Uncertainty()
  ) {
    let measures = trials.flatMap { TrialMeasures(of: $0, uncertainty: uncertainty).all }
    let evidence = SessionEvidence(trials: trials, measures: measures, subject: subject)
    let findings = FindingRules.all.flatMap { $0.init().findings(in: evidence) }
    self.init(measures: measures, findings: findings.sorted { $0.stands(before: $1) })
  }
}

extension Finding {
  /// Worst first, then by code, then right before left before both.
  fileprivate func stands(before other: Finding) -> Bool {
    let sides: [BodySide] = [.right, .left, .both]
    if level != other.level { return level > other.level }
    if code != other.code { return code < other.code }
    return (sides.firstIndex(of: side) ?? 0) < (sides.firstIndex(of: other.side) ?? 0)
  }
}

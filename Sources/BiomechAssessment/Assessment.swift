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

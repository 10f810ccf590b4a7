// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
public import BiomechKinematics
import BiomechMath
public import BiomechMotion

/// How norms were held against the trials of a session: for reports and plots.
public struct NormsComparison: Hashable, Sendable {
  /// A trial that the norms do not speak about, and why.
  public struct Refusal: Hashable, Sendable {
    /// The trial, or `nil` where no trial has the task of the norms.
    public var trial: String?

    public var mismatch: NormsMismatch

    /// A sentence for the report.
    public var sentence: String {
      let what = trial.map { "'\($0)' is not held against the norms" } ?? "The norms are not used"
      return "\(what): \(mismatch.reason)."
    }
  }

  public var norms: Norms

  /// The trials that were held against the norms.
  public var trials: [String]

  public var refusals: [Refusal]

  /// What nobody could check, one sentence each.
  public var notes: [String]

  /// Why nothing was compared, for what is "not assessed"; `nil` when something was.
  public var missing: String? {
    trials.isEmpty ? refusals.first.map(\.mismatch.reason) : nil
  }

  /// The band to draw with the values of a trial, a task and a side; `nil` where the norms do not
  /// speak about them.
  public func band(
    for variable: Variable, _ side: BodySide, trial: String, task: MovementTask
  ) -> Norms.Band? {
    task == norms.passport.task && trials.contains(trial) ? norms.band(for: variable, side) : nil
  }

  /// Checks which trials the norms speak about.
  ///
  /// - Parameters:
  ///   - norms: The norms.
  ///   - analyzed: The trials of the session.
  ///   - measures: The measures of the trials, the speed among them.
  ///   - subject: The person.
  init(
    _ norms: Norms, with analyzed: [AnalyzedTrial], measures: [Measure], subject: Subject
  ) {
    self.norms = norms
    trials = []
    refusals = []
    notes = []
    let passport = norms.passport
    for analyzed in analyzed
    where analyzed.events.bouts.contains(where: { $0.task == passport.task }) {
      let name = analyzed.trial.name
      let speed = measures.filter {
        $0.kind == .normalizedSpeed && $0.trial == name && $0.task == passport.task
      }.map(\.value).meanOfPresent
      let mismatch = norms.mismatch(
        model: analyzed.kinematics.model, subject: subject,
        normalizedSpeed: speed.isNaN ? nil : speed)
      if let mismatch {
        refusals.append(Refusal(trial: name, mismatch: mismatch))
        continue
      }
      trials.append(name)
      if speed.isNaN, passport.speed != nil {
        notes.append(
          "The speed of '\(name)' for the length of the legs is not known, so nobody checked that the "
            + "norms are of such walking.")
      }
    }
    if trials.isEmpty && refusals.isEmpty {
      refusals = [Refusal(trial: nil, mismatch: .task(norms: passport.task))]
    }
    if let age = subject.age, let range = passport.ageRange, !range.contains(age), !trials.isEmpty {
      notes.append(
        "The subject is \(age.fixed(0)) years old; the norms are of \(passport.ageWords).")
    }
  }
}

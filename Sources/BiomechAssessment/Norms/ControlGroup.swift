// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
public import BiomechKinematics
import BiomechMath
public import BiomechMotion

/// A healthy person whose trials norms are built of.
public struct ControlSubject: Sendable {
  /// What messages call the person, such as the name of a folder.
  public var name: String

  public var subject: Subject

  /// The models that the trials with the task were analysed with.
  public var models: Set<ModelKind>

  /// The tasks that were recognised in the trials.
  public var tasks: Set<MovementTask>

  /// The cycles of all trials.
  public var waveforms: [Waveform]

  /// The measures of all trials.
  public var measures: [Measure]

  /// A person whose trials were analysed.
  ///
  /// - Parameters:
  ///   - name: What messages call the person.
  ///   - subject: Age and sex.
  ///   - trials: The trials.
  ///   - measures: The measures of the trials.
  public init(name: String, subject: Subject, trials: [AnalyzedTrial], measures: [Measure]) {
    let moving = trials.filter { !$0.events.bouts.isEmpty }
    self.init(
      name: name, subject: subject, models: Set(moving.map(\.kinematics.model)),
      tasks: Set(trials.map(\.events.task)), waveforms: moving.flatMap(\.waveforms),
      measures: measures)
  }

  /// A person whose waveforms and measures are known.
  public init(
    name: String, subject: Subject, models: Set<ModelKind>, tasks: Set<MovementTask>,
    waveforms: [Waveform], measures: [Measure] = []
  ) {
    self.name = name
    self.subject = subject
    self.models = models
    self.tasks = tasks
    self.waveforms = waveforms
    self.measures = measures
  }
}

/// What the user says about a control group, and how its numbers were made.
public struct ControlGroupDescription: Hashable, Sendable {
  public var population: String

  /// In years; `nil` takes the ages of the subjects.
  public var ageRange: ClosedRange<Double>?

  /// `nil` takes the sexes of the subjects.
  public var sexes: NormsPassport.Sexes?

  public var programVersion: String

  /// When, such as `2026-03-01`, or `nil`.
  public var created: String?

  public var settings: [NormsPassport.Setting]

  public init(
    population: String = "", ageRange: ClosedRange<Double>? = nil,
    sexes: NormsPassport.Sexes? = nil, programVersion: String, created: String? = nil,
    settings: [NormsPassport.Setting] = []
  ) {
    self.population = population
    self.ageRange = ageRange
    self.sexes = sexes
    self.programVersion = programVersion
    self.created = created
    self.settings = settings
  }
}

/// A reason why no norms can be built of a group.
public struct ControlGroupError: Error, Hashable, Sendable {
  /// What is wrong.
  @nonexhaustive public enum Reason: Error, Hashable, Sendable {
    case tooFew(Int)

    /// A subject without a complete cycle of the task; what was recognised instead.
    case noCycles(subject: String, MovementTask, found: [MovementTask])

    /// Subjects that were analysed with different models.
    case mixedModels([String: [ModelKind]])

    /// A subject that is not of the age or sex that was stated.
    case outsideDescription(subject: String, what: String, stated: String)

    /// No variable that every subject has.
    case nothingInCommon
  }

  /// The kind of a problem; the raw value is the word for `biomech explain`.
  public enum Code: String, Sendable, CaseIterable {
    case tooFew = "too-few-controls"
    case noCycles = "no-cycles"
    case mixedModels = "mixed-models"
    case outsideDescription = "outside-description"
    case nothingInCommon = "controls-differ"
  }

  public var path: String
  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The kind of the problem.
  public var code: Code {
    switch reason {
    case .tooFew: .tooFew
    case .noCycles: .noCycles
    case .mixedModels: .mixedModels
    case .outsideDescription: .outsideDescription
    case .nothingInCommon: .nothingInCommon
    }
  }
}

extension ControlGroupError: CustomStringConvertible {
  public var description: String { "\(path): \(problem) [\(code.rawValue)]\n  hint: \(hint)" }

  private var problem: String {
    switch reason {
    case .tooFew(let count): "norms need 2 subjects or more; there are '\(count)'"
    case .noCycles(let subject, let task, let found):
      "'\(subject)' has no complete \(task.repetitionWord) of \(task.label)"
        + (found.isEmpty ? "" : "; found: \(found.map(\.label).joined(separator: ", "))")
    case .mixedModels(let models):
      "the subjects were analysed with different models: "
        + models.sorted { $0.key < $1.key }.map { name, models in
          "'\(name)' \(models.map(\.rawValue).sorted().joined(separator: " and "))"
        }.joined(separator: ", ")
    case .outsideDescription(let subject, let what, let stated):
      "'\(subject)' is \(what), and the group was stated to be \(stated)"
    case .nothingInCommon: "there is no variable that every subject has without a gap"
    }
  }

  private var hint: String {
    switch reason {
    case .tooFew: "give each subject a folder of their own; 20 or more make a useful band"
    case .noCycles:
      "add a walk with a complete cycle, leave the subject out, or name another --task"
    case .mixedModels: "choose one with --model; norms and patients need the same one"
    case .outsideDescription: "leave the subject out, or correct the statement or subject.yaml"
    case .nothingInCommon: "use one marker set for all, and look for gaps with 'biomech inspect'"
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
public import BiomechMotion

/// Whose values norms are, how they were measured, and how many stand behind them.
public struct NormsPassport: Hashable, Sendable {
  /// Which sexes the group has.
  public enum Sexes: String, Sendable, CaseIterable {
    case female, male, all
  }

  /// How fast the group walked: speed over √(g · leg length).
  public struct Speed: Hashable, Sendable {
    /// The mean over the subjects.
    public var mean: Double

    public var range: ClosedRange<Double>

    public init(mean: Double, range: ClosedRange<Double>) {
      self.mean = mean
      self.range = range
    }

    public var speedClass: SpeedClass { SpeedClass(normalizedSpeed: mean) }
  }

  /// Adults, children, or both.
  public enum AgeGroup: String, Sendable {
    case adults, children
    case mixed = "children and adults"
  }

  /// The group in the words of who built the norms; empty where nobody said.
  public var population: String

  /// In years, or `nil` where not every age is known.
  public var ageRange: ClosedRange<Double>?

  /// `nil` where not every sex is known.
  public var sexes: Sexes?

  public var task: MovementTask

  /// `nil` where the task has no speed, or not everybody's is known.
  public var speed: Speed?

  public var model: ModelKind

  public var subjects: Int

  /// The cycles or repetitions of all subjects, both legs counted.
  public var cycles: Int

  /// The version of the program that built the norms.
  public var programVersion: String

  /// When they were built, such as `2026-03-01`, or `nil`.
  public var created: String?

  /// The options that change numbers, in words.
  public var settings: [Setting]

  /// One option.
  public struct Setting: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(
    population: String = "", ageRange: ClosedRange<Double>? = nil, sexes: Sexes? = nil,
    task: MovementTask, speed: Speed? = nil, model: ModelKind, subjects: Int, cycles: Int,
    programVersion: String, created: String? = nil, settings: [Setting] = []
  ) {
    self.population = population
    self.ageRange = ageRange
    self.sexes = sexes
    self.task = task
    self.speed = speed
    self.model = model
    self.subjects = subjects
    self.cycles = cycles
    self.programVersion = programVersion
    self.created = created
    self.settings = settings
  }

  public var ageGroup: AgeGroup? {
    ageRange.map { range in
      range.lowerBound >= 18 ? .adults : range.upperBound < 18 ? .children : .mixed
    }
  }

  /// One line for reports, such as `20 subjects, 154 cycles of walking, healthy adults`.
  public var summary: String {
    "\(subjects) subjects, \(cycles) \(task.repetitionWord)s of \(task.label)"
      + (population.isEmpty ? "" : ", \(population)")
  }
}

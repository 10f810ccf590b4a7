// SPDX-License-Identifier: Apache-2.0

/// What a clinic changes about the rules of this program: some switched off, some of its own.
///
/// Warning signs, the statement of every report and the rules in ``alwaysOn`` stay whatever a clinic
/// says. A limit of this program is never changed in place: the rule is switched off and another one
/// is added under a code of its own, so that a report always says whose limit it is.
public struct ClinicRules: Hashable, Sendable {
  /// What the rules are called in reports, such as the name of their file.
  public var name: String

  /// The codes of the rules that are switched off, such as `RL15`.
  public var off: [String]

  /// The rules of the clinic, in the order of the file.
  public var added: [ClinicRule]

  public init(name: String = "", off: [String] = [], added: [ClinicRule] = []) {
    self.name = name
    self.off = off
    self.added = added
  }

  /// Whether nothing is changed.
  public var isEmpty: Bool { off.isEmpty && added.isEmpty }

  /// The rules that no clinic can switch off: warning signs first, no exercise on an injury that
  /// nobody has cleared, and the reason why a recording gives no result.
  public static let alwaysOn = ["RL00", "RL21", "RL22"]

  /// The clinic's changes in words, such as `rules.yaml: RL15 off; KL01 added`.
  public var summary: String {
    let parts =
      (off.isEmpty ? [] : ["\(off.joined(separator: ", ")) off"])
      + (added.isEmpty ? [] : ["\(added.map(\.code).joined(separator: ", ")) added"])
    let changes = parts.isEmpty ? "nothing changed" : parts.joined(separator: "; ")
    return name.isEmpty ? changes : "\(name): \(changes)"
  }
}

/// A rule of a clinic: one measure held against one limit, and what follows.
public struct ClinicRule: Hashable, Sendable {
  /// How a value reaches the limit.
  public enum Comparator: String, Sendable, CaseIterable {
    case atLeast = ">="
    case above = ">"
    case atMost = "<="
    case below = "<"
    case magnitudeAtLeast = "abs>="
  }

  /// Which legs are judged: each by itself, one, or a measure of both together.
  public enum Sides: String, Sendable, CaseIterable {
    case each, left, right, both

    /// The sides that a measure must have, one finding each.
    public var judged: [BodySide] {
      switch self {
      case .each: [.right, .left]
      case .left: [.left]
      case .right: [.right]
      case .both: [.both]
      }
    }
  }

  /// Who the limit is for.
  public enum Population: String, Sendable, CaseIterable {
    case any, adults, minors, women, men
  }

  /// How well the advice is founded: strong, moderate, weak, or theory and expert opinion.
  public enum Grade: String, Sendable, CaseIterable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
  }

  /// The code, such as `KL01`; none of this program.
  public var code: String

  /// What is found, in a few words.
  public var name: String

  /// The id of the measure, such as `fppa_peak`.
  public var measure: String

  public var sides: Sides
  public var task: MovementTask
  public var comparator: Comparator

  /// The limit in the unit of the measure as shown to people.
  public var limit: Double

  public var population: Population

  /// The fewest repetitions that are judged.
  public var repetitions: Int

  /// What may contribute, one item each.
  public var factors: [String]

  /// The codes of the exercises, the most fitting first.
  public var exercises: [String]

  /// The codes of the adjuncts.
  public var adjuncts: [String]

  /// Who to see; empty for nobody in particular.
  public var referral: String

  public var evidence: Grade
  public var source: String

  /// What a flag means, in one sentence.
  public var wording: String

  public init(
    code: String, name: String, measure: String, sides: Sides = .each, task: MovementTask,
    comparator: Comparator, limit: Double, population: Population = .any, repetitions: Int = 1,
    factors: [String] = [], exercises: [String] = [], adjuncts: [String] = [],
    referral: String = "", evidence: Grade = .d, source: String, wording: String
  ) {
    self.code = code
    self.name = name
    self.measure = measure
    self.sides = sides
    self.task = task
    self.comparator = comparator
    self.limit = limit
    self.population = population
    self.repetitions = repetitions
    self.factors = factors
    self.exercises = exercises
    self.adjuncts = adjuncts
    self.referral = referral
    self.evidence = evidence
    self.source = source
    self.wording = wording
  }
}

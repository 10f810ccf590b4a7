// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
public import BiomechMotion

/// A limit with the side on which it is crossed, and where it comes from.
public struct Threshold: Hashable, Sendable {
  /// How a value reaches the limit.
  public enum Comparator: String, Sendable, CaseIterable {
    case atLeast = ">="
    case above = ">"
    case atMost = "<="
    case below = "<"

    /// The magnitude counts, whatever the sign.
    case magnitudeAtLeast = "abs>="
    case magnitudeAbove = "abs>"

    /// Below ``Threshold/lowerLimit`` or above ``Threshold/limit``.
    case outside

    /// No value reaches it: there is no number, only what is said or done.
    case never
  }

  /// What the limit is for.
  public enum Role: String, Sendable, CaseIterable {
    /// A value is held against it.
    case judged

    /// It stands beside a value and says nothing about it by itself.
    case context

    /// Beyond it the quantity is not reported.
    case validity

    /// Its numbers part classes, none of them better than another.
    case classes

    /// What a recording has to fulfil.
    case gate

    /// What this program never claims, whatever the value.
    case neverClaimed = "never claimed"
  }

  /// A further number of a limit that has more than one.
  public struct Part: Hashable, Sendable {
    /// What it is, such as `reject`.
    public let name: String

    public let value: Double

    /// The unit as it stands in text, such as `mm`.
    public let unit: String

    public init(_ name: String, _ value: Double, _ unit: String) {
      self.name = name
      self.value = value
      self.unit = unit
    }
  }

  /// The id of the threshold, such as `TH46`.
  public let id: String

  /// The measures that the limit is for, the one it was made for first; empty for a limit of
  /// recordings, classes or claims, which ``subject`` names.
  public let measures: [MeasureKind]

  /// What is limited, in plain words; that of the first measure unless told.
  public let subject: String

  /// The tasks that the limit is for; empty where it is for any.
  public let tasks: [MovementTask]

  public let comparator: Comparator

  /// The limit in ``unit``; the upper one of a range, and 0 where no value reaches it.
  public let limit: Double

  /// The unit of the limit as it stands behind a number, such as `°` or ` mm`: that of the first
  /// measure as shown to people unless told.
  public let unit: String

  /// The lower end of a range; `nil` for a single limit.
  public let lowerLimit: Double?

  /// What a value must reach as well to be a flag; `nil` where the limit and U95 are enough.
  public let flagLimit: Double?

  /// The highest level that crossing the limit may give.
  public let highestLevel: FindingLevel

  public let role: Role

  public let population: Population

  /// The U95 used only where none can be computed for the recording; 0 where nothing is measured.
  public let defaultU95: Double

  /// Further numbers, such as the class bounds of a squat.
  public let parts: [Part]

  /// Why the limit is where it is, in plain words.
  public let rationale: String

  public let source: String

  /// How well the limit is founded: verified, contested or an engineering choice.
  public let evidence: String

  /// What speaks against the limit; empty where nobody contests it.
  public let contest: String

  public init(
    _ id: String, of measures: [MeasureKind], subject: String? = nil,
    in tasks: [MovementTask] = [], _ comparator: Comparator, _ limit: Double,
    unit: String? = nil, lowerLimit: Double? = nil, flagLimit: Double? = nil,
    highestLevel: FindingLevel = .flag,
    role: Role = .judged, population: Population = .any, defaultU95: Double = 0,
    parts: [Part] = [], rationale: String = "", source: String, evidence: String,
    contest: String = ""
  ) {
    self.id = id
    self.measures = measures
    self.subject = subject ?? measures.first?.label ?? id
    self.tasks = tasks
    self.comparator = comparator
    self.limit = limit
    self.unit = unit ?? measures.first?.unit.mark ?? ""
    self.lowerLimit = lowerLimit
    self.flagLimit = flagLimit
    self.highestLevel = highestLevel
    self.role = role
    self.population = population
    self.defaultU95 = defaultU95
    self.parts = parts
    self.rationale = rationale
    self.source = source
    self.evidence = evidence
    self.contest = contest
  }
}

extension Threshold {
  /// The same threshold with other numbers: one end of a range, or a row of a table.
  ///
  /// The numbers are in the unit of the measure unless told.
  func with(
    _ comparator: Comparator, _ limit: Double, unit: String? = nil, lowerLimit: Double? = nil,
    role: Role? = nil
  ) -> Threshold {
    Threshold(
      id, of: measures, subject: subject, in: tasks, comparator, limit, unit: unit,
      lowerLimit: lowerLimit,
      flagLimit: flagLimit, highestLevel: highestLevel, role: role ?? self.role,
      population: population,
      defaultU95: defaultU95, parts: parts, rationale: rationale, source: source,
      evidence: evidence, contest: contest)
  }

  /// The end of a range that a value is held against, which is the nearer one; any other threshold
  /// as it is.
  public func facing(_ value: Double) -> Threshold {
    guard comparator == .outside, let lowerLimit else { return self }
    return value > (lowerLimit + limit) / 2
      ? with(.above, limit, unit: unit) : with(.below, lowerLimit, unit: unit)
  }

  /// Whether values of the measures are held against the limit as they are.
  var isInUnitOfMeasure: Bool { measures.first.map { $0.unit.mark == unit } ?? false }

  /// The limit in words, such as `more than 20 mm` or `outside 56 % to 68 %`.
  ///
  /// - Parameter quantity: A number with its unit, such as `20 mm`.
  /// - Returns: The words, without a final stop.
  public func words(_ quantity: (Double) -> String) -> String {
    switch comparator {
    case .outside:
      "\(comparator.words) \(quantity(lowerLimit ?? -limit)) to \(quantity(limit))"
    case .never: comparator.words
    default: "\(comparator.words) \(quantity(limit))"
    }
  }
}

extension Threshold.Comparator {
  /// The comparison in words, such as `more than`.
  public var words: String {
    switch self {
    case .atLeast: "at least"
    case .above: "more than"
    case .atMost: "at most"
    case .below: "less than"
    case .magnitudeAtLeast: "in either direction at least"
    case .magnitudeAbove: "in either direction more than"
    case .outside: "outside"
    case .never: "at no value"
    }
  }
}

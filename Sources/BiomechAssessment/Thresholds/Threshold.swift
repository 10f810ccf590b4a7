// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// A limit with the side on which it is crossed, and where it comes from.
public struct Threshold: Hashable, Sendable {
  /// How a value reaches the limit.
  public enum Comparator: String, Sendable {
    case atLeast = ">="
    case above = ">"
    case atMost = "<="
    case below = "<"

    /// The magnitude counts, whatever the sign.
    case magnitudeAtLeast = "abs>="
  }

  /// Who the limit is for.
  public enum Population: String, Sendable {
    case any, adults
  }

  /// The id of the threshold, such as `TH46`.
  public let id: String

  /// The measures that the limit is for, the one it was made for first; never empty in the registry.
  public let measures: [MeasureKind]

  /// The tasks that the limit is for; empty where it is for any.
  public let tasks: [MovementTask]

  public let comparator: Comparator

  /// The limit in the unit of the measure as shown to people.
  public let limit: Double

  public let population: Population

  /// The U95 used only where none can be computed for the recording.
  public let defaultU95: Double

  public let source: String

  /// How well the limit is founded: verified, numeric or an engineering choice.
  public let evidence: String

  public init(
    _ id: String, of measures: [MeasureKind], in tasks: [MovementTask] = [],
    _ comparator: Comparator, _ limit: Double, population: Population = .any,
    defaultU95: Double, source: String, evidence: String
  ) {
    self.id = id
    self.measures = measures
    self.tasks = tasks
    self.comparator = comparator
    self.limit = limit
    self.population = population
    self.defaultU95 = defaultU95
    self.source = source
    self.evidence = evidence
  }
}

extension Threshold {
  /// Whether a value reaches the limit by itself.
  public func isReached(by value: Double) -> Bool {
    switch comparator {
    case .atLeast: value >= limit
    case .above: value > limit
    case .atMost: value <= limit
    case .below: value < limit
    case .magnitudeAtLeast: value.magnitude >= limit
    }
  }

  /// What can be said about a value with the given uncertainty; NaN is not assessed.
  ///
  /// A limit for either direction is judged on the side the value lies on.
  public func level(value: Double, u95: Double) -> FindingLevel {
    guard !value.isNaN, !u95.isNaN else { return .notAssessed }
    // Towards the threshold is up for a high-side limit and down for a low-side one.
    let up: Double =
      switch comparator {
      case .atLeast, .above: 1
      case .atMost, .below: -1
      case .magnitudeAtLeast: value < 0 ? -1 : 1
      }
    guard isReached(by: value) else {
      return isReached(by: value + up * u95) ? .below : .clear
    }
    // A magnitude that would have to cross zero is not beyond anything.
    let nearest = value - up * u95
    let staysOnItsSide = comparator != .magnitudeAtLeast || nearest * up > 0
    return staysOnItsSide && isReached(by: nearest) ? .flag : .watch
  }
}

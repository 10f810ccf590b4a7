// SPDX-License-Identifier: Apache-2.0

/// A limit with the side on which it is crossed, and where it comes from.
public struct Threshold: Hashable, Sendable {
  /// How a value reaches the limit.
  public enum Comparator: String, Sendable {
    case atLeast = ">="
    case above = ">"
    case atMost = "<="
    case below = "<"
  }

  /// Who the limit is for.
  public enum Population: String, Sendable {
    case any, adults
  }

  /// The id of the threshold, such as `TH46`.
  public let id: String

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
    _ id: String, _ comparator: Comparator, _ limit: Double, population: Population = .any,
    defaultU95: Double, source: String, evidence: String
  ) {
    self.id = id
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
    }
  }

  /// What can be said about a value with the given uncertainty; NaN is not assessed.
  public func level(value: Double, u95: Double) -> FindingLevel {
    guard !value.isNaN, !u95.isNaN else { return .notAssessed }
    // Towards the threshold is up for a high-side limit and down for a low-side one.
    let up: Double = comparator == .atLeast || comparator == .above ? 1 : -1
    if isReached(by: value - up * u95) { return .flag }
    if isReached(by: value) { return .watch }
    return isReached(by: value + up * u95) ? .below : .clear
  }
}

// SPDX-License-Identifier: Apache-2.0

extension Threshold {
  /// Whether a value reaches the limit by itself.
  public func isReached(by value: Double) -> Bool {
    switch comparator {
    case .atLeast: value >= limit
    case .above: value > limit
    case .atMost: value <= limit
    case .below: value < limit
    case .magnitudeAtLeast: value.magnitude >= limit
    case .magnitudeAbove: value.magnitude > limit
    case .outside: value > limit || value < (lowerLimit ?? -limit)
    case .never: false
    }
  }

  /// What can be said about a value with the given uncertainty; NaN is not assessed.
  ///
  /// A limit for either direction is judged on the side the value lies on. What stands beside a value
  /// only as context describes it and judges nothing.
  public func level(value: Double, u95: Double) -> FindingLevel {
    guard !value.isNaN, !u95.isNaN else { return .notAssessed }
    if role == .context { return .info }
    let level = guardedLevel(value: value, u95: u95)
    return level == .flag && (highestLevel < .flag || !reachesFlagLimit(value)) ? .watch : level
  }

  /// Whether a value is far enough for a flag, where the limit asks for more than its crossing.
  func reachesFlagLimit(_ value: Double) -> Bool {
    guard let flagLimit else { return true }
    return with(comparator, flagLimit, lowerLimit: lowerLimit).isReached(by: value)
  }

  /// The level by the limit and U95 alone.
  func guardedLevel(value: Double, u95: Double) -> FindingLevel {
    if comparator == .outside { return facing(value).guardedLevel(value: value, u95: u95) }
    // Towards the threshold is up for a high-side limit and down for a low-side one.
    let up: Double =
      switch comparator {
      case .atMost, .below: -1
      case .magnitudeAtLeast, .magnitudeAbove: value < 0 ? -1 : 1
      case .atLeast, .above, .outside, .never: 1
      }
    guard isReached(by: value) else {
      return isReached(by: value + up * u95) ? .below : .clear
    }
    // A magnitude that would have to cross zero is not beyond anything.
    let nearest = value - up * u95
    let isMagnitude = comparator == .magnitudeAtLeast || comparator == .magnitudeAbove
    return isReached(by: nearest) && (!isMagnitude || nearest * up > 0) ? .flag : .watch
  }
}

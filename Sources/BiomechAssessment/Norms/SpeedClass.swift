// SPDX-License-Identifier: Apache-2.0

/// How fast somebody walks for the length of their legs.
///
/// The boundaries lie between the mean speeds of five groups of walks of 83 healthy children. A
/// reference is chosen by them and never by the name of a trial.
///
/// Source: M. H. Schwartz, A. Rozumalski and J. P. Trost, "The effect of walking speed on the gait of
/// typically developing children", J. Biomech. 41 (2008), 1639–1650,
/// doi:10.1016/j.jbiomech.2008.03.015.
public enum SpeedClass: String, Sendable, CaseIterable {
  case verySlow = "very_slow"
  case slow, free, fast
  case veryFast = "very_fast"

  /// The class of a speed over √(g · leg length).
  public init(normalizedSpeed: Double) {
    self =
      switch normalizedSpeed {
      case ..<0.231: .verySlow
      case ..<0.360: .slow
      case ..<0.494: .free
      case ..<0.627: .fast
      default: .veryFast
      }
  }

  /// Plain words.
  public var label: String {
    switch self {
    case .verySlow: "very slow"
    case .slow: "slow"
    case .free: "free"
    case .fast: "fast"
    case .veryFast: "very fast"
    }
  }
}

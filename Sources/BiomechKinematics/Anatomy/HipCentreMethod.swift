// SPDX-License-Identifier: Apache-2.0

/// How the hip centre is placed in the pelvis.
public enum HipCentreMethod: String, Sendable, CaseIterable {
  /// From a functional trial where a good one is given, or else by the fullest regression.
  ///
  /// The geometric sphere fit comes before the symmetrical estimation, as the review of Kainz and
  /// others prefers it (Clin. Biomech. 30 (2015), 319–329, doi:10.1016/j.clinbiomech.2015.02.005).
  case auto

  case harrington
  case harringtonSingle = "harrington-single"
  case sangeuxWidth = "sangeux-width"
  case sangeuxLeg = "sangeux-leg"
  case hara
  case bell1989 = "bell-1989"
  case bell1990 = "bell-1990"
  case davis
  case dumas

  /// The symmetrical centre of rotation estimation from a functional trial: ``SCoRE``.
  case score

  /// The geometric sphere fit to a functional trial: ``SphereFit``.
  case sphere

  /// The regression, or `nil` for a method that needs a functional trial or chooses by itself.
  public var regression: HipRegression? { HipRegression(rawValue: rawValue) }

  public init(_ regression: HipRegression) {
    // Every regression has its word here; a test walks them all.
    self = HipCentreMethod(rawValue: regression.rawValue) ?? .auto
  }

  /// Whether a functional trial may decide.
  var takesFunctionalTrials: Bool { regression == nil }
}
